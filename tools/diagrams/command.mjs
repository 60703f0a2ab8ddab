// @ts-check
/** npm run diagrams [-- --check]: draws the statecharts of machines/ into docs/statecharts, or says which pictures are stale. */
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';
import { readCommandLine } from '../terminal/command-line.mjs';
import { chartFiles, layOutCharts } from './chart-files.mjs';
import { findStale, writeFiles } from './folder.mjs';
import { loadMachines } from './load-machines.mjs';

const { given } = readCommandLine({
  command: 'npm run diagrams',
  about: {
    zh: '把 machines/ 的状态图画到 docs/statecharts',
    en: 'Draws the statecharts of machines/ into docs/statecharts',
  },
  options: {
    check: { about: { zh: '只说哪些图过时了', en: 'only says which pictures are out of date' } },
    folder: { value: 'FOLDER', about: { zh: '画到这里', en: 'where to, in place of docs/statecharts' } },
  },
});
const { check, folder = path.join(repositoryRoot, 'docs/statecharts') } = given;
const files = chartFiles(await layOutCharts(await loadMachines()));
const stale = findStale(files, folder);
if (check && stale.length > 0) {
  console.error(`${stale.map((file) => `${file} is not what the machines are now`).join('\n')}\nRun: npm run diagrams`);
  process.exitCode = 1;
} else if (check) {
  console.log(`diagrams: ${files.size} files are up to date`);
} else {
  writeFiles(files, folder);
  console.log(`diagrams: ${files.size} files, ${stale.length} changed`);
}

// @ts-check
/** npm run diagrams [-- --check]: draws the statecharts of machines/ into docs/statecharts, or says which pictures are stale. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../build/options.mjs';
import { chartFiles, layOutCharts } from './chart-files.mjs';
import { findStale, writeFiles } from './folder.mjs';
import { loadMachines } from './load-machines.mjs';

const usage = 'npm run diagrams [-- --check] [--folder docs/statecharts]';

const { check, folder } = readArguments();
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

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        folder: { type: 'string', default: path.join(repositoryRoot, 'docs/statecharts') },
      },
    });
    return values;
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n${usage}`);
    return process.exit(2);
  }
}

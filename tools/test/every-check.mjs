// @ts-check
/** npm test: every check, one line each; the last line counts tests (a step without tests of its own counts as one). */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';
import { folderOf, isInstalled } from '../on-demand/install.mjs';
import { readNothing } from '../terminal/command-line.mjs';
import { processorSeconds } from './processor-time.mjs';
import { endSteps, runSteps } from './run-steps.mjs';
import { countBrowserTests, countUnitTests } from './test-counts.mjs';

/** @typedef {import('./run-steps.mjs').Step} Step */

readNothing('npm test', { zh: '所有检查，每项一行', en: 'Every check, one line each' });

/** @type {(file: string) => string[]} */
const script = (file) => [process.execPath, path.join('scripts', file)];

/** @type {(bin: string, ...parameters: string[]) => string[]} */
const tool = (bin, ...parameters) => [process.execPath, path.join('node_modules', bin), ...parameters];

/**
 * @param {string} name
 * @param {string[]} parameters
 * @returns {Step}
 */
function jest(name, ...parameters) {
  const results = path.join(repositoryRoot, `.cache/jest-${name.replaceAll(' ', '-')}.json`);
  mkdirSync(path.dirname(results), { recursive: true });
  rmSync(results, { force: true });
  return {
    name,
    command: tool('jest/bin/jest.js', '--silent', '--json', `--outputFile=${results}`, ...parameters),
    count: () => countUnitTests(results),
  };
}

/** @type {Step[]} */
const steps = [
  { name: 'build', command: script('build.mjs') },
  { name: 'wcc and wcsc', command: script('check-wcc.mjs'), after: 'build' },
  { name: 'types', command: script('check-types.mjs') },
  { name: 'WXML types', command: script('check-wxml.mjs') },
  { name: 'lint and format', command: tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings') },
  ...(isInstalled(folderOf('knip')) ? [{ name: 'unused code', command: script('lint-unused.mjs') }] : []),
  // thousands of sessions and states: counting branches in them would take minutes and tell nothing new
  jest('simulation', '--maxWorkers=1', 'test/simulation', 'test/model'),
  jest(
    'unit tests',
    '--maxWorkers=2',
    '--coverage',
    '--testPathIgnorePatterns',
    'test/simulation',
    'test/model',
    'test/browser',
  ),
  // real time and real pictures: nothing else may run beside them
  {
    name: 'browser tests',
    command: script('test-browser.mjs'),
    after: 'build',
    usesEveryCore: true,
    count: countBrowserTests,
  },
];

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    endSteps();
    process.exit(1);
  });
}

const { passed, failed } = await runSteps(steps, repositoryRoot);
const processors = processorSeconds();
const ofProcessors = processors === undefined ? '' : `, ${processors.toFixed(0)} s of the processors`;
console.log(`in ${(performance.now() / 1_000).toFixed(0)} s${ofProcessors}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

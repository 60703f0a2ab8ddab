// @ts-check
/** npm test: every check, one line each; the last line counts tests (a step without tests of its own counts as one). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './build/options.mjs';
import { runSteps } from './test/run-steps.mjs';
import { countBrowserTests, countUnitTests } from './test/test-counts.mjs';

/** @typedef {import('./test/run-steps.mjs').Step} Step */

const unitResults = path.join(repositoryRoot, '.cache/unit-results.json');

/** @type {(file: string, ...parameters: string[]) => string[]} */
const script = (file, ...parameters) => [process.execPath, path.join('scripts', file), ...parameters];

/** @type {(bin: string, ...parameters: string[]) => string[]} */
const tool = (bin, ...parameters) => [process.execPath, path.join('node_modules', bin), ...parameters];

/** @type {Step[]} */
const steps = [
  { name: 'types', command: script('check-types.mjs') },
  { name: 'WXML types', command: script('check-wxml.mjs') },
  { name: 'build', command: script('build.mjs') },
  { name: 'wcc and wcsc', command: script('check-wcc.mjs'), after: 'build' },
  { name: 'lint and format', command: tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings') },
  {
    name: 'unit tests',
    command: tool(
      'jest/bin/jest.js',
      '--coverage',
      '--json',
      `--outputFile=${unitResults}`,
      '--silent',
      '--maxWorkers=2',
    ),
    usesEveryCore: true,
    count: () => countUnitTests(unitResults),
  },
];

// real time and real pictures: nothing else may run beside them
if (existsSync(path.join(repositoryRoot, 'scripts/test-browser.mjs'))) {
  steps.push({
    name: 'browser tests',
    command: script('test-browser.mjs'),
    after: 'build',
    usesEveryCore: true,
    count: countBrowserTests,
  });
}

const { passed, failed } = await runSteps(steps, repositoryRoot);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

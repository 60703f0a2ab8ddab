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
    givesWay: true,
    command: [
      process.execPath,
      // more room for young objects: whole sessions make so many that a fifth of their time is spent on clearing up
      '--max-semi-space-size=64',
      'node_modules/jest/bin/jest.js',
      ...['--silent', '--json', `--outputFile=${results}`, '--testSequencer=./tools/test/longest-first.cjs'],
      ...parameters,
    ],
    count: () => countUnitTests(results),
  };
}

/**
 * Tests in which no branch is counted, as it doubles what they cost: they look at tools and documents, which have no limit,
 * or live through the app thousands of times and reach nothing that the tests of its parts do not.
 */
const notCounted = [
  ...['simulation', 'model', 'page-walks', 'miniprogram/canary', 'simulator/(?!conformance)'],
  ...[
    'build/(?!abort-controller)',
    'preview',
    'docs',
    'release',
    'new',
    'architecture',
    'contrast',
    'door',
    'inspector',
  ],
  ...['mutation', 'support'],
].map((folder) => `/test/${folder}`);

/** @type {Step[]} */
const steps = [
  { name: 'build', command: script('build.mjs') },
  // real time and real pictures: they wait half of the time, which those below use, and give back when it is wanted
  { name: 'browser tests', command: script('test-browser.mjs'), after: 'build', count: countBrowserTests },
  { name: 'wcc and wcsc', command: script('check-wcc.mjs'), after: 'build' },
  { name: 'types', command: script('check-types.mjs') },
  { name: 'WXML types', command: script('check-wxml.mjs') },
  { name: 'lint and format', command: tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings') },
  ...(isInstalled(folderOf('knip')) ? [{ name: 'unused code', command: script('lint-unused.mjs') }] : []),
  jest('tests of the whole', '--maxWorkers=2', '--testPathPatterns', ...notCounted),
  // what a stranger does with the package, without WeChat's own programs
  { name: 'example', command: [...script('test-examples.mjs'), 'native', '--without-wechat'], after: 'build' },
  jest('tests of the parts', '--maxWorkers=2', '--coverage', '--testPathIgnorePatterns', 'test/browser', ...notCounted),
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

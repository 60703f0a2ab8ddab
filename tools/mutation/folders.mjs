// @ts-check
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Looks at every chart as a whole: names that do not exist, invokes without `onError`, waits without a deadline. */
const CHARTS = 'test/architecture/machines.test.ts';

/** Reads what states say, to a person and in the log. */
const WORDS = 'test/miniprogram/runtime/chart-log.test.ts';

/**
 * The folders whose tests are tested, each by the tests of these places alone.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const FOLDERS = {
  'machines/recovery': ['test/machines/recovery'],
  'machines/failure': ['test/machines/failure'],
  'machines/lane': ['test/machines/lane'],
  'machines/module': ['test/machines/module', CHARTS, WORDS],
  'machines/connection': ['test/machines/connection', CHARTS, WORDS],
  'machines/session': ['test/machines/session', CHARTS, WORDS],
  'machines/flv': ['test/machines/flv'],
  'machines/permissions': ['test/machines/permissions', CHARTS],
  'machines/log': ['test/machines/log', CHARTS],
  'machines/cameras': ['test/machines/cameras', CHARTS],
  'machines/picture': ['test/machines/session', 'test/machines/picture', CHARTS, WORDS],
  'machines/player': ['test/machines/player', 'test/machines/session', CHARTS, WORDS],
  'machines/watching': ['test/machines/watching', 'test/machines/session', CHARTS, WORDS],
  'machines/app': ['test/machines/app', 'test/machines/watching', 'test/miniprogram/runtime/start-app.test.ts', CHARTS],
  'machines/ptz': ['test/machines/ptz', CHARTS],
  'machines/commands': ['test/machines/commands', CHARTS],
  'machines/recording': ['test/machines/recording', CHARTS],
  'machines/kept': ['test/machines/kept', CHARTS],
  'machines/kernel': ['test/machines/kernel'],
  'machines/words': ['test/machines/words'],
  'machines/privacy': ['test/machines/privacy'],
  'miniprogram/plugins': ['test/miniprogram/plugins'],
  'miniprogram/runtime': ['test/miniprogram/runtime', 'test/build/abort-controller.test.ts'],
  development: [
    'test/development',
    ...['app-and-viewer', 'event-shapes', 'history', 'recording'].map((part) => `test/inspector/${part}.test.ts`),
  ],
};

const home = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);

/**
 * What a folder's score must be at least, in percent.
 *
 * @param {string} folder
 */
export function leastPercentOf(folder) {
  return folder === 'machines/recovery' || folder === 'machines/failure' ? 100 : 90;
}

/**
 * Where StrykerJS writes what became of each mutant of a folder.
 *
 * @param {string} folder
 */
export function reportOf(folder) {
  return `artifacts/mutation/${folder.replaceAll('/', '-')}.json`;
}

/**
 * StrykerJS's configuration for one folder.
 *
 * @param {string} folder
 * @param {string} root the repository
 */
export function configurationOf(folder, root) {
  const name = folder.replaceAll('/', '-');
  return {
    testRunner: 'folder',
    plugins: ['runner.mjs', 'ignorer.mjs'].map((file) => path.join(home, file)),
    ignorers: ['unseen'],
    folderTests: testFilesOf(folder, root),
    // the development build of xstate, for its warnings, as in jest
    testRunnerNodeArgs: ['--conditions=development'],
    coverageAnalysis: 'perTest',
    mutate: [`${folder}/**/*.ts`, `!${folder}/**/*.types.ts`, `!${folder}/**/*.d.ts`],
    // TypeScript 7 has no API to rewrite a tsconfig with, and nothing here reads one
    tsconfigFile: 'none',
    reporters: ['progress', 'json', 'html'],
    jsonReporter: { fileName: reportOf(folder) },
    htmlReporter: { fileName: `artifacts/mutation/${name}.html` },
    incremental: true,
    incrementalFile: `.cache/mutation/${name}.json`,
    tempDirName: '.cache/stryker',
    ignorePatterns: ['dist', 'artifacts', 'coverage', '.cache', 'docs'],
    concurrency: 2,
    // the runner finds endless loops, by what they cost: a busy machine is none
    timeoutMS: 600_000,
    warnings: { unknownOptions: false },
    // score.mjs judges, as StrykerJS does not know which mutants change nothing
    thresholds: { high: 95, low: 90, break: null },
  };
}

/**
 * @param {string} folder
 * @param {string} root
 */
export function testFilesOf(folder, root) {
  return (FOLDERS[folder] ?? [])
    .flatMap((place) => (place.endsWith('.ts') ? [place] : filesIn(place, root)))
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
}

/**
 * @param {string} place
 * @param {string} root
 */
export function filesIn(place, root) {
  return readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' }).map((file) =>
    path.join(place, file),
  );
}

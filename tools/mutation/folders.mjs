// @ts-check

/**
 * One folder whose tests are tested: which files are mutated, by which tests alone.
 *
 * @typedef {object} MutatedFolder
 * @property {string} tests
 * @property {readonly string[]} [spared] kinds of mutants that tell nothing here
 */

/** @type {Readonly<Record<string, MutatedFolder>>} */
export const FOLDERS = {
  'machines/recovery': { tests: 'test/machines/recovery' },
  // its texts are data: a test that repeats them proves nothing
  'machines/failure': { tests: 'test/machines/failure', spared: ['StringLiteral'] },
  'machines/lane': { tests: 'test/machines/lane' },
  'machines/module': { tests: 'test/machines/module' },
  'machines/connection': { tests: 'test/machines/connection' },
  'machines/session': { tests: 'test/machines/session' },
  'machines/flv': { tests: 'test/machines/flv' },
  'machines/log': { tests: 'test/machines/log' },
  'machines/cameras': { tests: 'test/machines/cameras' },
  'machines/app': { tests: 'test/machines/app' },
  'miniprogram/plugins': { tests: 'test/miniprogram/plugins' },
  'miniprogram/runtime': { tests: 'test/miniprogram/runtime' },
};

/**
 * StrykerJS's configuration for one folder. `runner` is the path of its jest runner.
 *
 * @param {string} folder
 * @param {string} runner
 */
export function configurationOf(folder, runner) {
  const { tests, spared = [] } = /** @type {MutatedFolder} */ (FOLDERS[folder]);
  const name = folder.replaceAll('/', '-');
  return {
    testRunner: 'jest',
    plugins: [runner],
    coverageAnalysis: 'perTest',
    mutate: [`${folder}/**/*.ts`, `!${folder}/**/*.types.ts`, `!${folder}/**/index.ts`, `!${folder}/**/*.d.ts`],
    mutator: { excludedMutations: spared },
    jest: {
      configFile: 'jest.config.cjs',
      enableFindRelatedTests: false,
      config: { testMatch: [`<rootDir>/${tests}/**/*.test.ts`], coverageThreshold: undefined },
    },
    // TypeScript 7 has no API to rewrite a tsconfig with, and nothing here reads one
    tsconfigFile: 'none',
    reporters: ['clear-text', 'progress', 'json'],
    clearTextReporter: { reportTests: false, logTests: false },
    jsonReporter: { fileName: `artifacts/mutation/${name}.json` },
    incremental: true,
    incrementalFile: `.cache/mutation/${name}.json`,
    tempDirName: '.cache/stryker',
    ignorePatterns: ['dist', 'artifacts', 'coverage', '.cache', 'tools', 'docs'],
    thresholds: { high: 95, low: 90, break: 90 },
  };
}

/** Branches that tests must reach, in percent; checked with `--coverage`, as `npm test` runs it. */
const coverageThreshold = {
  './machines/': { branches: 95 },
  './miniprogram/plugins/': { branches: 90 },
  './miniprogram/runtime/': { branches: 90 },
  './development/': { branches: 90 },
};

/** What every program reads again and again, and no test replaces. */
const readOften = [
  ...['Array', 'Boolean', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Reflect', 'RegExp'],
  ...['Set', 'String', 'Symbol', 'WeakMap', 'WeakSet', 'Uint8Array', 'DataView'],
];

/** Unit tests: TypeScript through swc, xstate's development build for its warnings. */
module.exports = {
  testEnvironment: 'node',
  // for what hangs: time is virtual in most tests, and a busy computer makes none of them wrong
  testTimeout: 120_000,
  testEnvironmentOptions: { customExportConditions: ['node', 'require', 'default', 'development'] },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/', '<rootDir>/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/tools/on-demand/.*/node_modules/'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.(ts|mjs)$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
    '\\.flv$': '<rootDir>/test/support/bytes-transform.cjs',
  },
  // Rolldown comes as modules alone
  transformIgnorePatterns: ['/node_modules/(?!@?rolldown/)'],
  // whole sessions cost a quarter less: jest's own window is asked for each of these by a slow way, every time
  sandboxInjectedGlobals: readOften,
  // what the build puts in place of its constants (miniprogram/runtime/build-constants.d.ts)
  globals: {
    __INSPECT__: false,
    __INSPECTOR_ADDRESS__: '',
    __DEVTOOLS__: true,
    __WAY__: 'bytes',
    __ALLOW_4__: false,
    __PROBE__: false,
  },
  collectCoverageFrom: [
    'machines/**/*.ts',
    'miniprogram/**/*.ts',
    'development/**/*.ts',
    'simulator/**/*.ts',
    '!**/*.d.ts',
    '!**/*.types.ts',
  ],
  coverageReporters: ['text', 'json-summary'],
  coverageThreshold,
};

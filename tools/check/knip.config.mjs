// @ts-check
/** What knip takes for used: whatever can be reached from what is started, loaded by its name, or read by WeChat. */
import { repositoryRoot, withDefaults } from '../build/options.mjs';
import { readSourceTree, sourceOf } from '../build/source-tree.mjs';

const { tree } = readSourceTree(withDefaults({ target: 'devtools', root: repositoryRoot, probe: true }));

/** Scripts that WeChat loads by itself. */
const pagesAndComponents = [
  ...tree.entries.map(sourceOf),
  // read by plugins
  'miniprogram/**/exportFor*.ts',
  'test/tdesign/miniprogram/**/*.ts',
];

/** What others use of the npm package: its doors, and its components. */
const doors = ['package/**/*.ts'];

/** What the build puts in the place of another, or into every bundle. */
const replacements = [
  'simulator/require-plugins.ts',
  'simulator/require-player.ts',
  'simulator/require-player-early.ts',
  'miniprogram/runtime/abort-controller.ts',
  '{machines,miniprogram}/**/*.{bytes,managed}.ts',
];

/** What esbuild bundles for a browser, or for a process of its own. */
const bundled = [
  'simulator/fault-catalogue.ts',
  'test/bench/support/{app-under-bench,smallest-chart,watched-page}.ts',
  'test/inspector/node-app.ts',
  'test/simulation/worker.ts',
  'tools/{inspector/page,preview/panel,preview/runtime}/main.ts',
  'tools/preview/web/{hub.ts,service-worker.js}',
];

/** Programs, and what another program loads by its name. */
const started = [
  'scripts/*.mjs',
  'test/bench/{measure-row,rows/*}.mjs',
  'test/page-walks/window-environment.cjs',
  'tools/test/longest-first.cjs',
  'test/{browser,examples,exparser,release,tdesign}/**/*.test.mjs',
];

export default {
  workspaces: {
    '.': {
      entry: [...pagesAndComponents, ...doors, ...replacements, ...bundled, ...started],
      project: ['**/*.{ts,mjs,cjs}', '!test/package/consumer/**', '!examples/**'],
      // the types of what tools/mutation imports, also where its own packages are not installed
      ignoreDependencies: ['@stryker-mutator/api'],
      // the scenes are encoded with what the computer has, once
      ignoreBinaries: ['ffmpeg'],
    },
    'tools/mutation': {
      entry: ['command.mjs', '{runner,ignorer,test-thread}.mjs'],
      // started by its path; and jest's own parts, as jest brings them
      ignoreDependencies: ['@stryker-mutator/core', 'jest-circus', '@jest/expect', '@jest/fake-timers', 'jest-mock'],
    },
    'tools/xstate-inspect': {
      entry: ['bridge.mjs'],
      // a test asks for them from here, as the project has an XState of its own
      ignoreDependencies: ['@xstate/inspect', 'xstate'],
    },
  },
};

// @ts-check
/** What statecharts cost when the mini-program starts: the bundle is evaluated and the app actor created. */
import path from 'node:path';
import vm from 'node:vm';
import esbuild from 'esbuild';
import { withoutDescriptions } from '../../../scripts/build/compact.mjs';
import { compilerOptions } from '../../../scripts/build/compiler-options.mjs';
import { minifyBundle } from '../../../scripts/build/minify.mjs';
import { repositoryRoot, withDefaults } from '../../../scripts/build/options.mjs';
import { mediansOf, processorMs } from '../support/statistics.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

/**
 * 8 ms was aimed at. Two fifths of what is left are the engine's first look at the script; the rest is XState's code, running
 * for the first time: it makes the charts that the first page needs, then starts their actors.
 */
const budgetMs = 12;

/** All that pages import, as the build gathers it. */
const entry = `
  export { startApp } from './miniprogram/runtime/start-app';
  export * from './miniprogram/texts';
  export * from './miniprogram/runtime/navigation';
  export * from './miniprogram/runtime/page-texts';
`;

/** Takes the place of every statechart and of XState: anything asked of it is a function that gives itself. */
const nothing = `
  const nothing = new Proxy(function () {}, {
    get: (_, name) => (name === Symbol.toPrimitive ? () => '' : nothing),
    apply: () => nothing,
    construct: () => nothing,
  });
  module.exports = nothing;
`;

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const [whole, without] = await Promise.all([bundle([withoutDescriptions]), bundle([withoutMachines])]);
  const medians = await mediansOf(
    { whole: () => startMs(whole, true), without: () => startMs(without, false) },
    { rounds: 60, warmUps: 5 },
  );
  const addedMs = medians.whole - medians.without;
  return [
    {
      what: 'start: evaluate the bundle, create the app actor',
      baseline: `the same bundle without machines (${medians.without.toFixed(1)} ms)`,
      measured: `${addedMs.toFixed(1)} ms more`,
      budget: `≤ ${budgetMs} ms more`,
      ok: addedMs <= budgetMs,
      figures: { wholeMs: medians.whole, withoutMs: medians.without, addedMs },
    },
  ];
}

/** @type {import('esbuild').Plugin} */
const withoutMachines = {
  name: 'without-machines',
  setup(build) {
    build.onLoad({ filter: /[\\/](machines|node_modules[\\/]xstate)[\\/]/ }, () => ({
      contents: nothing,
      loader: 'js',
    }));
  },
};

/**
 * As the package for a phone has it.
 *
 * @param {import('esbuild').Plugin[]} plugins
 */
async function bundle(plugins) {
  const settings = withDefaults({ target: 'device' });
  const { outputFiles } = await esbuild.build({
    ...compilerOptions(settings),
    minify: false,
    stdin: { contents: entry, resolveDir: repositoryRoot },
    inject: [path.join(repositoryRoot, 'miniprogram/runtime/abort-controller.ts')],
    plugins,
  });
  return minifyBundle(outputFiles[0]?.text ?? '', new Set()).code;
}

let scripts = 0;

/**
 * In a new realm, whose clock never fires.
 *
 * @param {string} code
 * @param {boolean} createsApp
 */
function startMs(code, createsApp) {
  const exported = /** @type {any} */ ({});
  const realm = vm.createContext({
    module: { exports: exported },
    console,
    setTimeout: () => 0,
    clearTimeout: () => {},
  });
  scripts += 1; // a comment that differs: no compiled code is found again
  const startedAt = processorMs();
  vm.runInContext(`${code}\n// ${scripts}`, realm);
  if (createsApp) {
    const { startApp } = /** @type {any} */ (realm).module.exports;
    const running = startApp({ wechat, plugins, builtInCameras: () => [] });
    if (!running.app.view()) throw new Error('there is no app');
  }
  return processorMs() - startedAt;
}

/** A phone on which nothing happens. */
const wechat = new Proxy(
  {},
  {
    get: (_, name) =>
      /Sync$|^get\w+Info$|^canIUse$/.test(String(name)) ? () => ({ language: 'zh_CN' }) : () => undefined,
  },
);
const plugins = { xp2p: { init: () => new Promise(() => {}) }, player: {} };

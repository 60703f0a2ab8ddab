// @ts-check
/** What statecharts cost when the mini-program starts: the bundle is evaluated and the app actor created. */
import path from 'node:path';
import vm from 'node:vm';
import { build } from 'rolldown';
import { inputOptions, outputOptions } from '../../../tools/build/bundler-options.mjs';
import { withoutDescriptions } from '../../../tools/build/descriptions.mjs';
import { repositoryRoot, withDefaults } from '../../../tools/build/options.mjs';
import { mediansOf, processorMs } from '../support/statistics.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

/*
 * Budgets are in what XState alone takes: no engine is as fast today as it was yesterday. For the app's main package 2.2 were aimed at: why
 * it is more is in docs/architecture.md, "Where the budgets stand". The charts of watching come with a package of their own there, and are not
 * looked at; a host of the npm package loads them at once.
 */

/** All that the pages of the main package import, as the build gathers it. */
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
  // the bundler makes a namespace of it: an object of its own, with the same prototype
  module.exports = new Proxy(nothing, { getPrototypeOf: () => nothing });
`;

/** The smallest chart that runs the parts of XState that ours run. */
const smallest = `export { startSmallest } from './test/bench/support/smallest-chart';`;

/** What a host of the npm package loads, of either way. */
const doors = { bytes: './package/index', managed: './package/managed' };

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const rows = [
    await startRow(
      entry,
      { zh: '启动：执行主包、创建 app', en: 'start: evaluate the main package, create the app' },
      { start: startApp, budget: 3 },
    ),
  ];
  // one after another: they share the processor that is measured
  for (const [way, door] of Object.entries(doors))
    rows.push(
      await startRow(
        `export { createCameras } from '${door}';`,
        {
          zh: `使用 npm 包的小程序启动，${way} 方式：加载、createCameras`,
          en: `start of a host of the npm package, ${way} way: load it, createCameras`,
        },
        { start: startCameras, budget: 3.5 },
      ),
    );
  return rows;
}

/**
 * @param {string} loaded
 * @param {import('../bench.types.ts').BenchRow['what']} what
 * @param {{ start: (exported: any) => void, budget: number }} how
 * @returns {Promise<BenchRow>}
 */
async function startRow(loaded, what, { start, budget }) {
  const [whole, without, xstate] = await Promise.all([
    bundle(loaded, []),
    bundle(loaded, [leavingOut(machinesAndXState)]),
    bundle(loaded + smallest, [leavingOut(machinesAlone)]),
  ]);
  const medians = await mediansOf(
    {
      whole: () => startMs(whole, start),
      without: () => startMs(without, () => {}),
      xstate: () => startMs(xstate, startSmallest),
    },
    { rounds: 60, warmUps: 5 },
  );
  const addedMs = medians.whole - medians.without;
  const xstateMs = medians.xstate - medians.without;
  const ratio = addedMs / xstateMs;
  return {
    what,
    baseline: {
      zh: `只有 XState 和最小的状态机（比去掉状态机的代码包多 ${xstateMs.toFixed(1)} ms）`,
      en: `XState with the smallest chart (${xstateMs.toFixed(1)} ms more than the same bundle without machines)`,
    },
    measured: {
      zh: `${ratio.toFixed(2)}×（多 ${addedMs.toFixed(1)} ms）`,
      en: `${ratio.toFixed(2)}× (${addedMs.toFixed(1)} ms more)`,
    },
    budget: `≤ ${budget}×`,
    ok: ratio <= budget,
    figures: { wholeMs: medians.whole, withoutMs: medians.without, xstateMs, addedMs, ratio },
  };
}

const machinesAndXState = /[\\/](machines|node_modules[\\/]xstate)[\\/]/;
const machinesAlone = /[\\/]machines[\\/]/;

/**
 * @param {RegExp} sources
 * @returns {import('rolldown').Plugin}
 */
function leavingOut(sources) {
  return {
    name: 'leaving-out',
    load: { filter: { id: sources }, handler: () => ({ code: nothing, moduleType: 'js' }) },
  };
}

/**
 * As the package for a phone has it.
 *
 * @param {string} contents
 * @param {import('rolldown').Plugin[]} plugins
 */
async function bundle(contents, plugins) {
  const settings = withDefaults({ target: 'device' });
  const entryFile = path.join(repositoryRoot, 'all-that-pages-import.ts');
  const { output } = await build({
    ...inputOptions(settings),
    input: entryFile,
    plugins: [
      {
        name: 'entry',
        resolveId: (file) => (file === entryFile ? file : undefined),
        load: (file) => (file === entryFile ? contents : undefined),
      },
      ...plugins,
      withoutDescriptions(settings),
    ],
    write: false,
    output: outputOptions(settings),
  });
  return output[0].code;
}

let scripts = 0;

/**
 * In a new realm, whose clock never fires.
 *
 * @param {string} code
 * @param {(exported: any) => void} start
 */
function startMs(code, start) {
  const exported = /** @type {any} */ ({});
  const realm = vm.createContext({
    exports: exported,
    console,
    setTimeout: () => 0,
    clearTimeout: () => {},
  });
  scripts += 1; // a comment that differs: no compiled code is found again
  const startedAt = processorMs();
  vm.runInContext(`${code}\n// ${scripts}`, realm);
  start(exported);
  return processorMs() - startedAt;
}

/** @param {any} exported */
function startApp(exported) {
  const running = exported.startApp({ wechat, plugins, builtInCameras: () => [] });
  if (!running.app.view()) throw new Error('there is no app');
}

/** @param {any} exported */
function startCameras(exported) {
  const cameras = exported.createCameras({ wechat, plugins: { ...plugins, player: {} }, log: () => {} });
  if (!cameras.module.view()) throw new Error('there are no cameras');
}

/** @param {any} exported */
function startSmallest(exported) {
  if (exported.startSmallest() !== 1) throw new Error('the smallest chart did not run');
}

/** A phone on which nothing happens. */
const wechat = new Proxy(
  {},
  {
    get: (_, name) =>
      /Sync$|^get\w+Info$|^canIUse$/.test(String(name)) ? () => ({ language: 'zh_CN' }) : () => undefined,
  },
);
const plugins = { xp2p: { init: () => new Promise(() => {}) } };

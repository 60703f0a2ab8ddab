// @ts-check
/** Whether many cameras at once cost more each than one alone. */
import { load } from '../support/load.mjs';
import { mediansOf, processorMs } from '../support/statistics.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */
/** @typedef {import('../../../machines/words/text.ts').Text} Text */

const numbers = [1, 4, 16, 64];
/** Every round plays as many cameras in all, for a minute, so that no number's measure is finer than another's. */
const camerasARound = 64;
const maxRatio = 1.2;

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const bundle = await load('test/bench/support/app-under-bench.ts');
  const candidates = (/** @type {(bundle: any, count: number) => Promise<number>} */ measureOne) =>
    Object.fromEntries(numbers.map((count) => [`n${count}`, () => measureOne(bundle, count)]));
  const processor = await mediansOf(candidates(msACameraMinute), { rounds: 7, warmUps: 2 });
  const memory = await mediansOf(candidates(bytesACamera), { rounds: 7, warmUps: 2 });
  return [
    rowOf({ zh: '每路的 CPU 时间', en: 'processor time a camera' }, processor, (ms) => ({
      zh: `每分钟 ${ms.toFixed(2)} ms`,
      en: `${ms.toFixed(2)} ms a minute`,
    })),
    rowOf({ zh: '每路的内存', en: 'memory a camera' }, memory, (bytes) => {
      const size = `${(bytes / 1024).toFixed(0)} KB`;
      return { zh: size, en: size };
    }),
  ];
}

/**
 * @param {Text} what
 * @param {Record<string, number>} medians
 * @param {(value: number) => Text} format
 * @returns {BenchRow}
 */
function rowOf(what, medians, format) {
  const alone = medians.n1 ?? Number.NaN;
  const ratios = Object.fromEntries(
    numbers.slice(1).map((count) => [count, (medians[`n${count}`] ?? Number.NaN) / alone]),
  );
  return {
    what: {
      zh: `${what.zh}，同时 ${numbers.slice(1).join('、')} 路`,
      en: `${what.en}, ${numbers.slice(1).join(', ')} at once`,
    },
    baseline: { zh: `单独一路（${format(alone).zh}）`, en: `one alone (${format(alone).en})` },
    measured: Object.values(ratios)
      .map((ratio) => `${ratio.toFixed(2)}×`)
      .join(', '),
    budget: `≤ ${maxRatio}×`,
    ok: Object.values(ratios).every((ratio) => ratio <= maxRatio),
    figures: { alone, ...Object.fromEntries(Object.entries(ratios).map(([count, ratio]) => [`ratio${count}`, ratio])) },
  };
}

/** An app whose module is warm. @param {any} bundle */
async function warmWorld({ World }) {
  const world = new World();
  await world.advance(1_000);
  return world;
}

/**
 * @param {any} bundle
 * @param {any} world
 * @param {number} count
 */
async function openAll({ camera, connect, sessionView }, world, count) {
  for (let index = 0; index < count; index += 1) {
    const view = `view ${index}`;
    world.open({ ...camera, id: `camera-${index}` }, view);
    connect(world.session(view), { setData: () => {} }, sessionView);
  }
  await world.advance(1_000);
  const playing = Array.from({ length: count }, (_, index) => world.players.node(`view ${index}`).chunks.length > 0);
  if (playing.includes(false)) throw new Error('not every camera plays');
}

/** What the fakes write down is not the app's. @param {any} world */
function forgetNotes(world) {
  world.plugin.calls.length = 0;
  for (const [node] of world.players.nodes.values()) {
    node.chunks.length = 0;
    node.chunks.push = () => {};
  }
}

/** Of entering and a minute of playing. @param {any} bundle @param {number} count */
async function msACameraMinute(bundle, count) {
  let totalMs = 0;
  for (let turn = 0; turn < camerasARound / count; turn += 1) {
    const world = await warmWorld(bundle);
    const startedAt = processorMs();
    await openAll(bundle, world, count);
    forgetNotes(world);
    await world.advance(60_000);
    totalMs += processorMs() - startedAt;
  }
  return totalMs / camerasARound;
}

/** What the heap holds more for each camera that plays. @param {any} bundle @param {number} count */
async function bytesACamera(bundle, count) {
  const worlds = [];
  for (let turn = 0; turn < camerasARound / count; turn += 1) worlds.push(await warmWorld(bundle));
  const before = collected();
  for (const world of worlds) {
    await openAll(bundle, world, count);
    forgetNotes(world);
    await world.advance(10_000);
  }
  return (collected() - before) / camerasARound;
}

function collected() {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

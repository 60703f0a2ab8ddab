// @ts-check
/** Whether the app adds waiting of its own between the tap and the first byte in the player, in virtual time. */
import { load } from '../support/load.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */
/** @typedef {import('../../../machines/words/text.ts').Text} Text */

const cases = 200;
/** Below every deadline, so that nothing is tried twice. */
const slowestMs = 4_000;
/** From the resolve of the fake plugin's `startStream` to its first chunk. */
const firstChunkMs = 40;

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const { World, camera } = await load('test/bench/support/app-under-bench.ts');
  const random = randomOf(2_026);
  let coldExcessMs = 0;
  let warmExcessMs = 0;
  for (let index = 0; index < cases; index += 1) {
    const latency = () => Math.floor(random() * slowestMs);
    const took = { init: latency(), service: latency(), ready: latency(), pull: latency(), stream: latency() };
    const rest = took.pull + took.stream + firstChunkMs;
    const cold = Math.max(took.init + took.service, took.ready) + rest;
    const warm = Math.max(took.service, took.ready) + rest;
    coldExcessMs = Math.max(coldExcessMs, Math.abs((await firstByteMs(World, camera, took, false)) - cold));
    warmExcessMs = Math.max(warmExcessMs, Math.abs((await firstByteMs(World, camera, took, true)) - warm));
  }
  const row = (/** @type {Text} */ what, /** @type {Text} */ baseline, /** @type {number} */ excessMs) => ({
    what,
    baseline,
    measured:
      excessMs === 0
        ? { zh: `${cases} 种情况全部相等`, en: `equal in ${cases} of ${cases} cases` }
        : { zh: `最坏时多 ${excessMs} ms`, en: `${excessMs} ms more in the worst case` },
    budget: { zh: '相等', en: 'equal' },
    ok: excessMs === 0,
    figures: { worstExcessMs: excessMs, cases },
  });
  return [
    row(
      { zh: '到首字节的虚拟时间，任意延迟', en: 'virtual time to the first byte, any latencies' },
      {
        zh: 'max(初始化 + 启动服务, 播放器就绪) + 拉流 + 码流',
        en: 'max(init + service, player ready) + pull + stream',
      },
      coldExcessMs,
    ),
    row(
      { zh: '同上，模块已就绪', en: 'the same with the module warm' },
      { zh: 'max(启动服务, 播放器就绪) + 拉流 + 码流', en: 'max(service, player ready) + pull + stream' },
      warmExcessMs,
    ),
  ];
}

/**
 * @param {any} World
 * @param {any} camera
 * @param {{ init: number, service: number, ready: number, pull: number, stream: number }} took
 * @param {boolean} isWarm
 */
async function firstByteMs(World, camera, took, isWarm) {
  const world = new World((/** @type {any} */ { plugin, players }) => {
    plugin.generations = ['2.3', '2.4'];
    plugin.answer('init', { afterMs: took.init });
    plugin.answer('startService', { afterMs: took.service });
    plugin.answer('startStream', { afterMs: took.stream });
    Object.assign(players.habits, { readyAfterMs: took.ready, pullAfterMs: took.pull });
  });
  if (isWarm) await world.advance(2 * slowestMs);
  const enteredAtMs = world.clock.now();
  world.open({ ...camera, generation: '2.4' });
  let arrivedAtMs = Number.NaN;
  world.players.node().chunks.push = () => {
    arrivedAtMs = Number.isNaN(arrivedAtMs) ? world.clock.now() : arrivedAtMs;
  };
  await world.advance(6 * slowestMs);
  if (Number.isNaN(arrivedAtMs)) throw new Error(`no byte arrived: ${JSON.stringify(took)}, ${world.stream()}`);
  return arrivedAtMs - enteredAtMs;
}

/** mulberry32. @param {number} seed */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

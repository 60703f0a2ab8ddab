// @ts-check
/** Whether sessions that were opened and closed leave anything on the heap. */
import { load } from '../support/load.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

const first = 100;
const last = 10_000;
/** Noise: the engine's own compiled code comes and goes by 1 MB of 8. What kept 150 bytes a session would be over. */
const budget = 1.2;

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const { World, camera, createListOpener } = await load('test/bench/support/app-under-bench.ts');
  const world = new World((/** @type {any} */ { stored }) => stored.set('cameras', { version: 2, cameras: [camera] }));
  await world.advance(1_000);
  const { openView } = createListOpener(world.app);
  let early = 0;
  for (let session = 1; session <= last; session += 1) {
    await watchOnce(world, () => openView(camera.id), session % 2 === 0);
    if (session === first) early = collected();
  }
  const late = collected();
  const ratio = late / early;
  return [
    {
      what: {
        zh: `打开又关闭 ${last.toLocaleString('en')} 次会话后的内存`,
        en: `memory after ${last.toLocaleString('en')} sessions opened and closed`,
      },
      baseline: {
        zh: `${first} 次之后（共 ${(early / 1024 / 1024).toFixed(1)} MB）`,
        en: `after ${first} (${(early / 1024 / 1024).toFixed(1)} MB in all)`,
      },
      measured: {
        zh: `${ratio.toFixed(2)}×（多 ${((late - early) / 1024).toFixed(0)} KB）`,
        en: `${ratio.toFixed(2)}× (${((late - early) / 1024).toFixed(0)} KB more)`,
      },
      budget: `≤ ${budget}×`,
      ok: ratio <= budget,
      figures: { earlyBytes: early, lateBytes: late, ratio },
    },
  ];
}

/**
 * Enters, plays, stops or just leaves, and lets the connection linger and end.
 *
 * @param {any} world
 * @param {() => any} open as a page does
 * @param {boolean} stops
 */
async function watchOnce(world, open, stops) {
  const opened = open();
  const { view } = opened;
  world.open(undefined, view); // renders its player node
  const disconnect = opened.session.connect({ setData: () => {} }, 'session');
  await world.advance(400);
  if (world.players.node(view).chunks.length === 0) throw new Error('a session got no byte');
  if (stops) opened.session.send({ type: 'STOP' });
  disconnect();
  opened.close();
  await world.advance(20_000);
  // what the fakes write down is not the app's
  world.plugin.calls.length = 0;
  world.plugin.formerStreams.length = 0;
  world.players.nodes.clear();
}

function collected() {
  for (let turn = 0; turn < 4; turn += 1) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

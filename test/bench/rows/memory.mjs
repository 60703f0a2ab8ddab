// @ts-check
/** Whether sessions that were opened and closed leave anything on the heap. */
import { load } from '../support/load.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

const first = 100;
const last = 10_000;
/** Noise: what the engine itself keeps varies by some KB; a leak of one object a session would be 500 KB and more. */
const maxGrowthBytes = 200 * 1024;

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const bundle = await load('test/bench/support/app-under-bench.ts');
  const world = new bundle.World();
  await world.advance(1_000);
  let early = 0;
  for (let session = 1; session <= last; session += 1) {
    await watchOnce(bundle, world, session);
    if (session === first) early = collected();
  }
  const growth = collected() - early;
  return [
    {
      what: `memory after ${last.toLocaleString('en')} sessions opened and closed`,
      baseline: `after ${first} (${(early / 1024 / 1024).toFixed(1)} MB in all)`,
      measured: `${(growth / 1024).toFixed(0)} KB more`,
      budget: `≤ ${maxGrowthBytes / 1024} KB more, which is noise`,
      ok: growth <= maxGrowthBytes,
      figures: { earlyBytes: early, growthBytes: growth },
    },
  ];
}

/**
 * Enters, plays, stops or just leaves, and lets the connection linger and end.
 *
 * @param {any} bundle
 * @param {any} world
 * @param {number} session
 */
async function watchOnce({ camera, connect, sessionView }, world, session) {
  const view = `live-${session}`;
  world.open(camera, view);
  const disconnect = connect(world.session(view), { setData: () => {} }, sessionView);
  await world.advance(400);
  if (world.players.node(view).chunks.length === 0) throw new Error(`session ${session} got no byte`);
  if (session % 2 === 0) world.send({ type: 'STOP' }, view);
  disconnect();
  world.leave(view);
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

import type { Camera } from '../../machines/cameras';
import { failureOf } from '../../machines/failure';
import type { FakeAnswer, FakeCall } from '../support/fake-xp2p';
import { camera, otherCamera, serverStream, World } from '../support/world';

/** How many sequences are played; more by `RUNS=5000 npx jest test/simulation`. */
const runs = Number(process.env.RUNS ?? 150);
const firstSeed = Number(process.env.SEED ?? 1);
/** Real time, on a busy computer. */
const patienceMs = 10_000 + runs * 4_000;

/** mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const cameras: readonly Camera[] = [camera, otherCamera, serverStream];
const slow: Readonly<Record<FakeCall, readonly (number | null)[]>> = {
  init: [50, 3_000, 12_000],
  reset: [50, 4_000],
  startService: [10, 100, 5_000, 14_000],
  stopService: [0, 10, 500, 2_500],
  startStream: [10, 200, 4_000, 12_000],
  stopStream: [0, 10, 500],
};
const codes = [-2000, -2002, -2003, -2202, -2401, -2402, -2403];

/** One random thing that the field does, or that a person does. */
function step(world: World, random: () => number, turn: number): void {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const views = Object.keys(world.app.getSnapshot().context.sessions);
  const view = views.length > 0 ? pick(views) : null;
  const id = pick(cameras).id;
  const deeds: readonly (() => void)[] = [
    () => views.length < 4 && world.open(pick(cameras), `view ${turn}`),
    () => views.length < 4 && world.open(pick(cameras), `view ${turn}`),
    () => view && world.leave(view),
    () => view && world.send({ type: 'STOP' }, view),
    () => view && world.send({ type: 'PLAY' }, view),
    () => view && world.send({ type: 'RETRY' }, view),
    () => view && world.send({ type: pick(['PAUSE', 'PAUSE_STREAM'] as const) }, view),
    () => view && world.send({ type: 'RESUME' }, view),
    () =>
      view &&
      world.players.nodes
        .get(view)
        ?.at(-1)
        ?.say({ type: 'player.measured', measure: { videoCacheMs: pick([0, 400, 3_000, 20_000]) } }),
    () => {
      world.players.habits.letsGoOnPause = !world.players.habits.letsGoOnPause;
    },
    () => view && world.send({ type: 'CHANGE_QUALITY', quality: pick(['standard', 'high', 'super']) }, view),
    () => view && world.players.nodes.get(view)?.at(-1)?.say({ type: 'player.closed', reason: 'livePlayer' }),
    () => view && world.players.nodes.get(view)?.at(-1)?.say({ type: 'player.pullStarted' }),
    () =>
      view &&
      world.players.nodes
        .get(view)
        ?.at(-1)
        ?.say({ type: 'player.failed', failure: failureOf('live-player', -2301) }),
    () => view && world.players.nodes.get(view)?.at(-1)?.ready({}),
    () => {
      const call = pick(Object.keys(slow) as FakeCall[]);
      const answer: FakeAnswer = { afterMs: pick(slow[call]) };
      world.plugin.answer(call, random() < 0.3 && !call.startsWith('stop') ? { ...answer, code: pick(codes) } : answer);
    },
    () => world.plugin.answer(pick(Object.keys(slow) as FakeCall[])),
    () => world.tell({ type: 'network.changed', networkType: pick(['wifi', '4g']), online: true }),
    () => world.tell({ type: 'network.changed', networkType: 'none', online: false }),
    () => world.plugin.services.get(id)?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') }),
    () => world.plugin.streams.get(id)?.tell({ type: 'stream.failed', failure: failureOf('notice', 'fail') }),
    () => world.plugin.streams.get(id)?.tell({ type: 'stream.failed', failure: failureOf('http', 503) }),
    () => world.plugin.streams.get(id)?.tell({ type: 'stream.ended' }),
    () => pick(world.plugin.formerStreams)?.tell({ type: 'stream.failed', failure: failureOf('notice', 'close') }),
    () => {
      world.plugin.flows = !world.plugin.flows;
    },
    () => world.tell({ type: random() < 0.5 ? 'app.hidden' : 'app.shown' }),
    () => view && world.tell({ type: random() < 0.5 ? 'view.hidden' : 'view.shown', view }),
    () => world.tell({ type: 'RETRY' }),
    () => world.tell({ type: 'memory.warned' }),
    () => view && world.tell({ type: 'view.focused', view }),
  ];
  pick(deeds)();
}

async function play(seed: number): Promise<World> {
  const random = randomOf(seed);
  const world = new World((prepared) => {
    if (random() < 0.3) prepared.plugin.generations = ['2.3', '2.4'];
    if (random() < 0.3) prepared.plugin.sourceBelongsToModule = true;
  });
  for (let turn = 0; turn < 24; turn += 1) {
    step(world, random, turn);
    if (random() < 0.75) await world.advance([1, 30, 200, 1_500, 4_000, 12_000][Math.floor(random() * 6)] as number);
  }
  return world;
}

/** Nothing strange goes on any more, the network is there: whoever wants to watch does, within the longest recovery. */
async function calm(world: World): Promise<void> {
  for (const call of Object.keys(slow) as FakeCall[]) world.plugin.answer(call);
  world.plugin.flows = true;
  world.tell({ type: 'app.shown' });
  for (const view of Object.keys(world.app.getSnapshot().context.sessions)) world.tell({ type: 'view.shown', view });
  world.tell({ type: 'network.changed', networkType: 'wifi', online: true });
  await world.advance(120_000);
}

describe('hostile sequences', () => {
  const seeds = Array.from({ length: runs }, (_, index) => firstSeed + index);

  test(
    `leave nothing behind and break no rule of the plugin (seeds ${firstSeed}–${firstSeed + runs - 1})`,
    async () => {
      const troubles: string[] = [];
      for (const seed of seeds) {
        const world = await play(seed);
        await calm(world);
        for (const view of Object.keys(world.app.getSnapshot().context.sessions)) world.leave(view);
        await world.advance(60_000);
        const found = [
          ...world.plugin.violations,
          ...world.plugin.held.map((held) => `leaked ${held}`),
          ...(world.clock.pending > 0 ? [`${world.clock.pending} timers left`] : []),
          ...world.errors.map((error) => `the app died: ${String(error)}`),
          ...Object.keys(world.app.getSnapshot().context.connections).map((id) => `connection ${id} left`),
        ];
        troubles.push(...[...new Set(found)].map((trouble) => `seed ${seed}: ${trouble}`));
        world.app.stop();
      }
      expect(troubles).toEqual([]);
    },
    patienceMs,
  );

  test(
    'end, once all is well again, in a picture or in a state that a person can leave',
    async () => {
      const stuck: string[] = [];
      for (const seed of seeds) {
        const world = await play(seed);
        await calm(world);
        for (const view of Object.keys(world.app.getSnapshot().context.sessions)) {
          const isPaused = world.view(view).status.text === 'Paused';
          const restful = /^(idle|failed|ended\.over|watching\.pulling\.playing|watching\.playerReconnecting|retrying)/;
          if (!restful.test(world.stream(view)) && !isPaused)
            stuck.push(`seed ${seed}: ${view} ${world.stream(view)} ${world.player(view)}`);
          world.send({ type: 'STOP' }, view);
          world.send({ type: 'PLAY' }, view);
          await world.advance(90_000);
          const isExcluded = world.plugin.sourceBelongsToModule && world.stream(view) === 'failed';
          if (!world.stream(view).endsWith('playing') && !isExcluded) {
            stuck.push(
              `seed ${seed}: ${view} after STOP and PLAY ${world.stream(view)} ${world.player(view)} ${JSON.stringify(world.session(view).getSnapshot().context.failure)}`,
            );
          }
        }
        world.app.stop();
      }
      expect(stuck).toEqual([]);
    },
    patienceMs,
  );
});

// @ts-check
/** What statecharts cost from entering to playing. */
import { load } from '../support/load.mjs';
import { mediansOf, processorMs } from '../support/statistics.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

const sessionsARound = 20;

/**
 * What statecharts do more than callbacks is measured against XState itself at as many events to as many actors: a slow
 * computer is slow at both. A talk passes on one for one what is asked and told, so these count twice, and the module hears
 * of the bytes over each connection. Callbacks wired by hand do next to nothing, so how often ours take as long as they do says little.
 */
const budget = { ratio: 5, events: 75, actors: 16 };

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const bundle = await load('test/bench/support/app-under-bench.ts');
  const counts = await countsOf(bundle);
  const medians = await mediansOf(
    {
      app: () => msASession(new AppSide(bundle)),
      hand: () => msASession(new HandSide(bundle)),
      xstate: () => msOfXState(bundle, counts),
    },
    { rounds: 30, warmUps: 10 },
  );
  const addedMs = medians.app - medians.hand;
  const ratio = addedMs / medians.xstate;
  const isFew = counts.events <= budget.events && counts.actors <= budget.actors;
  return [
    {
      what: {
        zh: '从进入到播放的 CPU 时间，减去手写回调所用的',
        en: 'processor time from entering to playing, beyond that of callbacks wired by hand',
      },
      baseline: {
        zh: `XState 用最小的状态机处理同样多的事件和 actor（${medians.xstate.toFixed(2)} ms）`,
        en: `XState with as many events and actors of the smallest chart (${medians.xstate.toFixed(2)} ms)`,
      },
      measured: {
        zh: `${ratio.toFixed(2)}×（${addedMs.toFixed(2)} ms）；${counts.events} 个事件，${counts.actors} 个 actor`,
        en: `${ratio.toFixed(2)}× (${addedMs.toFixed(2)} ms); ${counts.events} events, ${counts.actors} actors`,
      },
      budget: {
        zh: `≤ ${budget.ratio}×；≤ ${budget.events} 个事件，≤ ${budget.actors} 个 actor`,
        en: `≤ ${budget.ratio}×; ≤ ${budget.events} events, ≤ ${budget.actors} actors`,
      },
      ok: ratio <= budget.ratio && isFew,
      figures: { appMs: medians.app, handMs: medians.hand, xstateMs: medians.xstate, addedMs, ratio, ...counts },
    },
  ];
}

/**
 * What is told to whom from entering to playing: the events, and the actors that begin.
 *
 * @param {any} bundle
 */
async function countsOf(bundle) {
  const counts = { events: 0, actors: 0 };
  const side = new AppSide(bundle);
  await side.prepare();
  const { system } = /** @type {any} */ (side.world.app);
  system.inspect((/** @type {import('xstate').InspectionEvent} */ { type }) => {
    if (type === '@xstate.event') counts.events += 1;
    if (type === '@xstate.actor') counts.actors += 1;
  });
  await side.enter();
  return counts;
}

/**
 * @param {any} bundle
 * @param {{ events: number, actors: number }} counts
 */
function msOfXState({ runSmallest }, counts) {
  const startedAt = processorMs();
  for (let session = 0; session < sessionsARound; session += 1) runSmallest(counts);
  return (processorMs() - startedAt) / sessionsARound;
}

/**
 * @typedef {object} Side
 * @property {() => Promise<void>} prepare the module is warm
 * @property {() => Promise<void>} enter until the first byte is in the player
 * @property {() => Promise<void>} leave
 */

/** @param {Side} side */
async function msASession(side) {
  await side.prepare();
  let totalMs = 0;
  for (let session = 0; session < sessionsARound; session += 1) {
    const startedAt = processorMs();
    await side.enter();
    totalMs += processorMs() - startedAt;
    await side.leave();
  }
  return totalMs / sessionsARound;
}

/** How much virtual time a session gets: the fake plugin and players need 220 ms. */
const enoughMs = 230;

/** In which the connection of who left comes to its end. */
const untilNothingLingersMs = 40_000;

/**
 * The whole app, with a page that renders it.
 *
 * @implements {Side}
 */
class AppSide {
  /** @param {any} bundle */
  constructor({ World, camera, connect, sessionView }) {
    this.world = new World();
    Object.assign(this, { camera, connect, sessionView });
    this.disconnect = () => {};
  }

  async prepare() {
    await this.world.advance(1_000);
  }

  async enter() {
    const { world, camera, connect, sessionView } = /** @type {any} */ (this);
    world.open(camera);
    this.disconnect = connect(world.session(), { setData: () => {} }, sessionView);
    await world.advance(enoughMs);
    if (world.players.node().chunks.length === 0) throw new Error(`no byte arrived: ${world.stream()}`);
  }

  async leave() {
    this.disconnect();
    this.world.leave();
    await this.world.advance(untilNothingLingersMs);
  }
}

/**
 * The fewest lines that play: no error, no leaving halfway, no second viewer, nothing shown but a word.
 *
 * @implements {Side}
 */
class HandSide {
  /** @param {any} bundle */
  constructor({ World, camera }) {
    // its app is not used: the plugin and the players are
    const { clock, plugin, players } = new World();
    Object.assign(this, { clock, plugin, players, camera });
    this.page = { setData: () => {} };
  }

  async prepare() {
    await this.advance(1_000);
  }

  async enter() {
    const { plugin, players, camera, page } = /** @type {any} */ (this);
    /** @type {any} */
    let player;
    /** @type {() => void} */
    let startWhenBoth = () => {};
    const params = { action: 'live', channel: 0, quality: 'high' };
    page.setData({ status: 'connecting' });
    let isServiceReady = false;
    let isPulled = false;
    startWhenBoth = () => {
      if (!isServiceReady || !isPulled) return;
      plugin.startStream(
        camera,
        params,
        (/** @type {{ type: string }} */ { type }) => page.setData({ status: type }),
        (/** @type {ArrayBuffer} */ chunk) => player.addChunk(chunk),
      );
    };
    plugin
      .startService(camera, params, () => {})
      .then(() => {
        isServiceReady = true;
        players.node().autoplay();
        startWhenBoth();
      });
    players.attach('live', 1, (/** @type {any} */ fact) => {
      if (fact.type === 'node.ready') player = fact.player;
      if (fact.type !== 'node.pullStarted') return;
      isPulled = true;
      page.setData({ status: 'pulling' });
      startWhenBoth();
    });
    await this.advance(enoughMs);
    if (players.node().chunks.length === 0) throw new Error('no byte arrived');
  }

  async leave() {
    const { plugin, camera } = /** @type {any} */ (this);
    plugin.stopStream(camera.id);
    plugin.stopService(camera.id);
    await this.advance(untilNothingLingersMs);
  }

  /** @param {number} ms */
  advance(ms) {
    return /** @type {any} */ (this).clock.advance(ms);
  }
}

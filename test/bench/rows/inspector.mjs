// @ts-check
/**
 * What the inspector's client adds to an event, from `send` until the actor is at rest, and the records sent to the relay:
 * while it is connected, and while nobody looks and its buffer is full.
 */
import { assign, createActor, setup } from 'xstate';
import { load } from '../support/load.mjs';
import { mediansOf, processorMs } from '../support/statistics.mjs';

/**
 * @typedef {import('../bench.types.ts').BenchRow} BenchRow
 * @typedef {import('../../../development/inspector/inspector.ts').InspectorOptions} InspectorOptions
 * @typedef {import('../../../development/inspector/link.ts').Socket} Socket
 * @typedef {(event: import('xstate').InspectionEvent) => void} Observer
 */

const counts = { rounds: 100, warmUps: 40 };
const eventsARound = 500;
const budget = { connected: 4, unwatched: 1.1 };

/** A context as large as a session's. */
const session = setup({}).createMachine({
  id: 'session',
  context: {
    ...Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`field${index}`, index])),
    streamMeasure: null,
  },
  initial: 'playing',
  states: {
    playing: {
      on: {
        'stream.measured': { actions: assign({ streamMeasure: ({ event }) => event.count }) },
        'stream.stalled': 'weak',
      },
    },
    weak: { on: { 'stream.recovered': 'playing' } },
  },
});

/** As a session gets them: a measure each second, and its bytes stop and come back now and then. */
const count = { bytes: 1_000_000, chunks: 900, videoFrames: 250, keyFrames: 10 };
const events = [
  { type: 'stream.measured', count, sharing: null },
  { type: 'stream.stalled' },
  { type: 'stream.recovered' },
  { type: 'stream.measured', count: { ...count, bytes: 2_000_000 }, sharing: null },
];

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const { createInspector } = await load('development/inspector/inspector.ts');
  /** @param {Clock} clock @param {InspectorOptions['connect']} connect @returns {Observer} */
  const inspected = (clock, connect) => {
    const faults = { groups: () => [], run: () => {}, clear: () => {} };
    const about = { title: 'bench', build: 'device', platform: '', random: () => 0.5 };
    const { observe } = createInspector({ clock, faults, connect, ...about });
    clock.fire();
    return observe;
  };

  const bare = runOf(() => () => {});
  const connected = runOf((clock) => inspected(clock, relayThatTakesAll));
  const unwatched = runOf((clock) => inspected(clock, nobody));
  for (let round = 0; round < 10; round += 1) unwatched(); // until its buffer is full

  // what the connected one leaves to be collected would disturb the finer of the two
  const away = await mediansOf({ bare, unwatched }, counts);
  const there = await mediansOf({ bare, connected }, counts);
  const connectedRatio = there.connected / there.bare;
  const addedUs = (there.connected - there.bare).toFixed(1);
  const unwatchedRatio = away.unwatched / away.bare;
  const baseline = { zh: '没有检查器时的同一事件', en: 'the same event without the inspector' };
  return [
    {
      what: { zh: '一个事件，检查器已连接', en: 'an event, the inspector connected' },
      baseline,
      measured: {
        zh: `${connectedRatio.toFixed(2)}×（多 ${addedUs} µs）`,
        en: `${connectedRatio.toFixed(2)}× (${addedUs} µs more)`,
      },
      budget: `≤ ${budget.connected}×`,
      ok: connectedRatio <= budget.connected,
      figures: { bareUs: there.bare, connectedUs: there.connected, ratio: connectedRatio },
    },
    {
      what: { zh: '一个事件，检查器没有中继', en: 'an event, the inspector without a relay' },
      baseline,
      measured: `${unwatchedRatio.toFixed(2)}×`,
      budget: `≤ ${budget.unwatched}×`,
      ok: unwatchedRatio <= budget.unwatched,
      figures: { bareUs: away.bare, unwatchedUs: away.unwatched, ratio: unwatchedRatio },
    },
  ];
}

/**
 * A session of its own; each run sends it a round of events, and gives the microseconds that one took.
 *
 * @param {(clock: Clock) => Observer} observerOf
 * @returns {() => number}
 */
function runOf(observerOf) {
  const clock = new Clock();
  const actor = createActor(session, { clock, inspect: observerOf(clock) });
  actor.start();
  return () => {
    const startedAt = processorMs();
    for (let index = 0; index < eventsARound; index += 1) {
      actor.send(/** @type {never} */ (events[index % events.length]));
      if (index % 8 === 7) clock.fire(); // as often as 200 events a second would let it
    }
    return ((processorMs() - startedAt) * 1_000) / eventsARound;
  };
}

/** A relay that takes everything: frames are made, and gone. @returns {Socket} */
function relayThatTakesAll() {
  /** @type {(message: { data: string }) => void} */
  let tell = () => {};
  let open = () => {};
  let hello = '';
  return {
    send({ data }) {
      if (hello) return;
      hello = data;
      tell({ data: '{"type":"welcome","lastSeq":0}' });
    },
    onOpen(listener) {
      open = () => listener({});
    },
    onMessage(listener) {
      tell = listener;
      open();
    },
    onError: () => {},
    onClose: () => {},
  };
}

/** @returns {never} */
function nobody() {
  throw new Error('there is no relay');
}

/** Timers fire when they are told, as the loop of a round has no time of its own. */
class Clock {
  /** @type {(() => void)[]} */
  #waiting = [];

  now = () => Date.now();

  /** @param {() => void} fire @param {number} delayMs */
  setTimeout = (fire, delayMs) => {
    // looking for the relay again is for another day
    if (delayMs < 1_000) this.#waiting.push(fire);
  };

  clearTimeout = () => {};

  fire() {
    const due = this.#waiting;
    this.#waiting = [];
    for (const fire of due) fire();
  }
}

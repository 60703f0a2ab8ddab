// @ts-check
import { checkHello, checkRecord, PROTOCOL_VERSION, Refusal } from './check-message.mjs';
import { checkShape } from './event-shapes.mjs';
import { readMachine } from './read-machine.mjs';

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').CallMessage} CallMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').HelloMessage} HelloMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').RecordMessage} RecordMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').RunningDelay} RunningDelay
 * @typedef {import('../../../development/inspector/protocol.types.ts').StateDefinition} StateDefinition
 * @typedef {import('../../../development/inspector/wire.types.ts').ActorTold} ActorTold
 * @typedef {import('../../../development/inspector/wire.types.ts').CallTold} CallTold
 * @typedef {import('../../../development/inspector/wire.types.ts').EventTold} EventTold
 * @typedef {import('../../../development/inspector/wire.types.ts').HelloTold} HelloTold
 * @typedef {import('../../../development/inspector/wire.types.ts').MachineTold} MachineTold
 * @typedef {import('../../../development/inspector/wire.types.ts').Occurrence} Occurrence
 * @typedef {import('../../../development/inspector/wire.types.ts').SnapshotTold} SnapshotTold
 * @typedef {import('../../../development/inspector/wire.types.ts').Standing} Standing
 * @typedef {Record<string, unknown>} Fields
 */

/** The column of a sequence that a port belongs to. @type {Readonly<Record<string, CallMessage['port']>>} */
const columns = {
  xp2p: 'plugin',
  players: 'player',
  player: 'player',
  album: 'wechat',
  screen: 'wechat',
  system: 'wechat',
};

/** Calls whose actor is remembered, for what they tell later. */
const mostCalls = 2_000;

/** XState's own events that other records tell already: an actor's own that it began, `gone` that it was stopped. */
const repeated = /^xstate\.(init|stop|promise)/;

/**
 * The first frame of an app.
 *
 * @param {unknown} told a `HelloTold`
 * @returns {HelloMessage}
 */
export function readHello(told) {
  if (typeof told !== 'object' || told === null || Array.isArray(told) || !('protocol' in told))
    throw new Refusal('unknownMessage', 'An app says hello first');
  const { random, faults, ...about } = /** @type {HelloTold} */ (told);
  if (about.protocol < PROTOCOL_VERSION) {
    const detail = `The app speaks protocol ${about.protocol}, this inspector ${PROTOCOL_VERSION}: build the app again`;
    throw new Refusal('olderProtocol', detail);
  }
  const [zh, en] = Array.isArray(faults) ? faults : [];
  const app = `${about.startedAtMs}-${random}`;
  return checkHello({ type: 'hello', title: 'xp2p-statecharts', ...about, app, faults: { zh, en } });
}

/** Makes records of what one app tells, in the order in which it was told. */
export class AppReader {
  /** The delays of every actor that told of itself, by what tells a timer from others. @type {Map<string, Map<string, RunningDelay>>} */
  #delays = new Map();
  /** The living actor of each name. @type {Map<string, string>} */
  #named = new Map();
  /** The types of the events that a machine knows, by its name. @type {Map<string, ReadonlySet<string>>} */
  #events = new Map();
  /** The machine of each living statechart. @type {Map<string, string>} */
  #machineOf = new Map();
  /** On whose behalf a call was. @type {Map<number, string | undefined>} */
  #callers = new Map();

  /**
   * @param {unknown} told a `Told`
   * @returns {RecordMessage | null} null for what other records say
   */
  read(told) {
    if (!Array.isArray(told)) throw new Refusal('unknownMessage', 'What an app tells is an array');
    const [seq, atMs, ...occurrence] = told;
    const record = this.#record(/** @type {Occurrence} */ (occurrence), seq, atMs);
    return record && checkRecord(record);
  }

  /**
   * @param {Occurrence} occurrence
   * @param {number} seq
   * @param {number} atMs
   * @returns {Fields | null}
   */
  #record(occurrence, seq, atMs) {
    const happened = { seq, atMs };
    switch (occurrence[0]) {
      case 'm':
        return { ...this.#machine(occurrence), ...happened };
      case 'a':
        return { ...this.#actor(occurrence), ...happened };
      case 'e':
        return readEvent(occurrence, happened);
      case 's':
        return { ...this.#snapshot(occurrence, atMs), ...happened };
      case 'c':
        return { ...this.#call(occurrence), ...happened };
      case 'g':
        this.#forget(occurrence[1]);
        return { type: 'gone', actor: occurrence[1], ...happened };
      case 'l':
        return { type: 'lost', standing: this.#standing(occurrence[1], seq, atMs), ...happened };
      default:
        throw new Refusal('unknownMessage', `An app does not tell of "${String(occurrence[0]).slice(0, 40)}"`);
    }
  }

  /**
   * Whether an actor could do something with an event: its statechart knows the type, and the payload has the shape that its
   * actions rely on. Of actors without a chart, and machines that are not this project's, less is known, and less refused.
   *
   * @param {string} actor
   * @param {{ readonly type: string }} event
   * @throws {Refusal} with what is wrong
   */
  checkEvent(actor, event) {
    const machine = this.#machineOf.get(actor) ?? '';
    if (this.#events.get(machine)?.has(event.type) === false)
      throw new Refusal('unknownEvent', `${machine} knows no event ${event.type.slice(0, 80)}`);
    checkShape(machine, event);
  }

  /** @param {Standing} standing @param {number} seq @param {number} atMs */
  #standing(standing, seq, atMs) {
    this.#delays.clear();
    this.#named.clear();
    this.#machineOf.clear();
    /** @type {Occurrence[]} */
    const all = standing.flatMap((one) => /** @type {Occurrence[]} */ (one[0] === 'm' ? [one] : [...one]));
    return all.map((one) => checkRecord(this.#record(one, seq, atMs)));
  }

  /** @param {MachineTold} told */
  #machine([, id, told]) {
    const definition = readMachine(told);
    this.#events.set(id, new Set(eventsOf(definition)));
    return { type: 'machine', id, definition };
  }

  /** @param {ActorTold} told */
  #actor([, id, parent, name, src, machine, input]) {
    this.#named.set(name, id);
    if (machine) this.#machineOf.set(id, machine);
    return {
      ...{ type: 'actor', id, name, src: typeof src === 'string' ? src : '' },
      ...(parent && { parent }),
      ...(machine && { machine }),
      ...(isUndefined(input) ? {} : { input }),
    };
  }

  /** @param {SnapshotTold} told @param {number} atMs */
  #snapshot([, actor, status, value, changed, event, steps, timers, outcome], atMs) {
    const before = this.#delays.get(actor);
    const delays = new Map(
      timers.map(([type, delayMs, startedAtMs]) => {
        const key = `${type} ${startedAtMs}`;
        // the app may go by another clock than XState's timers: what is new began now
        return [key, before?.get(key) ?? { event: type, startedAtMs: before ? atMs : startedAtMs, delayMs }];
      }),
    );
    this.#delays.set(actor, delays);
    const taken = steps
      .map(([type, ...transitions]) => ({ event: type, transitions: transitions.filter((id) => !id.endsWith(':-1')) }))
      .filter(({ transitions }) => transitions.length > 0);
    return {
      ...{ type: 'snapshot', actor, status, event },
      ...(value != null && { value }),
      ...contextOf(before !== undefined, changed),
      ...(isUndefined(outcome) ? {} : { [status === 'error' ? 'error' : 'output']: outcome }),
      ...(taken.length > 0 && { steps: taken }),
      ...(delays.size > 0 && { delays: [...delays.values()] }),
    };
  }

  /** @param {CallTold} told */
  #call([, call, port, method, phase, detail, attachedBy]) {
    if (phase === 'called') {
      const name = nameOfCaller(port, method, /** @type {unknown[]} */ (detail)[0]);
      this.#callers.set(call, attachedBy == null ? this.#named.get(name) : this.#callers.get(attachedBy));
      const [oldest] = this.#callers.keys();
      if (this.#callers.size > mostCalls && oldest !== undefined) this.#callers.delete(oldest);
    }
    const actor = this.#callers.get(call);
    return {
      ...{ type: 'call', call, port: columns[port] ?? port, method, phase },
      ...(actor && { actor }),
      ...(isUndefined(detail) ? {} : { detail }),
    };
  }

  /** @param {string} actor */
  #forget(actor) {
    this.#delays.delete(actor);
    this.#machineOf.delete(actor);
    for (const [name, id] of this.#named) if (id === actor) this.#named.delete(name);
  }
}

/** @param {StateDefinition} state @returns {readonly string[]} */
function eventsOf({ transitions = [], states = [] }) {
  return [...transitions.map(({ event }) => event), ...states.flatMap(eventsOf)];
}

/** @param {EventTold} told @param {{ seq: number, atMs: number }} happened */
function readEvent([, to, from, event], happened) {
  if (repeated.test(String(/** @type {Fields | null} */ (event)?.type))) return null;
  return { type: 'event', ...(from && { from }), to, event, ...happened };
}

/** @param {boolean} isKnown @param {SnapshotTold[4]} changed */
function contextOf(isKnown, changed) {
  if (isUndefined(changed)) return {};
  if (!isKnown) return { context: changed };
  return Object.keys(changed ?? {}).length > 0 ? { changed } : {};
}

/** The name of the actor on whose behalf a call is, as far as method and first argument tell; empty where they don't. */
function nameOfCaller(/** @type {string} */ port, /** @type {string} */ method, /** @type {unknown} */ first) {
  if (port === 'players') return method === 'attach' ? `session ${first}` : 'app';
  if (port !== 'xp2p') return '';
  if (method === 'destroy') return 'module';
  if (/init|reset/.test(method)) return `generation ${first}`;
  // a source or its id names the connection
  return `connection ${/** @type {{ id?: unknown } | null} */ (first)?.id ?? first}`;
}

/** @param {unknown} shown */
function isUndefined(shown) {
  return /** @type {{ $other?: unknown } | null} */ (shown)?.$other === 'undefined';
}

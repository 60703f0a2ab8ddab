// @ts-check
import { wholeSnapshot } from '../inspector/relay/history.mjs';
import { logicConfig, machineConfig } from './machine-config.mjs';

/**
 * @typedef {import('../../development/inspector/protocol.types.ts').ActorMessage} ActorMessage
 * @typedef {import('../../development/inspector/protocol.types.ts').EventMessage} EventMessage
 * @typedef {import('../../development/inspector/protocol.types.ts').MachineDefinition} MachineDefinition
 * @typedef {import('../../development/inspector/protocol.types.ts').RecordMessage} RecordMessage
 * @typedef {import('../../development/inspector/protocol.types.ts').SnapshotMessage} SnapshotMessage
 * @typedef {import('../../development/inspector/protocol.types.ts').StateDefinition} StateDefinition
 * @typedef {import('../../development/inspector/protocol.types.ts').StateValue} StateValue
 * @typedef {import('./bridge.types.ts').ServiceMessage} ServiceMessage
 */

/** Services of one app: of more, the oldest are stopped for clients. */
const maxServices = 2_000;

/** One run of one app, as XState 4's protocol knows it: a service for each living actor that has said where it is. */
export class Services {
  /** @type {Map<string, MachineDefinition>} */
  #machines = new Map();
  /** @type {Map<string, ActorMessage>} */
  #actors = new Map();
  /** @type {Map<string, SnapshotMessage>} */
  #snapshots = new Map();
  #lastSeq = 0;

  /** @param {string} app */
  constructor(app) {
    this.app = app;
  }

  /** An actor's session id: two apps may each have an `x:0`. @param {string} actor */
  sessionId(actor) {
    return `${this.app}/${actor}`;
  }

  /** Everything that is alive, for a client that comes now. @returns {ServiceMessage[]} */
  registered() {
    return [...this.#snapshots.values()].map((snapshot) => this.#register(snapshot));
  }

  /** Everything ends: its app is forgotten. @returns {ServiceMessage[]} */
  stopped() {
    return [...this.#snapshots.keys()].map((actor) => ({ type: 'service.stop', sessionId: this.sessionId(actor) }));
  }

  /**
   * What a record means to clients.
   *
   * @param {RecordMessage} record
   * @returns {ServiceMessage[]}
   */
  take(record) {
    if (record.seq <= this.#lastSeq) return [];
    this.#lastSeq = record.seq;
    if (record.type !== 'lost') return this.#note(record);
    const ended = this.stopped();
    this.#actors.clear();
    this.#snapshots.clear();
    return [...ended, ...record.standing.flatMap((standing) => this.#note(standing))];
  }

  /** @param {RecordMessage} record @returns {ServiceMessage[]} */
  #note(record) {
    if (record.type === 'machine') this.#machines.set(record.id, record.definition);
    else if (record.type === 'actor') return this.#begun(record);
    else if (record.type === 'snapshot') return this.#actors.has(record.actor) ? [this.#moved(record)] : [];
    else if (record.type === 'event' && this.#snapshots.has(record.to)) return [this.#told(record)];
    else if (record.type === 'gone') return this.#ended(record.actor);
    return [];
  }

  /** @param {ActorMessage} record @returns {ServiceMessage[]} */
  #begun(record) {
    this.#actors.set(record.id, record);
    const [, oldest = ''] = this.#actors.keys();
    return this.#actors.size > maxServices ? this.#ended(oldest) : [];
  }

  /** @param {SnapshotMessage} snapshot */
  #moved(snapshot) {
    const before = this.#snapshots.get(snapshot.actor);
    const whole = wholeSnapshot(before, snapshot);
    this.#snapshots.set(snapshot.actor, whole);
    if (!before) return this.#register(whole);
    return /** @type {const} */ ({
      type: 'service.state',
      sessionId: this.sessionId(snapshot.actor),
      state: JSON.stringify(this.#state(whole)),
    });
  }

  /** @param {EventMessage} record */
  #told({ to, from, event }) {
    const origin = from === undefined ? undefined : this.sessionId(from);
    return /** @type {const} */ ({
      type: 'service.event',
      sessionId: this.sessionId(to),
      event: JSON.stringify(scxmlEvent(event, origin)),
    });
  }

  /** @param {string} actor @returns {ServiceMessage[]} */
  #ended(actor) {
    this.#actors.delete(actor);
    return this.#snapshots.delete(actor) ? [{ type: 'service.stop', sessionId: this.sessionId(actor) }] : [];
  }

  /** @param {SnapshotMessage} snapshot */
  #register(snapshot) {
    const actor = this.#actors.get(snapshot.actor);
    const definition = this.#machines.get(actor?.machine ?? '');
    return /** @type {const} */ ({
      type: 'service.register',
      sessionId: this.sessionId(snapshot.actor),
      id: actor?.name ?? snapshot.actor,
      ...(actor?.parent !== undefined && { parent: this.sessionId(actor.parent) }),
      ...(actor?.src && { source: actor.src }),
      machine: JSON.stringify(
        definition
          ? { ...machineConfig(definition), context: snapshot.context ?? {}, predictableActionArguments: true }
          : { ...logicConfig, id: actor?.name, predictableActionArguments: true },
      ),
      state: JSON.stringify(this.#state(snapshot)),
    });
  }

  /** What XState 4's `State.create` takes. @param {SnapshotMessage} snapshot */
  #state(snapshot) {
    const event = { type: snapshot.event || 'xstate.init' };
    const definition = this.#machines.get(this.#actors.get(snapshot.actor)?.machine ?? '');
    return {
      value: snapshot.value ?? snapshot.status,
      context: snapshot.context ?? {},
      event,
      _event: scxmlEvent(event),
      _sessionid: this.sessionId(snapshot.actor),
      actions: [],
      activities: {},
      meta: {},
      events: [],
      configuration: [],
      transitions: [],
      children: {},
      done: snapshot.status === 'done',
      tags: definition && snapshot.value !== undefined ? tagsOf(definition, snapshot.value) : [],
    };
  }
}

/** @param {{ readonly type: string }} event @param {string} [origin] */
const scxmlEvent = (event, origin) => ({
  name: event.type,
  data: event,
  $$type: 'scxml',
  type: 'external',
  ...(origin !== undefined && { origin }),
});

/** The tags of every active state. @param {StateDefinition} state @param {StateValue} value @returns {string[]} */
function tagsOf({ tags = [], states = [] }, value) {
  const active = typeof value === 'string' ? { [value]: {} } : value;
  const inner = states.flatMap((state) => {
    const within = active[state.key];
    return within === undefined ? [] : tagsOf(state, within);
  });
  return [...new Set([...tags, ...inner])];
}

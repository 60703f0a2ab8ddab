// @ts-check
import { Refusal } from './check-message.mjs';
import { checkShape } from './event-shapes.mjs';

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').RecordMessage} RecordMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').StateDefinition} StateDefinition
 */

/** More than any app has alive: of the oldest less is known, and less refused. */
const maxActors = 10_000;

/** Which events the living actors of one app could do something with. */
export class KnownEvents {
  /** The types of the events that a machine knows, by its name. @type {Map<string, ReadonlySet<string>>} */
  #ofMachine = new Map();
  /** The machine of each living statechart. @type {Map<string, string>} */
  #machineOf = new Map();

  /** @param {RecordMessage} record */
  take(record) {
    if (record.type === 'machine') this.#ofMachine.set(record.id, new Set(eventsOf(record.definition)));
    else if (record.type === 'actor' && record.machine) this.#know(record.id, record.machine);
    else if (record.type === 'gone') this.#machineOf.delete(record.actor);
    else if (record.type === 'lost') {
      this.#machineOf.clear();
      for (const standing of record.standing) this.take(standing);
    }
  }

  /** @param {string} actor @param {string} machine */
  #know(actor, machine) {
    this.#machineOf.set(actor, machine);
    const [oldest = ''] = this.#machineOf.keys();
    if (this.#machineOf.size > maxActors) this.#machineOf.delete(oldest);
  }

  /**
   * Whether an actor could do something with an event: its statechart knows the type, and the payload has the shape that its
   * actions rely on. Of actors without a chart, and machines that are not this project's, less is known, and less refused.
   *
   * @param {string} actor
   * @param {{ readonly type: string }} event
   * @throws {Refusal} with what is wrong
   */
  check(actor, event) {
    const machine = this.#machineOf.get(actor) ?? '';
    if (this.#ofMachine.get(machine)?.has(event.type) === false)
      throw new Refusal('unknownEvent', `${machine} knows no event ${event.type.slice(0, 80)}`);
    checkShape(machine, event);
  }
}

/** @param {StateDefinition} state @returns {readonly string[]} */
function eventsOf({ transitions = [], states = [] }) {
  return [...transitions.map(({ event }) => event), ...states.flatMap(eventsOf)];
}

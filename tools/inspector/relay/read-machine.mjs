// @ts-check

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').MachineDefinition} MachineDefinition
 * @typedef {import('../../../development/inspector/protocol.types.ts').StateDefinition} StateDefinition
 * @typedef {import('../../../development/inspector/protocol.types.ts').TransitionDefinition} TransitionDefinition
 */

/**
 * A transition, a state and a machine as XState writes them into JSON: states by `#id`, functions by name.
 *
 * @typedef {object} Written
 * @property {readonly string[]} [target]
 * @property {string} eventType
 * @property {unknown} [guard]
 * @property {readonly unknown[]} actions
 * @property {string} [description]
 * @property {boolean} [reenter]
 * @property {string | number} [delay]
 *
 * @typedef {object} WrittenState
 * @property {string} id
 * @property {string} key
 * @property {StateDefinition['type']} type
 * @property {string} [description]
 * @property {readonly string[]} tags
 * @property {{ target: readonly string[] }} [initial]
 * @property {readonly unknown[]} entry
 * @property {readonly unknown[]} exit
 * @property {readonly { id: string, src: string }[]} invoke
 * @property {readonly Written[]} transitions
 * @property {Readonly<Record<string, WrittenState>>} states
 */

/**
 * What an app tells of a machine (`MachineWritten`, as JSON), as viewers get it.
 *
 * @param {string} json
 * @returns {MachineDefinition}
 */
export function readMachine(json) {
  const [root, always, delays, actors] =
    /** @type {[WrittenState, [string, readonly Written[] | null][], Record<string, unknown>, string[]]} */ (
      JSON.parse(json)
    );
  const alwaysOf = new Map(always);
  /** @type {string[]} */
  const invoked = [];

  /** @param {WrittenState} state @returns {StateDefinition} */
  const readState = (state) => {
    const { id, key, type, description, tags, initial, entry, exit } = state;
    const invoke = state.invoke.map((one) => ({ id: one.id, src: one.src }));
    invoked.push(...invoke.map(({ src }) => src));
    const transitions = [...state.transitions, ...(alwaysOf.get(id) ?? [])];
    return withoutGaps({
      id,
      key,
      type,
      description,
      tags: some(tags),
      initial: type === 'compound' ? initial?.target.map(plainId)[0] : undefined,
      entry: namesOf(entry),
      exit: namesOf(exit),
      invoke: some(invoke),
      transitions: some(transitions.map((one, place) => readTransition(`${id}:${place}`, one, delays))),
      states: some(Object.values(state.states).map(readState)),
    });
  };
  const read = readState(root);
  return { ...read, spawns: actors.filter((name) => !invoked.includes(name)) };
}

/**
 * @param {string} id
 * @param {Written} written
 * @param {Record<string, unknown>} delays
 * @returns {TransitionDefinition}
 */
function readTransition(id, { target, eventType, guard, actions, description, reenter, delay }, delays) {
  const delayMs = typeof delay === 'string' ? delays[delay] : delay;
  return withoutGaps({
    id,
    event: eventType,
    targets: target?.map(plainId),
    guard: guard ? nameOf(guard) : undefined,
    actions: namesOf(actions),
    description,
    reenter: reenter ? true : undefined,
    delay: typeof delay === 'string' ? delay : undefined,
    delayMs: typeof delayMs === 'number' ? delayMs : undefined,
  });
}

/** @param {string} id */
const plainId = (id) => id.replace(/^#/, '');

/**
 * Undefined for an empty list, which is then left out.
 *
 * @template Item
 * @param {readonly Item[]} items
 */
const some = (items) => (items.length > 0 ? items : undefined);

/** XState keeps delayed transitions as actions of its own, which are no part of the chart. @param {readonly unknown[]} actions */
const namesOf = (actions) => some(actions.map(nameOf).filter((name) => !/^xstate\.(raise|cancel)/.test(name)));

/** The name of an action or a guard, however XState holds it. @param {unknown} named */
function nameOf(named) {
  const { type } = /** @type {{ type?: unknown }} */ (named ?? {});
  return String((typeof named === 'string' ? named : type) || 'inline');
}

/**
 * Without the fields that are undefined.
 *
 * @template {object} Fields
 * @param {{ [Name in keyof Fields]: Fields[Name] | undefined }} fields
 */
function withoutGaps(fields) {
  return /** @type {Fields} */ (Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
}

// @ts-check

/**
 * @typedef {import('../../development/inspector/protocol.types.ts').MachineDefinition} MachineDefinition
 * @typedef {import('../../development/inspector/protocol.types.ts').StateDefinition} StateDefinition
 * @typedef {import('../../development/inspector/protocol.types.ts').TransitionDefinition} TransitionDefinition
 * @typedef {Record<string, unknown>} Config
 */

/** What stands in for an actor that is no statechart: where it is with its work. */
export const logicConfig = {
  id: 'logic',
  initial: 'active',
  states: { active: {}, done: { type: 'final' }, error: {}, stopped: {} },
};

/**
 * A machine as XState 4's `createMachine` takes it. Guards, actions, actors and delays are names without implementations.
 *
 * @param {MachineDefinition | StateDefinition} state
 * @returns {Config}
 */
export function machineConfig(state) {
  const { id, key, type, description, tags = [], entry = [], exit = [], states = [] } = state;
  const initial = states.find((inner) => inner.id === state.initial)?.key;
  return {
    id,
    key,
    // XState 4 tells atomic and compound states apart by itself
    ...(/^(parallel|final|history)$/.test(type) && { type }),
    ...(initial !== undefined && { initial }),
    ...(description !== undefined && { description }),
    tags,
    entry,
    exit,
    states: Object.fromEntries(states.map((inner) => [inner.key, machineConfig(inner)])),
    ...eventsOf(state),
  };
}

/**
 * XState 5 has all transitions by the event that they wait for; XState 4 wants some of them under names of their own.
 *
 * @param {StateDefinition} state
 */
function eventsOf({ id, invoke = [], transitions = [] }) {
  /** @type {Record<string, Config[]>} */
  const on = Object.create(null);
  /** @type {Record<string, Config[]>} */
  const after = Object.create(null);
  /** @type {Config[]} */
  const always = [];
  /** @type {Config[]} */
  const onDone = [];
  const invoked = invoke.map((actor) => ({ ...actor, onDone: listOf(), onError: listOf() }));
  for (const transition of transitions) {
    const { event } = transition;
    const actor = invoked.find((one) => event === `xstate.done.actor.${one.id}`);
    const failed = invoked.find((one) => event === `xstate.error.actor.${one.id}`);
    const delay = delayOf(transition, id);
    const place =
      event === ''
        ? always
        : (actor?.onDone ?? failed?.onError ?? (event === `xstate.done.state.${id}` ? onDone : undefined));
    if (place) place.push(transitionConfig(transition));
    else if (delay !== undefined) listIn(after, delay).push(transitionConfig(transition));
    else listIn(on, event).push(transitionConfig(transition));
  }
  return {
    invoke: invoked,
    on,
    after,
    ...(always.length > 0 && { always }),
    ...(onDone.length > 0 && { onDone }),
  };
}

/**
 * @param {TransitionDefinition} transition
 * @param {string} stateId
 */
function delayOf({ event, delay }, stateId) {
  if (!event.startsWith('xstate.after.') || !event.endsWith(`.${stateId}`)) return undefined;
  return delay ?? event.slice('xstate.after.'.length, -stateId.length - 1);
}

/** @param {TransitionDefinition} transition @returns {Config} */
function transitionConfig({ targets, guard, actions = [], description, reenter }) {
  return {
    ...(targets && { target: targets.map((target) => `#${target}`) }),
    ...(guard !== undefined && { cond: guard }),
    ...(description !== undefined && { description }),
    actions,
    internal: reenter !== true,
  };
}

/** @returns {Config[]} */
const listOf = () => [];

/** @param {Record<string, Config[]>} lists @param {string} name */
function listIn(lists, name) {
  const list = lists[name] ?? [];
  lists[name] = list;
  return list;
}

// @ts-check
import { triggerOf } from './trigger.mjs';

/** @typedef {import('xstate').AnyStateMachine} AnyStateMachine */
/** @typedef {import('xstate').AnyStateNode} AnyStateNode */
/** @typedef {import('xstate').AnyTransitionDefinition} AnyTransitionDefinition */
/** @typedef {import('./diagrams.types.ts').Chart} Chart */
/** @typedef {import('./diagrams.types.ts').ChartState} ChartState */
/** @typedef {import('./diagrams.types.ts').ChartTransition} ChartTransition */

/**
 * Reads a machine into what a picture of it shows: names only, no functions.
 *
 * @param {AnyStateMachine} machine
 * @returns {Chart}
 */
export function readChart(machine) {
  const root = readState(machine.root);
  const invoked = new Set(everyState(root).flatMap((state) => state.invoked.map(({ logic }) => logic)));
  root.spawned = Object.keys(machine.implementations.actors).filter((logic) => !invoked.has(logic));
  return { name: machine.id, root };
}

/**
 * A state and all that it holds, outer before inner.
 *
 * @param {ChartState} state
 * @returns {ChartState[]}
 */
export function everyState(state) {
  return [state, ...state.states.flatMap(everyState)];
}

/**
 * @param {AnyStateNode} node
 * @returns {ChartState}
 */
function readState(node) {
  return {
    id: node.id,
    name: node.key,
    kind: node.type === 'history' ? 'atomic' : node.type,
    description: node.description ?? '',
    isWaiting: node.tags.includes('waiting'),
    isRegion: node.parent?.type === 'parallel',
    invoked: node.invoke.map(({ id, src }) => ({ id, logic: nameOf(src) })),
    spawned: [],
    entry: namesOf(node.entry),
    exit: namesOf(node.exit),
    initialId: node.type === 'compound' ? (node.initial.target?.[0]?.id ?? null) : null,
    states: Object.values(node.states).map(readState),
    transitions: transitionsOf(node),
  };
}

/** @param {AnyStateNode} node */
function transitionsOf(node) {
  const found = [...node.transitions].flatMap(([event, branches]) => readBranches(node, event, branches));
  return [...found, ...readBranches(node, '', node.always ?? [])];
}

/**
 * The branches of one event: what comes after a guarded one without a guard of its own is its `else`.
 *
 * @param {AnyStateNode} node
 * @param {string} event
 * @param {readonly AnyTransitionDefinition[]} branches
 * @returns {ChartTransition[]}
 */
function readBranches(node, event, branches) {
  const trigger = triggerOf(event, node.id);
  return branches.flatMap((branch, index) => {
    const guard = branch.guard ? nameOf(branch.guard) : index > 0 ? 'else' : '';
    const label = [trigger, guard && `[${guard}]`].filter(Boolean).join(' ') || 'always';
    const targets = branch.target ?? [null];
    return targets.map((target) => ({
      sourceId: node.id,
      targetId: target?.id ?? null,
      label,
      actions: namesOf(branch.actions),
      description: branch.description ?? '',
      reenters: branch.reenter && target === node,
    }));
  });
}

/** XState keeps delayed transitions as actions of its own, which are no part of the chart. */
const isOwnAction = (/** @type {string} */ name) => !/^xstate\.(raise|cancel)/.test(name);

/** @param {readonly unknown[]} actions */
const namesOf = (actions) => actions.map(nameOf).filter(isOwnAction);

/**
 * The name of an action, a guard or an actor's logic, however XState holds it.
 *
 * @param {unknown} named
 * @returns {string}
 */
function nameOf(named) {
  if (typeof named === 'string') return named;
  const { type, name } = /** @type {{ type?: unknown, name?: unknown }} */ (named);
  if (typeof type === 'string') return type;
  return typeof name === 'string' && name !== '' ? name : 'inline';
}

import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { near } from './near';
import { allStates } from './states';

/** Finds targets, absolute and relative, and an `initial`, that are no state, where XState would stop at the first. */
export function checkTargets(states: readonly AnyStateNode[]): string[] {
  return states.flatMap((state) => [
    ...targetsOf(state).flatMap(({ on, target }) =>
      complaint(`${state.id}: target '${target}' of ${on}`, lookUp(state, target)),
    ),
    ...complaint(`${state.id}: initial '${initialOf(state)}'`, below(state, [initialOf(state) ?? []].flat())),
  ]);
}

/** A place that is not there: what was looked for, and which state does not have it. */
interface Missing {
  readonly name: string;
  readonly where: string;
  readonly candidates: readonly string[];
}

function complaint(what: string, missing: Missing | undefined): string[] {
  if (!missing) return [];
  return [`${what} is no state: ${missing.where} has no '${missing.name}'${near(missing.name, missing.candidates)}`];
}

/** Says what is missing of a place in `stateIn`: `'#id'`, a path with dots, or nested objects of state names. */
export function missingIn(machine: AnyStateMachine, stateValue: unknown): string[] {
  const what = `stateIn(${JSON.stringify(stateValue)})`;
  return placesIn(stateValue).flatMap((path) =>
    complaint(what, path[0]?.startsWith('#') ? byId(machine.root, path) : below(machine.root, path)),
  );
}

/** Every path that a value of `stateIn` goes along, from the root. */
function placesIn(stateValue: unknown): string[][] {
  if (typeof stateValue === 'string') return [stateValue.split('.')];
  const entries = Object.entries((stateValue ?? {}) as object);
  return entries.length === 0 ? [[]] : entries.flatMap(([key, inner]) => placesIn(inner).map((path) => [key, ...path]));
}

interface Target {
  /** What it is the target of: an event, a delay, `always`, the end of an invoke. */
  readonly on: string;
  readonly target: string;
}

/** As they stand in the chart: XState has thrown before it has transitions with a bad one. */
function targetsOf({ config, type }: AnyStateNode): Target[] {
  const events = Object.entries(config.on ?? {});
  const delays = Object.entries(config.after ?? {});
  const invokes = [config.invoke ?? []].flat() as Record<string, unknown>[];
  return [
    ...events.flatMap(([event, transitions]) => namedIn(`'${event}'`, transitions)),
    ...delays.flatMap(([delay, transitions]) => namedIn(`after '${delay}'`, transitions)),
    ...namedIn('always', config.always),
    ...namedIn('onDone', config.onDone),
    ...invokes.flatMap((invoke) =>
      ['onDone', 'onError', 'onSnapshot'].flatMap((end) => namedIn(`${end} of '${invoke.id}'`, invoke[end])),
    ),
    ...(type === 'history' ? namedIn('the history', config.target) : []),
  ];
}

function namedIn(on: string, transitions: unknown): Target[] {
  return [transitions ?? []]
    .flat()
    .flatMap((transition) => (hasTarget(transition) ? transition.target : transition))
    .filter((target) => typeof target === 'string')
    .map((target) => ({ on, target }));
}

function hasTarget(transition: unknown): transition is { target: unknown } {
  return typeof transition === 'object' && transition !== null && 'target' in transition;
}

function initialOf({ config }: AnyStateNode): string | undefined {
  const initial: unknown = hasTarget(config.initial) ? config.initial.target : config.initial;
  return typeof initial === 'string' ? initial : undefined;
}

/** `#id.below`, `.below`, or a neighbour. */
function lookUp(state: AnyStateNode, target: string): Missing | undefined {
  if (target.startsWith('#')) return byId(state, target.split('.'));
  if (target.startsWith('.')) return below(state, target.slice(1).split('.'));
  if (state.parent) return below(state.parent, target.split('.'));
  const candidates = Object.keys(state.states).map((key) => `.${key}`);
  return { name: target, where: 'beside the root is nothing, and below it', candidates };
}

function byId({ machine }: AnyStateNode, [first = '', ...path]: readonly string[]): Missing | undefined {
  const ids = new Map(allStates(machine).map((state) => [`#${state.id}`, state]));
  if (ids.has([first, ...path].join('.'))) return undefined;
  const start = ids.get(first);
  return start ? below(start, path) : { name: first, where: `'${machine.id}'`, candidates: [...ids.keys()] };
}

function below(state: AnyStateNode, [key, ...path]: readonly string[]): Missing | undefined {
  if (key === undefined) return undefined;
  const child = state.states[key];
  return child ? below(child, path) : { name: key, where: `'${state.id}'`, candidates: Object.keys(state.states) };
}

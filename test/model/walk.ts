import {
  type Actor,
  type ActorLogic,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  createActor,
  fromCallback,
} from 'xstate';
import { OnPaper } from './on-paper';

/** An event of the model, and the time at which it comes (milliseconds): guards that compare times see both sides. */
export type ModelEvent = AnyEventObject & { readonly atMs?: number };

/** A machine as a finite model: what can happen to it, and which of its states count as the same. */
export interface Model {
  readonly name: string;
  readonly machine: AnyStateMachine;
  /** With each of them it is explored. */
  readonly inputs: readonly object[];
  /** Paths to where exploring begins, beside the start: so that what lies deep is found without everything on the way. */
  readonly begins: readonly (readonly ModelEvent[])[];
  /** Payloads for every event of the chart, by type; a type that the chart has and this has not fails. */
  readonly events: Readonly<Record<string, readonly object[]>>;
  /** What of the context decides how it goes on, beside the states. */
  flags(context: never): unknown;
  /** Stands in for actors that the chart starts, where a mere listener is not enough. */
  readonly actors?: Readonly<Record<string, ActorLogic<never, never, never>>>;
  /** Transitions that no path reaches, by name, and why. */
  readonly unreachable: Readonly<Record<string, string>>;
  /** Guards that are never false (or true) where they are asked, by transition, and why. */
  readonly oneSided: Readonly<Record<string, string>>;
  /** How many states are looked at, at most. */
  readonly limit: number;
  setNow(nowMs: number): void;
}

export interface Walked {
  readonly states: number;
  readonly transitions: number;
  readonly paths: number;
  readonly longest: number;
  /** Events of the chart without a payload here. */
  readonly unknownEvents: readonly string[];
  readonly notCovered: readonly string[];
  /** `name: never true`, `name: never false`. */
  readonly oneSided: readonly string[];
  /** Where a real actor was not where the model said. */
  readonly differences: readonly string[];
}

export type Path = readonly ModelEvent[];

const listener = fromCallback(() => undefined);

/** Finds the shortest path to every transition and to either side of every guard, and walks each on a real actor. */
export function walk(model: Model): Walked {
  const machine = standingIn(model);
  const known = transitionsOf(machine);
  const seen = new Coverage();
  const differences: string[] = [];
  const paths: Path[] = [];
  let states = 0;
  for (const input of model.inputs) {
    const explored = explore(model, machine, input);
    const paper = new OnPaper(machine, input);
    states += explored.states;
    paths.push(...explored.paths);
    for (const path of explored.paths) differences.push(...execute(model, machine, paper, input, path, seen));
  }
  const names = [...known].map(([, name]) => name);
  const guarded = [...known].filter(([each]) => each.guard !== undefined);
  return {
    states,
    transitions: names.length,
    paths: paths.length,
    longest: Math.max(...paths.map((path) => path.length)),
    unknownEvents: machine.events.filter((type: string) => !(type in model.events)),
    notCovered: [...known].filter(([each]) => !seen.taken.has(each)).map(([, name]) => name),
    oneSided: guarded.flatMap(([each, name]) => [
      ...(seen.taken.has(each) ? [] : [`${name}: never true`]),
      ...(seen.refused.has(each) ? [] : [`${name}: never false`]),
    ]),
    differences,
  };
}

/** The shortest paths to every transition and to either side of every guard, from the start with this input. */
export const pathsFrom = (model: Model, input: object): readonly Path[] =>
  explore(model, standingIn(model), input).paths;

/** Every transition of the chart under a name that a person can find: where, on what, which of several. */
export function transitionsOf(machine: AnyStateMachine): ReadonlyMap<AnyTransitionDefinition, string> {
  const names = new Map<AnyTransitionDefinition, string>();
  for (const node of nodesOf(machine.root)) {
    const lists = [...node.transitions, ['always', node.always ?? []] as const];
    for (const [type, candidates] of lists)
      for (const [index, each] of candidates.entries())
        names.set(each, nameOf(node, type, candidates.length > 1 ? index : null));
  }
  return names;
}

function nameOf(node: AnyStateNode, type: string, index: number | null): string {
  const event = type.replace(`.${node.id}`, '');
  return `${node.id} ${event}${index === null ? '' : ` #${index + 1}`}`;
}

function nodesOf(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap((child) => nodesOf(child as AnyStateNode))];
}

/** The machine with listeners in place of the actors that it starts. */
export function standingIn({ machine, actors = {} }: Model): AnyStateMachine {
  const sources = Object.keys(machine.implementations.actors);
  return machine.provide({
    actors: Object.fromEntries(sources.map((source) => [source, actors[source] ?? listener])) as never,
  });
}

function sampled(model: Model): readonly ModelEvent[] {
  return Object.entries(model.events).flatMap(([type, payloads]) => payloads.map((payload) => ({ ...payload, type })));
}

/** Breadth first over the model: the first path to a transition is a shortest one. */
function explore(
  model: Model,
  machine: AnyStateMachine,
  input: object,
  visit: (snapshot: AnyMachineSnapshot) => void = () => undefined,
): { readonly paths: readonly Path[]; readonly states: number } {
  const events = sampled(model);
  const paper = new OnPaper(machine, input);
  const wanted = new Map<string, Path>();
  let level = [[], ...model.begins].map((path) => ({ snapshot: reachedBy(model, paper, path), path }));
  const seen = new Set(level.map(({ snapshot }) => keyOf(model, snapshot)));
  for (const { path } of level) wanted.set(`begin ${storyOf(path)}`, path);
  while (level.length > 0 && seen.size < model.limit) {
    const next: typeof level = [];
    for (const { snapshot, path } of level) {
      for (const event of events) {
        if (snapshot.status !== 'active' || !isPossible(snapshot, event)) continue;
        model.setNow(event.atMs ?? 0);
        const sides = sidesOf(machine, snapshot, event);
        if (sides.length === 0) continue;
        const longer = [...path, event];
        const steps = paper.steps(snapshot, event);
        for (const side of [...sides, ...hopsOf(event, steps)]) if (!wanted.has(side)) wanted.set(side, longer);
        const reached = steps.at(-1) ?? snapshot;
        const key = keyOf(model, reached);
        if (seen.has(key)) continue;
        seen.add(key);
        visit(reached);
        next.push({ snapshot: reached, path: longer });
      }
    }
    level = next;
  }
  return { paths: withoutPrefixes([...wanted.values()]), states: seen.size };
}

/** Calls `visit` with every state that exploring reaches, each once. */
export function visitStates(model: Model, visit: (snapshot: AnyMachineSnapshot) => void): void {
  const machine = standingIn(model);
  for (const input of model.inputs) explore(model, machine, input, visit);
}

function reachedBy(model: Model, paper: OnPaper, path: Path): AnyMachineSnapshot {
  model.setNow(0);
  return path.reduce((snapshot: AnyMachineSnapshot, event) => {
    model.setNow(event.atMs ?? 0);
    return paper.after(snapshot, event);
  }, paper.begin());
}

/** A path that another one begins with is walked with it. */
function withoutPrefixes(paths: readonly Path[]): readonly Path[] {
  const longestFirst = [...new Set(paths)].sort((one, other) => other.length - one.length);
  const begun = new Set<string>();
  const ids = new Map<ModelEvent, number>();
  const idOf = (event: ModelEvent): number => {
    if (!ids.has(event)) ids.set(event, ids.size);
    return ids.get(event) ?? 0;
  };
  return longestFirst.filter((path) => {
    const names = path.map(idOf);
    if (begun.has(names.join())) return false;
    for (let end = 1; end <= names.length; end += 1) begun.add(names.slice(0, end).join());
    return true;
  });
}

/** An actor's end comes only while it runs. */
function isPossible(snapshot: AnyMachineSnapshot, { type }: ModelEvent): boolean {
  const child = /^xstate\.(?:done|error)\.actor\.(.+)$/.exec(type)?.[1];
  return child === undefined || snapshot.children[child] !== undefined;
}

/** Which transitions this event takes, and which guards refuse it: each once true, once false. */
function sidesOf(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: ModelEvent): readonly string[] {
  const enabled = machine.getTransitionData(snapshot as never, event as never);
  const names = enabled.map((each) => `take ${each.source.id} ${each.eventType} ${indexOf(each)}`);
  const refused = refusedBy(snapshot, event.type, enabled);
  return [...names, ...refused.map((each) => `refuse ${each.source.id} ${each.eventType} ${indexOf(each)}`)];
}

/** Where it goes on by itself after an event: each way is walked once for each event. */
function hopsOf({ type }: ModelEvent, steps: readonly AnyMachineSnapshot[]): readonly string[] {
  return steps.slice(1).map((after, index) => {
    const before = steps[index]?._nodes ?? [];
    const left = before.filter((node) => !after._nodes.includes(node));
    const entered = after._nodes.filter((node) => !before.includes(node));
    const isStaying = left.length + entered.length === 0;
    const stays = isStaying
      ? [...before.filter((node) => node.always?.some(isTargetless)), ...changesIn(steps[index], after)]
      : [];
    return `hop ${type} ${[...left, '>', ...entered, '=', ...stays].map((node) => (typeof node === 'string' ? node : node.id)).join(' ')}`;
  });
}

/** Names of what changed in the context: tells one transition without a target from another. */
function changesIn(before: AnyMachineSnapshot | undefined, after: AnyMachineSnapshot): readonly string[] {
  return Object.keys(after.context).filter((key) => before?.context[key] !== after.context[key]);
}

const isTargetless = ({ target }: AnyTransitionDefinition): boolean => target === undefined;

const indexOf = (each: AnyTransitionDefinition): number =>
  each.source.transitions.get(each.eventType)?.indexOf(each) ?? -1;

function refusedBy(
  snapshot: AnyMachineSnapshot,
  type: string,
  enabled: readonly AnyTransitionDefinition[],
): readonly AnyTransitionDefinition[] {
  return snapshot._nodes.flatMap((node) => {
    const candidates = node.transitions.get(type) ?? [];
    const taken = candidates.findIndex((each) => enabled.includes(each));
    return candidates.filter((each, index) => each.guard !== undefined && (taken < 0 || index < taken));
  });
}

export function keyOf({ flags }: Model, { value, context, status }: AnyMachineSnapshot): string {
  return JSON.stringify([value, status, flags(context as never)]);
}

/** What was taken and what was refused on real actors. */
class Coverage {
  readonly taken = new Set<AnyTransitionDefinition>();
  readonly refused = new Set<AnyTransitionDefinition>();

  /** What stands before it was asked first, and refused. */
  take(taken: AnyTransitionDefinition): void {
    this.taken.add(taken);
    const always = taken.source.always ?? [];
    for (const each of always.slice(0, Math.max(0, always.indexOf(taken)))) this.refused.add(each);
  }
}

function execute(
  model: Model,
  machine: AnyStateMachine,
  paper: OnPaper,
  input: object,
  path: Path,
  seen: Coverage,
): readonly string[] {
  model.setNow(0);
  let expected = paper.begin();
  const differences: string[] = [];
  const actor: Actor<AnyStateMachine> = createActor(machine, {
    input: input as never,
    clock: stoppedClock,
    inspect: (event) => {
      if (event.type !== '@xstate.microstep' || event.actorRef.sessionId !== event.rootId) return;
      for (const each of event._transitions) seen.take(each);
    },
  });
  deafToItself(actor);
  actor.subscribe({ error: (error) => differences.push(`${storyOf(path)}: ${String(error)}`) });
  actor.start();
  for (const event of path) {
    const before = actor.getSnapshot();
    model.setNow(event.atMs ?? 0);
    if (event.type.startsWith('xstate.after.') && !isArmed(actor, event.type))
      differences.push(`${storyOf(path)}: no timer for ${event.type}`);
    for (const each of refusedBy(before, event.type, machine.getTransitionData(before, event as never)))
      seen.refused.add(each);
    expected = paper.after(expected, event);
    actor.send(event as never);
    const reached = actor.getSnapshot();
    if (keyOf(model, reached) !== keyOf(model, expected))
      differences.push(`${storyOf(path)}: ${keyOf(model, reached)} instead of ${keyOf(model, expected)}`);
    for (const node of reached._nodes) for (const each of node.always ?? []) if (each.guard) seen.refused.add(each);
  }
  actor.stop();
  return differences;
}

/** What a chart says to itself comes from the path, as what its actors would say does. */
function deafToItself(actor: Actor<AnyStateMachine>): void {
  const system = actor.system as unknown as { _relay(source: unknown, target: unknown, event: unknown): void };
  const relay = system._relay;
  system._relay = (source, target, event) => {
    if (source !== target) relay(source, target, event);
  };
}

const storyOf = (path: Path): string => path.map(({ type }) => type).join(' > ');

/** Time stands still: the events of delays come as the path says. */
const stoppedClock = { setTimeout: () => 0, clearTimeout: () => undefined };

function isArmed(actor: Actor<AnyStateMachine>, type: string): boolean {
  const { _scheduledEvents } = actor.system.getSnapshot();
  return Object.values(_scheduledEvents).some(({ event }) => event.type === type);
}

import {
  type Actor,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyTransitionDefinition,
  createActor,
} from 'xstate';
import { statePath } from '../../machines/kernel/state-path';
import type { VirtualClock } from '../support/virtual-clock';
import { OnPaper } from './on-paper';
import { keyOf, type Model, type ModelEvent, type Path, pathsFrom, standingIn, transitionsOf } from './walk';

/** How the events of a chart come about when the actors that it starts are real. */
export interface RealWorld {
  /** What stands around the chart comes in these, and what is never said in one of them alone, and why. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Those that others send: the test does. All others the real actors must say. */
  readonly sent: RegExp;
  /** Those that real actors never say, and why: by type, by type and state, or the name of a transition. */
  readonly unsaid: Readonly<Record<string, string>>;
  /** Everything around the chart, new for each path. */
  enter(kind: string): Promise<Surroundings>;
}

interface Surroundings {
  readonly clock: VirtualClock;
  /** What the chart is given in place of what the model gives it. */
  readonly input: object;
  /**
   * Before the chart gets where this event is the next that a real actor must say: what will make it say that. With what the
   * path holds from there on.
   */
  prepare(event: ModelEvent, upcoming: Path): void;
  /** What makes it say this now. False where nobody can say it in this state: another path takes that transition. */
  cause(event: ModelEvent, chart: Caused): unknown;
  /** Clears up when the chart was stopped, and says what was wrong or is left. */
  end(): Promise<readonly string[]>;
}

/** The chart that is to hear something. */
interface Caused {
  /** Where it is now. */
  at(): string;
  send(event: ModelEvent): void;
}

export interface RealWalked {
  readonly paths: number;
  /** Paths whose every event came about. */
  readonly walked: number;
  /** Transitions that no path took. */
  readonly notTaken: readonly string[];
  /** Events that did not come about, and in which path. */
  readonly neverCame: readonly string[];
  /** Where the real actor was not where the model said. */
  readonly differences: readonly string[];
  /** What the books of the surroundings found wrong. */
  readonly violations: readonly string[];
}

/** Longer than any deadline of a chart. */
const LONGEST_MS = 70_000;
const LOOK_EVERY_MS = 250;
/** What comes soon is heard before the next thing happens. */
const LOOK_CLOSELY_MS = 10;
const CLOSELY_MS = 1_500;

/** What is never said in a kind of world, and why. */
export const unsaidIn = ({ unsaid, kinds }: RealWorld, kind: string): Readonly<Record<string, string>> => ({
  ...unsaid,
  ...kinds[kind],
});

/** Walks a model's paths with the real actors behind the chart, in surroundings of a kind. */
export async function walkReally(model: Model, world: RealWorld, kind: string): Promise<RealWalked> {
  const found: Found = { taken: new Set(), neverCame: [], differences: [], violations: [] };
  const [input = {}] = model.inputs;
  const paths = pathsFrom(model, input);
  const standIn = standingIn(model);
  let walked = 0;
  for (const path of paths) if (await walkOne(model, standIn, world, kind, path, found)) walked += 1;
  const notTaken = [...transitionsOf(model.machine)].filter(([each]) => !found.taken.has(each)).map(([, name]) => name);
  const { neverCame, differences, violations } = found;
  return { paths: paths.length, walked, notTaken, neverCame, differences, violations };
}

interface Found {
  readonly taken: Set<AnyTransitionDefinition>;
  readonly neverCame: string[];
  readonly differences: string[];
  readonly violations: string[];
}

async function walkOne(
  model: Model,
  standIn: AnyStateMachine,
  world: RealWorld,
  kind: string,
  path: Path,
  found: Found,
): Promise<boolean> {
  const surroundings = await world.enter(kind);
  const unsaid = unsaidIn(world, kind);
  const [first = {}] = model.inputs;
  const input: Record<string, unknown> = { ...first, ...surroundings.input };
  input.ports = { ...(first as { ports: object }).ports, ...(surroundings.input as { ports: object }).ports };
  const real = new RealActor(model, standIn, input, surroundings.clock, found);
  const story = path.map(({ type }) => type).join(' > ');
  let isWhole = true;
  for (const [index, event] of path.entries()) {
    const next = path.findIndex(({ type }, place) => place >= index && !world.sent.test(type));
    const upcoming = path.slice(next);
    if (next >= 0 && upcoming[0]) surroundings.prepare(upcoming[0], upcoming);
    if (world.sent.test(event.type)) {
      real.send(event);
      await surroundings.clock.advance(0);
      continue;
    }
    const came = event.type in unsaid ? false : await real.comesAbout(event, surroundings);
    if (came === undefined) found.neverCame.push(`${event.type} in ${story}`);
    isWhole = came === true;
    if (!isWhole) break;
  }
  real.actor.stop();
  for (const wrong of await surroundings.end()) found.violations.push(`${story}: ${wrong}`);
  return isWhole;
}

/** The real actor, and beside it the model, which is told what the real one was. */
class RealActor implements Caused {
  readonly actor: Actor<AnyStateMachine>;
  private expected: AnyMachineSnapshot;
  private heard: AnyEventObject[] = [];

  constructor(
    private readonly model: Model,
    standIn: AnyStateMachine,
    input: object,
    private readonly clock: VirtualClock,
    found: Found,
  ) {
    const paper = new OnPaper(standIn, input);
    this.expected = paper.begin();
    this.actor = createActor(model.machine, {
      input: input as never,
      clock,
      inspect: (inspected) => {
        if (inspected.actorRef.sessionId !== inspected.rootId) return;
        if (inspected.type === '@xstate.microstep') {
          for (const each of inspected._transitions) found.taken.add(each);
          // what a chart says to itself of its picture's health is waited for like what others say
          if (inspected.event.type.startsWith('health.')) this.heard.push(inspected.event);
        }
        if (inspected.type !== '@xstate.snapshot' || inspected.event.type === 'xstate.init') return;
        this.heard.push(inspected.event);
        this.expected = paper.after(this.expected, inspected.event);
        const reached = inspected.snapshot as AnyMachineSnapshot;
        const [is, should] = [keyOf(this.model, reached), keyOf(this.model, this.expected)];
        if (is !== should) found.differences.push(`${inspected.event.type}: ${is} instead of ${should}`);
      },
    });
    this.actor.subscribe({ error: (error) => found.differences.push(String(error)) });
    this.actor.start();
  }

  at(): string {
    return statePath(this.actor.getSnapshot().value);
  }

  send(event: ModelEvent): void {
    this.actor.send(event as never);
  }

  /**
   * Whether the event comes, once it was caused, if it has not come by itself since the last one that was waited for. False
   * where nobody can say it, undefined where it did not come.
   */
  async comesAbout(wanted: ModelEvent, surroundings: Surroundings): Promise<boolean | undefined> {
    const isIt = ({ type }: AnyEventObject) => type === wanted.type;
    if (!this.heard.some(isIt) && (await surroundings.cause(wanted, this)) === false) return false;
    for (let waitedMs = 0; waitedMs < LONGEST_MS && !this.heard.some(isIt); ) {
      const sliceMs = waitedMs < CLOSELY_MS ? LOOK_CLOSELY_MS : LOOK_EVERY_MS;
      await this.clock.advance(sliceMs);
      waitedMs += sliceMs;
    }
    const at = this.heard.findIndex(isIt);
    if (at < 0) return undefined;
    this.heard = this.heard.slice(at + 1);
    return true;
  }
}

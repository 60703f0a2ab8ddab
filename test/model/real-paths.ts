import {
  type Actor,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyTransitionDefinition,
  createActor,
  initialTransition,
  transition,
} from 'xstate';
import { createLanes } from '../../machines/lane';
import { selectXp2p } from '../../miniprogram/plugins/xp2p';
import type { PluginGeneration } from '../../simulator/generations';
import { seededRandom } from '../../simulator/random';
import { createSimulation, type Simulation } from '../../simulator/simulation';
import { appParams } from '../miniprogram/plugins/xp2p/stage';
import { NumberedCamera } from '../simulation/phone/numbered-stream';
import { PluginLedger } from '../simulation/phone/plugin-ledger';
import { Violations } from '../simulation/violations';
import { VirtualClock } from '../support/virtual-clock';
import { keyOf, type Model, type ModelEvent, type Path, pathsFrom, standingIn, transitionsOf } from './walk';

/** A plugin in which something can be brought about. */
interface Stage {
  readonly clock: VirtualClock;
  readonly faults: Simulation['faults'];
}

/** How the events of a chart come about when the actors that it starts are real. */
export interface RealWorld {
  /** Those that others send: the test does. All others the real actors must say. */
  readonly sent: RegExp;
  /** Before the chart gets where this event is the next that a real actor must say: what will make it say that. */
  prepare(stage: Stage, event: ModelEvent): void;
  /** What makes it say this now. */
  cause(stage: Stage, event: ModelEvent): void | Promise<void>;
  /** Those that real actors never say, and why. */
  readonly unsaid: Readonly<Record<string, string>>;
  /** The plugin is initialised before. */
  readonly isInited: boolean;
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
  /** What the plugin's books found wrong (invariants 1 to 3). */
  readonly violations: readonly string[];
}

/** Longer than any deadline of a chart. */
const LONGEST_MS = 40_000;
const LOOK_EVERY_MS = 250;
/** What comes soon is heard before the next thing happens. */
const LOOK_CLOSELY_MS = 10;
const CLOSELY_MS = 1_500;
const UNTIL_GIVEN_BACK_MS = 30_000;
const START_MS = 1_700_000_000_000;

/** Walks a model's paths with the real actors behind the chart, over the simulated plugin of a generation. */
export async function walkReally(model: Model, world: RealWorld, generation: PluginGeneration): Promise<RealWalked> {
  const found: Found = { taken: new Set(), neverCame: [], differences: [], violations: [] };
  const [input = {}] = model.inputs;
  const paths = pathsFrom(model, input);
  let walked = 0;
  for (const path of paths) if (await walkOne(model, world, generation, path, found)) walked += 1;
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
  world: RealWorld,
  generation: PluginGeneration,
  path: Path,
  found: Found,
): Promise<boolean> {
  const { clock, simulation, ledger, ports, violations } = plugin(generation);
  const stage: Stage = { clock, faults: simulation.faults };
  const input = { ...model.inputs[0], ports: { ...(model.inputs[0] as { ports: object }).ports, ...ports } };
  Object.assign(input, { lanes: createLanes(clock) });
  if (world.isInited) {
    for (const each of ports.xp2p.generations)
      void ports.xp2p.init(each, 'camera', () => undefined).catch(() => undefined);
    await clock.advance(2_000);
  }
  const real = new RealActor(model, input, clock, found);
  const story = path.map(({ type }) => type).join(' > ');
  let isWhole = true;
  for (const [index, event] of path.entries()) {
    const next = path.slice(index).find(({ type }) => !world.sent.test(type));
    if (next) world.prepare(stage, next);
    if (world.sent.test(event.type)) {
      real.actor.send(event as never);
      await clock.advance(0);
    } else if (event.type in world.unsaid || !(await real.comesAbout(event, () => world.cause(stage, event)))) {
      if (!(event.type in world.unsaid)) found.neverCame.push(`${event.type} in ${story}`);
      isWhole = false;
      break;
    }
  }
  real.actor.stop();
  simulation.faults.clear();
  await clock.advance(UNTIL_GIVEN_BACK_MS);
  for (const { what } of violations.found) found.violations.push(`${story}: ${what}`);
  for (const held of ledger.unreleased()) found.violations.push(`${story}: ${held} is held at the end`);
  return isWhole;
}

/** The real actor, and beside it the model, which is told what the real one was. */
class RealActor {
  readonly actor: Actor<AnyStateMachine>;
  private expected: AnyMachineSnapshot;
  private heard: AnyEventObject[] = [];

  constructor(
    private readonly model: Model,
    input: object,
    private readonly clock: VirtualClock,
    found: Found,
  ) {
    const machine = standingIn(model);
    [this.expected] = initialTransition(machine, input as never);
    this.actor = createActor(model.machine, {
      input: input as never,
      clock,
      inspect: (inspected) => {
        if (inspected.actorRef.sessionId !== inspected.rootId) return;
        if (inspected.type === '@xstate.microstep') for (const each of inspected._transitions) found.taken.add(each);
        if (inspected.type !== '@xstate.snapshot' || inspected.event.type === 'xstate.init') return;
        this.heard.push(inspected.event);
        [this.expected] = transition(machine, this.expected, inspected.event as never);
        const reached = inspected.snapshot as AnyMachineSnapshot;
        const [is, should] = [keyOf(this.model, reached), keyOf(this.model, this.expected)];
        if (is !== should) found.differences.push(`${inspected.event.type}: ${is} instead of ${should}`);
      },
    });
    this.actor.subscribe({ error: (error) => found.differences.push(String(error)) });
    this.actor.start();
  }

  /** Whether the event comes, once it was caused, if it has not come by itself since the last one that was waited for. */
  async comesAbout(wanted: ModelEvent, cause: () => void | Promise<void>): Promise<boolean> {
    const isIt = ({ type }: AnyEventObject) => type === wanted.type;
    if (!this.heard.some(isIt)) await cause();
    for (let waitedMs = 0; waitedMs < LONGEST_MS && !this.heard.some(isIt); ) {
      const sliceMs = waitedMs < CLOSELY_MS ? LOOK_CLOSELY_MS : LOOK_EVERY_MS;
      await this.clock.advance(sliceMs);
      waitedMs += sliceMs;
    }
    const at = this.heard.findIndex(isIt);
    if (at < 0) return false;
    this.heard = this.heard.slice(at + 1);
    return true;
  }
}

function plugin(generation: PluginGeneration) {
  const clock = new VirtualClock(START_MS);
  const camera = new NumberedCamera(clock);
  const violations = new Violations(clock.now);
  const simulation = createSimulation({ clock, random: seededRandom(1), cameras: camera, generation });
  const ledger = new PluginLedger({
    violations,
    camera,
    isAsked: () => true,
    post: (deliver) => deliver(),
    trace: () => undefined,
  });
  const { xp2p } = selectXp2p(ledger.wrap(simulation.xp2pPlugin), appParams);
  return { clock, simulation, ledger, violations, ports: { xp2p, clock } };
}

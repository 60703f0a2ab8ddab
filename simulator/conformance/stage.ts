import { type Failure, failureFromOutside } from '../../machines/failure';
import type { Ports, StreamSource } from '../../machines/kernel/ports';
import { secret } from '../../machines/privacy/secret';
import type { Bench, World } from './conformance.types';

/** A bench on which nothing is missing that a row asks for. */
export interface Stage {
  readonly ports: Required<Ports>;
  readonly world: World;
  readonly camera: StreamSource;
  readonly otherCamera: StreamSource;
}

/** A row before it has a bench. */
export interface Script {
  readonly name: string;
  readonly ports: readonly (keyof Ports)[];
  play(stage: Stage): Promise<void>;
}

export const script = (port: keyof Ports, name: string, play: Script['play']): Script => ({
  ports: [port],
  name,
  play,
});

/** A promise that was not kept, and what was thrown then, where that was it. */
class Broken extends Error {
  constructor(
    message: string,
    readonly thrown?: unknown,
  ) {
    super(message);
  }
}

/** What may not be otherwise. */
export function expectThat(holds: boolean, otherwise: string, thrown?: unknown): asserts holds {
  if (!holds) throw new Broken(otherwise, thrown);
}

/**
 * What a row rejects with: what was wrong, and what the world had been asked for until then. Where the port threw, the stack is that
 * of what it threw. A row that ends without a sentence of its own was thrown at, where nothing must be thrown.
 */
export function sentenceOf(reason: unknown, moves: readonly string[]): Error {
  const error =
    reason instanceof Broken
      ? reason
      : new Broken(`The port, or the world behind it, threw ${shown(reason)}, where nothing must be thrown.`, reason);
  if (moves.length > 0) error.message += ` The world had been asked for ${moves.join(', ')}.`;
  const { stack = '' } = error.thrown instanceof Error ? error.thrown : error;
  error.stack = [String(error), ...stack.split('\n').filter((line) => /^ +at /.test(line))].join('\n');
  return error;
}

const members: readonly (keyof World)[] = [
  'advance',
  'meet',
  'say',
  'sayLate',
  'node',
  'managedNode',
  'network',
  'temporaryFile',
  'look',
];

/** The bench, which says in a sentence what it lacks when a row asks for it, and notes in `moves` what the world was asked for. */
export function stageOn({ ports, world, cameras }: Bench, moves: string[]): Stage {
  const [camera = madeUp('camera-1'), otherCamera = madeUp('camera-2')] = cameras ?? [];
  const wholeWorld = whole(world, 'world', members, (member, given) => {
    if (member !== 'advance' && member !== 'look')
      moves.push(`${member}(${given.map((each) => JSON.stringify(each)).join(', ')})`);
  }) as World;
  const { clock } = ports;
  const advance: World['advance'] = async (durationMs) => {
    const before = clock?.now();
    await wholeWorld.advance(durationMs);
    expectThat(
      durationMs === 0 || before === undefined || clock?.now() !== before,
      `The world’s advance(${durationMs}) resolved, and by the clock’s now() no time had passed.`,
    );
  };
  return {
    ports: whole(ports, 'port', portNames) as Required<Ports>,
    world: Object.create(wholeWorld, { advance: { value: advance } }),
    camera,
    otherCamera,
  };
}

function whole(
  of: object,
  kind: string,
  names: readonly string[],
  note: (name: string, given: readonly unknown[]) => void = () => undefined,
): object {
  const found = (name: string): unknown => {
    const member: unknown = Reflect.get(of, name);
    expectThat(member !== undefined, `The bench has no ${kind} "${name}", and this row needs it.`);
    if (typeof member !== 'function') return member;
    return (...given: unknown[]): unknown => {
      note(name, given);
      return Reflect.apply(member, of, given);
    };
  };
  return Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get: () => found(name) }])));
}

const portNames: readonly (keyof Ports)[] = [
  'clock',
  'random',
  'xp2p',
  'devices',
  'players',
  'managedNodes',
  'storage',
  'album',
  'files',
  'screen',
  'system',
  'environment',
];

const madeUp = (id: string): StreamSource => ({
  id,
  kind: 'camera',
  address: {
    by: 'device',
    productId: 'PRODUCT',
    deviceName: id,
    xp2pInfo: secret(`XP2P-of-${id}`),
    liveStreamDomain: '',
    url: `http://${id}.xnet/ipc.p2p.com/ipc.flv?action=live`,
  },
});

/** How long something may take that a port or its world is expected to do, and how long silence is listened to. */
const PATIENCE_MS = 5_000;
export const SILENCE_MS = 3_000;
/** Until what was late (`Fate`) has come. */
export const LATENESS_MS = 9_000;

const STEP_MS = 50;

/** Waits until it is so; fails with the sentence when it takes too long. */
export async function until(world: World, isSo: () => boolean, otherwise: string): Promise<void> {
  await world.advance(0);
  for (let waitedMs = 0; !isSo(); waitedMs += STEP_MS) {
    expectThat(waitedMs < PATIENCE_MS, `${otherwise} within ${PATIENCE_MS} ms.`);
    await world.advance(STEP_MS);
  }
}

/** How a call has ended so far. */
export interface Outcome<Value> {
  state: 'pending' | 'resolved' | 'rejected';
  value?: Value;
  reason?: unknown;
}

/** Makes a call that must return a promise, and watches it. */
export function asked<Value>(name: string, call: () => PromiseLike<Value>): Outcome<Value> {
  const outcome: Outcome<Value> = { state: 'pending' };
  let promise: PromiseLike<Value>;
  try {
    promise = call();
  } catch (reason) {
    throw new Broken(`${name} threw ${shown(reason)}, and must reject instead.`, reason);
  }
  expectThat(typeof promise?.then === 'function', `${name} returned no promise.`);
  promise.then(
    (value) => Object.assign(outcome, { state: 'resolved', value }),
    (reason: unknown) => Object.assign(outcome, { state: 'rejected', reason }),
  );
  return outcome;
}

/** Waits for the answer of a call that must go well. */
export async function answered<Value>(world: World, name: string, call: () => PromiseLike<Value>): Promise<Value> {
  const outcome = asked(name, call);
  await until(world, () => outcome.state !== 'pending', `${name} did not answer`);
  return wentWell(name, outcome);
}

/** What a call resolved with, which has answered and must have gone well. */
export function wentWell<Value>(name: string, { state, value, reason }: Outcome<Value>): Value {
  expectThat(state === 'resolved', `${name} rejected with ${shown(reason)}, and must go well here.`, reason);
  return value as Value;
}

/** Waits for the answer of a call that must not go well. */
export async function refused(world: World, name: string, call: () => PromiseLike<unknown>): Promise<void> {
  const outcome = asked(name, call);
  await until(world, () => outcome.state !== 'pending', `${name} did not answer`);
  expectThat(outcome.state === 'rejected', `${name} resolved, though it could not be done: it must reject.`);
  expectFailure(name, outcome.reason);
}

/** Watches a call that must not answer, as nothing behind it does. */
export async function unanswered(world: World, name: string, call: () => PromiseLike<unknown>): Promise<void> {
  const outcome = asked(name, call);
  await world.advance(PATIENCE_MS);
  expectThat(outcome.state === 'pending', `${name} ${outcome.state}, though nothing behind it had answered.`);
}

/** A `Failure`, as the failure table makes it. */
export function expectFailure(name: string, reason: unknown): void {
  const { source, code, kind, scope } = (reason ?? {}) as Partial<Failure>;
  const isOne =
    typeof source === 'string' &&
    (typeof code === 'number' || typeof code === 'string') &&
    typeof scope === 'string' &&
    kind === kindOf(source, code);
  expectThat(
    isOne,
    `${name} gave ${shown(reason)}, which is no Failure as failureOf and failureFromOutside of machines/failure make it.`,
    reason,
  );
}

function kindOf(source: Failure['source'], code: number | string): string | undefined {
  try {
    return failureFromOutside(source, code).kind;
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  return value instanceof Error ? String(value) : (JSON.stringify(value) ?? String(value));
}

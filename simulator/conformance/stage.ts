import { type Failure, failureFromOutside } from '../../machines/failure';
import type { Ports, StreamSource } from '../../machines/kernel/ports';
import { secret } from '../../machines/privacy/secret';
import type { Bench, World } from './conformance.types';

/** A bench on which nothing is missing that a row asks for. */
export interface Stage {
  readonly ports: Ports;
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

/** A promise that was not kept. */
class Broken extends Error {}

/** What may not be otherwise. */
export function expectThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Broken(otherwise);
}

/** A row that ends without a sentence of its own was thrown at, where nothing must be thrown. */
export function sentenceOf(reason: unknown): unknown {
  return reason instanceof Broken
    ? reason
    : new Error(`The port, or the world behind it, threw ${shown(reason)}, where nothing must be thrown.`);
}

const members: readonly (keyof World)[] = ['advance', 'meet', 'say', 'sayLate', 'node', 'network', 'look'];

/** The bench, which says in a sentence what it lacks when a row asks for it. */
export function stageOn({ ports, world, cameras }: Bench): Stage {
  const whole = (of: object, kind: string, names: readonly string[]): object =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        names.map((name) => [
          name,
          {
            get() {
              const found: unknown = Reflect.get(of, name);
              expectThat(found !== undefined, `The bench has no ${kind} "${name}", and this row needs it.`);
              return typeof found === 'function' ? found.bind(of) : found;
            },
          },
        ]),
      ),
    );
  const [camera = madeUp('camera-1'), otherCamera = madeUp('camera-2')] = cameras ?? [];
  return {
    ports: whole(ports, 'port', portNames) as Ports,
    world: whole(world, 'world', members) as World,
    camera,
    otherCamera,
  };
}

const portNames: readonly (keyof Ports)[] = [
  'clock',
  'random',
  'xp2p',
  'players',
  'storage',
  'album',
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
    throw new Broken(`${name} threw ${shown(reason)}, and must reject instead.`);
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
  expectThat(outcome.state === 'resolved', `${name} rejected with ${shown(outcome.reason)}.`);
  return outcome.value as Value;
}

/** Waits for the answer of a call that must not go well. */
export async function refused(world: World, name: string, call: () => PromiseLike<unknown>): Promise<void> {
  const outcome = asked(name, call);
  await until(world, () => outcome.state !== 'pending', `${name} did not answer`);
  expectThat(outcome.state === 'rejected', `${name} resolved, though it could not be done.`);
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
  expectThat(isOne, `${name} gave ${shown(reason)}, which is no Failure.`);
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

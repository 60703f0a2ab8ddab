import { type Failure, failureOf } from '../../../machines/failure';
import type { ManagedPlayer } from '../../../machines/kernel/managed-nodes';
import { FULL_SCREEN_DIRECTION } from '../player/live-player-handle';
import { readField, readText } from '../player/read-field';
import { isThenable } from '../xp2p/quietly';
import { isBadAnswer, readFailure, wordsOf } from './read-failure';

/** Any of them tells the component from something else that the page found (managed contract 4.3). */
const METHODS = ['retry', 'stopAll', 'snapshotAndSave', 'requestFullScreen', 'exitFullScreen'];

/** True of what `selectComponent` gives once the component is there. */
export const isManagedComponent = (value: unknown): value is object =>
  METHODS.some((name) => typeof readField(value, name) === 'function');

/** Wraps a component: each call settles once, and rejects with a `Failure` only. Calls may hang. */
export function createManagedPlayer(component: object): ManagedPlayer {
  const ask = async (method: string, ...given: readonly unknown[]): Promise<void> => {
    await call(component, method, given, (reason) => readFailure(reason, { step: method, otherwise: 'commandFailed' }));
  };
  return {
    component,
    retry: () => ask('retry'),
    snapshot: () => call(component, 'snapshotAndSave', [{ showResult: false }], snapshotFailure),
    requestFullScreen: () => ask('requestFullScreen', { direction: FULL_SCREEN_DIRECTION }),
    exitFullScreen: () => ask('exitFullScreen'),
    stop: () => ask('stopAll'),
  };
}

/** `saved`: it answered, and said nothing bad; `asked`: it answers nothing, so nobody knows what came of it. */
async function call(
  component: object,
  method: string,
  given: readonly unknown[],
  failureFor: (reason: unknown) => Failure,
): Promise<'saved' | 'asked'> {
  const found = readField(component, method);
  if (typeof found !== 'function') throw failureOf('iot', 'methodMissing', { step: method, message: method });
  let answer: unknown;
  try {
    const asked: unknown = found.apply(component, given);
    if (!isThenable(asked)) return 'asked';
    answer = await asked;
  } catch (reason) {
    throw failureFor(reason);
  }
  if (isBadAnswer(answer)) throw failureFor(answer);
  return 'saved';
}

/** Where a person said no, in the album's own question or in WeChat's: nobody has to be told. */
const CANCELLED = /cancel/i;

function snapshotFailure(reason: unknown): Failure {
  const step = 'snapshot';
  const message = wordsOf(reason);
  if (readText(reason, 'errType') !== 'saveAuthError' && CANCELLED.test(message))
    return failureOf('system', 'cancelled', { step, message });
  return readFailure(reason, { step, otherwise: 'snapshotError' });
}

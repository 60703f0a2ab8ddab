import { type Failure, failureFromOutside, failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { hideKnownSecrets } from '../../../machines/privacy/known-secrets';
import { isThenable } from './quietly';

/** The steps of the plugin that can fail, in one word for every generation. */
export type Step =
  | 'init'
  | 'reset'
  | 'startService'
  | 'stopService'
  | 'startStream'
  | 'stopStream'
  | 'checkDevice'
  | 'sendCommand';

/**
 * Turns whatever the plugin answers into a value or a `Failure`. Documents say that it rejects with `{ errcode, errmsg }`,
 * samples print a bare number, calls resolve with a number that is not 0, and some throw at once (contract 2.1).
 */
export class Answers {
  /** Makes the call at once; rejects with a `Failure` when it throws or rejects. May hang. */
  async of(step: Step, call: () => unknown): Promise<unknown> {
    try {
      return await call();
    } catch (reason) {
      throw this.failureOf(step, reason);
    }
  }

  /** Like `of`, for calls whose answer is a number: rejects with a `Failure` unless it is 0. */
  async zero(step: Step, call: () => unknown): Promise<void> {
    this.expectZero(step, await this.of(step, call));
  }

  /** Throws a `Failure` unless `answer` is 0, bare or as `errcode`. */
  expectZero(step: Step, answer: unknown): void {
    if (codeOf(answer) !== 0) throw this.failureOf(step, answer);
  }

  /** Makes a call that answers nothing: what it throws, or rejects with, comes out as a `Failure`. */
  stopped(step: Step, call: () => unknown): unknown {
    let answer: unknown;
    try {
      answer = call();
    } catch (reason) {
      throw this.failureOf(step, reason);
    }
    return isThenable(answer) ? this.of(step, () => answer) : undefined;
  }

  /** What a generation has no call for: "operation not supported" (contract 2.5). */
  unsupported(step: Step): Failure {
    return failureOf('xp2p', -2004, { step });
  }

  failureOf(step: Step, reason: unknown): Failure {
    const message = messageOf(reason);
    return failureFromOutside('xp2p', codeOf(reason) ?? (reason instanceof Error ? 'threw' : 'noAnswer'), {
      step,
      ...(message === undefined ? {} : { message }),
    });
  }
}

/** The code in a bare number, a number as text, or an object that carries one. */
export function codeOf(reason: unknown): number | string | undefined {
  if (typeof reason === 'number') return reason;
  if (typeof reason === 'string') return isNumeric(reason) ? Number(reason) : undefined;
  if (typeof reason !== 'object' || reason === null) return undefined;
  const { errcode, errCode, code } = reason as Record<string, unknown>;
  const carried = errcode ?? errCode ?? code;
  if (typeof carried === 'string') return isNumeric(carried) ? Number(carried) : carried;
  return typeof carried === 'number' ? carried : undefined;
}

/** What the plugin says in words: all of it, as a secret that was cut would not be known any more. */
export function messageOf(reason: unknown): string | undefined {
  if (typeof reason === 'string') return isNumeric(reason) ? undefined : reason;
  if (typeof reason !== 'object' || reason === null) return undefined;
  const { errmsg, errMsg, message, type } = reason as Record<string, unknown>;
  const words = [errmsg, errMsg, message, type].find((word) => typeof word === 'string' && word !== '');
  return typeof words === 'string' ? words : undefined;
}

/** The name that the plugin gives this phone; the secrets that it was given are no part of it. */
export function peerNameOf(answer: unknown): string {
  return typeof answer === 'string' ? hideKnownSecrets(answer).slice(0, config.maxPeerNameCharacters) : '';
}

function isNumeric(text: string): boolean {
  return /^-?\d+$/.test(text.trim());
}

import type { OwnTimers } from './own-timers';
import type { CallOptions, ContextCall, LivePlayerContext } from './player.types';

/**
 * What becomes of a call: the word of WeChat that refuses it, or what to answer and what to do once it was answered.
 * A promise answers when it settles.
 */
export type CallOutcome =
  | { readonly refused: string }
  | { readonly result?: object; readonly afterwards?: () => void }
  | Promise<object>;

/** Makes a `livePlayerContext`: calls answer by callback a little later, first `success` or `fail`, then `complete`. */
export function createLivePlayerContext(
  timers: OwnTimers,
  answerMs: number,
  act: (call: ContextCall, options: CallOptions) => CallOutcome,
): LivePlayerContext {
  const answered = (call: ContextCall) => {
    return (options: CallOptions = {}) => {
      const outcome = act(call, options);
      if (outcome instanceof Promise) {
        const succeed = (result: object) => timers.after(0, () => answerSuccess(call, options, result));
        const fail = (reason: unknown) => timers.after(0, () => answerFailure(call, options, wordsOf(reason)));
        outcome.then(succeed, fail);
      } else if ('refused' in outcome) {
        timers.after(answerMs, () => answerFailure(call, options, outcome.refused));
      } else {
        timers.after(answerMs, () => {
          answerSuccess(call, options, outcome.result ?? {});
          outcome.afterwards?.();
        });
      }
    };
  };
  return {
    play: answered('play'),
    stop: answered('stop'),
    pause: answered('pause'),
    resume: answered('resume'),
    mute: answered('mute'),
    snapshot: answered('snapshot'),
    requestFullScreen: answered('requestFullScreen'),
    exitFullScreen: answered('exitFullScreen'),
  };
}

function answerSuccess(call: ContextCall, options: CallOptions, result: object): void {
  const answer = { errMsg: `${call}:ok`, ...result };
  options.success?.(answer);
  options.complete?.(answer);
}

function answerFailure(call: ContextCall, options: CallOptions, words: string): void {
  const answer = { errMsg: `${call}:fail ${words}` };
  options.fail?.(answer);
  options.complete?.(answer);
}

function wordsOf(reason: unknown): string {
  const { errMsg, message } = (reason ?? {}) as { errMsg?: unknown; message?: unknown };
  const words = [errMsg, message].find((text) => typeof text === 'string' && text !== '');
  return typeof words === 'string' ? words : 'failed';
}

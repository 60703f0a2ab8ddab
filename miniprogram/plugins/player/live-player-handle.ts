import { failureOf } from '../../../machines/failure';
import type { Player } from '../../../machines/kernel/ports';
import { readField, readText } from './read-field';

/** Where http-flv bytes go in: `playerExport`, or in the seed's generation the component itself (contract 3). */
export interface MediaSink {
  addChunk(chunk: ArrayBuffer): void;
  finishMedia?(): void;
}

/** A `Player` whose bytes can be led elsewhere when the same context becomes ready again. */
export interface LivePlayerHandle {
  readonly player: Player;
  useSink(sink: MediaSink): void;
}

/** True when bytes can be handed to it. */
export function isMediaSink(value: unknown): value is MediaSink {
  return typeof readField(value, 'addChunk') === 'function';
}

/** The phone is turned to the left: cameras film landscape. */
export const FULL_SCREEN_DIRECTION = 90;

/** Wraps a `livePlayerContext`: each call settles once, and rejects with a `Failure` only. Calls may hang. */
export function createLivePlayer(context: object, firstSink: MediaSink): LivePlayerHandle {
  let sink = firstSink;
  const ask = async (step: string, options: object = {}): Promise<void> => {
    await call(context, step, options);
  };
  const player: Player = {
    context,
    play: () => ask('play'),
    stop: () => ask('stop'),
    pause: () => ask('pause'),
    resume: () => ask('resume'),
    requestFullScreen: () => ask('requestFullScreen', { direction: FULL_SCREEN_DIRECTION }),
    exitFullScreen: () => ask('exitFullScreen'),
    async snapshot() {
      const path = readText(await call(context, 'snapshot', { quality: 'raw' }), 'tempImagePath');
      if (path === undefined) throw commandFailed('snapshot', 'live-player gave no picture');
      return path;
    },
    addChunk(chunk) {
      try {
        sink.addChunk(chunk);
      } catch {
        // a player that is going away refuses bytes: its own events say so
      }
    },
    finishMedia() {
      try {
        sink.finishMedia?.();
      } catch {
        // the stream has ended anyway
      }
    },
  };
  return {
    player,
    useSink(next) {
      sink = next;
    },
  };
}

/** Makes one call of the context, whichever way it answers: callbacks, `complete` alone, or a promise. */
function call(context: object, step: string, options: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (reason: unknown) => reject(commandFailed(step, messageOf(reason)));
    const method = readField(context, step);
    if (typeof method !== 'function') {
      reject(commandFailed(step, `live-player has no ${step}()`));
      return;
    }
    const complete = (result: unknown) => (/:fail/.test(messageOf(result) ?? '') ? fail(result) : resolve(result));
    try {
      const answer: unknown = method.call(context, { ...options, success: resolve, fail, complete });
      if (typeof readField(answer, 'then') === 'function') (answer as PromiseLike<unknown>).then(resolve, fail);
    } catch (reason) {
      fail(reason);
    }
  });
}

function messageOf(reason: unknown): string | undefined {
  if (typeof reason === 'string') return reason;
  return readText(reason, 'errMsg') ?? readText(reason, 'message');
}

/** A misuse ("already playing") and a missing method are one failure to the machines; the message tells them apart. */
function commandFailed(step: string, message: string | undefined) {
  return failureOf('live-player', 'commandFailed', { step, ...(message !== undefined && { message }) });
}

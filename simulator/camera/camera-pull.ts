import type { Clock } from '../../machines/kernel/ports';
import type { CameraPull, Sender } from './camera.types';
import type { Film } from './film';
import { RUBBISH, SendingGate } from './sending';

/** A viewer who is further behind than this (the app was suspended, bytes were held back) goes on at the newest key frame. */
const CATCH_UP_AFTER_MS = 2_000;

interface PullInput {
  readonly clock: Clock;
  /** What there is to be seen now: where it is another film than before, it is seen from its next key frame on. */
  readonly film: () => Film;
  readonly filmTimeMs: () => number;
  readonly write: (chunk: ArrayBuffer) => void;
  /** As usual when absent. */
  readonly sender?: Sender | undefined;
  readonly batchMs?: number;
  readonly burst?: boolean;
  readonly chunkBytes?: number;
}

/** Sends one viewer what is filmed, as it is filmed. */
export function openPull(input: PullInput): CameraPull {
  const { clock, filmTimeMs, write, sender, batchMs = 66, burst = true, chunkBytes = 8_192 } = input;
  let film = input.film();
  let position = film.keyFrameAt(filmTimeMs());
  const originMs = film.timeOfMs(position);
  const lagMs = burst ? 0 : filmTimeMs() - originMs;
  const gate = new SendingGate(() => sender?.sending() ?? 'usual', filmTimeMs() - lagMs);
  let isGreeted = false;
  let isPaused = false;
  let isClosed = false;
  let timer = clock.setTimeout(sendBatch, 0);

  function sendBatch(): void {
    if (!isGreeted) {
      isGreeted = true;
      write(film.startUp.slice(0));
    }
    const dueMs = gate.dueMs(filmTimeMs() - lagMs);
    const isLeftBehind = dueMs - film.timeOfMs(position) > CATCH_UP_AFTER_MS + gate.groupMs;
    if (isLeftBehind) position = Math.max(position, film.keyFrameAt(dueMs));
    turnTo(input.film(), dueMs);
    sendUntil((timeMs) => timeMs > dueMs);
    if (!isClosed && !isPaused) timer = clock.setTimeout(sendBatch, batchMs);
  }

  function turnTo(next: Film, dueMs: number): void {
    if (next === film) return;
    const begin = next.keyFrameFrom(film.timeOfMs(position));
    const beginMs = next.timeOfMs(begin);
    if (beginMs > dueMs) return;
    sendUntil((timeMs) => timeMs >= beginMs);
    film = next;
    position = begin;
    writeInChunks(film.headers(beginMs - originMs));
  }

  function sendUntil(isLater: (timeMs: number) => boolean): void {
    const from = position;
    while (!isLater(film.timeOfMs(position))) position += 1;
    const bytes = film.cut(from, position, originMs, (frame) => gate.isSent(frame));
    writeInChunks(gate.isRubbish() ? bytes.fill(RUBBISH) : bytes);
  }

  function writeInChunks(bytes: Uint8Array<ArrayBuffer>): void {
    for (let at = 0; at < bytes.length && !isClosed; at += chunkBytes) {
      write(bytes.slice(at, at + chunkBytes).buffer);
    }
  }

  return {
    close() {
      isClosed = true;
      clock.clearTimeout(timer);
    },
    pause() {
      isPaused = true;
      clock.clearTimeout(timer);
    },
    resume() {
      if (!isPaused || isClosed) return;
      isPaused = false;
      timer = clock.setTimeout(sendBatch, 0);
    },
  };
}

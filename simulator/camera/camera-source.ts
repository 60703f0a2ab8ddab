import type { Quality } from '../../machines/kernel/ports';
import type { CameraPull, CameraSource, CameraSourceOptions } from './camera.types';
import { createFilm, type Film } from './film';

/** A viewer who is further behind than this (the app was suspended, bytes were held back) goes on at the newest key frame. */
const CATCH_UP_AFTER_MS = 2_000;

/** A film always has a past: whoever comes first finds a key frame before now. */
const FILM_AGE_MS = 60_000;

type Write = (chunk: ArrayBuffer) => void;

/**
 * A camera that films for ever: real http-flv bytes out of clips, as a live camera sends them. All viewers and qualities
 * see the same moment. Throws when a clip is not FLV.
 */
export function createCameraSource(options: CameraSourceOptions): CameraSource {
  const { clock, clips, batchMs = 66, burst = true, chunkBytes = 8_192 } = options;
  const bornAtMs = (options.bornAtMs ?? clock.now()) - FILM_AGE_MS;
  const films: Record<Quality, Film> = {
    standard: createFilm(clips.standard),
    high: createFilm(clips.high),
    super: createFilm(clips.super),
  };
  const filmTimeMs = () => clock.now() - bornAtMs;
  return {
    open: (quality, write) => openPull({ clock, film: films[quality], filmTimeMs, write, batchMs, burst, chunkBytes }),
  };
}

interface PullInput {
  readonly clock: CameraSourceOptions['clock'];
  readonly film: Film;
  readonly filmTimeMs: () => number;
  readonly write: Write;
  readonly batchMs: number;
  readonly burst: boolean;
  readonly chunkBytes: number;
}

function openPull({ clock, film, filmTimeMs, write, batchMs, burst, chunkBytes }: PullInput): CameraPull {
  let position = film.keyFrameAt(filmTimeMs());
  const originMs = film.timeOfMs(position);
  const lagMs = burst ? 0 : filmTimeMs() - originMs;
  let isGreeted = false;
  let isPaused = false;
  let isClosed = false;
  let timer = clock.setTimeout(sendBatch, 0);

  function sendBatch(): void {
    if (!isGreeted) {
      isGreeted = true;
      write(film.startUp.slice(0));
    }
    const dueMs = filmTimeMs() - lagMs;
    if (dueMs - film.timeOfMs(position) > CATCH_UP_AFTER_MS) position = Math.max(position, film.keyFrameAt(dueMs));
    const from = position;
    while (film.timeOfMs(position) <= dueMs) position += 1;
    writeInChunks(film.cut(from, position, originMs));
    if (!isClosed && !isPaused) timer = clock.setTimeout(sendBatch, batchMs);
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

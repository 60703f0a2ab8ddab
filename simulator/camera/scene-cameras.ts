import type { Clock } from '../../machines/kernel/ports';
import type { CameraPull, CameraSource } from './camera.types';
import { createCameraSource } from './camera-source';
import { type Clip, clipsOf } from './clips';

/** Reads a file of the package. */
export type ReadFile = (file: string) => Promise<Uint8Array>;

type Open = (source: CameraSource) => CameraPull;

/** Cameras that each see a scene of their own. A clip is read when it is played for the first time. */
export function createSceneCameras(clock: Clock, read: ReadFile): CameraSource {
  const bornAtMs = clock.now();
  const sources = new Map<Clip, CameraSource | Promise<CameraSource>>();

  const filmed = (bytes: Uint8Array): CameraSource =>
    createCameraSource({ clock, bornAtMs, clips: { standard: bytes, high: bytes, super: bytes } });
  const load = async (file: string): Promise<CameraSource> => {
    try {
      const source = filmed(await read(file));
      sources.set(file, source);
      return source;
    } catch (error) {
      // the next one who wants to see it tries again
      sources.delete(file);
      throw error;
    }
  };
  const sourceOf = (clip: Clip): CameraSource | Promise<CameraSource> => {
    const known = sources.get(clip) ?? (typeof clip === 'string' ? load(clip) : filmed(clip));
    sources.set(clip, known);
    return known;
  };

  return {
    open(quality, write, onEnd, camera = '') {
      const source = sourceOf(clipsOf(camera)[quality]);
      const open: Open = (ready) => ready.open(quality, write, onEnd);
      return source instanceof Promise ? openLater(source, open) : open(source);
    },
  };
}

/** A pull whose bytes come once its clip has been read; where it cannot be, none ever come, and the console says why. */
function openLater(source: Promise<CameraSource>, open: Open): CameraPull {
  let pull: CameraPull | undefined;
  let isClosed = false;
  let isPaused = false;
  source.then(
    (ready) => {
      if (isClosed) return;
      pull = open(ready);
      if (isPaused) pull.pause();
    },
    (error: Error) => console.error(`A clip of the simulated cameras could not be read: ${error.message}`),
  );
  return {
    close() {
      isClosed = true;
      pull?.close();
    },
    pause() {
      isPaused = true;
      pull?.pause();
    },
    resume() {
      isPaused = false;
      pull?.resume();
    },
  };
}

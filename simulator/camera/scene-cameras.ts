import type { Clock } from '../../machines/kernel/ports';
import type { CameraPull, CameraSource, Light } from './camera.types';
import { openPull } from './camera-pull';
import { FILM_AGE_MS } from './camera-source';
import { ClipLibrary, type ReadFile } from './clip-library';
import { shownBy } from './clips';
import type { Film } from './film';

/** One viewer of these cameras. */
interface Viewer {
  readonly pull: CameraPull;
  /** Shows what there is to be seen now. */
  look(): void;
}

/** Cameras that each see a scene of their own, all in the same light. A clip is read when it is played for the first time. */
export function createSceneCameras(clock: Clock, read: ReadFile): CameraSource {
  const beganAtMs = clock.now() - FILM_AGE_MS;
  const filmTimeMs = () => clock.now() - beganAtMs;
  const library = new ClipLibrary(read);
  const viewers = new Set<Viewer>();
  let light: Light = 'usual';

  return {
    open(quality, write, _onEnd, sender) {
      const viewer = viewerOf({
        film: () => library.filmOf(shownBy(sender?.id ?? '', quality, light, sender?.channel)),
        begin: (film) => openPull({ clock, film, filmTimeMs, write, sender }),
        onClosed: () => viewers.delete(viewer),
      });
      viewers.add(viewer);
      viewer.look();
      return viewer.pull;
    },
    changeLight(next) {
      light = next;
      for (const viewer of viewers) viewer.look();
    },
  };
}

interface ViewerInput {
  film(): Film | Promise<Film>;
  begin(film: () => Film): CameraPull;
  onClosed(): void;
}

/** Its bytes come once its clips have been read; where they cannot be, none ever come, and the console says why. */
function viewerOf({ film, begin, onClosed }: ViewerInput): Viewer {
  let pull: CameraPull | undefined;
  let shown: Film;
  let looks = 0;
  let isClosed = false;
  let isPaused = false;

  function show(next: Film): void {
    shown = next;
    if (pull || isClosed) return;
    pull = begin(() => shown);
    if (isPaused) pull.pause();
  }

  return {
    look() {
      looks += 1;
      const look = looks;
      const next = film();
      if (!(next instanceof Promise)) return show(next);
      next.then(
        // what was asked for meanwhile is what there is to be seen
        (ready) => look === looks && show(ready),
        (error: Error) => console.error(`A clip of the simulated cameras could not be read: ${error.message}`),
      );
    },
    pull: {
      close() {
        isClosed = true;
        onClosed();
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
    },
  };
}

import { type EventObject, fromCallback, fromPromise } from 'xstate';
import type { Failure } from '../failure';
import { fileNameOf } from '../kernel/file-name';
import type { Clock, Ports } from '../kernel/ports';

/** The screen stays on while there is a picture to look at. */
export const screenOn = fromCallback<EventObject, { ports: Ports }>(({ input }) => input.ports.screen.keepOn());

export interface TakenPicture {
  readonly ports: Ports;
  /** A temporary file. */
  readonly path: string;
  /** The camera's. */
  readonly id: string;
}

/**
 * Puts a picture into the album, and tells its temporary path. Rejects with a failure of the album: the picture is among the kept files
 * then, unless a person did not want it saved.
 */
export const savePicture = fromPromise<string, TakenPicture>(async ({ input: { ports, path, id } }) => {
  try {
    await ports.album.save(path);
  } catch (failure) {
    if ((failure as Failure).kind !== 'cancelled') keepPicture({ ports, path, id });
    throw failure;
  }
  return path;
});

/** A picture that cannot even be kept is lost, as it was before: why it could not be saved is what is told. */
function keepPicture({ ports: { files, clock }, path, id }: TakenPicture): void {
  try {
    const [suffix = '.jpg'] = /\.(?:png|jpe?g)$/i.exec(path) ?? [];
    files?.keep(path, `${fileNameOf(id, clock.now())}${suffix}`);
  } catch {
    // no room, or no such file
  }
}

/** Opens the settings in which a refused permission can be given: the mini-program's, or WeChat's own in the phone. */
export const openSettings = fromPromise<void, { ports: Ports; whose: 'miniProgram' | 'wechat' }>(
  ({ input: { ports, whose } }) => (whose === 'wechat' ? ports.system.openPermissions() : ports.album.openSettings()),
);

/** Whole seconds, counted down once a second: said only while the state that invokes this lasts. */
export const countdown = fromCallback<EventObject, { clock: Clock; seconds: number }>(({ input, sendBack }) => {
  const { clock } = input;
  let secondsLeft = input.seconds;
  let timer: unknown = null;
  const tick = () => {
    secondsLeft -= 1;
    // before it is told: whoever hears it may end this
    if (secondsLeft > 0) timer = clock.setTimeout(tick, 1_000);
    sendBack({ type: 'countdown.ticked', secondsLeft });
  };
  if (secondsLeft > 0) timer = clock.setTimeout(tick, 1_000);
  return () => clock.clearTimeout(timer);
});

import { type EventObject, fromCallback, fromPromise } from 'xstate';
import type { Clock, Ports } from '../kernel/ports';

/** The screen stays on while there is a picture to look at. */
export const screenOn = fromCallback<EventObject, { ports: Ports }>(({ input }) => input.ports.screen.keepOn());

/** Puts a picture into the album, and tells its temporary path. Rejects with a failure of the album. */
export const savePicture = fromPromise<string, { ports: Ports; path: string }>(async ({ input: { ports, path } }) => {
  await ports.album.save(path);
  return path;
});

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

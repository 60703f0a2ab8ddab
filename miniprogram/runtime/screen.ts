import type { Screen } from '../../machines/kernel/ports';

/** As much of `wx` as the screen needs. */
export type ScreenCalls = Pick<WechatMiniprogram.Wx, 'setKeepScreenOn'>;

/** The phone's screen: on as long as anybody holds it, several pictures at once included. */
export function createScreen(wechat: ScreenCalls): Screen {
  let holders = 0;
  // Failing changes nothing that could be told.
  const keep = (keepScreenOn: boolean) => void wechat.setKeepScreenOn({ keepScreenOn, fail: () => undefined });
  return {
    keepOn: () => {
      holders += 1;
      if (holders === 1) keep(true);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holders -= 1;
        if (holders === 0) keep(false);
      };
    },
  };
}

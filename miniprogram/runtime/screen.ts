import type { Screen } from '../../machines/kernel/ports';
import type { Wechat } from './wechat';

/** As much of WeChat as the screen needs. */
export type ScreenCalls = Pick<Wechat, 'setKeepScreenOn' | 'onAppShow' | 'offAppShow'>;

/** The phone's screen: on as long as anybody holds it, several pictures at once included. */
export function createScreen(wechat: ScreenCalls): Screen {
  let holders = 0;
  const keep = (keepScreenOn: boolean) => wechat.setKeepScreenOn({ keepScreenOn });
  // WeChat forgets it whenever the app is left. Nobody may hold it any more where `offAppShow` did nothing
  const again = () => {
    if (holders > 0) keep(true);
  };
  return {
    keepOn: () => {
      holders += 1;
      if (holders === 1) {
        keep(true);
        wechat.onAppShow(again);
      }
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holders -= 1;
        if (holders > 0) return;
        wechat.offAppShow(again);
        keep(false);
      };
    },
  };
}

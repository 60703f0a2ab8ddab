import { failureOf } from '../../machines/failure';
import type { System } from '../../machines/kernel/ports';

/** As much of `wx` as the phone's settings need. `openAppAuthorizeSetting` came with base library 2.25.3. */
export type SystemCalls = Partial<Pick<WechatMiniprogram.Wx, 'openAppAuthorizeSetting'>>;

/** The phone's own settings of WeChat. */
export function createSystem(wechat: SystemCalls): System {
  return {
    openPermissions: () =>
      new Promise((resolve, reject) => {
        const fail = ({ errMsg: message }: { errMsg: string }) =>
          reject(failureOf('system', 'settingsFailed', { step: 'openSettings', message }));
        if (wechat.openAppAuthorizeSetting) wechat.openAppAuthorizeSetting({ success: () => resolve(), fail });
        else fail({ errMsg: 'openAppAuthorizeSetting is not there' });
      }),
  };
}

import { failureOf } from '../../machines/failure';
import type { Clock, System } from '../../machines/kernel/ports';
import { askPermissions } from './permissions';
import { inTime, type RefusalCalls } from './refusal';
import { answerOf, type Refusal, type Wechat } from './wechat';

/** As much of WeChat as the phone's settings and its network need. */
export type SystemCalls = RefusalCalls &
  Pick<Wechat, 'openAppAuthorizeSetting' | 'getNetworkType' | 'getLocalIPAddress'>;

/** The phone's own settings of WeChat (base library 2.20.1, phones alone), and its network. */
export function createSystem(wechat: SystemCalls, clock: Clock, platform: string): System {
  return {
    askPermissions: () => askPermissions(wechat, clock, platform),
    askNetwork: async () => {
      const { networkType } = await new Promise<{ readonly networkType: string }>((success, fail) =>
        wechat.getNetworkType({ success, fail }),
      );
      const answer = { networkType, online: networkType !== 'none' };
      // base library 2.20.1; it is a hint, and not waited for
      const localAddress = (await inTime(clock, answerOf(wechat.getLocalIPAddress, {})))?.localip;
      return localAddress ? { ...answer, localAddress } : answer;
    },
    openPermissions: () =>
      answerOf(wechat.openAppAuthorizeSetting, {}).then(
        () => undefined,
        ({ errMsg: message }: Refusal) =>
          Promise.reject(failureOf('system', 'settingsFailed', { step: 'openSettings', message })),
      ),
  };
}

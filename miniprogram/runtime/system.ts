import { failureOf } from '../../machines/failure';
import type { Clock, NetworkAnswer, System } from '../../machines/kernel/ports';
import { askPermissions } from './permissions';
import type { RefusalCalls } from './refusal';
import { answerOf, type Refusal, type Wechat } from './wechat';

/** As much of WeChat as the phone's settings and its network need. */
export type SystemCalls = RefusalCalls & Pick<Wechat, 'openAppAuthorizeSetting' | 'getNetworkType'>;

/** The phone's own settings of WeChat (base library 2.20.1, phones alone), and its network. */
export function createSystem(wechat: SystemCalls, clock: Clock, platform: string): System {
  return {
    askPermissions: () => askPermissions(wechat, clock, platform),
    askNetwork: () =>
      new Promise<NetworkAnswer>((resolve, reject) =>
        wechat.getNetworkType({
          success: ({ networkType }) => resolve({ networkType, online: networkType !== 'none' }),
          fail: reject,
        }),
      ),
    openPermissions: () =>
      answerOf(wechat.openAppAuthorizeSetting, {}).then(
        () => undefined,
        ({ errMsg: message }: Refusal) =>
          Promise.reject(failureOf('system', 'settingsFailed', { step: 'openSettings', message })),
      ),
  };
}

import { failureOf } from '../../machines/failure';
import type { System } from '../../machines/kernel/ports';
import { answerOf, type Refusal, type Wechat } from './wechat';

/** As much of WeChat as the phone's settings need. */
export type SystemCalls = Pick<Wechat, 'openAppAuthorizeSetting'>;

/** The phone's own settings of WeChat (base library 2.20.1, phones alone). */
export function createSystem(wechat: SystemCalls): System {
  return {
    openPermissions: () =>
      answerOf(wechat.openAppAuthorizeSetting, {}).then(
        () => undefined,
        ({ errMsg: message }: Refusal) =>
          Promise.reject(failureOf('system', 'settingsFailed', { step: 'openSettings', message })),
      ),
  };
}

import type { CodeOf } from '../../machines/failure';
import type { Clock } from '../../machines/kernel/ports';
import { answerOf, type Refusal, type Wechat } from './wechat';

/** As much of WeChat as tells why it refused. */
export type RefusalCalls = Pick<Wechat, 'getSetting' | 'getPrivacySetting' | 'getAppAuthorizeSetting'>;

/** What WeChat asks a person for: the scope that it keeps the answer under, and the phone's own switch. */
const permissions = {
  album: { scope: 'scope.writePhotosAlbum', switch: 'albumAuthorized' },
  /** It has no scope and no switch: only the privacy guideline stands before it. */
  clipboard: null,
} as const;

/** A state that WeChat does not tell within this time is unknown. */
const ANSWER_MS = 2_000;

/** Why it was refused; null for whatever is no refusal. */
export type Reason = Extract<
  CodeOf<'system'>,
  'privacyUndeclared' | 'refusedOnce' | 'deniedInSettings' | 'deniedByPhone' | 'cancelled'
>;

/**
 * Finds out why WeChat refused something that a person was or should have been asked for. Its words differ by phone and
 * version, so states are asked wherever there is one. What is only said in words comes first, as errno 103 and 104 each
 * mean several things (refused, cancelled, privacy guideline not accepted).
 */
export async function reasonOf(
  wechat: RefusalCalls,
  clock: Clock,
  permission: keyof typeof permissions,
  { errMsg = '', errno }: Partial<Refusal>,
): Promise<Reason | null> {
  if (errno === 112 || /not declared in the privacy agreement|privacy api banned/i.test(errMsg)) {
    return 'privacyUndeclared';
  }
  if (errno === 101102 || /privacy permission is not authorized/i.test(errMsg)) return 'refusedOnce';
  if (/\bcancel/i.test(errMsg)) return 'cancelled';

  const asked = permissions[permission];
  if (errno === 3 || (asked && wechat.getAppAuthorizeSetting()?.[asked.switch] === 'denied')) return 'deniedByPhone';
  const [setting, privacy] = await Promise.all([
    asked ? known(clock, answerOf(wechat.getSetting, {})) : undefined,
    known(clock, answerOf(wechat.getPrivacySetting, {})),
  ]);
  if (asked && setting?.authSetting[asked.scope] === false) return 'deniedInSettings';
  if (privacy?.needAuthorization || errno === 103 || errno === 104) return 'refusedOnce';
  return isSaidInWords(errMsg) ? (asked && !setting ? 'deniedInSettings' : 'refusedOnce') : null;
}

/** The last resort, of a WeChat that tells no state: "auth deny", "permission denied", an iPhone’s "authorize no response". */
function isSaidInWords(errMsg: string): boolean {
  return /\bden(y|ied)\b|authorize no response/i.test(errMsg);
}

/** The answer, or undefined where there is none in time. */
function known<Answer>(clock: Clock, answer: Promise<Answer>): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const timer = clock.setTimeout(() => resolve(undefined), ANSWER_MS);
    const settle = (given?: Answer) => {
      clock.clearTimeout(timer);
      resolve(given);
    };
    answer.then(settle, () => settle());
  });
}

import type { CodeOf } from '../../machines/failure';
import type { Clock } from '../../machines/kernel/ports';
import { answerOf, type Refusal, type Wechat } from './wechat';

/** As much of WeChat as tells why it refused. */
export type RefusalCalls = Pick<Wechat, 'getSetting' | 'getPrivacySetting' | 'getAppAuthorizeSetting'>;

/** What WeChat asks a person for: the scope that it keeps the answer under, and the phone's own switch. */
export const permissions = {
  album: { scope: 'scope.writePhotosAlbum', switch: 'albumAuthorized' },
  /** It has no scope and no switch: only the privacy guideline stands before it. */
  clipboard: { scope: null, switch: null },
  /** live-player's RTC mode needs the phone's permission alone, and asks nobody (contract 3). */
  microphone: { scope: null, switch: 'microphoneAuthorized' },
  camera: { scope: 'scope.camera', switch: 'cameraAuthorized' },
} as const;

export type Permission = keyof typeof permissions;

/** The newest answer to a use of it: why it was refused, null where it was allowed. */
interface UseAnswer {
  readonly refused: Reason | null;
  /** Refused as the privacy guideline was not accepted: once WeChat tells that it is, the refusal is over. */
  readonly isOfGuideline: boolean;
  /** Why something was refused is known later than that it was, and outweighs no newer answer. */
  readonly turn: number;
}

/** That it is not declared, or was refused once, no state tells: kept by whose WeChat it is. */
const answers = new WeakMap<object, Map<Permission, UseAnswer>>();
let turns = 0;

/** When an answer came, or was asked for: a higher number is newer. */
export function nextTurn(): number {
  turns += 1;
  return turns;
}

function remember(wechat: object, permission: Permission, answer: UseAnswer): void {
  const known = answers.get(wechat) ?? new Map<Permission, UseAnswer>();
  if ((known.get(permission)?.turn ?? 0) > answer.turn) return;
  answers.set(wechat, known.set(permission, answer));
}

/** Why it was refused last; undefined where it was not, or was allowed since. */
export const lastRefusal = (wechat: object, permission: Permission) => {
  const { refused, isOfGuideline = false } = answers.get(wechat)?.get(permission) ?? {};
  return refused ? { refused, isOfGuideline } : undefined;
};

/** It is allowed, as it worked or as WeChat tells: whatever refused it before is over, and nothing that refused it since. */
export const forgetRefusal = (wechat: object, permission: Permission, turn = nextTurn()): void =>
  remember(wechat, permission, { refused: null, isOfGuideline: false, turn });

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
  permission: Permission,
  refusal: Partial<Refusal>,
): Promise<Reason | null> {
  const turn = nextTurn();
  const { reason, isOfGuideline = false } = await findReason(wechat, clock, permission, refusal);
  if (reason && reason !== 'cancelled') remember(wechat, permission, { refused: reason, isOfGuideline, turn });
  return reason;
}

interface Found {
  readonly reason: Reason | null;
  readonly isOfGuideline?: boolean;
}

async function findReason(
  wechat: RefusalCalls,
  clock: Clock,
  permission: Permission,
  { errMsg = '', errno }: Partial<Refusal>,
): Promise<Found> {
  if (errno === 112 || /not declared in the privacy agreement|privacy api banned/i.test(errMsg)) {
    return { reason: 'privacyUndeclared' };
  }
  if (errno === 101102 || /privacy permission is not authorized/i.test(errMsg)) {
    return { reason: 'refusedOnce', isOfGuideline: true };
  }
  if (/\bcancel/i.test(errMsg)) return { reason: 'cancelled' };

  const { scope, switch: phone } = permissions[permission];
  if (errno === 3 || (phone && wechat.getAppAuthorizeSetting()?.[phone] === 'denied')) {
    return { reason: 'deniedByPhone' };
  }
  const [setting, privacy] = await Promise.all([
    scope ? inTime(clock, answerOf(wechat.getSetting, {})) : undefined,
    inTime(clock, answerOf(wechat.getPrivacySetting, {})),
  ]);
  if (scope && setting?.authSetting[scope] === false) return { reason: 'deniedInSettings' };
  if (privacy?.needAuthorization) return { reason: 'refusedOnce', isOfGuideline: true };
  if (errno === 103 || errno === 104) return { reason: 'refusedOnce' };
  return { reason: isSaidInWords(errMsg) ? (scope && !setting ? 'deniedInSettings' : 'refusedOnce') : null };
}

/** The last resort, of a WeChat that tells no state: "auth deny", "permission denied", an iPhone’s "authorize no response". */
function isSaidInWords(errMsg: string): boolean {
  return /\bden(y|ied)\b|authorize no response/i.test(errMsg);
}

/** The answer, or undefined where there is none in time. */
export function inTime<Answer>(clock: Clock, answer: Promise<Answer>): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const timer = clock.setTimeout(() => resolve(undefined), ANSWER_MS);
    const settle = (given?: Answer) => {
      clock.clearTimeout(timer);
      resolve(given);
    };
    answer.then(settle, () => settle());
  });
}

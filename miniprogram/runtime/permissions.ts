import type { Clock, PermissionName, PermissionState, PermissionStates } from '../../machines/kernel/ports';
import {
  forgetRefusal,
  inTime,
  lastRefusal,
  nextTurn,
  type Permission,
  permissions,
  type Reason,
  type RefusalCalls,
} from './refusal';
import { answerOf } from './wechat';

/** What WeChat tells of them all, asked at once. */
interface Answers {
  readonly scopes: WechatMiniprogram.AuthSetting | undefined;
  readonly switches: WechatMiniprogram.AppAuthorizeSetting | undefined;
  readonly needsConsent: boolean | undefined;
}

/**
 * Asks how each permission stands. iOS keeps a permission for the local network that no function of WeChat tells; where
 * there is none, it is absent.
 */
export async function askPermissions(wechat: RefusalCalls, clock: Clock, platform: string): Promise<PermissionStates> {
  const turn = nextTurn();
  const switches = wechat.getAppAuthorizeSetting();
  const [setting, privacy] = await Promise.all([
    inTime(clock, answerOf(wechat.getSetting, {})),
    inTime(clock, answerOf(wechat.getPrivacySetting, {})),
  ]);
  const answers: Answers = {
    scopes: setting?.authSetting,
    switches,
    needsConsent: privacy?.needAuthorization,
  };
  const states: Partial<Record<PermissionName, PermissionState>> = {};
  for (const name of Object.keys(permissions) as Permission[]) {
    if (isOver(permissions[name], answers, lastRefusal(wechat, name))) forgetRefusal(wechat, name, turn);
    const state = stateOf(permissions[name], answers, lastRefusal(wechat, name)?.refused);
    if (state) states[name] = state;
  }
  return platform === 'ios' ? { ...states, localNetwork: 'untold' } : states;
}

/** It was refused once, and what WeChat tells now outweighs that: it was given, or the guideline was accepted. */
function isOver(
  { scope }: (typeof permissions)[Permission],
  { scopes, needsConsent }: Answers,
  last: ReturnType<typeof lastRefusal>,
): boolean {
  if (last?.refused !== 'refusedOnce') return false;
  const isGiven = Boolean(scope && scopes?.[scope]) && !needsConsent;
  return isGiven || (last.isOfGuideline && needsConsent === false);
}

/** Undefined where nothing is known of it. What no state tells is remembered from the last refusal. */
function stateOf(
  { scope, switch: phone }: (typeof permissions)[Permission],
  { scopes, switches, needsConsent }: Answers,
  refused: Reason | undefined,
): PermissionState | undefined {
  if (refused === 'privacyUndeclared') return refused;
  const ofPhone = phone && switches?.[phone];
  if (ofPhone === 'denied') return 'deniedByPhone';
  if (scope && scopes?.[scope] === false) return 'deniedInSettings';
  if (refused === 'refusedOnce') return refused;
  if (needsConsent) return 'notAsked';
  if (scope) return scopes && (scopes[scope] ? 'allowed' : 'notAsked');
  if (phone) return ofPhone === 'authorized' ? 'allowed' : ofPhone === undefined ? undefined : 'notAsked';
  return needsConsent === false ? 'allowed' : undefined;
}

import type { Clock, PermissionName, PermissionState, PermissionStates } from '../../machines/kernel/ports';
import { inTime, lastRefusal, type Permission, permissions, type RefusalCalls } from './refusal';
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
    const state = stateOf(permissions[name], answers, lastRefusal(wechat, name));
    if (state) states[name] = state;
  }
  return platform === 'ios' ? { ...states, localNetwork: 'untold' } : states;
}

/** Undefined where nothing is known of it. What no state tells is remembered from the last refusal. */
function stateOf(
  { scope, switch: phone }: (typeof permissions)[Permission],
  { scopes, switches, needsConsent }: Answers,
  refused: ReturnType<typeof lastRefusal>,
): PermissionState | undefined {
  if (refused === 'privacyUndeclared') return refused;
  const ofPhone = phone && switches?.[phone];
  if (ofPhone === 'denied') return 'deniedByPhone';
  if (scope && scopes?.[scope] === false) return 'deniedInSettings';
  const isGiven = Boolean(scope && scopes?.[scope]) && !needsConsent;
  if (refused === 'refusedOnce' && !isGiven) return refused;
  if (needsConsent) return 'notAsked';
  if (scope) return scopes && (scopes[scope] ? 'allowed' : 'notAsked');
  if (phone) return ofPhone === 'authorized' ? 'allowed' : ofPhone === undefined ? undefined : 'notAsked';
  return needsConsent === false ? 'allowed' : undefined;
}

import type { AppParams } from '../plugins/xp2p/surface';

/** What stands in the example where values of the vendor belong. */
const placeholders: readonly unknown[] = ['replace-me', 1234567890];

/** True when any of the vendor's values is absent, empty or still the example's. Says nothing about which. */
export function credentialsMissing(appParams: Required<AppParams>): boolean {
  const { appid, appOauthId, appKey, appSecretKey, appPackage } = appParams;
  return [appid, appOauthId, appKey, appSecretKey, appPackage].some((value) => !value || placeholders.includes(value));
}

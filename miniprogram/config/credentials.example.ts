import type { AppParams } from '../plugins/xp2p/surface';
import { credentialsMissing } from './credentials-missing';

/**
 * What the vendor gives you for the XP2P plugin. Copy this file to `credentials.ts` beside it, fill in your own values
 * and build again: the build puts that file in this one's place, and git ignores it.
 * `appid` here is the vendor's number and has nothing to do with the WeChat appid (`wx…`).
 */
export const appParams: Required<AppParams> = {
  appid: 1234567890,
  appOauthId: 'replace-me',
  appKey: 'replace-me',
  appSecretKey: 'replace-me',
  appPackage: 'replace-me',
};

/** True until every value is filled in: then the app tells how to do so instead of starting. */
export const isExample: boolean = credentialsMissing(appParams);

import { appParams } from './config/credentials.example';
import { pluginSettings } from './config/plugin-settings';

/*
 * What an XP2P plugin that plays by itself reads of this mini-program (`requireMiniProgram`; managed contract 1). It begins by itself, so
 * it asks here for what others are given by `init`. WeChat's `wx` as the host has it may do what a plugin's own may not.
 */
const host = wx;

export { host as wx };

/** The vendor's values, from the one file that holds them. */
export const getXp2pAppParams = () => appParams;

/** What the settings ask for, and nothing else. */
export function getXp2pConfig() {
  const { enableCrypto, enableDeviceSig } = pluginSettings;
  return {
    ...(enableCrypto !== undefined && { enableCrypto }),
    ...(enableDeviceSig !== undefined && { enableDeviceSig }),
  };
}

export { getPlayerPlugin } from './plugins/player-that-came';

const { getPlayerPlugin } = require('xp2p-statecharts/managed');

/** What the vendor gives for the plugin, which asks for it here. */
const appParams = {
  appid: 1234567890,
  appOauthId: 'replace-me',
  appKey: 'replace-me',
  appSecretKey: 'replace-me',
  appPackage: 'replace-me',
};

module.exports = { wx, getXp2pAppParams: () => appParams, getPlayerPlugin };

/** What the vendor gives for the plugin; in a product it comes from your own server. */
export const appParams = {
  appid: 1234567890,
  appOauthId: 'replace-me',
  appKey: 'replace-me',
  appSecretKey: 'replace-me',
  appPackage: 'replace-me',
};

/** `xp2pInfo` is a secret that your server asks the cloud for. */
export const door = {
  id: 'door',
  name: 'Front door',
  productId: 'REPLACE_ME',
  deviceName: 'replace-me',
  xp2pInfo: 'replace-me',
};

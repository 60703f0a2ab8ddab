const { createCameras } = require('xp2p-statecharts/managed');

/** `xp2pInfo` is a secret that your server asks the cloud for. */
const door = {
  id: 'door',
  name: 'Front door',
  productId: 'REPLACE_ME',
  deviceName: 'replace-me',
  xp2pInfo: 'replace-me',
};

App({
  onLaunch() {
    createCameras({ cameras: () => [door] });
  },
});

// Somebody else's: without charts, without our client, and with names of its own for the plugins.
const { p2p } = requirePlugin('p2p');

App({
  onLaunch() {
    this.ready = p2p.init({
      appParams: { appid: 1, appOauthId: 'theirs', appKey: 'theirs', appSecretKey: 'theirs', appPackage: 'theirs' },
      initParams: { deviceP2PVersion: p2p.DeviceVersion.Device_2_4 },
    });
    wx.setStorageSync('cameras', 'of theirs');
  },
});

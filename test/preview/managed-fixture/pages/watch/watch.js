Page({
  data: {
    ...{ state: 'waiting', served: '', version: '', album: '' },
    xp2pInfo: 'XP2PsimulatedGarden%2.4.33m',
    deviceInfo: { deviceId: 'SIMULATED1/garden', productId: 'SIMULATED1', deviceName: 'garden' },
    serverInfo: { deviceId: 'lobby', productId: '', deviceName: '' },
  },
  onLoad() {
    this.setData({ version: getApp().manager.XP2PVersion });
  },
  played() {
    this.setData({ state: 'played' });
  },
  shown() {
    this.setData({ state: 'shown' });
  },
  servedToo() {
    this.setData({ served: 'served' });
  },
  failed({ detail }) {
    this.setData({ state: `failed: ${JSON.stringify(detail)}` });
  },
  snapshot() {
    this.selectComponent('#player')
      .snapshotAndSave({ showResult: false })
      .then(
        () => this.setData({ album: 'saved' }),
        ({ errType }) => this.setData({ album: errType }),
      );
  },
});

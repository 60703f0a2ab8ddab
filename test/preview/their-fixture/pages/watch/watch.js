const { p2p } = requirePlugin('p2p');

const id = 'garden';
const device = {
  url: 'http://XP2P_INFO.xnet/ipc.p2p.com/ipc.flv?action=live&channel=0&quality=high',
  productId: 'SIMULATED1',
  deviceName: 'garden',
  xp2pInfo: 'XP2PsimulatedGarden%2.4.33',
};

Page({
  data: { state: 'waiting', maps: '' },
  onLoad() {
    requirePlugin.async('maps').catch((error) => this.setData({ maps: error.message }));
  },
  ready({ detail }) {
    this.player = detail.playerExport;
  },
  async pull() {
    await getApp().ready;
    const heard = { msgCallback: () => {} };
    await p2p.startP2PService(id, device, heard);
    await p2p.startStream(id, { dataCallback: (chunk) => this.player.addChunk(chunk), ...heard });
    this.setData({ state: 'pulling' });
  },
  close() {
    this.setData({ state: 'closed' });
  },
});

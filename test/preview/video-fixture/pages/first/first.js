const film = wx.createVideoContext('film');
const nobody = wx.createVideoContext('nobody');

Page({
  data: {
    heard: '',
    calls: [
      { label: 'play', name: 'play' },
      { label: 'pause', name: 'pause' },
      { label: 'stop', name: 'stop' },
      { label: 'to 2.5', name: 'seek', given: 2.5 },
      { label: 'to nowhere', name: 'seek', given: 'end' },
      { label: 'twice as fast', name: 'playbackRate', given: 2 },
      { label: 'too fast', name: 'playbackRate', given: 7 },
      { label: 'on its side', name: 'requestFullScreen', given: { direction: 90 } },
      { label: 'full', name: 'requestFullScreen', given: {} },
      { label: 'comment', name: 'sendDanmu', given: { text: 'hello' } },
    ],
  },
  async onReady() {
    // a context is no promise: who hands it on from an async function gets it
    this.film = await (async () => film)();
    this.createSelectorQuery()
      .select('#film')
      .context(({ context }) => {
        this.found = context;
      })
      .exec();
  },
  call({ currentTarget }) {
    const { name, given } = currentTarget.dataset.call;
    this.film[name](given);
  },
  leave() {
    this.film.exitFullScreen();
  },
  callInner() {
    nobody.play();
    this.selectComponent('#inner').play();
    this.found.seek(1);
  },
  heard({ type, detail }) {
    const { position = '', fullScreen = '', direction = '' } = detail;
    this.setData({ heard: [type, position, fullScreen, direction].filter((one) => one !== '').join(' ') });
  },
});

Page({
  data: { canPause: false, canSnapshot: false },
  setView({ detail }) {
    const { controls } = detail;
    this.setData({ canPause: controls.pause, canSnapshot: controls.snapshot });
  },
  pause() {
    this.selectComponent('#camera').pause();
  },
  snapshot() {
    this.selectComponent('#camera').snapshot();
  },
});

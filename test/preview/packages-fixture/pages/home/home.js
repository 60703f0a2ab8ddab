Page({
  data: { note: '', shown: false },
  note(note) {
    this.setData({ note });
  },
  open() {
    wx.navigateTo({ url: '/watch/live/live', fail: ({ errMsg }) => this.note(errMsg) });
  },
  show() {
    this.setData({ shown: true });
  },
  hide() {
    this.setData({ shown: false });
  },
  require() {
    try {
      require('../../tools/sum.js');
    } catch ({ message }) {
      this.note(message);
    }
  },
  sum() {
    require.async('../../tools/sum.js').then(
      (sum) => this.note(`sum ${sum(1, 2)}`),
      ({ mod, errMsg }) => this.note(`${mod} ${errMsg}`),
    );
  },
  sumWithCallbacks() {
    require('../../tools/sum.js', (sum) => this.note(`sum ${sum(2, 2)}`), ({ errMsg }) => this.note(errMsg));
  },
});

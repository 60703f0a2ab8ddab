Page({
  data: { isShown: false },
  watch() {
    wx.navigateTo({ url: '/camera/watch/watch' });
  },
  toggle() {
    this.setData({ isShown: !this.data.isShown });
  },
});

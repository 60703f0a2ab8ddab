Page({
  watch() {
    wx.navigateTo({ url: '/pages/watch/watch' });
  },
});

const calls = [];
App({
  calls,
  onLaunch() {
    calls.push('launch');
    wx.onLazyLoadError(({ subpackage }) => calls.push(`no ${subpackage}`));
  },
});

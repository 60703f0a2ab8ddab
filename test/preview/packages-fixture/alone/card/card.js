const app = getApp() ? 'an app' : 'no app';
let sum = 'a sum';
try {
  require('../../tools/sum.js');
} catch {
  sum = 'no sum';
}
Page({
  data: { app, sum },
  leave() {
    wx.reLaunch({ url: '/pages/home/home' });
  },
});

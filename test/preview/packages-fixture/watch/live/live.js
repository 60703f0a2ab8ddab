getApp().calls.push('live is loaded');
Page({});

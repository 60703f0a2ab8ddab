/** WeChat's sockets, which the inspector alone needs: in a file apart, so that a build without it does not hold it. May throw. */
export const sockets: Pick<WechatMiniprogram.Wx, 'connectSocket'> = {
  connectSocket: (options) => wx.connectSocket(options),
};

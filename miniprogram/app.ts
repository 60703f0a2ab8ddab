import { requirePlugins } from './plugins/require-plugins';
import { createDevtools } from './runtime/devtools';
import type { RunningApp } from './runtime/running-app';
import { simulatedCameras } from './runtime/simulated-cameras';
import { startApp } from './runtime/start-app';

App<Partial<RunningApp>>({
  onLaunch() {
    const running = startApp({
      wechat: wx,
      plugins: requirePlugins(),
      builtInCameras: (language) => (__DEVTOOLS__ ? simulatedCameras(language) : []),
      ...(__INSPECT__ ? { createDevtools } : {}),
    });
    // A camera is heard although the phone is set to silent; a WeChat that cannot changes nothing that could be told.
    wx.setInnerAudioOption({ obeyMuteSwitch: false, fail: () => undefined });
    // From here on `getApp()` is the running app.
    Object.assign(this, running);
  },
});

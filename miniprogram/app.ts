import { createDevtools } from '../development/devtools';
import { inspectThrough } from '../development/inspector';
import { simulatedCameras } from '../simulator/simulated-cameras';
import { requirePlugins } from './plugins/require-plugins';
import type { RunningApp } from './runtime/running-app';
import { sockets } from './runtime/sockets';
import { startApp } from './runtime/start-app';
import { wechat } from './runtime/wechat';

App<Partial<RunningApp>>({
  onLaunch(options) {
    const start = (): RunningApp =>
      startApp({
        startAgain: () => Object.assign(this, start()),
        wechat,
        plugins: requirePlugins(),
        builtInCameras: (language) => (__DEVTOOLS__ ? simulatedCameras(language) : []),
        ...(__INSPECT__
          ? { createDevtools, inspect: inspectThrough(sockets, options?.query.inspector ?? __INSPECTOR_ADDRESS__) }
          : {}),
      });
    // From here on `getApp()` is the running app.
    Object.assign(this, start());
  },
  /** At the start, and again whenever the app was left: WeChat forgets it then. */
  onShow() {
    // A camera is heard although the phone is set to silent; a WeChat that cannot changes nothing that could be told.
    wechat.setInnerAudioOption({ obeyMuteSwitch: false });
  },
});

import type { CameraGiven, Cameras, RunningCameras, ViewOptions } from './cameras.types';
import { camerasKey as packageName } from './cameras-key';
import { failedView, toldIn } from './failed-view';
import { idGiven } from './given-camera';
import { systemLanguage } from './language';
import { runningCameras } from './running-cameras';
import type { WayName } from './way-name';
import { wechat } from './wechat';

/** As much as a component needs to show a camera. */
export type ComponentCameras = Pick<RunningCameras, 'language' | 'openView' | 'openTile' | 'connect'>;

/** What a developer has to do first. */
const notCreated = {
  title: { zh: '还没有调用 createCameras', en: 'createCameras has not been called' },
  advice: {
    zh: '请开发者在 app.js 里调用一次：xp2p-statecharts 的 createCameras({ appParams })。',
    en: 'Its developer has to call createCameras({ appParams }) of xp2p-statecharts once, in app.js.',
  },
};

const otherWay = (running: WayName) => {
  const [component, script] =
    running === 'managed' ? ['camera-managed', `${packageName}/managed`] : ['camera', packageName];
  return {
    title: { zh: '组件与 createCameras 不是同一种方式', en: 'The component is of another way than createCameras' },
    advice: {
      zh: `createCameras 来自 ${script}：请开发者改用组件 ${component}，或改用另一种方式的 createCameras。`,
      en: `createCameras came from ${script}: its developer has to use the component ${component}, or the other createCameras.`,
    },
  };
};

/**
 * The system in which a component of this way opens its camera; `create` makes one where there is none and the way needs nothing for it.
 * Where the component can use none, its views say what a developer has to do.
 */
export function camerasForComponent(way: WayName, create?: () => Cameras): ComponentCameras {
  const running = runningCameras() ?? create?.();
  if (!running) return failing('camerasNotCreated', notCreated);
  return running.way === way ? running : failing('camerasOfOtherWay', otherWay(running.way), running);
}

function failing(code: string, words: Parameters<typeof toldIn>[2], running?: Cameras): ComponentCameras {
  const language = running?.language ?? systemLanguage(wechat);
  const open = (camera: CameraGiven | string, options: ViewOptions = {}) => {
    const spoken = options.language ?? language;
    return failedView(toldIn(spoken, code, words), spoken, typeof camera === 'string' ? camera : idGiven(camera));
  };
  return {
    language,
    openView: open,
    openTile: open,
    connect: ({ session }, setData) => session.connect({ setData }),
  };
}

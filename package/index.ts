import { type CamerasOptions, createCamerasBy } from '../miniprogram/runtime/create-cameras';
import { ownWatchWay } from '../miniprogram/runtime/watch-way';
import { ownWay } from '../miniprogram/runtime/way';

/** Cameras by the bytes way: XP2P up to 3.1, whose bytes this package pulls and hands to `p2p-player`. */
export const createCameras = createCamerasBy({
  name: 'bytes',
  way: () => ownWay,
  watchWay: ownWatchWay,
  needsAppParams: true,
});

export type { SessionIntent, SessionView, TileView } from '../machines/session';
export type { CameraComponent, CameraEvents } from '../miniprogram/runtime/camera-component.types';
export type {
  CameraGiven,
  Cameras,
  FailureTold,
  OpenView,
  ViewOptions,
} from '../miniprogram/runtime/cameras.types';
export type { Chart } from '../miniprogram/runtime/chart';
export type { Connection } from '../miniprogram/runtime/connect';
export type { ControlGiven } from '../miniprogram/runtime/controls';
export type { PluginsGiven, WechatCalls } from '../miniprogram/runtime/create-cameras';
export { openingView } from '../miniprogram/runtime/opening-view';
export { runningCameras } from '../miniprogram/runtime/running-cameras';
export type { CamerasOptions };

import { createCamerasBy } from '../miniprogram/runtime/create-cameras';
import { ownWatchWay } from '../miniprogram/runtime/watch-way.managed';
import { managedWay } from '../miniprogram/runtime/way.managed';

/** Cameras by the managed way: XP2P 3.2 and later, whose own components pull and play. */
export const createCameras = /* @__PURE__ */ createCamerasBy({
  name: 'managed',
  way: ({ settings = {} }) => managedWay(settings),
  watchWay: ownWatchWay,
  needsAppParams: false,
});

export type { CommandsIntent } from '../machines/commands/commands.intents';
export type { CommandEntryView, CommandsView } from '../machines/commands/commands.view.types';
export type { PtzIntent } from '../machines/ptz/ptz.intents';
export type { PtzView } from '../machines/ptz/ptz.view.types';
export type { RecordingIntent } from '../machines/recording/recording.intents';
export type { RecordingView } from '../machines/recording/recording.view.types';
export type { SessionIntent } from '../machines/session/session.intents';
export type { SessionView, TileView } from '../machines/session/session.view.types';
export { getPlayerPlugin } from '../miniprogram/plugins/player-that-came';
export type { CameraComponent, CameraEvents } from '../miniprogram/runtime/camera-component.types';
export type {
  CameraGiven,
  Cameras,
  FailureTold,
  OpenView,
  ViewOptions,
} from '../miniprogram/runtime/cameras.types';
export type { CamerasOptions, PluginsGiven } from '../miniprogram/runtime/cameras-options';
export type { Chart } from '../miniprogram/runtime/chart';
export type { Connection } from '../miniprogram/runtime/connect';
export type { ControlGiven } from '../miniprogram/runtime/controls';
export { noRecording } from '../miniprogram/runtime/nothing-beside';
export { openingView } from '../miniprogram/runtime/opening-view';
export { runningCameras } from '../miniprogram/runtime/running-cameras';

import type { Actor } from 'xstate';
import type { Devtools } from '../../development/devtools.types';
import type { appMachine } from '../../machines/app';
import type { CameraFormView, CamerasEvent, CamerasView } from '../../machines/cameras';
import type { StreamSource } from '../../machines/kernel/ports';
import type { LogEvent, LogView } from '../../machines/log';
import type { PermissionsEvent, PermissionsView } from '../../machines/permissions';
import type { SessionView, TileView } from '../../machines/session';
import type { WatchingEvent, WatchingView } from '../../machines/watching';
import type { Language } from '../../machines/words/text';
import type { LivePlayerVersion } from '../plugins/player/first-frame';
import type { OpenView, RunningCameras } from './cameras.types';
import type { camerasKey } from './cameras-key';
import type { CamerasParts } from './cameras-of';
import type { Chart } from './chart';
import type { FileCalls } from './files';
import type { PlayingNodes } from './way.types';

/** A camera of the list that a page has open. */
export interface ListedView<ViewModel = SessionView> extends OpenView<ViewModel> {
  /** The camera was changed, or deleted, since it was opened: what is watched is what it was. */
  isOutdated(): boolean;
}

/** What comes with the package for watching. */
export interface WatchPackage {
  /** Listens to the plugin's nodes, and so begins with its local server. */
  createNodes(version: LivePlayerVersion, wechat: FileCalls): PlayingNodes;
  createCameras(parts: CamerasParts): RunningCameras;
  createListOpener(actor: Actor<typeof appMachine>): Pick<RunningApp, 'openView' | 'openWall'>;
}

/** What the probe's page needs of the app besides. */
interface Probed {
  /** The cameras of the list, with what only the plugin may see. */
  sources(): readonly StreamSource[];
  /** The app stops, and lets go of the plugin: it would answer what happens there by itself. Only a restart brings it back. */
  takeOver(): void;
}

/** What `getApp()` gives every page and component: the one actor system, as far as they may touch it. */
export interface RunningApp {
  /** What watches, as components find it in any app (`runningCameras`): empty until the package for watching has come. */
  readonly [camerasKey]: Partial<RunningCameras>;
  readonly language: Language;
  readonly app: Chart<WatchingView, WatchingEvent>;
  readonly cameras: Chart<CamerasView, CamerasEvent>;
  /** The form alone: null while none is open. */
  readonly form: Chart<CameraFormView | null, CamerasEvent>;
  readonly permissions: Chart<PermissionsView, PermissionsEvent>;
  /** A person is at the list: what its cameras need is asked for. */
  lookAtPermissions(): void;
  readonly log: Chart<LogView, LogEvent>;
  /** What the log has to say, as text to be copied: too long to be part of its view. */
  logText(): string;
  /** The program itself has failed: nothing can be watched until it is started anew. */
  isDead(): boolean;
  /** Starts it anew, without leaving WeChat. */
  restart(): void;
  /** The package for watching has come, and brings what opens cameras; asked once. */
  bring(watchPackage: () => WatchPackage): void;
  /** Opens a camera of the list for a page; undefined when the list has no such camera, or the package has not come. */
  openView(cameraId: string): ListedView | undefined;
  /** Opens several at once, four at most: these cameras of the list, or its first ones if none is named. */
  openWall(cameraIds: readonly string[]): readonly ListedView<TileView>[];
  /** Builds with the probe only. */
  readonly probed?: Probed;
  /** Development builds only. */
  readonly devtools?: Devtools;
}

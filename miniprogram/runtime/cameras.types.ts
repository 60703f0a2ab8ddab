import type { CommandsIntent } from '../../machines/commands/commands.intents';
import type { CommandsView } from '../../machines/commands/commands.view.types';
import type { Fit, Turn } from '../../machines/kernel/framing';
import type { DeviceGeneration, PlayerMode, Quality } from '../../machines/kernel/ports';
import type { PtzIntent } from '../../machines/ptz/ptz.intents';
import type { PtzView } from '../../machines/ptz/ptz.view.types';
import type { RecordingIntent } from '../../machines/recording/recording.intents';
import type { RecordingView } from '../../machines/recording/recording.view.types';
import type { SessionIntent } from '../../machines/session/session.intents';
import type { SessionView, TileView } from '../../machines/session/session.view.types';
import type { WatchingView } from '../../machines/watching/watching.view.types';
import type { Language, Text } from '../../machines/words/text';
import type { ManagedDelivery } from '../plugins/iot';
import type { Chart } from './chart';
import type { Connection } from './connect';
import type { ViewChanges } from './view-changes';
import type { WayName } from './way-name';

/** A camera as whoever watches it knows it. One with `productId` and `deviceName` is a device; one with `url` alone a server stream. */
export interface CameraGiven {
  /** Letters, digits, dot, dash and underscore; no two cameras have the same. Made of product and device where absent. */
  readonly id?: string | undefined;
  /** Shown to a person; the id where absent. */
  readonly name?: string | undefined;
  readonly productId?: string | undefined;
  readonly deviceName?: string | undefined;
  /** A secret: never in page data (`CamerasOptions.cameras`), shown nowhere, in no log. */
  readonly xp2pInfo?: string | undefined;
  /** What the camera wants to be told before a picture, a whole command: sent by the managed way alone. A secret as `xp2pInfo`. */
  readonly initCommand?: string | undefined;
  /** Host of the server that it falls over to when too many watch it. */
  readonly liveStreamDomain?: string | undefined;
  /** A server stream, http(s); beside a device what the beta of the plugin plays. */
  readonly url?: string | undefined;
  /** `server` where there is a url and no device. */
  readonly kind?: 'camera' | 'server' | undefined;
  /** Which device version plugin 3.x needs for it; both are tried where absent. */
  readonly generation?: DeviceGeneration | undefined;
  /** Ask the camera whether it accepts a viewer before the first pull. */
  readonly deviceCheck?: boolean | undefined;
  /** Which of the device's pictures to begin with, a number from 0; the first of `channels` where absent. */
  readonly channel?: number | undefined;
  /** Those that can be chosen between while watching. Each may be a view of its own too; the bytes way shows the first alone. */
  readonly channels?: readonly number[] | undefined;
  /** What to begin with: `high` where absent. */
  readonly quality?: Quality | undefined;
  /** live-player's mode: `live` where absent. */
  readonly playerMode?: PlayerMode | undefined;
  /** The whole picture, or all of its place: then its edges are cut off. `contain` where absent. */
  readonly fit?: Fit | undefined;
  /** By how many degrees the picture is turned, clockwise. */
  readonly turn?: Turn | undefined;
}

/** How a view begins. What is absent is as the camera says, or else as it mostly is. */
export interface ViewOptions {
  readonly channel?: number | undefined;
  readonly quality?: Quality | undefined;
  /** Without sound until somebody asks for it, or looks at it (`focus`). */
  readonly muted?: boolean | undefined;
  readonly playerMode?: PlayerMode | undefined;
  readonly fit?: Fit | undefined;
  readonly turn?: Turn | undefined;
  /** What it speaks, where that is another than the system's. */
  readonly language?: Language | undefined;
}

/** Why there is no picture: for programs by source and code, for people in their language. */
export interface FailureTold {
  /** Who says so: `xp2p`, `http`, `environment`, `input`, … */
  readonly source: string;
  /** The code as the source gave it. */
  readonly code: number | string;
  /** The row of the failure table: stable, in the project's own words. */
  readonly kind: string;
  readonly title: string;
  readonly advice: string;
  /** Code, source and step, to be copied. */
  readonly details: string;
}

/** A camera that somebody has open: its session, and what they have to say about themselves. */
export interface OpenView<ViewModel = SessionView> {
  /** The view's name, for its `picture` component. */
  readonly view: string;
  readonly cameraId: string;
  readonly cameraName: string;
  /** What is shown, and what it can be told: `send({ type: 'PAUSE' })`. */
  readonly session: Chart<ViewModel, SessionIntent>;
  /**
   * Turns the camera, beside its picture: made when it is first asked for, the same from then on. `send({ type: 'STEER', direction:
   * 'left', channel: 0 })` as a finger comes, `STEER_END` as it goes.
   */
  ptz(): Chart<PtzView, PtzIntent>;
  /** Sends commands to the device, and shows what it answers and says unasked: made as `ptz()`. */
  commands(): Chart<CommandsView, CommandsIntent>;
  /** Records the running picture as MP4, into the app's own folder and from there to the album: made as `ptz()`. */
  recording(): Chart<RecordingView, RecordingIntent>;
  /** What failed last, while that stands; null otherwise. */
  failure(): FailureTold | null;
  /** The page is covered, or shown again: a picture that nobody sees is not pulled for long. */
  hide(): void;
  show(): void;
  /** Of several pictures this is the one that is looked at: it alone has sound. */
  focus(): void;
  /** The page is gone: the session leaves and gives everything back. */
  close(): void;
}

/** The one system that watches cameras in this mini-program. */
export interface Cameras {
  /** Of the package that made it. */
  readonly version: string;
  readonly language: Language;
  readonly way: WayName;
  /** What is to be told of the P2P module and of what keeps everything from working (`obstacle`); `RETRY` tries it again. */
  readonly module: Chart<WatchingView, { readonly type: 'RETRY' }>;
  /**
   * Opens a camera, or the one of `CamerasOptions.cameras` that has this id. What is no camera opens a view all the same, which says
   * what is wrong with it. Throws nothing.
   */
  openView(camera: CameraGiven | string, options?: ViewOptions): OpenView;
  /** The same as one of several: it begins without sound, and its view model is small. */
  openTile(camera: CameraGiven | string, options?: ViewOptions): OpenView<TileView>;
  /** Tells what of a view model has changed, as `setData` wants it: all of it at once, then what differs, once a run of JavaScript. */
  connect<ViewModel extends object>(view: OpenView<ViewModel>, setData: (changes: ViewChanges) => void): Connection;
  /** Closes all views, and gives everything back. Another may be created then. */
  end(): void;
}

/** Takes what the `p2p-player` nodes say (`miniprogram/plugins/player`). */
interface PlayerDelivery {
  deliver(view: string, key: number, event: string, detail: unknown, component: unknown): void;
}

/** What opens cameras. */
export type CameraOpener = Pick<Cameras, 'openView' | 'openTile' | 'connect'>;

/** The same system as components know it: their nodes speak to it. */
export interface RunningCameras extends Cameras {
  readonly playerNodes: PlayerDelivery;
  readonly managedNodes: ManagedDelivery;
  /** A sentence for the log of whoever made it. */
  warn(message: Text): void;
  /** Whether it was made with the same options. */
  readonly isMadeWith?: ((options: object) => boolean) | undefined;
}

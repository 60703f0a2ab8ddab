import type { ServiceSource } from '../iot/iot.types';
import type { Picture } from '../p2p-player/player.types';

/** Every event of a component for live pictures, in the spelling of releases. */
export type ComponentEventName =
  | 'domready'
  | 'playerstatechange'
  | 'streamstatechange'
  | 'playstart'
  | 'playsuccess'
  | 'playstop'
  | 'playend'
  | 'playerror'
  | 'receiveidr'
  | 'statechange'
  | 'netstatus'
  | 'fullscreenchange'
  /** Of the half that shows the pictures of a picture device. */
  | 'mjpgplayerstatechange'
  | 'mjpgstreamstatechange'
  | 'mjpgplaystart'
  | 'mjpgplaysuccess'
  | 'mjpgplaystop'
  | 'mjpgplayend'
  | 'mjpgplayerror'
  | 'mjpgreceiveimage'
  | 'mjpgnetstatus';

/** The properties that the simulation acts on. */
export interface ComponentSettings extends ServiceSource {
  readonly streamChannel: number;
  /** Another one pulls again. */
  readonly streamQuality: string;
  /** `a=b&c=d`, added to the request. */
  readonly streamParams: string;
  /** Ask the camera first whether it takes a viewer; not together with `liveStreamDomain`. */
  readonly needCheckStream: boolean;
  readonly mode: string;
  readonly muted: boolean;
  /** Which of live-player's events come through. */
  readonly acceptPlayerEvents: Readonly<Record<string, unknown>> | null;
  /** Pull, but do not play. */
  readonly onlyp2p: boolean;
  /** False: the first play is a call, and not `autoplay`. */
  readonly triggerFirstPlayByAutoPlay: boolean;
}

export interface SnapshotOptions {
  /** False: no dialogue of the plugin's own. */
  readonly showResult?: boolean;
  readonly sourceType?: string;
}

/** The node around the component. */
export interface ComponentHost {
  readonly picture: Picture;
  emit(event: ComponentEventName, detail: object): void;
  setFullScreen(on: boolean, direction: number): void;
  /** Rejects with `{ errMsg }`, as WeChat does. */
  saveToAlbum(path: string): Promise<void>;
  /** A dialogue of the plugin's own. */
  say(words: string): void;
}

import type { SessionView } from '../../machines/session/session.view.types';
import type { FailureTold } from './cameras.types';

/** What a host may call on the component: `this.selectComponent('#door').play()`. False where there is nothing that could be asked. */
export interface CameraComponent {
  play(): boolean;
  stop(): boolean;
  pause(): boolean;
  resume(): boolean;
  retry(): boolean;
  /** Into the album; where that is, the event `snapshot` tells. */
  snapshot(): boolean;
  /** `standard`, `high` or `super`; false for any other. */
  setQuality(quality: string): boolean;
  toggleMute(): boolean;
  enterFullScreen(): boolean;
  exitFullScreen(): boolean;
}

/** What the component tells: `detail` of each of its events. */
export interface CameraEvents {
  /** All that it shows, whenever any of it has changed. */
  readonly change: SessionView;
  /** It has given up: why, and what helps. */
  readonly failed: FailureTold;
  /** A picture is in the album; the path is empty where only the plugin knows it. */
  readonly snapshot: { readonly path: string };
  /** A button of the host's own was pressed, or one that says an event of the host's. */
  readonly control: { readonly name: string };
}

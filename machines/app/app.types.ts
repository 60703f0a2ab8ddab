import type { Camera } from '../cameras/cameras.types';
import type { Failure } from '../failure';

/** Facts from WeChat and intents from pages that the app's statechart hears. Sessions are found by `view`. */
export type AppEvent =
  // facts (runtime/wechat-events.ts turns wx.on… into these)
  | { type: 'app.shown' }
  | { type: 'app.hidden' }
  | { type: 'network.changed'; networkType: string; online: boolean }
  /** WeChat says that the app is closing (rarely): destroys the module. */
  | { type: 'app.closing' }
  /** A page opened a camera: a session is there when `send` returns. */
  | { type: 'view.opened'; view: string; camera: Camera }
  /** The page is gone: the session leaves and gives everything back. */
  | { type: 'view.closed'; view: string }
  | { type: 'view.hidden'; view: string }
  | { type: 'view.shown'; view: string }
  /** Tries the module's init again. */
  | { type: 'RETRY' };

/** What a page may send to a session (`session.send`). */
export type SessionIntent =
  | { type: 'PLAY' }
  | { type: 'STOP' }
  | { type: 'RETRY' }
  | { type: 'TOGGLE_MUTE' }
  | { type: 'CHANGE_QUALITY'; quality: string }
  | { type: 'SNAPSHOT' }
  | { type: 'OPEN_SETTINGS' }
  | { type: 'DISMISS_NOTICE' }
  | { type: 'ENTER_FULL_SCREEN' }
  | { type: 'EXIT_FULL_SCREEN' };

export type AppObstacle = Failure;

/** What a person can ask for, and nothing else. */
export type SessionIntent =
  | { readonly type: 'PLAY' }
  | { readonly type: 'STOP' }
  /** The picture stands still; for a while its bytes go on, so that it can go on at once. */
  | { readonly type: 'PAUSE' }
  /** The picture stands still and nothing is pulled; the connection is kept for a while. */
  | { readonly type: 'PAUSE_STREAM' }
  | { readonly type: 'RESUME' }
  | { readonly type: 'RETRY' }
  | { readonly type: 'LEAVE' }
  | { readonly type: 'TOGGLE_MUTE' }
  /** Whatever it is now. */
  | { readonly type: 'MUTE' }
  | { readonly type: 'UNMUTE' }
  | { readonly type: 'CHANGE_QUALITY'; readonly quality: string }
  /** Whole, or filling the stage; by how many degrees. What names neither changes nothing. */
  | { readonly type: 'CHANGE_FRAMING'; readonly fit?: string; readonly turn?: string }
  /** By its number, as a text: one that the view cannot show changes nothing. */
  | { readonly type: 'CHANGE_CHANNEL'; readonly channel: string }
  /** The one that is offered. */
  | { readonly type: 'TRY_OTHER_QUALITY' }
  | { readonly type: 'SNAPSHOT' }
  /** The mini-program's permissions (album), or those of WeChat itself (microphone). */
  | { readonly type: 'OPEN_SETTINGS' }
  | { readonly type: 'OPEN_SYSTEM_SETTINGS' }
  | { readonly type: 'DISMISS_NOTICE' }
  /** Mobile data is all right, now and later. */
  | { readonly type: 'ACCEPT_METERED' }
  | { readonly type: 'SHOW_DIAGNOSIS' }
  | { readonly type: 'HIDE_DIAGNOSIS' }
  | { readonly type: 'ENTER_FULL_SCREEN' }
  | { readonly type: 'EXIT_FULL_SCREEN' };

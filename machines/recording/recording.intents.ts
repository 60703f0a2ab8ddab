/** What a person can ask for, and nothing else. */
export type RecordingIntent =
  | { readonly type: 'RECORD' }
  | { readonly type: 'STOP_RECORDING' }
  /** What was kept, as it could not be saved, once more. */
  | { readonly type: 'SAVE_AGAIN' }
  | { readonly type: 'DISMISS_RECORDING' };

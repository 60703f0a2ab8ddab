/** Where a picture is that does not move (any more) and is on its way. */
export type PictureStep =
  | 'initModule'
  /** The network changed, and the module is reset. */
  | 'resetModule'
  /** It is reset for another reason. */
  | 'renewModule'
  | 'waitForOthers'
  | 'startService'
  /** The camera is sent its init command. */
  | 'initCamera'
  | 'waitPull'
  | 'checkDevice'
  | 'startStream'
  | 'waitHeader'
  | 'waitData'
  /** Bytes come, and no picture yet. */
  | 'waitPicture'
  /** The same, for longer than is usual. */
  | 'noPicture'
  /** It was shown, and stands still although bytes come. */
  | 'still'
  /** Its bytes make no sense (any more). */
  | 'damaged'
  /** The phone cannot decode it. */
  | 'undecodable'
  /** It was shown, and mends itself. */
  | 'reconnect'
  | 'rejoin';

/** What goes on beside the steps: for the timeline alone. */
export type BesideStep = 'createPlayer' | 'connectLocalServer' | 'waitKeyFrame';

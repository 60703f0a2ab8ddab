import type { TapFact } from '../connection';
import type { Failure } from '../failure';

/** What a recorder is told. It begins when it is invoked, and ends by this, or when it is stopped: either closes its file whole, at once. */
export type RecorderCommand = { readonly type: 'FINISH' };

/**
 * What a recorder says, whoever makes the file: the plugin, or this project of the bytes. After `finished`, `refused` or `failed` it says nothing
 * more; what it had written is closed by then, and told.
 */
export type RecorderFact =
  /** The first picture of it is taken. */
  | { readonly type: 'recorder.began' }
  /** Once a second, from then on: all of it, in all files. */
  | { readonly type: 'recorder.wrote'; readonly bytes: number; readonly durationMs: number }
  /** The picture is recorded without its sound, which is in this codec. */
  | { readonly type: 'recorder.soundLeftOut'; readonly codec: string }
  /** Nothing comes, as the pull has ended; another one may come. */
  | { readonly type: 'recorder.paused' }
  | { readonly type: 'recorder.resumed' }
  /** A whole file, of this name among the kept ones. */
  | { readonly type: 'recorder.closed'; readonly name: string; readonly bytes: number; readonly durationMs: number }
  | { readonly type: 'recorder.finished' }
  /** It cannot be recorded at all. */
  | { readonly type: 'recorder.refused'; readonly failure: Failure }
  /** It was recorded until now. */
  | { readonly type: 'recorder.failed'; readonly failure: Failure };

/** What it hears of the bytes besides. */
export type RecorderEvent = RecorderCommand | TapFact;

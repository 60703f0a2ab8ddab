import type { Failure } from '../failure';
import type { Write } from '../kernel/ports';
import type { LocalServerFact, NodeCommand } from '../picture/picture.protocol';

/** Levels, like a picture's: the last one counts, each may be said in every state, and twice. */
export type PlayerCommand =
  /** A node is there, without a connection to the local server. */
  | { readonly type: 'PREPARE' }
  /** So many tries were in vain before: what is waited for may take longer. */
  | { readonly type: 'PATIENCE'; readonly tries: number }
  /** Connected: bytes have somewhere to go. */
  | { readonly type: 'PLAY' }
  /** The picture stands still. */
  | { readonly type: 'HOLD' }
  /** Not connected. A node that is there stays. */
  | { readonly type: 'QUIET' }
  /** No more bytes will come: the cache plays out. */
  | { readonly type: 'FINISH' }
  | { readonly type: 'REMOVE' }
  | NodeCommand
  | LocalServerFact;

/** What a player tells its picture. */
export type PlayerFact =
  /** Connected to the local server. Said again when PLAY is. */
  | { readonly type: 'player.pulling'; readonly sink: Write }
  /** It let go of its connection unasked: throttling, reconnecting, a pause on Android. */
  | { readonly type: 'player.letGo' }
  /** Another node, another context of it, or one that did not go on: it is quiet, whatever it was asked for. */
  | { readonly type: 'player.renewed' }
  /** What live-player holds, in milliseconds, and how many frames a second it shows, where it tells that. */
  | { readonly type: 'player.measured'; readonly cacheMs: number; readonly framesPerSecond?: number }
  /** The first frame is on the screen. */
  | { readonly type: 'player.showing' }
  /** Video could not be decoded. */
  | { readonly type: 'player.undecoded' }
  /** It cannot hold the picture still. */
  | { readonly type: 'player.notHeld' }
  /** The node is gone for good: the next PLAY mounts another one. */
  | { readonly type: 'player.failed'; readonly failure: Failure };

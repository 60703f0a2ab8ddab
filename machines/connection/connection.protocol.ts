import type { Failure } from '../failure';
import type { CommandAnswer, DeviceCommand, PtzDirection, StreamParams, StreamSource, Write } from '../kernel/ports';
import type { From } from '../kernel/talk';
import type { WaitReason } from '../module';
import type { Lateness } from './lag';
import type { StreamCount } from './relay';
import type { SharingCount } from './sharing';

/** What a picture asks of a connection while it views it. */
export type ViewerRequest =
  | { readonly type: 'JOIN'; readonly source: StreamSource; readonly params: StreamParams }
  /**
   * `lingers`: coming back soon is likely, so the service is kept for a while. `unanswered`: whatever was pulled over it, nothing
   * came. Whoever shares it without pulling could not know, and loses it too.
   */
  | { readonly type: 'LEFT'; readonly lingers: boolean; readonly unanswered?: Failure }
  /** Whoever pulls by itself over the service says what comes of it: the module is judged by that. */
  | { readonly type: 'FLOW'; readonly flow: Flow };

/** `none`: nothing is pulled; `dry`: it is, and nothing comes (yet, or any more). */
export type Flow = 'none' | 'dry' | 'flowing';

/** What a connection tells a viewer. */
export type ViewerFact =
  | { readonly type: 'connection.waitingForModule'; readonly reason: WaitReason | null }
  | { readonly type: 'connection.startingService' }
  /** The camera is sent its init command. */
  | { readonly type: 'connection.initialisingCamera' }
  | { readonly type: 'connection.ready'; readonly localPeerName: string }
  /** Of one to many that is pulled elsewhere: how its bytes come, added up since the service was started. */
  | { readonly type: 'connection.shared'; readonly sharing: SharingCount }
  | { readonly type: 'connection.lost'; readonly failure: Failure };

/** What a picture asks of the one pull that all viewers share. */
export type PullRequest =
  | { readonly type: 'PULL'; readonly sink: Write; readonly params: StreamParams }
  | { readonly type: 'UNPULL' }
  /** No bytes for this sink; the pull goes on. */
  | { readonly type: 'HOLD_PULL' }
  /** Bytes again, for a player that needs the header first. */
  | { readonly type: 'REJOIN'; readonly sink: Write }
  /** Other parameters, for everyone. */
  | { readonly type: 'SWITCH'; readonly params: StreamParams }
  /** Nothing came for too long. */
  | { readonly type: 'GIVE_UP'; readonly failure: Failure };

/** What somebody asks who wants the bytes that others pull, and keeps no pull for that. */
type TapRequest =
  /** `begin` is called with the first bytes of each pull: where they go. They begin as a whole FLV stream, each time. */
  { readonly type: 'TAP'; readonly begin: () => Write } | { readonly type: 'UNTAP' };

/** What a connection tells whoever listens in. */
export type TapFact =
  /** The first bytes of a pull have been written. */
  | { readonly type: 'tap.began' }
  /** That pull is over; another one may come. */
  | { readonly type: 'tap.paused' }
  /** What was written to threw this, and gets no more of this pull. */
  | { readonly type: 'tap.failed'; readonly message: string };

/** What a connection tells of the pull. */
export type PullFact =
  | { readonly type: 'device.checking' }
  | { readonly type: 'device.checked' }
  | { readonly type: 'stream.opened'; readonly flvUrl: string }
  | { readonly type: 'stream.requested' }
  | { readonly type: 'stream.headerArrived' }
  | { readonly type: 'stream.firstChunk' }
  /** No byte for longer than its rhythm explains; it is worth waiting `limitMs` longer. */
  | { readonly type: 'stream.stalled'; readonly limitMs: number }
  | { readonly type: 'stream.recovered' }
  /** The bytes of a camera come from the server and other viewers from now on. */
  | { readonly type: 'stream.fellOver' }
  /** Once a second while bytes are expected. */
  | {
      readonly type: 'stream.measured';
      readonly count: StreamCount;
      readonly bytesPerSecond: number;
      /** Tags can be told apart: else frames are not counted, whatever a player makes of the bytes. */
      readonly isReadable: boolean;
      /** How late this pull is, whoever watches it since when; null before its first video frame. */
      readonly lateness: Lateness | null;
      readonly sharing: SharingCount | null;
    }
  /** The running pull has other parameters than were asked for: this viewer joined it as it is. */
  | { readonly type: 'stream.joined'; readonly params: StreamParams }
  /** A viewer changed the parameters for all: pull again, with these. */
  | { readonly type: 'stream.switched'; readonly params: StreamParams }
  | { readonly type: 'stream.ended' }
  | { readonly type: 'stream.failed'; readonly failure: Failure };

/**
 * What a device is asked for beside its picture, over the service that viewers hold: each command and each press is a holding of its
 * own, and keeps no service alive. `number` is told with what came of it.
 */
export type CommandRequest =
  | { readonly type: 'COMMAND'; readonly number: number; readonly command: DeviceCommand }
  | { readonly type: 'DROP_COMMAND' };

export type CommandFact =
  | { readonly type: 'command.answered'; readonly number: number; readonly answer: CommandAnswer }
  | { readonly type: 'command.failed'; readonly number: number; readonly failure: Failure };

/** A press goes on until it is lifted. */
export type PressRequest =
  | { readonly type: 'PRESS'; readonly channel: number; readonly direction: PtzDirection }
  | { readonly type: 'LIFT' };

export type PressFact =
  | { readonly type: 'ptz.moving' }
  /** It goes no further this way. */
  | { readonly type: 'ptz.atEnd' }
  /** Another view turns the camera now: this press is lifted. */
  | { readonly type: 'ptz.taken' }
  | { readonly type: 'ptz.failed'; readonly failure: Failure };

/** Whoever wants to hear what the device says unasked, whenever there is a service. */
export type ListenRequest = { readonly type: 'LISTEN' } | { readonly type: 'UNLISTEN' };

export type ListenFact = { readonly type: 'device.told'; readonly text: string };

/** What is passed to the actor that asks the device. */
export type DeviceCall = From<CommandRequest, CommandFact> | From<PressRequest, PressFact>;

export type ConnectionRequest =
  | From<ViewerRequest, ViewerFact>
  | From<PullRequest, PullFact>
  | From<TapRequest, TapFact>
  | DeviceCall
  | From<ListenRequest, ListenFact>
  /** A person stopped between two tries, when nothing is held: what the last one left lingers no longer. */
  | { readonly type: 'RELEASE' };

/** What a connection tells whoever spawned it. */
export type ConnectionReport = {
  /** Nothing is held, and nobody views it. */
  readonly type: 'connection.idle';
  readonly id: string;
};

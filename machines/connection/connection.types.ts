import type { Failure } from '../failure';
import type { Lease, Listener } from '../kernel/lease';
import type { Ports, ServiceFact, StreamFact, StreamParams, StreamSource, Write } from '../kernel/ports';
import type { Lanes } from '../lane';
import type { ModuleFactForUser, WaitReason } from '../module';
import type { StreamCount } from './relay';
import type { SharingCount } from './sharing';

/** A session that wants bytes: the parameters it asked for, and where they go. */
export interface Pull {
  readonly lease: Lease;
  readonly params: StreamParams;
  readonly sink: Write;
  /** The viewer's player is not there for its bytes now; the pull goes on. */
  readonly isHeld?: boolean;
}

export interface ConnectionInput {
  readonly ports: Ports;
  readonly lanes: Lanes;
  readonly source: StreamSource;
  readonly params: StreamParams;
  readonly module: Listener;
  /** Hears `connection.unused` when nobody needs this any more. */
  readonly owner: Listener;
}

/** Somebody who watches, and what they came with. */
export interface Viewer {
  readonly lease: Lease;
  readonly source: StreamSource;
  readonly params: StreamParams;
}

export interface ConnectionContext extends ConnectionInput {
  readonly viewers: readonly Viewer[];
  readonly pulls: readonly Pull[];
  /** What the service was started with; the running pull's once there is one. */
  readonly params: StreamParams;
  readonly failure: Failure;
  /** Where the service is: said to every viewer, and to each who joins. */
  readonly announced: ConnectionToViewer | null;
  /** Where the running pull is: said to every pull, and to each that joins. */
  readonly pullFacts: readonly ConnectionToPull[];
  /** Bytes come. */
  readonly isFlowing: boolean;
  readonly localPeerName: string;
  /** The last viewer pressed stop: no lingering. */
  readonly isReleased: boolean;
  /** The camera was asked and accepts viewers, or gave no answer: remembered as long as the service lives. */
  readonly isDeviceChecked: boolean;
}

/** What the last viewers of a stream hear of it: plugin facts, and the relay's own. */
export type RelayFact =
  | { type: 'stream.opened'; flvUrl: string }
  /** The first byte went to this viewer. */
  | { type: 'stream.flowing'; owner: Lease }
  | { type: 'stream.stalled' }
  | { type: 'stream.recovered' }
  /** The bytes of a camera come from the server and other viewers from now on. */
  | { type: 'stream.fellOver' }
  /** Once a second while bytes are expected. */
  | { type: 'stream.measured'; count: StreamCount; bytesPerSecond: number; sharing: SharingCount | null };

/** What a connection tells a viewer's lease. */
export type ConnectionToViewer =
  | { type: 'connection.waitingForModule'; reason: WaitReason | null }
  | { type: 'connection.startingService' }
  | { type: 'connection.ready'; localPeerName: string }
  | { type: 'connection.lost'; failure: Failure };

/** What a connection tells a pull's lease. */
export type ConnectionToPull =
  | { type: 'device.checking' }
  | { type: 'device.checked' }
  | { type: 'stream.opened'; flvUrl: string }
  | { type: 'stream.requested' }
  | { type: 'stream.headerArrived' }
  | { type: 'stream.firstChunk' }
  | { type: 'stream.stalled' }
  | { type: 'stream.recovered' }
  | { type: 'stream.fellOver' }
  | { type: 'stream.measured'; count: StreamCount; bytesPerSecond: number; sharing: SharingCount | null }
  /** The running pull has other parameters than were asked for: this viewer joined it as it is. */
  | { type: 'stream.joined'; params: StreamParams }
  /** Another viewer changed the parameters for all: pull again, with these. */
  | { type: 'stream.switched'; params: StreamParams }
  | { type: 'stream.ended' }
  | { type: 'stream.failed'; failure: Failure };

export type ConnectionEvent =
  | ({ type: 'viewer.joined' } & Viewer)
  /** A person stopped: no lingering. Without a lease: between two tries, when nothing is held. */
  | { type: 'viewer.released'; lease?: Lease }
  | { type: 'viewer.left'; lease: Lease }
  | ({ type: 'pull.wanted' } & Pull)
  | { type: 'pull.switched'; lease: Lease; params: StreamParams }
  | { type: 'pull.left'; lease: Lease }
  /** No bytes for this viewer until it comes back, with a player that needs the header first. */
  | { type: 'pull.held'; lease: Lease }
  | { type: 'pull.rejoined'; lease: Lease }
  /** A viewer gave up on the pull: it heard nothing for too long. */
  | { type: 'pull.dead'; failure: Failure }
  | { type: 'service.opened' }
  | { type: 'service.failed'; failure: Failure }
  | ModuleFactForUser
  | ServiceFact
  | StreamFact
  | RelayFact;

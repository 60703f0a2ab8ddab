import type { Failure } from '../failure';
import type { Ports, ServiceFact, StreamFact, StreamParams, StreamSource, Write } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import type { Lanes } from '../lane';
import type { ModuleFactForUser, ModuleRequest, WaitReason } from '../module';
import type {
  ConnectionReport,
  ConnectionRequest,
  Flow,
  ListenFact,
  PullFact,
  TapFact,
  ViewerFact,
} from './connection.protocol';
import type { SharingCount } from './sharing';

export interface ConnectionInput {
  readonly ports: Ports;
  readonly lanes: Lanes;
  /** What the service is started with: the first viewer's, from the first one on. */
  readonly source: StreamSource;
  readonly module: Ref<ModuleRequest>;
  readonly owner: Ref<ConnectionReport>;
}

/** Somebody who watches, and what they came with. */
interface Viewer {
  readonly from: Ref<ViewerFact>;
  readonly source: StreamSource;
  readonly params: StreamParams;
  /** Of what it pulls by itself. */
  readonly flow: Flow;
}

/** Somebody who wants bytes: the parameters that were asked for, and where they go. */
export interface Pull {
  readonly from: Ref<PullFact>;
  readonly params: StreamParams;
  readonly sink: Write;
  /** The viewer's player is not there for its bytes now; the pull goes on. */
  readonly isHeld: boolean;
}

/** Somebody who listens in on whatever is pulled. */
export interface Tap {
  readonly from: Ref<TapFact>;
  readonly begin: () => Write;
}

export interface ConnectionContext extends ConnectionInput {
  /** The running pull's: those of the first who asked for it. */
  readonly params: StreamParams;
  readonly viewers: readonly Viewer[];
  readonly pulls: readonly Pull[];
  readonly taps: readonly Tap[];
  readonly waitReason: WaitReason | null;
  readonly localPeerName: string;
  /** How far the running pull has come: told to each who joins it. */
  readonly pullFacts: readonly PullFact[];
  /** Who hears what the device says unasked. */
  readonly listeners: readonly Ref<ListenFact>[];
}

/** What the relay of a pull tells its connection: what is passed on as it is, and whom the first byte went to. */
export type RelayFact =
  | Extract<
      PullFact,
      {
        readonly type: 'stream.opened' | 'stream.stalled' | 'stream.recovered' | 'stream.fellOver' | 'stream.measured';
      }
    >
  | { readonly type: 'stream.flowing'; readonly from: Ref<PullFact> }
  | { readonly type: 'stream.tapped'; readonly from: Ref<TapFact> }
  | { readonly type: 'stream.tapFailed'; readonly from: Ref<TapFact>; readonly message: string };

export type ConnectionEvent =
  | ConnectionRequest
  /** From its owner: no view has this id any more. */
  | { readonly type: 'NO_VIEWS' }
  /** Of itself, where a pull runs: somebody listens in from now on, or no more. */
  | ({ readonly type: 'tap.added' } & Tap)
  | { readonly type: 'tap.dropped'; readonly from: Ref<TapFact> }
  | { readonly type: 'service.opened' }
  | { readonly type: 'service.failed'; readonly failure: Failure }
  | { readonly type: 'service.shared'; readonly sharing: SharingCount }
  | ModuleFactForUser
  | ListenFact
  | ServiceFact
  | StreamFact
  | RelayFact;

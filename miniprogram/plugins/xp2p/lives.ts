import type { ServiceFact, StreamFact, Write } from '../../../machines/kernel/ports';
import { brokenService, isLastFact, streamFactOf } from './facts';
import type { Message } from './notices';

type TellService = (fact: ServiceFact) => void;
type TellStream = (fact: StreamFact | ServiceFact) => void;

/**
 * One start of a stream. The plugin calls back late, twice, and for streams that are long gone (contract 2.3), so each
 * start has a life: what it hears after its end changes nothing.
 */
export class StreamLife {
  /** Stopped by us, refused by the plugin, or replaced: deaf from now on. */
  isOver = false;
  /** The plugin uses the callback given to this stream, so whatever the service's hears as well is an echo. */
  hasOwnChannel = false;
  /** Each kind of fact is told once, and none after the one that ends the stream. */
  private readonly told = new Set<StreamFact['type']>();
  private hasEnded = false;

  constructor(
    readonly action: string,
    readonly tell: TellStream,
    private readonly write: Write,
  ) {}

  get hasHeader(): boolean {
    return this.told.has('stream.headerArrived');
  }

  /** When it is stopped, its `close` may come through the service's callback, where nothing says whose it is. */
  get owesClose(): boolean {
    return !this.hasOwnChannel && !this.hasEnded;
  }

  readonly take: Write = (chunk) => {
    if (!this.isOver) this.write(chunk);
  };

  hear(fact: StreamFact): void {
    if (this.isOver || this.hasEnded) return;
    if (fact.type !== 'stream.deviceNotified') {
      if (this.told.has(fact.type)) return;
      this.told.add(fact.type);
      this.hasEnded = isLastFact(fact);
    }
    this.tell(fact);
  }
}

/** One start of a service, and the streams that were started over it: one an action. */
export class ServiceLife {
  private isOver = false;
  private isBroken = false;
  private isConnected = false;
  private readonly streams = new Map<string, StreamLife>();
  private newest: StreamLife | undefined;
  private closesOwed = 0;
  /** A stream that we stopped said `disconnect` all the same: the service's callback may repeat it. */
  private hasLateDisconnect = false;

  /** Without a `tell` of its own a service's facts go to the stream that heard them. */
  constructor(private readonly tell: TellService | undefined) {}

  beginStream(action: string, tell: TellStream, write: Write): StreamLife {
    this.endStream(action);
    const stream = new StreamLife(action, tell, write);
    this.streams.set(action, stream);
    this.newest = stream;
    this.hasLateDisconnect = false;
    return stream;
  }

  /** Our own stop: whatever this stream says from now on is heard by nobody, its `close` first of all. */
  endStream(action: string): void {
    const stream = this.streams.get(action);
    if (!stream || stream.isOver) return;
    stream.isOver = true;
    if (stream.owesClose) this.closesOwed += 1;
  }

  end(): void {
    this.isOver = true;
    for (const stream of this.streams.values()) stream.isOver = true;
  }

  /** What a callback said: the one given to the stream `own`, or the service's. */
  hear(message: Message, detail: unknown, own?: StreamLife): void {
    if (this.isOver || message === null) return;
    if (own) own.hasOwnChannel = true;
    const stream = own ?? this.newest;
    if (message.type === 'serviceNotice') {
      if (message.notice !== 'disconnect') this.connect(stream);
      else if (!this.isOfThePast(own)) this.break(stream, detail);
    } else if (stream && (own || !this.isNotOf(stream, message))) {
      if (message.type === 'streamNotice') stream.hear(streamFactOf(message.notice, detail));
      else stream.hear({ type: 'stream.deviceNotified', subtype: message.subtype, detail });
    }
  }

  /** The service's callback repeats what the stream's own has told, or tells the `close` of a stream that we stopped. */
  private isNotOf(stream: StreamLife, message: Exclude<Message, null>): boolean {
    if (stream.hasOwnChannel) return true;
    if (message.type !== 'streamNotice' || message.notice !== 'close') return false;
    // Once this stream's header is there, a close is its own: the stopped one's would have come before.
    if (stream.hasHeader) this.closesOwed = 0;
    if (this.closesOwed === 0) return false;
    this.closesOwed -= 1;
    return true;
  }

  /**
   * `disconnect` is the live stream's: said of one that we stopped, or that gave way to a newer one, it changes nothing. A
   * service that did die between two streams shows at the next, which it refuses. Where streams have a channel of their
   * own, what the service's says is of the service.
   */
  private isOfThePast(own: StreamLife | undefined): boolean {
    const speaker = own ?? this.newest;
    if (!speaker?.isOver) return false;
    if (own) this.hasLateDisconnect = true;
    return own !== undefined || !speaker.hasOwnChannel || this.hasLateDisconnect;
  }

  private connect(stream: StreamLife | undefined): void {
    if (this.isConnected) return;
    this.isConnected = true;
    this.tellService(stream, { type: 'service.connected' });
  }

  /** The service is dead, and so is every stream over it. */
  private break(stream: StreamLife | undefined, detail: unknown): void {
    if (this.isBroken) return;
    this.isBroken = true;
    this.tellService(stream, brokenService(detail));
    for (const each of this.streams.values()) each.isOver = true;
  }

  private tellService(stream: StreamLife | undefined, fact: ServiceFact): void {
    if (this.tell) this.tell(fact);
    else stream?.tell(fact);
  }
}

/** The current life of each service, by id. */
export class ServiceLives {
  private readonly byId = new Map<string, ServiceLife>();

  begin(id: string, tell?: TellService): ServiceLife {
    this.end(id);
    const life = new ServiceLife(tell);
    this.byId.set(id, life);
    return life;
  }

  current(id: string): ServiceLife | undefined {
    return this.byId.get(id);
  }

  end(id: string): void {
    this.byId.get(id)?.end();
    this.byId.delete(id);
  }

  endAll(): void {
    for (const id of [...this.byId.keys()]) this.end(id);
  }
}

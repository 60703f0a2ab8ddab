import type { SourceKind } from '../../machines/kernel/ports';
import type {
  DataCallback,
  MessageCallback,
  NotifySubtypeEnum,
  ServiceCallbacks,
  Word,
} from '../../miniprogram/plugins/xp2p/surface';
import type { SimulatedWorld } from '../world';
import { type Address, queryValue } from './addresses';
import { SimulatedStream } from './simulated-stream';
import type { DeviceNotifyWord, EventWord, Words } from './words';

export interface ServiceSetup {
  readonly world: SimulatedWorld;
  readonly words: Words;
  readonly id: string;
  readonly address: Address;
  /** The module that carries it. */
  readonly version: Word;
  /** A stream of this service has ended: it may still speak, late. */
  streamEnded(stream: SimulatedStream): void;
}

/** One P2P connection to one device or to one server stream, and the pulls over it. */
export class SimulatedService {
  state: 'starting' | 'started' | 'dead' = 'starting';
  private readonly streams = new Map<string, SimulatedStream>();
  private readonly streamCallbacks = new Map<SimulatedStream, MessageCallback | undefined>();
  /** Up to 3.0: the callback that was given to the last stream has taken the place of the service's. */
  private replacement: MessageCallback | undefined;
  private keepAlive: unknown;
  /** The network changed under it. */
  private isCut = false;

  constructor(
    private readonly setup: ServiceSetup,
    private callbacks: ServiceCallbacks,
  ) {}

  get id(): string {
    return this.setup.id;
  }

  get kind(): SourceKind {
    return this.setup.address.kind;
  }

  /** One to many: a server stream, or a camera that takes no more direct viewers and has a server to fall over to. */
  get isShared(): boolean {
    const { address, world } = this.setup;
    return this.kind === 'server' || (this.isFull && world.features.fallsOver && !!address.liveStreamDomain);
  }

  /** A camera that takes no more direct viewers. */
  get isFull(): boolean {
    return this.kind === 'camera' && this.setup.world.streamFaults.cameraIsFull;
  }

  get version(): Word {
    return this.setup.version;
  }

  get query(): string {
    return this.setup.address.query;
  }

  /** A camera cannot be reached any more after a network change; a server stream may go on (contract 2.1). */
  get isOutOfReach(): boolean {
    const isBroken = this.kind === 'camera' || this.setup.world.assumptions.serverLink === 'breaks';
    return this.state === 'dead' || (isBroken && this.isCut);
  }

  /** Its packets go nowhere from now on. */
  cut(): void {
    this.isCut = true;
    for (const stream of this.running()) stream.updateFlow();
  }

  running(): readonly SimulatedStream[] {
    return [...this.streams.values()];
  }

  /** The link is up. */
  open(): void {
    this.state = 'started';
    this.note('service started');
    const { world } = this.setup;
    if (world.assumptions.connectedNotice === 'never') return;
    this.keepAlive = world.after('connected', () => this.sayConnected());
  }

  /** Nothing comes through any more: streams end without a word, and only a stop frees the id. */
  die(): void {
    this.state = 'dead';
    this.setup.world.clock.clearTimeout(this.keepAlive);
    for (const stream of this.running()) stream.updateFlow();
  }

  disconnect(said: unknown): void {
    if (this.state === 'dead') return;
    this.die();
    const detail = endDetail(this.setup.world, said);
    const running = this.running();
    for (const stream of running) {
      stream.end();
      stream.say('Disconnect', detail);
    }
    if (running.length === 0) this.say('Disconnect', detail);
  }

  /** Our own stop: every stream over it ends, as if it had been stopped. */
  stop(): void {
    this.setup.world.clock.clearTimeout(this.keepAlive);
    for (const stream of this.running()) stream.stop();
    this.state = 'dead';
  }

  replaceCallbacks(callbacks: ServiceCallbacks): void {
    this.callbacks = callbacks;
  }

  addStream(query: string, dataCallback: DataCallback, msgCallback?: MessageCallback, slot?: string): SimulatedStream {
    const { world } = this.setup;
    const action = queryValue(query, 'action') ?? 'live';
    const stream = new SimulatedStream({ world, service: this, action, slot: slot ?? action, query, dataCallback });
    this.streams.set(stream.slot, stream);
    this.streamCallbacks.set(stream, msgCallback);
    if (msgCallback && world.assumptions.streamCallback === 'replaces') this.replacement = msgCallback;
    stream.begin();
    return stream;
  }

  streamOf(slot: string): SimulatedStream | undefined {
    return this.streams.get(slot);
  }

  forget(stream: SimulatedStream): void {
    if (this.streams.get(stream.slot) === stream) this.streams.delete(stream.slot);
    this.setup.streamEnded(stream);
  }

  /** A `Notify` of the service as such. */
  say(member: keyof NotifySubtypeEnum, detail?: unknown): void {
    const { world, words } = this.setup;
    const event: EventWord = world.features.serviceHearsAll ? 'Notify' : 'ServiceNotify';
    const callback = world.features.serviceHearsAll ? (this.replacement ?? this.own) : this.own;
    this.tell(callback, event, words.notifyWord(member), detail);
  }

  /** A `Notify` of one of its streams, also of one that has ended. */
  sayOf(stream: SimulatedStream, member: keyof NotifySubtypeEnum, detail?: unknown): void {
    this.tell(this.callbackOf(stream), 'Notify', this.setup.words.notifyWord(member), detail);
  }

  sayPeers(stream: SimulatedStream, word: DeviceNotifyWord, detail: unknown): void {
    this.tell(this.callbackOf(stream), 'DevNotify', this.setup.words.deviceNotifyWord(word), detail);
  }

  /** A line of the plugin's log; from 3.1 on only streams hear those. */
  private note(text: string): void {
    if (this.setup.world.features.serviceHearsAll) this.tell(this.own, 'Log', 'info', text);
  }

  private get own(): MessageCallback {
    return this.callbacks.msgCallback;
  }

  /** Up to 3.0 the service's callback hears everything, unless the stream's has replaced it; from 3.1 on the stream's does. */
  private callbackOf(stream: SimulatedStream): MessageCallback | undefined {
    const given = this.streamCallbacks.get(stream);
    const { features, assumptions } = this.setup.world;
    if (!features.serviceHearsAll) return given;
    return assumptions.streamCallback === 'replaces' && given ? given : this.own;
  }

  private sayConnected(): void {
    const { world } = this.setup;
    if (this.state !== 'started') return;
    if (world.assumptions.connectedNotice === 'repeated')
      this.keepAlive = world.after('keepAlive', () => this.sayConnected());
    this.say('Connected');
  }

  private tell(callback: MessageCallback | undefined, event: EventWord, subtype: Word, detail: unknown): void {
    const word = this.setup.words.eventWord(event);
    callback?.(word, subtype, detail);
    if (this.setup.world.duplicateCallbacks) callback?.(word, subtype, detail);
  }
}

/** What an end says beside its name: an object, its text, or nothing (contract 2.3). */
export function endDetail({ assumptions }: SimulatedWorld, said: unknown): unknown {
  if (assumptions.endDetail === 'nothing') return undefined;
  const { msg, type } = (said ?? {}) as { readonly msg?: string; readonly type?: string };
  return assumptions.endDetail === 'text' ? (msg ?? type) : said;
}

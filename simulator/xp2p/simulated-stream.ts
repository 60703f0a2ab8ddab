import type { DataCallback, NotifySubtypeEnum } from '../../miniprogram/plugins/xp2p/surface';
import type { CameraPull } from '../camera/camera.types';
import type { Timings } from '../timings';
import type { SimulatedWorld } from '../world';
import { channelOf, ownNameOf, qualityOf, queryValue, temperOf } from './addresses';
import { PeersReport } from './peers-report';
import { endDetail, type SimulatedService } from './simulated-service';

/** What one pull is made of. */
export interface StreamSetup {
  readonly world: SimulatedWorld;
  readonly service: SimulatedService;
  readonly action: string;
  /** What the service can have one of: the action, or what its caller says. */
  readonly slot: string;
  /** `action=live&channel=0&quality=high`. */
  readonly query: string;
  readonly dataCallback: DataCallback;
}

const OK = 200;
const NOT_FOUND = 404;
const TOO_MANY = 503;

/** Two ends of a playback are at least this far apart, in seconds (contract 2.3). */
const SHORTEST_PLAYBACK_S = 5;

/** One media pull over a service: `request`, `parsed`, bytes, and its end. */
export class SimulatedStream {
  isOver = false;
  private isShared = false;
  private pull: CameraPull | undefined;
  private peers: PeersReport | undefined;
  private readonly timers = new Set<unknown>();

  constructor(private readonly setup: StreamSetup) {}

  get action(): string {
    return this.setup.action;
  }

  get slot(): string {
    return this.setup.slot;
  }

  /** The call that starts this stream was made. */
  begin(): void {
    if (this.setup.world.assumptions.requestNotice === 'beforeResolve')
      this.later('request', () => this.say('Request'));
  }

  /** The call that starts this stream is about to resolve. */
  open(): void {
    if (this.setup.world.assumptions.requestNotice === 'afterResolve') this.later('request', () => this.say('Request'));
    this.later('header', () => this.receiveHeader());
  }

  /** Ends the pull without a word. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const timer of this.timers) this.setup.world.clock.clearTimeout(timer);
    this.timers.clear();
    this.pull?.close();
    this.peers?.stop();
    this.setup.service.forget(this);
  }

  /** Our own stop. `close` is sent all the same, at once or late (contract 2.3). */
  stop(): void {
    if (this.isOver) return;
    const { world } = this.setup;
    const { bytesAfterStopMs } = world.assumptions;
    const left = bytesAfterStopMs > 0 ? this.pull : undefined;
    if (left) this.pull = undefined;
    this.end();
    if (left) world.clock.setTimeout(() => left.close(), bytesAfterStopMs);
    const sayClose = () => this.say('Close', endDetail(world, { type: 'close', msg: 'stopped' }));
    if (world.assumptions.closeAfterStop === 'atOnce') sayClose();
    if (world.assumptions.closeAfterStop === 'late') world.after('lateClose', sayClose);
  }

  /** The other end has no more to send. */
  endByItself(): void {
    this.endSaying(this.setup.world.assumptions.endNotice === 'eof' ? 'Eof' : 'Success');
  }

  endSaying(member: keyof NotifySubtypeEnum, detail?: unknown): void {
    if (this.isOver) return;
    this.end();
    this.say(member, detail);
  }

  say(member: keyof NotifySubtypeEnum, detail?: unknown): void {
    this.setup.service.sayOf(this, member, detail);
  }

  /** Lets bytes flow, or holds them back, as the network and the faults want it now. */
  updateFlow(): void {
    if (this.canFlow()) this.pull?.resume();
    else this.pull?.pause();
  }

  private receiveHeader(): void {
    const { world, service } = this.setup;
    this.isShared = service.isShared;
    if (!world.isOnline || service.isOutOfReach) return;
    const status = this.headerStatus();
    const detail = world.features.headerHasStatus ? { status, headers: { 'content-type': 'video/x-flv' } } : undefined;
    this.say('Parsed', detail);
    if (this.isOver) return;
    if (status === OK) {
      this.later('firstChunk', () => this.receiveBytes());
      return;
    }
    // From 500 on the connection is unusable, below only this request (contract 2.3).
    if (status >= 500) service.die();
    this.later('refusal', () => this.endSaying('Close', endDetail(world, { type: 'close', msg: `status ${status}` })));
  }

  private headerStatus(): number {
    const { world, service, query } = this.setup;
    const ordered = world.streamFaults.takeHeader(service.id);
    if (ordered !== undefined) return ordered;
    if (service.isFull && !this.isShared) return TOO_MANY;
    if (
      !qualityOf(query) ||
      channelOf(query) === undefined ||
      (this.action === 'playback' && this.playbackS() < SHORTEST_PLAYBACK_S)
    )
      return NOT_FOUND;
    return temperOf(service.id).status;
  }

  private receiveBytes(): void {
    const { world, service, query, dataCallback } = this.setup;
    const pull = world.cameras.open(
      qualityOf(query) ?? 'high',
      (chunk) => {
        this.peers?.count(chunk.byteLength);
        dataCallback(chunk);
        if (world.assumptions.chunkMemory === 'writtenOver') new Uint8Array(chunk).fill(0xff);
      },
      () => this.endByItself(),
      { id: ownNameOf(service.id), channel: channelOf(query), sending: () => world.streamFaults.sendingOf(service.id) },
    );
    // The first bytes came while it opened, and whoever got them may have stopped the stream.
    if (this.isOver) {
      pull.close();
      return;
    }
    this.pull = pull;
    this.updateFlow();
    if (this.isShared) this.reportPeers();
    if (this.action === 'playback')
      this.remember(world.clock.setTimeout(() => this.endByItself(), this.playbackS() * 1_000));
  }

  private reportPeers(): void {
    const { world, service } = this.setup;
    this.peers = new PeersReport(world, (word, detail) => service.sayPeers(this, word, detail));
    if (this.isOver) this.peers.stop();
  }

  private canFlow(): boolean {
    const { world, service } = this.setup;
    return world.isOnline && !service.isOutOfReach && !world.streamFaults.isStalled(service.id);
  }

  /** How long a playback is, in seconds; 0 when the query does not say. */
  private playbackS(): number {
    const second = (name: string) => Number.parseInt(queryValue(this.setup.query, name) ?? '', 10);
    return second('end_time') - second('start_time') || 0;
  }

  private later(what: keyof Timings, act: () => void): void {
    this.remember(this.setup.world.after(what, () => !this.isOver && act()));
  }

  private remember(timer: unknown): void {
    this.timers.add(timer);
  }
}

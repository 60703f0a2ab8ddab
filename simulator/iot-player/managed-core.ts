import type { ServiceState } from '../iot/iot.types';
import type { SimulatedComponent } from '../iot/iot-switches';
import { isComplete, isUp } from '../iot/managed-services';
import type { SimulatedIot } from '../iot/simulated-iot';
import { OwnTimers } from '../p2p-player/own-timers';
import type { SimulatedWorld } from '../world';
import type { ComponentEventName, ComponentHost, ComponentSettings, SnapshotOptions } from './component.types';
import { ComponentHolding } from './component-holding';
import { snapshotOf } from './component-snapshot';
import { ComponentStream, queryOf } from './component-stream';
import { InnerPlayer } from './inner-player';
import { saidByHalves } from './picture-halves';
import { type PlayTrouble, playErrorOf } from './play-error';

export interface ManagedCoreInput {
  readonly world: SimulatedWorld;
  readonly iot: SimulatedIot;
  readonly host: ComponentHost;
  readonly settings: ComponentSettings;
  /** Names the node, and is the text that it holds a service by. */
  readonly key: string;
  /** How often its player looks at its cache, where that is not as usual. */
  readonly lookEveryMs?: number;
}

const FROM_LIVE_PLAYER: readonly ComponentEventName[] = ['statechange', 'netstatus', 'mjpgnetstatus'];

const LATE_WORDS_MS = 300;

/** Each half has a clock of its own. */
const PICTURES_REPORT_AFTER_MS = 700;

/**
 * A component of the managed plugin: connects, pulls and plays by itself, with a `p2p-player` inside. Knows no wx. What is
 * not known of it stands in `IotAssumptions`.
 */
export class ManagedCore implements SimulatedComponent {
  private readonly timers: OwnTimers;
  private readonly player: InnerPlayer;
  private readonly stream: ComponentStream;
  private readonly holding: ComponentHolding;
  private settings: ComponentSettings;
  private isMounted = false;
  private isDestroyed = false;
  /** It is meant to play: from the moment that it knows what until it stopped, ended or failed. */
  private isWanted = false;
  private isFatal = false;
  private hasSucceeded = false;
  private isHidden = false;
  private retries = 0;
  private unregister = () => {};
  private cancelRetry = () => {};

  constructor(private readonly input: ManagedCoreInput) {
    const { world, iot, key } = input;
    this.settings = input.settings;
    this.timers = new OwnTimers(world.clock);
    this.player = new InnerPlayer({
      ...input,
      settings: () => this.settings,
      emit: (event, detail) => this.emit(event, detail),
      onReady: () => {
        this.playerIs('PlayerReady');
        this.play();
      },
      onPull: () => this.startPull(),
      onClosed: (isThrottling) => this.playerClosed(isThrottling),
      onFirstKeyFrame: () => this.showKeyFrame(),
      onLost: (errType, why) => this.lose(errType, why),
      onLocalServerGone: () => this.localServerGone(),
      onTrouble: (trouble) => this.giveUp(trouble),
    });
    this.stream = new ComponentStream({
      ...{ world, iot, key, settings: () => this.settings },
      tellState: (streamState) => this.emit('streamstatechange', { streamState }),
      write: (chunk) => this.player.addChunk(chunk),
      onData: () => this.receiveData(),
      onEnded: () => this.end(),
      onLost: (why) => this.lose('StreamError', why),
      onTrouble: (trouble) => this.giveUp(trouble),
    });
    this.holding = new ComponentHolding({
      ...{ world, iot, caller: key },
      onState: (state, why) => this.serviceIs(state, why),
    });
  }

  /** It holds a connection, or is meant to play. */
  get isAtWork(): boolean {
    return this.isWanted || this.holding.isThere;
  }

  /** How much its player has left to play, in milliseconds. */
  get cachedMs(): number {
    return this.player.cachedMs;
  }

  /** It plays pictures that it holds. */
  get playsPicture(): boolean {
    return this.player.playsPicture;
  }

  mount(): void {
    const { world, iot } = this.input;
    this.unregister = world.iot.add(this);
    iot.begin();
    if (world.iot.neverReady) return;
    this.isMounted = true;
    this.player.mount();
    this.timers.after(0, () => {
      if (world.iotFeatures.tellsOfNetwork) this.emit('domready', {});
      this.playerIs('PlayerPreparing');
      if (!this.isWanted) this.begin();
    });
  }

  /** Properties have changed. */
  update(settings: ComponentSettings): void {
    const before = this.settings;
    this.settings = settings;
    if (!this.isMounted || this.isDestroyed) return;
    this.player.update();
    if (sourceOf(before) !== sourceOf(settings)) {
      this.stop();
      this.holding.letGo();
      this.isFatal = false;
      this.begin();
    } else if (queryOf(before) !== queryOf(settings)) this.changeStream();
  }

  /** The page is hidden, or shown again: nobody calls anything. */
  setHidden(isHidden: boolean): void {
    if (this.isHidden === isHidden) return;
    this.isHidden = isHidden;
    if (this.input.world.iotAssumptions.hiddenPage === 'pauses') this.player.setPaused(isHidden);
  }

  /** The node is gone. */
  destroy(): void {
    const { world, host } = this.input;
    const { letsGoAfterMs, wordsAfterDetached } = world.iotAssumptions;
    this.isWanted = false;
    this.isDestroyed = true;
    this.unregister();
    this.stream.close();
    this.player.destroy();
    this.timers.close();
    if (letsGoAfterMs === 0) this.holding.letGo();
    else world.clock.setTimeout(() => this.holding.letGo(), letsGoAfterMs);
    if (!wordsAfterDetached && !world.iot.lateWords) return;
    world.clock.setTimeout(() => {
      host.emit('playstop', {});
      host.emit('playerror', playErrorOf({ errType: 'StreamError', why: 'p2pNotify: close' }, world.iotAssumptions));
    }, LATE_WORDS_MS);
  }

  // ------------------------------------------------------------------------------------------------ its methods

  /** After `playerror`. Says nothing, and does nothing while it plays or waits. */
  retry(): void {
    const { world, iot, key } = this.input;
    world.observe('retry', key);
    if (!this.isMounted || this.isDestroyed || this.isWanted) return;
    const isStillSo = iot.module.needsReset || iot.module.hasFailed || world.players.localServerDead;
    if (this.isFatal && isStillSo && world.iotAssumptions.retryAfterFatal === 'nothing') return;
    this.isFatal = false;
    this.begin();
  }

  stopAll(): void {
    const wasWanted = this.isWanted;
    this.stop();
    this.holding.letGo();
    if (wasWanted && this.input.world.iotAssumptions.stopTold) this.emit('playstop', {});
  }

  requestFullScreen(options?: { readonly direction?: number }): Promise<unknown> {
    return this.player.fullScreen(true, options?.direction);
  }

  exitFullScreen(): Promise<unknown> {
    return this.player.fullScreen(false);
  }

  snapshotAndSave(options?: SnapshotOptions): Promise<object | undefined> | undefined {
    const { world, host, key } = this.input;
    world.observe('snapshotAndSave', key);
    return snapshotOf(world, host, options);
  }

  /** A person left full screen without asking. */
  leftFullScreen(): void {
    this.emit('fullscreenchange', { fullScreen: false, direction: 0 });
  }

  // ------------------------------------------------------------------------------------------------- its faults

  fail(isFatal: boolean | null): void {
    const trouble = { errType: 'StreamError', why: 'simulated', isFatal: isFatal === true };
    if (isFatal === null) this.giveUp(trouble, {});
    else this.giveUp(trouble);
  }

  endTwice(): void {
    if (!this.isWanted) return;
    this.end();
    this.sayEnd();
  }

  weaken(): void {
    if (this.isWanted) this.lose('StreamError', 'p2pNotify: close, simulated');
  }

  networkChanged(): void {
    if (this.holding.isThere) this.giveUp({ errType: 'StreamError', why: 'natChanged', isFatal: true });
  }

  localServerGone(): void {
    this.input.iot.module.localServerFailed('localHttp');
    this.giveUp({ errType: 'LocalServerError', why: 'WECHAT_SERVER_ERROR', isFatal: true });
  }

  // ------------------------------------------------------------------------------------------------------ plays

  private begin(): void {
    if (!isComplete(this.settings)) return;
    this.isWanted = true;
    this.hasSucceeded = false;
    this.retries = 0;
    this.stream.enter('StreamIdle');
    this.holding.hold(this.settings);
    this.play();
  }

  /** As soon as service and player are ready. */
  private play(): void {
    if (!this.isWanted || this.player.isPlaying || !this.holding.isUp || !this.player.isReady) return;
    this.stream.enter('StreamWaitPull');
    this.emit('playstart', {});
    this.player.play();
  }

  private stop(): void {
    this.isWanted = false;
    this.pauseAll();
  }

  private pauseAll(): void {
    this.cancelRetry();
    this.stream.close();
    this.player.stop();
  }

  private serviceIs(state: ServiceState, why: string): void {
    if (isUp(state)) {
      this.play();
      return;
    }
    if (!this.isWanted) return;
    const isFatal = this.input.iot.module.hasFailed;
    if (state === 'ServiceStartError') this.giveUp({ errType: 'StreamError', why, isFatal });
    else if (state === 'ServiceXp2pChanged') this.giveUp({ errType: 'StreamError', why });
    // a change of the network is told to the component itself
    else if (state === 'ServiceError' && why !== 'natChanged') this.lose('StreamError', why);
    else if (state === 'ServiceIdle') this.lose('StreamError', 'p2pNotify: close, service stopped');
  }

  private startPull(): void {
    const { needCheckStream, liveStreamDomain } = this.settings;
    if (!this.isWanted) return;
    this.stream.enter('StreamReceivePull');
    if (!this.holding.isUp) {
      this.lose('StreamError', 'p2pNotify: close, no service');
      return;
    }
    this.stream.start(needCheckStream && !liveStreamDomain && !this.hasSucceeded);
  }

  /** It let go by itself, because its cache is full or nothing came; it asks again when it wants more. */
  private playerClosed(isThrottling: boolean): void {
    this.stream.close();
    this.stream.enter(isThrottling && !this.isHidden ? 'StreamDataPause' : 'StreamWaitPull');
  }

  private showKeyFrame(): void {
    const { keyFrameTold, playSuccess } = this.input.world.iotAssumptions;
    if (keyFrameTold) this.emit('receiveidr', {});
    if (playSuccess === 'firstKeyFrame') this.succeed();
  }

  private receiveData(): void {
    this.retries = 0;
    if (this.input.world.iotAssumptions.playSuccess === 'firstData') this.succeed();
  }

  private succeed(): void {
    if (this.hasSucceeded) return;
    this.hasSucceeded = true;
    if (!this.input.world.iot.successMissing) this.emit('playsuccess', {});
  }

  /** The device's own end: it is never pulled again by itself. */
  private end(): void {
    this.isWanted = false;
    this.stream.close();
    this.player.finish();
    this.stream.enter('StreamDataEnd');
    this.sayEnd();
  }

  private sayEnd(): void {
    this.emit('playend', { errType: 'StreamDataEnd', errMsg: '播放已结束', errDetail: { msg: 'p2pNotify: eof' } });
  }

  /** A transfer error: it pulls again by itself, while the page is visible, as often as it does. */
  private lose(errType: string, why: string): void {
    if (!this.isWanted) return;
    const { ownRetries, ownRetryMs, startsServiceAgain } = this.input.world.iotAssumptions;
    this.pauseAll();
    const isDead = !this.holding.isUp;
    const isEnough = this.retries >= ownRetries || (isDead && !startsServiceAgain);
    if (this.isHidden || isEnough) {
      this.giveUp({ errType, why });
      return;
    }
    this.retries += 1;
    this.hasSucceeded = false;
    this.enterError(errType);
    this.cancelRetry = this.timers.after(ownRetryMs, () => {
      this.holding.hold(this.settings);
      this.play();
    });
  }

  private giveUp(trouble: PlayTrouble, detail?: object): void {
    if (this.isDestroyed) return;
    const { iotAssumptions } = this.input.world;
    this.stop();
    this.isFatal = trouble.isFatal === true;
    this.enterError(trouble.errType);
    if (this.isFatal || !iotAssumptions.holdsAfterError) this.holding.letGo();
    this.emit('playerror', detail ?? playErrorOf(trouble, iotAssumptions));
  }

  /** It is named after the state that its player, or its stream, came to. */
  private enterError(errType: string): void {
    if (errType.startsWith('Stream')) this.stream.enter(errType);
    else this.playerIs(errType);
  }

  /** Another quality, channel or parameter. */
  private changeStream(): void {
    const { qualityChange } = this.input.world.iotAssumptions;
    if (qualityChange === 'nothing' || !this.player.isPlaying) return;
    this.pauseAll();
    if (qualityChange === 'pullsAgainTold') this.emit('playstop', {});
    this.hasSucceeded = false;
    this.play();
  }

  private playerIs(playerState: string): void {
    this.emit('playerstatechange', { playerState });
  }

  /** A picture device sends pictures and sound apart: its component is two players. */
  private emit(event: ComponentEventName, detail: object): void {
    const isOfPictures = this.settings.deviceInfo?.isMjpgDevice === true;
    for (const [name, told] of isOfPictures ? saidByHalves(event, detail) : [[event, detail] as const])
      if (name === 'mjpgnetstatus') this.timers.after(PICTURES_REPORT_AFTER_MS, () => this.say(name, told));
      else this.say(name, told);
  }

  private say(event: ComponentEventName, detail: object): void {
    const { world, host } = this.input;
    const isLivePlayers = FROM_LIVE_PLAYER.includes(event);
    if (isLivePlayers && world.iotFeatures.choosesEvents && !this.settings.acceptPlayerEvents?.[event]) return;
    // what comes from the player inside comes twice from there
    const times = world.duplicateCallbacks && !isLivePlayers ? 2 : 1;
    for (let time = 0; time < times && !this.isDestroyed; time += 1) host.emit(event, detail);
  }
}

const sourceOf = ({ p2pMode, deviceInfo, xp2pInfo, flvUrl }: ComponentSettings): string =>
  JSON.stringify([p2pMode, deviceInfo?.deviceId, xp2pInfo, flvUrl]);

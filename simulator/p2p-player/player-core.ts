import { type CallOutcome, createLivePlayerContext } from './live-player-context';
import { LocalLink } from './local-link';
import { NetStatus } from './net-status';
import { OwnTimers } from './own-timers';
import { Playback } from './playback';
import type {
  CallOptions,
  ContextCall,
  LivePlayerContext,
  PlayerEventName,
  PlayerExport,
  PlayerHost,
  PlayerSettings,
  PlayerWorld,
} from './player.types';
import { type PlayerAssumptions, playerAssumptionsOf } from './player-assumptions';
import { PlayerFaults } from './player-faults';
import { PLAYER_TIMINGS, THROTTLE_ABOVE_MS } from './player-timings';

/** What is said after a stop is said this much later. */
const LATE_CLOSE_MS = 120;

const FROM_LIVE_PLAYER: readonly PlayerEventName[] = ['error', 'statechange', 'netstatus', 'fullscreenchange'];

export interface PlayerCoreInput {
  readonly world: PlayerWorld;
  readonly host: PlayerHost;
  readonly settings: PlayerSettings;
  /** Names the node. */
  readonly key: string;
}

/** One `p2p-player` node: the local server's side and live-player's, as contract 3 describes them. Knows no wx. */
export class PlayerCore {
  readonly playerExport: PlayerExport;
  readonly link: LocalLink;
  readonly playback: Playback;
  /** live-player is meant to play: between play and stop, whatever its connection does. */
  isWanted = false;

  private readonly timers: OwnTimers;
  private readonly assumptions: PlayerAssumptions;
  private readonly netStatus: NetStatus;
  private settings: PlayerSettings;
  private context: LivePlayerContext;
  private isReady = false;
  private isDestroyed = false;
  private isPaused = false;
  private isBehind = false;
  private hasPlayed = false;
  /** How often a connection was opened. */
  private opened = 0;
  private isMuted: boolean;
  private unregister = () => {};
  private cancelLook = () => {};
  private nextNetStatusAtMs = 0;

  constructor(private readonly input: PlayerCoreInput) {
    const { world, settings } = input;
    this.settings = settings;
    this.isMuted = settings.muted;
    this.timers = new OwnTimers(world.clock);
    this.assumptions = playerAssumptionsOf(world.playerAssumptions);
    this.context = this.createContext();
    this.playback = new Playback({
      timers: this.timers,
      platform: world.platform,
      settings: () => this.settings,
      assumptions: this.assumptions,
      decodesH265: input.host.picture.decodesH265,
      tell: (code) => this.emit('statechange', { code, message: '' }),
      onEnded: () => this.end(),
    });
    this.netStatus = new NetStatus(this.playback, () => this.timers.now(), this.assumptions.netStatusFields);
    this.link = new LocalLink({
      timers: this.timers,
      world,
      assumptions: this.assumptions,
      emit: (event, detail) => this.emit(event, detail),
      onOpened: () => {
        this.opened += 1;
        this.playback.beginPull();
      },
      onLost: () => this.stand(),
      onGone: () => this.end(),
    });
    this.playerExport = {
      addChunk: (chunk) => {
        if (this.assumptions.addChunk === 'copies') this.addChunk(chunk);
        else this.read(chunk);
      },
      finishMedia: () => this.finishMedia(),
      abortMedia: (reason) => this.abortMedia(reason),
      setHeaders: () => {},
    };
  }

  /** The node is there: `playerReady` follows, or why not. */
  mount(): void {
    const { world, host, key } = this.input;
    this.unregister = world.players.add(new PlayerFaults(this, key, world.players));
    host.picture.setMuted(this.isMuted);
    this.timers.after(this.assumptions.readyMs, () => this.becomeReady());
  }

  /** The node is gone: live-player ends for certain, and nothing is said any more. */
  destroy(): void {
    this.isDestroyed = true;
    this.unregister();
    this.timers.close();
    this.input.host.picture.destroy();
  }

  /** Properties have changed. */
  update(settings: PlayerSettings): void {
    const { autoplay, muted } = this.settings;
    this.settings = settings;
    if (settings.muted !== muted) this.mute(settings.muted);
    if (settings.autoplay && !autoplay) this.playByItself();
  }

  emit(event: PlayerEventName, detail: object): void {
    const accepted = this.settings.acceptLivePlayerEvents;
    if (FROM_LIVE_PLAYER.includes(event) && accepted && !accepted[event]) return;
    const times = this.input.world.players.duplicateCallbacks ? 2 : 1;
    for (let time = 0; time < times && !this.isDestroyed; time += 1) this.input.host.emit(event, detail);
  }

  /** Says how much is cached before it is due (a fault changed it). */
  measure(): void {
    this.nextNetStatusAtMs = this.timers.now() + this.assumptions.netStatusMs;
    this.emit('netstatus', this.netStatus.report());
  }

  /** Holds this much, and goes on taking bytes: no throttling helps. */
  fallBehind(cacheMs: number): void {
    this.isBehind = true;
    this.playback.cache.setLevel(cacheMs);
    this.measure();
  }

  /** Says `playerReady` again; with another context the earlier one is dead. */
  readyAgain(sameContext: boolean): void {
    if (!sameContext) this.context = this.createContext();
    this.sayReady();
  }

  /** live-player is let go of as its cache says: throttled when there is much in it, else lost. */
  letGo(code: string, errDetail?: unknown): void {
    if (this.playback.cache.levelMs > THROTTLE_ABOVE_MS) this.link.throttle(code, errDetail);
    else this.link.lose(code, errDetail);
  }

  /** Stops for a person, or because it was told so: `USER_CLOSE` at once, a while later, or never. */
  stopPlaying(userClose = this.assumptions.userClose): void {
    const { eventsAfterStop } = this.assumptions;
    this.end();
    if (userClose === 'atOnce') this.link.close('USER_CLOSE');
    else this.link.closeSilently();
    if (userClose === 'late') this.timers.after(LATE_CLOSE_MS, () => this.sayUserClose());
    for (let said = 1; said <= eventsAfterStop; said += 1)
      this.timers.after(said * LATE_CLOSE_MS, () => this.emit('netstatus', this.netStatus.report()));
  }

  /** Unless it plays again already: then it would be a lie. */
  private sayUserClose(): void {
    if (!this.isWanted) this.emit('playerClose', { error: { code: 'USER_CLOSE' } });
  }

  /** No more bytes will come: `MEDIA_FINISH`, and the cache plays out. */
  finishMedia(): void {
    if (this.link.state !== 'open') return;
    this.playback.finish();
    this.link.close('MEDIA_FINISH');
  }

  describe(): string {
    const doing = this.isWanted ? (this.isPaused ? `paused, ${this.link.state}` : this.link.state) : 'idle';
    return `${this.input.key}: ${doing}, cache ${Math.round(this.playback.cache.levelMs)} ms`;
  }

  private becomeReady(): void {
    const { players } = this.input.world;
    if (players.neverReady) return;
    const code = players.errorBeforeReady;
    if (code !== null) {
      players.errorBeforeReady = null;
      this.emit('playerError', { error: { code } });
      return;
    }
    this.isReady = true;
    this.sayReady();
    const { readyAgain, readyAgainAfterMs } = this.assumptions;
    if (readyAgain !== 'never') this.timers.after(readyAgainAfterMs, () => this.readyAgain(readyAgain === 'same'));
    if (this.settings.autoplay) this.playByItself();
  }

  private sayReady(): void {
    this.emit('playerReady', { livePlayerContext: this.context, playerExport: this.playerExport });
  }

  private createContext(): LivePlayerContext {
    const context = createLivePlayerContext(this.timers, this.assumptions.answerMs, (call, options) =>
      context === this.context ? this.act(call, options) : { refused: 'the context is no longer valid' },
    );
    return context;
  }

  private act(call: ContextCall, options: CallOptions): CallOutcome {
    switch (call) {
      case 'play':
        if (this.isWanted) return { refused: 'already playing' };
        if (!this.hasPlayed && this.assumptions.firstPlay === 'neverConnects') return {};
        this.beginPlaying();
        return { afterwards: () => this.connect() };
      case 'stop':
        if (!this.isWanted) return { refused: 'not playing' };
        this.stopPlaying();
        return {};
      case 'pause':
        return this.pause();
      case 'resume':
        return this.resume();
      case 'mute':
        this.mute(!this.isMuted);
        return {};
      case 'snapshot':
        return this.input.host.picture.snapshot().then((tempImagePath) => ({ tempImagePath }));
      case 'requestFullScreen':
        return this.fullScreen(true, options.direction ?? 0);
      case 'exitFullScreen':
        return this.fullScreen(false, 0);
    }
  }

  private pause(): CallOutcome {
    if (!this.isWanted) return { refused: 'not playing' };
    if (this.isPaused) return { refused: 'already paused' };
    this.isPaused = true;
    this.playback.hold();
    this.input.host.picture.freeze();
    // iOS keeps the connection (contract 3)
    if (this.input.world.platform === 'ios') return {};
    return {
      afterwards: () => {
        if (this.isPaused) this.link.close('LIVE_PLAYER_CLOSED');
      },
    };
  }

  private resume(): CallOutcome {
    if (!this.isPaused) return { refused: 'not paused' };
    this.isPaused = false;
    this.playback.release();
    if (this.link.state === 'open') this.input.host.picture.unfreeze();
    return { afterwards: () => this.connect() };
  }

  private fullScreen(on: boolean, direction: number): CallOutcome {
    this.input.host.setFullScreen(on, direction);
    return { afterwards: () => this.emit('fullscreenchange', { fullScreen: on, direction }) };
  }

  private mute(muted: boolean): void {
    this.isMuted = muted;
    this.input.host.picture.setMuted(muted);
  }

  private playByItself(): void {
    if (!this.isReady || this.isWanted) return;
    this.beginPlaying();
    this.connect();
  }

  /** RTC mode needs WeChat's permission for the microphone; without it live-player ends with an error (contract 3). */
  refuseWithoutMicrophone(): boolean {
    if (this.settings.mode !== 'RTC' || !this.input.world.players.microphoneDenied) return false;
    this.link.end();
    this.emit('error', { errMsg: 'system permission denied' });
    return true;
  }

  private beginPlaying(): void {
    this.isWanted = this.hasPlayed = true;
    this.nextNetStatusAtMs = this.timers.now() + this.assumptions.netStatusMs;
    this.cancelLook();
    this.look();
  }

  private connect(): void {
    if (this.refuseWithoutMicrophone()) return;
    if (this.isWanted && !this.isPaused && !this.playback.isFinished) this.link.connect();
  }

  private addChunk(chunk: ArrayBuffer): void {
    if (this.link.state !== 'open' || this.input.world.players.localServerDead) return;
    const { picture } = this.input.host;
    const taken = this.playback.push(chunk);
    if (taken === 'refused' || this.link.state !== 'open') return;
    this.link.prove();
    if (taken === 'begun') picture.restart();
    if (taken === 'begun' && this.isPaused) picture.freeze();
    picture.push(chunk);
  }

  /** live-player asks for it in a moment, over this connection or never. */
  private read(chunk: ArrayBuffer): void {
    const { opened } = this;
    this.timers.after(0, () => {
      if (opened === this.opened) this.addChunk(chunk);
    });
  }

  private abortMedia(reason: unknown): void {
    if (this.link.state === 'open') this.link.lose('TRANSMISSION_ERROR', reason);
  }

  /** Looks at cache and connection now and then, as long as it plays. */
  private look(): void {
    if (!this.isWanted) return;
    this.playback.look();
    if (this.link.state === 'throttled' && this.playback.cache.levelMs <= this.assumptions.pullAgainBelowMs)
      this.link.connect(0);
    if (this.link.state === 'open') this.lookAtConnection();
    if (this.isWanted && this.timers.now() >= this.nextNetStatusAtMs) this.measure();
    this.cancelLook();
    this.cancelLook = this.timers.after(this.input.world.lookEveryMs ?? PLAYER_TIMINGS.look, () => this.look());
  }

  private lookAtConnection(): void {
    const fullMs = this.settings.maxCache * 1_000 + this.assumptions.cacheMarginMs;
    if (this.input.world.players.localServerDead) this.link.lose();
    else if (this.playback.cache.levelMs > fullMs && !this.isBehind) this.link.throttle();
    else if (this.isStarved()) this.link.lose();
  }

  /** iOS gives up a silent connection, Android one whose cache has run dry; neither waits for ever for a first byte. */
  private isStarved(): boolean {
    const { platform } = this.input.world;
    const { idleMs } = this.assumptions;
    const silentMs = this.timers.now() - this.playback.lastMediaAtMs;
    if (platform === 'ios' || !this.playback.hasMedia) return silentMs >= (idleMs ?? PLAYER_TIMINGS.noData);
    return this.playback.emptyForMs >= (idleMs ?? PLAYER_TIMINGS.emptyCache);
  }

  /** The picture stands still, and what was cached is no use. */
  private stand(): void {
    this.playback.drop();
    this.input.host.picture.freeze();
  }

  private end(): void {
    this.isWanted = this.isPaused = this.isBehind = false;
    this.playback.stop();
    this.input.host.picture.freeze();
  }
}

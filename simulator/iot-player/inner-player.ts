import type { LivePlayerContext, PlayerEventName, PlayerExport, PlayerSettings } from '../p2p-player/player.types';
import { PlayerCore } from '../p2p-player/player-core';
import { THROTTLE_ABOVE_MS } from '../p2p-player/player-timings';
import type { SimulatedWorld } from '../world';
import type { ComponentEventName, ComponentHost, ComponentSettings } from './component.types';
import type { PlayTrouble } from './play-error';

/** live-player's codes that a component acts on. */
const FIRST_KEY_FRAME = 2003;
const LOST = 2103;
const GAVE_UP: readonly number[] = [-2301, -2302];
const NOBODY_LISTENS = /errCode:\s*-1004|Failed to connect to/i;

interface InnerPlayerInput {
  readonly world: SimulatedWorld;
  readonly host: ComponentHost;
  readonly key: string;
  readonly lookEveryMs?: number;
  readonly settings: () => ComponentSettings;
  /** What is passed on. */
  emit(event: ComponentEventName, detail: object): void;
  onReady(): void;
  /** It wants bytes now. */
  onPull(): void;
  /** It wants none for now, and asks again by itself. */
  onClosed(isThrottling: boolean): void;
  onFirstKeyFrame(): void;
  onLost(errType: string, why: string): void;
  onLocalServerGone(): void;
  onTrouble(trouble: PlayTrouble): void;
}

/** The detail of the player's events, as far as it is read. */
interface Detail {
  readonly livePlayerContext: LivePlayerContext;
  readonly playerExport: PlayerExport;
  readonly error: { readonly code: string };
  readonly code: number;
  readonly message: string;
  readonly errMsg: string;
}

/** The `p2p-player` inside of a component: the same as an app would mount. */
export class InnerPlayer {
  /** It was asked to play. */
  isPlaying = false;

  private readonly core: PlayerCore;
  private context: LivePlayerContext | undefined;
  private playerExport: PlayerExport | undefined;
  private hasPlayed = false;

  constructor(private readonly input: InnerPlayerInput) {
    const { world, host, key, lookEveryMs } = input;
    const { clock, platform, players, playerAssumptions } = world;
    this.core = new PlayerCore({
      world: { clock, platform, players, playerAssumptions, ...(lookEveryMs !== undefined && { lookEveryMs }) },
      key,
      settings: this.settings(false),
      host: {
        picture: host.picture,
        setFullScreen: (on, direction) => host.setFullScreen(on, direction),
        emit: (event, detail) => this.hear(event, detail as Detail),
      },
    });
  }

  get isReady(): boolean {
    return this.input.settings().onlyp2p || this.context !== undefined;
  }

  get cachedMs(): number {
    return this.core.playback.cache.levelMs;
  }

  get playsPicture(): boolean {
    return this.core.playback.cache.playsPicture;
  }

  mount(): void {
    this.core.mount();
  }

  update(): void {
    this.core.update(this.settings(this.hasPlayed));
  }

  play(): void {
    const { onlyp2p, triggerFirstPlayByAutoPlay } = this.input.settings();
    const isFirst = !this.hasPlayed;
    this.isPlaying = true;
    if (onlyp2p) {
      this.input.onPull();
      return;
    }
    this.hasPlayed = true;
    if (isFirst && triggerFirstPlayByAutoPlay) this.update();
    else this.context?.play();
  }

  stop(): void {
    this.isPlaying = false;
    if (this.core.isWanted) this.core.stopPlaying();
  }

  /** No more bytes will come: what is cached plays on. */
  finish(): void {
    this.isPlaying = false;
    this.playerExport?.finishMedia();
  }

  setPaused(isPaused: boolean): void {
    if (!this.isPlaying) return;
    if (isPaused) this.context?.pause();
    else this.context?.resume();
  }

  addChunk(chunk: ArrayBuffer): void {
    if (!this.input.settings().onlyp2p) this.playerExport?.addChunk(chunk);
  }

  fullScreen(isOn: boolean, direction = 0): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const answer = { success: resolve, fail: reject };
      if (!this.context) reject({ errMsg: 'the player is not ready' });
      else if (isOn) this.context.requestFullScreen({ ...answer, direction });
      else this.context.exitFullScreen(answer);
    });
  }

  destroy(): void {
    this.core.destroy();
  }

  private hear(event: PlayerEventName, detail: Detail): void {
    const { input } = this;
    switch (event) {
      case 'playerReady':
        this.becomeReady(detail);
        break;
      case 'playerStartPull':
        this.isPlaying ? input.onPull() : undefined;
        break;
      case 'playerClose':
        this.closed(detail.error.code);
        break;
      case 'playerError':
        detail.error.code === 'WECHAT_SERVER_ERROR'
          ? input.onLocalServerGone()
          : input.onTrouble({ errType: 'PlayerError', why: detail.error.code, isFatal: true });
        break;
      case 'error':
        input.onTrouble({ errType: 'LivePlayerError', why: detail.errMsg, isFatal: true });
        break;
      case 'statechange':
        input.emit(event, detail);
        this.hearState(detail);
        break;
      default:
        input.emit(event, detail);
    }
  }

  private becomeReady({ livePlayerContext, playerExport }: Detail): void {
    const isFirst = !this.context;
    this.context = livePlayerContext;
    this.playerExport = playerExport;
    if (isFirst) this.input.onReady();
  }

  private closed(code: string): void {
    if (!this.isPlaying || code === 'USER_CLOSE' || code === 'MEDIA_FINISH') return;
    this.input.onClosed(this.core.playback.cache.levelMs >= THROTTLE_ABOVE_MS);
  }

  private hearState({ code, message }: Detail): void {
    if (!this.isPlaying) return;
    if (code === FIRST_KEY_FRAME) this.input.onFirstKeyFrame();
    else if (code === LOST && NOBODY_LISTENS.test(message)) this.input.onLocalServerGone();
    else if (GAVE_UP.includes(code))
      this.input.onLost('LivePlayerStateError', `livePlayerStateChange: ${code} ${message}`);
  }

  /** live-player begins by itself with the first play, where it is not called. */
  private settings(autoplay: boolean): PlayerSettings {
    const { mode, muted } = this.input.settings();
    return { mode, muted, autoplay, minCache: 0.2, maxCache: 0.8, acceptLivePlayerEvents: null };
  }
}

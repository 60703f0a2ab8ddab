import type {
  CallOptions,
  ContextCall,
  LivePlayerContext,
  PlayerEventName,
  PlayerExport,
  PlayerSettings,
} from '../../../simulator/p2p-player/player.types';
import type { PlayerAssumptions } from '../../../simulator/p2p-player/player-assumptions';
import { PlayerCore } from '../../../simulator/p2p-player/player-core';
import { SimulatedPlayers } from '../../../simulator/players';
import { audioFrame, audioSequence, flvHeader, frame, join, keyFrame, videoSequence } from '../../support/flv-builder';
import { VirtualClock } from '../../support/virtual-clock';

export type Platform = 'ios' | 'android';

export interface WatchedPlayerOptions {
  readonly platform?: Platform;
  readonly settings?: Partial<PlayerSettings>;
  readonly assumptions?: Partial<PlayerAssumptions>;
  /** True when absent. */
  readonly decodesH265?: boolean;
  /** Called with every event, as an app would hear it. */
  readonly onEvent?: (event: string) => void;
}

/** How far apart the frames of `feed` are, in milliseconds. */
const FRAME_MS = 66;

/** A simulated player and everything it says, in short words: `2001`, `playerStartPull`, `playerClose USER_CLOSE`. */
export class WatchedPlayer {
  readonly clock = new VirtualClock(1_000_000);
  readonly players = new SimulatedPlayers();
  readonly said: string[] = [];
  readonly statuses: Readonly<Record<string, number>>[] = [];
  readonly picture: string[] = [];
  readonly core: PlayerCore;
  context: LivePlayerContext | undefined;
  playerExport: PlayerExport | undefined;
  snapshot: () => Promise<string> = async () => 'tmp/picture.png';
  private settings: PlayerSettings;
  private timestampMs = 0;

  constructor(options: WatchedPlayerOptions = {}) {
    const { platform = 'android', settings, assumptions, onEvent } = options;
    this.settings = { mode: 'live', autoplay: false, muted: false, minCache: 0.2, maxCache: 0.8, ...settings };
    this.core = new PlayerCore({
      key: 'player 1',
      settings: this.settings,
      world: {
        clock: this.clock,
        platform,
        players: this.players,
        ...(assumptions && { playerAssumptions: assumptions }),
      },
      host: {
        emit: (event, detail) => {
          this.hear(event, detail as Record<string, unknown>);
          onEvent?.(this.said[this.said.length - 1] ?? event);
        },
        setFullScreen: (on, direction) => this.picture.push(`fullScreen ${on} ${direction}`),
        picture: {
          decodesH265: options.decodesH265 ?? true,
          restart: () => this.picture.push('restart'),
          push: (chunk) => this.picture.push(`push ${chunk.byteLength}`),
          freeze: () => this.picture.push('freeze'),
          unfreeze: () => this.picture.push('unfreeze'),
          setMuted: (muted) => this.picture.push(`muted ${muted}`),
          snapshot: () => this.snapshot(),
          destroy: () => this.picture.push('destroy'),
        },
      },
    });
  }

  /** A node that is mounted, ready and playing, with half a second of picture in its cache. */
  static async playing(options: WatchedPlayerOptions = {}): Promise<WatchedPlayer> {
    const player = await WatchedPlayer.pulling(options);
    player.begin(500);
    await player.clock.advance(200);
    player.said.length = 0;
    player.picture.length = 0;
    return player;
  }

  /** A node that has asked for bytes and got none yet. */
  static async pulling(options: WatchedPlayerOptions = {}): Promise<WatchedPlayer> {
    const player = new WatchedPlayer({ ...options, settings: { autoplay: true, ...options.settings } });
    player.core.mount();
    await player.clock.advance(100);
    return player;
  }

  static async ready(options: WatchedPlayerOptions = {}): Promise<WatchedPlayer> {
    const player = new WatchedPlayer(options);
    player.core.mount();
    await player.clock.advance(20);
    player.said.length = 0;
    return player;
  }

  /** Makes a call of the context; its answers are said as `play success`, `play fail: …`, `play complete`. */
  call(name: ContextCall, options: CallOptions = {}): void {
    if (!this.context) throw new Error('The player is not ready');
    this.callOf(this.context, name, options);
  }

  callOf(context: LivePlayerContext, name: ContextCall, options: CallOptions = {}): void {
    context[name]({
      ...options,
      success: () => this.said.push(`${name} success`),
      fail: (reason) => this.said.push(`${name} fail: ${(reason as { errMsg: string }).errMsg}`),
      complete: () => this.said.push(`${name} complete`),
    });
  }

  set(settings: Partial<PlayerSettings>): void {
    this.settings = { ...this.settings, ...settings };
    this.core.update(this.settings);
  }

  /** A pull begins: FLV header and sequence headers, then a key frame and this much more. */
  begin(durationMs: number): void {
    this.timestampMs = 0;
    this.add(flvHeader(), videoSequence(), audioSequence(), keyFrame(0));
    this.feed(durationMs);
  }

  /** More of the running stream, all at once. */
  feed(durationMs: number): void {
    const endMs = this.timestampMs + durationMs;
    while (this.timestampMs + FRAME_MS <= endMs) {
      this.timestampMs += FRAME_MS;
      this.add(frame(this.timestampMs), audioFrame(this.timestampMs));
    }
  }

  /** A second of picture and sound for each second that goes by. */
  async watch(durationMs: number): Promise<void> {
    for (let goneMs = 0; goneMs < durationMs; goneMs += FRAME_MS) {
      this.feed(FRAME_MS);
      await this.clock.advance(FRAME_MS);
    }
  }

  add(...tags: readonly Uint8Array[]): void {
    this.playerExport?.addChunk(join(...tags).buffer);
  }

  get cacheMs(): number {
    return Math.round(this.core.playback.cache.levelMs);
  }

  /** What has been said since the last time that this was asked. */
  heard(): string[] {
    return this.said.splice(0);
  }

  private hear(event: PlayerEventName, detail: Record<string, unknown>): void {
    if (event === 'playerReady') {
      this.context = detail.livePlayerContext as LivePlayerContext;
      this.playerExport = detail.playerExport as PlayerExport;
    }
    if (event === 'netstatus') this.statuses.push(detail.info as Record<string, number>);
    else this.said.push(wordsOf(event, detail));
  }
}

function wordsOf(event: PlayerEventName, detail: Record<string, unknown>): string {
  const error = detail.error as { code: string; errDetail?: unknown } | undefined;
  if (event === 'statechange') return [detail.code, detail.message].filter((word) => word !== '').join(' ');
  if (event === 'playerClose' && error?.errDetail !== undefined) {
    return `playerClose ${error.code} ${JSON.stringify(error.errDetail)}`;
  }
  if (error) return `${event} ${error.code}`;
  if (event === 'error') return `error ${detail.errMsg}`;
  if (event === 'fullscreenchange') return `fullscreenchange ${detail.fullScreen} ${detail.direction}`;
  return event;
}

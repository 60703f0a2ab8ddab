import type { PlayerCloseCode, SimulatedPlayer, SimulatedPlayers } from '../players';
import type { PlayerCore } from './player-core';

const LOST = 2103;
/** Gave up, and no address: live-player does nothing more by itself. */
const LAST_WORDS = [-2301, -2302];
const NOBODY_LISTENS = /errCode:\s*-1004|Failed to connect to/i;

/** A player as the fault panel reaches it: everything that can go wrong with it, on demand. */
export class PlayerFaults implements SimulatedPlayer {
  constructor(
    private readonly core: PlayerCore,
    readonly key: string,
    private readonly players: SimulatedPlayers,
  ) {}

  close(code: PlayerCloseCode): void {
    const errDetail = code === 'TRANSMISSION_ERROR' ? { errcode: 2 } : undefined;
    if (this.core.link.state !== 'open')
      this.core.emit('playerClose', { error: { code, ...(errDetail && { errDetail }) } });
    // whatever a stop that we asked for is answered with: this one nobody asked for, and nothing else tells of it
    else if (code === 'USER_CLOSE') this.core.stopPlaying('atOnce');
    else if (code === 'MEDIA_FINISH') this.core.finishMedia();
    else this.core.letGo(code, errDetail);
  }

  fail(code: string): void {
    if (code === 'WECHAT_SERVER_ERROR') this.players.localServerDead = true;
    this.core.link.end();
    this.core.emit('playerError', { error: { code } });
  }

  lose({ giveUp }: { readonly giveUp: boolean }): void {
    if (!this.core.isWanted) return;
    if (giveUp) this.core.link.loseForGood();
    else this.core.link.lose();
  }

  state(code: number, message = ''): void {
    if (LAST_WORDS.includes(code) && this.core.isWanted) {
      this.core.link.giveUp(code, message);
      return;
    }
    if (code === LOST && NOBODY_LISTENS.test(message)) {
      this.players.localServerDead = true;
      this.core.link.end();
    }
    this.core.emit('statechange', { code, message });
  }

  readyAgain({ sameContext }: { readonly sameContext: boolean }): void {
    this.core.readyAgain(sameContext);
  }

  setCache(cacheMs: number): void {
    this.core.playback.cache.setLevel(cacheMs);
    this.core.measure();
  }

  microphoneDenied(): void {
    this.core.refuseWithoutMicrophone();
  }

  fallBehind(cacheMs: number): void {
    this.core.fallBehind(cacheMs);
  }

  describe(): string {
    return this.core.describe();
  }
}

/** A mounted `p2p-player`, as the fault panel reaches it. The player core registers itself with `SimulatedPlayers.add`. */
export interface SimulatedPlayer {
  /** Names the node, for the list of resources. */
  readonly key: string;
  /** Says `playerClose` with this code now. */
  close(code: PlayerCloseCode): void;
  /** Says `playerError` with this code now. */
  fail(code: string): void;
  /** live-player lost the stream: 2103 up to three times with playerClose and playerStartPull, then −2301 when `giveUp`. */
  lose(options: { readonly giveUp: boolean }): void;
  /** Says `statechange` now. */
  state(code: number, message?: string): void;
  /** Says `playerReady` again, with the same or another context. */
  readyAgain(options: { readonly sameContext: boolean }): void;
  /** live-player's cache now holds this much. */
  setCache(cacheMs: number): void;
  /** WeChat has lost its permission for the microphone: who plays in RTC mode ends with "system permission denied". */
  microphoneDenied(): void;
  /** live-player now holds this much, and goes on as if it were little. */
  fallBehind(cacheMs: number): void;
  /** One line for the list of resources: the node and what its live-player does. */
  describe(): string;
}

export type PlayerCloseCode = 'LIVE_PLAYER_CLOSED' | 'TRANSMISSION_ERROR' | 'MEDIA_FINISH' | 'USER_CLOSE';

/** Every mounted player of one simulated world, and the faults that the next ones meet. */
export class SimulatedPlayers {
  /** The next nodes never say `playerReady`. */
  neverReady = false;
  /** `play()` and autoplay report success, but live-player never connects. */
  neverPulls = false;
  /** The local server of the next node cannot start: its `playerError` code. Whoever acts on it sets it back to null. */
  errorBeforeReady: string | null = null;
  /** WeChat has no permission for the microphone. */
  microphoneDenied = false;
  /** WeChat killed the local server: no node can pull until the player plugin's `reset()`. */
  localServerDead = false;
  /** Every event of a player comes twice. */
  duplicateCallbacks = false;

  private readonly mounted = new Set<SimulatedPlayer>();
  private readonly socketListeners = new Set<() => void>();

  /** Registers a mounted player; the returned function takes it out again. */
  add(player: SimulatedPlayer): () => void {
    this.mounted.add(player);
    return () => {
      this.mounted.delete(player);
    };
  }

  /** Calls `act` for every player that is mounted now. */
  each(act: (player: SimulatedPlayer) => void): void {
    for (const player of [...this.mounted]) act(player);
  }

  /** Hears when the system stopped the local server's sockets (`initHttp`'s errorCallback). */
  onSocketsStopped(listener: () => void): void {
    this.socketListeners.add(listener);
  }

  /** WeChat kills the local server: every node says so, and what `initHttp` was given hears it too on iOS. */
  killLocalServer(platform: 'ios' | 'android'): void {
    this.localServerDead = true;
    this.each((player) => player.fail('WECHAT_SERVER_ERROR'));
    if (platform === 'ios') for (const listener of [...this.socketListeners]) listener();
  }

  describe(): readonly string[] {
    return [...this.mounted].map((player) => player.describe());
  }
}

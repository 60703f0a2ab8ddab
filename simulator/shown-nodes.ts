import type { PlayerHost, PlayerSettings } from './p2p-player/player.types';
import { PlayerCore } from './p2p-player/player-core';
import type { Simulation } from './simulation';

/** Takes what nodes say: `runningCameras().playerNodes`. */
interface Hearing {
  deliver(view: string, key: number, event: string, detail: unknown, component: unknown): void;
}

interface Wanted {
  readonly playerKey: number;
  readonly autoplay: boolean;
  readonly muted: boolean;
  readonly playerMode: string;
}

/** The properties of a node before its page sets them. */
export const newNodeSettings: PlayerSettings = {
  mode: 'live',
  autoplay: false,
  muted: false,
  minCache: 0.2,
  maxCache: 0.8,
  acceptLivePlayerEvents: null,
};

/** Where nobody looks. */
export const noPicture: PlayerHost['picture'] = {
  decodesH265: true,
  restart: () => undefined,
  push: () => undefined,
  freeze: () => undefined,
  unfreeze: () => undefined,
  setMuted: () => undefined,
  snapshot: async () => 'tmp/picture.png',
  destroy: () => undefined,
};

/** What `camera-view` does for one view: a simulated player node for the `playerKey` that the page was told last. */
export class ShownNodes {
  private key = 0;
  private node: PlayerCore | undefined;

  constructor(
    private readonly simulation: Simulation,
    private readonly playerNodes: Hearing,
    private readonly view: string,
  ) {}

  show({ playerKey, autoplay, muted, playerMode }: Wanted): void {
    if (playerKey !== this.key) {
      this.end();
      this.key = playerKey;
      if (playerKey > 0) this.mount(playerKey, playerMode);
    }
    this.node?.update({ ...newNodeSettings, mode: playerMode, autoplay, muted });
  }

  end(): void {
    this.node?.destroy();
    this.node = undefined;
  }

  private mount(key: number, mode: string): void {
    const host: PlayerHost = {
      picture: noPicture,
      emit: (event, detail) => this.playerNodes.deliver(this.view, key, event, detail, undefined),
      setFullScreen: () => undefined,
    };
    const settings = { ...newNodeSettings, mode };
    const { world } = this.simulation;
    this.node = new PlayerCore({ world, host, settings, key: `player ${this.view} ${key}` });
    this.node.mount();
  }
}

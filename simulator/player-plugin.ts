import type { SimulatedWorld } from './world';

/** What the P2P-Player plugin exports beside its components (contract 1); which of it there is depends on its version. */
export interface PlayerPluginSurface {
  readonly Version?: string;
  /** Early versions. */
  readonly PlayerCloseType?: Readonly<Record<string, string>>;
  /** 1.0.1 and later: restarts the local server. */
  reset?(): Promise<void>;
  initHttp?(options: { errorCallback(error: { errNum: number }): void }): void;
  setPluginLogger?(logger: unknown): void;
}

/** iOS stopped all sockets (contract 3). */
const SOCKETS_STOPPED = 53;

const CLOSE_TYPES = { LIVE_PLAYER_CLOSED: 'LIVE_PLAYER_CLOSED', TRANSMISSION_ERROR: 'TRANSMISSION_ERROR' };

/** The player plugin's module, of about the same age as the world's XP2P plugin. */
export function createPlayerPlugin(world: SimulatedWorld): PlayerPluginSurface {
  if (!canResetPlayers(world)) return { PlayerCloseType: CLOSE_TYPES };
  const plugin: PlayerPluginSurface = {
    Version: '1.3.0',
    PlayerCloseType: CLOSE_TYPES,
    reset: () => restartLocalServer(world),
    setPluginLogger: () => undefined,
  };
  if (world.playerAssumptions.plugin === 'reset') return plugin;
  const initHttp: PlayerPluginSurface['initHttp'] = ({ errorCallback }) =>
    world.players.onSocketsStopped(() => errorCallback({ errNum: SOCKETS_STOPPED }));
  return { ...plugin, initHttp };
}

/** Else a local server that died stays dead until WeChat is opened again. */
export const canResetPlayers = ({ generation, playerAssumptions }: SimulatedWorld): boolean =>
  generation !== 'beta' && playerAssumptions.plugin !== 'none';

/** It is there again a while later. */
export function restartLocalServer(world: SimulatedWorld): Promise<void> {
  return new Promise((resolve) => {
    world.clock.setTimeout(() => {
      world.players.localServerDead = false;
      resolve();
    }, world.playerAssumptions.restartMs);
  });
}

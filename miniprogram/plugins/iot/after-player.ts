import type { Xp2p } from '../../../machines/kernel/ports';
import { playerThatCame } from '../player-that-came';

/**
 * The same plugin, whose manager is got once the player plugin is there, or cannot come. The manager asks for that one
 * (`getPlayerPlugin`) when nobody knows, and it is declared in another package (managed contract 1).
 */
export function afterPlayer(xp2p: Xp2p, bringPlayer: () => Promise<unknown>): Xp2p {
  let lives = 0;
  return {
    generations: xp2p.generations,
    sourceBelongsToModule: xp2p.sourceBelongsToModule,
    ...(xp2p.serversNeedModule && { serversNeedModule: true }),
    async init(...given) {
      const life = lives;
      // where it does not come the plugin says what it needs it for
      if (playerThatCame() === undefined) await bringPlayer().catch(() => undefined);
      return life === lives ? xp2p.init(...given) : new Promise(() => undefined);
    },
    destroy() {
      lives += 1;
      xp2p.destroy();
    },
    reset: (generation) => xp2p.reset(generation),
    startService: (...given) => xp2p.startService(...given),
    ...(xp2p.initCamera && { initCamera: xp2p.initCamera.bind(xp2p) }),
    stopService: (id) => xp2p.stopService(id),
    startStream: (...given) => xp2p.startStream(...given),
    stopStream: (...given) => xp2p.stopStream(...given),
  };
}

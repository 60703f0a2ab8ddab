import type { Failure } from '../../../machines/failure';
import type { Xp2p } from '../../../machines/kernel/ports';

/** Stands in for a plugin that no adapter speaks: every call rejects with the reason, so that nothing hangs or crashes. */
export function unsupportedXp2p(reason: Failure): Xp2p {
  const refuse = () => Promise.reject(reason);
  return {
    generations: ['all'],
    sourceBelongsToModule: false,
    init: refuse,
    reset: refuse,
    destroy: () => undefined,
    startService: refuse,
    stopService: () => undefined,
    startStream: refuse,
    stopStream: () => undefined,
  };
}

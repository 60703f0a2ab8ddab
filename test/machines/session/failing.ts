import { World } from '../../support/world';

export const online = (networkType = 'wifi') => ({ type: 'network.changed', networkType, online: true }) as const;
export const offline = { type: 'network.changed', networkType: 'none', online: false } as const;

export const contextOf = (world: World) => world.session().getSnapshot().context;

/** A service that cannot be started: each try takes `tryMs` and ends with `code`. */
export function failing(code = -2402, tryMs = 10): World {
  return new World((prepared) => {
    prepared.plugin.answer('init', { afterMs: 0 });
    prepared.plugin.answer('reset', { afterMs: 0 });
    prepared.plugin.answer('startService', { afterMs: tryMs, code });
  });
}

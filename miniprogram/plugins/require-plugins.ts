import type { RequiredPlugins } from './required-plugins.types';

/**
 * The one place that says `requirePlugin`: the development build puts `simulator/require-plugins.ts` in its place.
 * The aliases are those of app.json. Throws nothing: a plugin that cannot be loaded is undefined.
 */
export function requirePlugins(): RequiredPlugins {
  return {
    xp2p: orUndefined(() => requirePlugin('xp2p')),
    player: orUndefined(() => requirePlugin('wechat-p2p-player')),
  };
}

function orUndefined(load: () => unknown): unknown {
  try {
    return load();
  } catch {
    return undefined;
  }
}

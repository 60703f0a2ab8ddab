import { PLUGIN_GENERATIONS, type PluginGeneration } from './generations';
import type { Platform } from './world';

/** What the page's address can ask of the simulated world. */
export interface LaunchOptions {
  readonly generation?: PluginGeneration;
  readonly platform?: Platform;
  readonly seed?: number;
}

/** Reads `?generation=`, `?platform=` and `?seed=`; a value that is not known counts as not given. */
export function launchOptionsOf(query: Readonly<Record<string, string | undefined>>): LaunchOptions {
  const generation = PLUGIN_GENERATIONS.find((known) => known === query.generation);
  const platform = (['ios', 'android'] as const).find((known) => known === query.platform);
  const seed = Number.parseInt(query.seed ?? '', 10);
  return {
    ...(generation ? { generation } : {}),
    ...(platform ? { platform } : {}),
    ...(Number.isNaN(seed) ? {} : { seed }),
  };
}

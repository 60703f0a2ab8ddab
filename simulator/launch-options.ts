import { PLUGIN_GENERATIONS, type PluginGeneration } from './generations';
import { NETWORK_TYPES, type NetworkType, type Platform } from './world';

/** What the page's address can ask of the simulated world. */
export interface LaunchOptions {
  readonly generation?: PluginGeneration;
  readonly platform?: Platform;
  /** The network that the phone is on at first. */
  readonly network?: NetworkType;
  readonly seed?: number;
}

/**
 * Reads `?generation=`, `?platform=`, `?network=` and `?seed=`; a value that is not known counts as not given. Without a
 * platform it is the phone's own, where that is one.
 */
export function launchOptionsOf(
  query: Readonly<Record<string, string | undefined>>,
  phonePlatform?: string,
): LaunchOptions {
  const generation = PLUGIN_GENERATIONS.find((known) => known === query.generation);
  const platform = platformOf(query.platform) ?? platformOf(phonePlatform);
  const network = NETWORK_TYPES.find((known) => known === query.network);
  const seed = Number.parseInt(query.seed ?? '', 10);
  return {
    ...(generation ? { generation } : {}),
    ...(platform ? { platform } : {}),
    ...(network ? { network } : {}),
    ...(Number.isNaN(seed) ? {} : { seed }),
  };
}

function platformOf(name: string | undefined): Platform | undefined {
  return name === 'ios' || name === 'android' ? name : undefined;
}

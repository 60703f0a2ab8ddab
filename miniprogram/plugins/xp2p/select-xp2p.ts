import { type Failure, failureOf } from '../../../machines/failure';
import type { Xp2p } from '../../../machines/kernel/ports';
import { rememberSecret } from '../../../machines/privacy/known-secrets';
import { Answers } from './answers';
import { BetaXp2p } from './beta';
import { Vocabulary } from './notices';
import { OneToTwoXp2p } from './one-to-two';
import { quietly } from './quietly';
import type { AdapterParts } from './services';
import type { AppParams, Xp2pSurface } from './surface';
import { ThreeXp2p } from './three';
import { unsupportedXp2p } from './unsupported';

/** The adapter that fits the plugin; when none does, why not, and an `Xp2p` that says so to every call. */
export interface SelectedXp2p {
  readonly xp2p: Xp2p;
  /** The plugin's own name for its version, to be shown; empty when it tells none. */
  readonly version: string;
  /** The plugin is missing, or exports nothing that an adapter speaks. For the environment check. */
  readonly obstacle?: Failure;
}

/** What a build was told of the plugin that it is for. */
export interface SelectXp2pOptions {
  /**
   * The calls of `.p2p` are used where the plugin exports `.iot` beside it (4.x). No public source says whether they are still
   * whole there, and the vendor keeps them up no more (managed contract 2): somebody has to want it.
   */
  readonly allowFour?: boolean;
}

/**
 * Chooses the adapter by what the plugin exports, never by its version number (contract, preamble). `plugin` is what
 * `requirePlugin` returned: `{ p2p }` up to 3.1, `{ p2p, iot }` in 4.x; one that has `.iot` alone has nothing for this way.
 */
export function selectXp2p(
  plugin: unknown,
  appParams: AppParams,
  { allowFour = false }: SelectXp2pOptions = {},
): SelectedXp2p {
  const { p2p, iot } = (plugin ?? {}) as { p2p?: Xp2pSurface; iot?: unknown };
  const version = versionOf(p2p) || versionOf(iot) || versionOf(plugin);
  if (!p2p && !iot) return without('pluginMissing', version);
  if (p2p && iot && !allowFour) return without('pluginPlaysByItself', version);
  const Adapter = adapterFor(p2p);
  if (!p2p || !Adapter) return without('pluginUnsupported', version);
  return { xp2p: new Adapter(partsOf(p2p, appParams), appParams), version };
}

function adapterFor(surface: Xp2pSurface | undefined) {
  if (!surface?.init || !surface.startP2PService) return undefined;
  const hasStreams = surface.startStream !== undefined || surface.startP2PStream !== undefined;
  if (hasStreams) return surface.DeviceVersion ? ThreeXp2p : OneToTwoXp2p;
  return surface.stopServiceById ? BetaXp2p : undefined;
}

function partsOf(surface: Xp2pSurface, appParams: AppParams): AdapterParts {
  const { appOauthId, appKey, appSecretKey } = appParams;
  for (const credential of [appOauthId, appKey, appSecretKey]) rememberSecret(credential);
  return { surface, answers: new Answers(), vocabulary: new Vocabulary(surface) };
}

function without(code: 'pluginMissing' | 'pluginUnsupported' | 'pluginPlaysByItself', version: string): SelectedXp2p {
  const obstacle = failureOf('environment', code, version ? { message: version } : {});
  return { xp2p: unsupportedXp2p(obstacle), version, obstacle };
}

function versionOf(exported: unknown): string {
  const version = quietly(() => (exported as { XP2PVersion?: unknown } | undefined)?.XP2PVersion);
  return typeof version === 'string' ? version : '';
}

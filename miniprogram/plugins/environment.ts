import { type Failure, failureOf } from '../../machines/failure';
import type { Environment, SourceKind } from '../../machines/kernel/ports';
import { baseLibraryNeeded, isOlder, type Product, type Versions, wechatNeeded } from './minimum-versions';

/** What is known of this phone and this build, before anything is tried. */
export interface EnvironmentFacts extends Versions {
  readonly canUseLivePlayer: boolean;
  /** The development build: its plugins and player run wherever JavaScript does. */
  readonly simulated: boolean;
  /** Why no adapter speaks the plugin (`selectXp2p`), if none does. */
  readonly pluginObstacle?: Failure | undefined;
  /** The P2P-Player plugin cannot come. Known later than the rest where another package declares it. */
  readonly isPlayerMissing?: (() => boolean) | undefined;
  /** What the plugins call themselves, where their adapter knows. */
  readonly versions?: Environment['versions'];
  /** The example's credentials are still in place. */
  readonly credentialsMissing: boolean;
}

/** Everything that stands in the way of watching a source of this kind, the thing to be cured first in front. */
export function obstaclesOf(facts: EnvironmentFacts, kind: SourceKind): readonly Failure[] {
  const obstacles: Failure[] = [];
  const wechat = wechatNeeded(facts, kind);
  const baseLibrary = baseLibraryNeeded(facts, kind);
  if (!facts.simulated && wechat) obstacles.push(failureOf('environment', 'wechatTooOld', { message: wechat }));
  if (baseLibrary) obstacles.push(failureOf('environment', 'baseLibraryTooOld', { message: baseLibrary }));
  if (!facts.simulated && !hasLivePlayer(facts)) obstacles.push(failureOf('environment', 'livePlayerMissing'));
  if (facts.pluginObstacle) obstacles.push(facts.pluginObstacle);
  if (facts.isPlayerMissing?.()) obstacles.push(failureOf('environment', 'playerPluginMissing'));
  if (!facts.simulated && facts.credentialsMissing) obstacles.push(failureOf('environment', 'credentialsMissing'));
  return obstacles;
}

/** The environment as the machines ask for it. */
export function createEnvironment(facts: EnvironmentFacts): Environment {
  const { platform, versions } = facts;
  return {
    obstacles: (kind) => obstaclesOf(facts, kind),
    stopsSocketsInBackground: platform === 'ios',
    ...(versions && { versions }),
  };
}

interface AppInfo {
  readonly version?: string;
  readonly SDKVersion?: string;
  /** There in apps other than WeChat alone. */
  readonly host?: { readonly appId?: string };
}

interface DeviceInfo {
  readonly platform?: string;
  /** `wxwork` in WeCom; on phones the older call alone tells it. */
  readonly environment?: string;
}

/** The part of WeChat that the environment is read from. `getAppBaseInfo` came with base library 2.20.1. */
export interface WechatSystem {
  getAppBaseInfo?(): AppInfo | undefined;
  getDeviceInfo?(): DeviceInfo | undefined;
  getSystemInfoSync?(): (AppInfo & DeviceInfo) | undefined;
  canIUse(schema: string): boolean | undefined;
}

/** Reads what WeChat says of itself: what it does not tell is left empty and stands in nobody's way. */
export function readWechat(wechat: WechatSystem): Versions & Pick<EnvironmentFacts, 'canUseLivePlayer'> {
  const app = wechat.getAppBaseInfo?.();
  const device = wechat.getDeviceInfo?.();
  // WeChat warns of the older call: it is asked where it is needed, and where a version may be WeCom's
  const isAnswered = app && device && !isOlder(app.version ?? '', '8');
  const system = isAnswered ? undefined : wechat.getSystemInfoSync?.();
  return {
    product: productOf({ ...system, ...app }, { ...system, ...device }),
    wechatVersion: (app ?? system)?.version ?? '',
    baseLibrary: (app ?? system)?.SDKVersion ?? '',
    platform: (device ?? system)?.platform ?? '',
    canUseLivePlayer: wechat.canIUse('live-player') !== false,
  };
}

function productOf({ host }: AppInfo, { environment }: DeviceInfo): Product {
  if (environment === 'wxwork') return 'wecom';
  return host?.appId ? 'otherApp' : 'wechat';
}

/** DevTools know the component's name, but nothing plays there (contract 1). */
function hasLivePlayer(facts: EnvironmentFacts): boolean {
  return facts.canUseLivePlayer && facts.platform !== 'devtools';
}

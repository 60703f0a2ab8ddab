import { type Failure, failureOf } from '../../machines/failure';
import type { Environment, SourceKind } from '../../machines/kernel/ports';

/** What is known of this phone and this build, before anything is tried. */
export interface EnvironmentFacts {
  /** "8.0.49"; empty when WeChat does not tell. */
  readonly wechatVersion: string;
  /** "3.4.1"; empty when WeChat does not tell. */
  readonly baseLibrary: string;
  readonly canUseLivePlayer: boolean;
  /** `ios`, `android`, `devtools`, … */
  readonly platform: string;
  /** The development build: its plugins and player run wherever JavaScript does. */
  readonly simulated: boolean;
  /** Why no adapter speaks the plugin (`selectXp2p`), if none does. */
  readonly pluginObstacle?: Failure | undefined;
  /** The example's credentials are still in place. */
  readonly credentialsMissing: boolean;
}

interface Minimum {
  readonly wechatVersion: string;
  readonly baseLibrary: string;
}

/** One to one and one to many ask for different versions (contract 1). */
const MINIMUM: Readonly<Record<SourceKind, Minimum>> = {
  camera: { wechatVersion: '8.0.10', baseLibrary: '2.19.3' },
  server: { wechatVersion: '8.0.14', baseLibrary: '2.20.2' },
};

/** Everything that stands in the way of watching a source of this kind, the thing to be cured first in front. */
export function obstaclesOf(facts: EnvironmentFacts, kind: SourceKind): readonly Failure[] {
  const minimum = MINIMUM[kind];
  const obstacles: Failure[] = [];
  // DevTools call themselves WeChat 8.0.5, so the development build asks for the base library alone.
  if (!facts.simulated && isOlder(facts.wechatVersion, minimum.wechatVersion)) {
    obstacles.push(failureOf('environment', 'wechatTooOld', { message: minimum.wechatVersion }));
  }
  if (isOlder(facts.baseLibrary, minimum.baseLibrary)) {
    obstacles.push(failureOf('environment', 'baseLibraryTooOld', { message: minimum.baseLibrary }));
  }
  if (!facts.simulated && !hasLivePlayer(facts)) obstacles.push(failureOf('environment', 'livePlayerMissing'));
  if (facts.pluginObstacle) obstacles.push(facts.pluginObstacle);
  if (!facts.simulated && facts.credentialsMissing) obstacles.push(failureOf('environment', 'credentialsMissing'));
  return obstacles;
}

/** The environment as the machines ask for it. */
export function createEnvironment(facts: EnvironmentFacts): Environment {
  return { obstacles: (kind) => obstaclesOf(facts, kind), stopsSocketsInBackground: facts.platform === 'ios' };
}

interface AppInfo {
  readonly version?: string;
  readonly SDKVersion?: string;
}

interface DeviceInfo {
  readonly platform?: string;
}

/** The part of WeChat that the environment is read from. `getAppBaseInfo` came with base library 2.20.1. */
export interface WechatSystem {
  getAppBaseInfo?(): AppInfo | undefined;
  getDeviceInfo?(): DeviceInfo | undefined;
  getSystemInfoSync?(): (AppInfo & DeviceInfo) | undefined;
  canIUse(schema: string): boolean | undefined;
}

/** Reads what WeChat says of itself: what it does not tell is left empty and stands in nobody's way. */
export function readWechat(
  wechat: WechatSystem,
): Pick<EnvironmentFacts, 'wechatVersion' | 'baseLibrary' | 'platform' | 'canUseLivePlayer'> {
  const app = wechat.getAppBaseInfo?.();
  const device = wechat.getDeviceInfo?.();
  const system = app && device ? undefined : wechat.getSystemInfoSync?.();
  return {
    wechatVersion: (app ?? system)?.version ?? '',
    baseLibrary: (app ?? system)?.SDKVersion ?? '',
    platform: (device ?? system)?.platform ?? '',
    canUseLivePlayer: wechat.canIUse('live-player') !== false,
  };
}

/** DevTools know the component's name, but nothing plays there (contract 1). */
function hasLivePlayer(facts: EnvironmentFacts): boolean {
  return facts.canUseLivePlayer && facts.platform !== 'devtools';
}

/** Compares "8.0.10" with "8.0.9" number by number; a version that is not told is not older. */
function isOlder(version: string, minimum: string): boolean {
  if (!/^\d/.test(version)) return false;
  const parts = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const needed = minimum.split('.').map(Number);
  for (let index = 0; index < needed.length; index += 1) {
    const difference = (parts[index] ?? 0) - (needed[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

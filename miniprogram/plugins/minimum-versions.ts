import type { SourceKind } from '../../machines/kernel/ports';

/** The program that this mini-program runs in: each counts its versions by itself. */
export type Product = 'wechat' | 'wecom' | 'otherApp';

/** What versions are judged by. */
export interface Versions {
  /** "8.0.49"; empty when it is not told. */
  readonly wechatVersion: string;
  /** "3.4.1"; empty when it is not told. */
  readonly baseLibrary: string;
  /** `ios`, `android`, `ohos`, `windows`, `mac`, `devtools`, … */
  readonly platform: string;
  readonly product: Product;
}

interface Minimum {
  readonly wechatVersion: string;
  readonly baseLibrary: string;
}

/** One to one and one to many ask for different versions (contract 1). */
const minimum: Readonly<Record<SourceKind, Minimum>> = {
  camera: { wechatVersion: '8.0.10', baseLibrary: '2.19.3' },
  server: { wechatVersion: '8.0.14', baseLibrary: '2.20.2' },
};

/**
 * Where WeChat's own version is the one that the minimum was written for. WeChat for HarmonyOS counts from 1.0, for Windows
 * and macOS from 3 and 4, WeCom (企业微信) and other apps each have a count of their own, DevTools call themselves 8.0.5.
 */
const platformsOfThatCount: readonly string[] = ['ios', 'android'];

/** Where live-player came later than elsewhere. Base libraries are counted alike everywhere. */
const playerSince: ReadonlyMap<string, string> = new Map([['ohos', '3.7.0']]);

/** The version of WeChat that is needed where the one there is too old; null where it is not, or cannot be compared. */
export function wechatNeeded({ wechatVersion, platform, product }: Versions, kind: SourceKind): string | null {
  if (product !== 'wechat' || !platformsOfThatCount.includes(platform)) return null;
  const needed = minimum[kind].wechatVersion;
  return isOlder(wechatVersion, needed) ? needed : null;
}

/** The base library that is needed where the one there is too old. */
export function baseLibraryNeeded({ baseLibrary, platform }: Versions, kind: SourceKind): string | null {
  const ofKind = minimum[kind].baseLibrary;
  const ofPlatform = playerSince.get(platform) ?? '';
  const needed = isOlder(ofKind, ofPlatform) ? ofPlatform : ofKind;
  return isOlder(baseLibrary, needed) ? needed : null;
}

/** Compares "8.0.10" with "8.0.9" number by number; a version that is not told is not older. */
export function isOlder(version: string, than: string): boolean {
  if (!/^\d/.test(version)) return false;
  const parts = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const needed = than.split('.').map(Number);
  for (let index = 0; index < needed.length; index += 1) {
    const difference = (parts[index] ?? 0) - (needed[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

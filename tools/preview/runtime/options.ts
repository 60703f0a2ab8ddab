import type { PackageDelivery } from './packages';

/** What the phone is told by its address (`/phone.html?lang=en&theme=dark&speed=10`). */
export interface PreviewOptions {
  readonly language: 'zh_CN' | 'en';
  /** `null`: whatever the browser prefers, also when that changes. */
  readonly theme: 'light' | 'dark' | null;
  readonly platform: 'ios' | 'android';
  /** How much faster than real time machines, simulation and video run; from 0.1 to 16. */
  readonly speed: number;
  /** `clean`: starts with an empty storage. `corrupt`: what is read is not what was written. `throws`: reading throws. */
  readonly storage: 'keep' | 'clean' | 'corrupt' | 'throws';
  /** The permission to save pictures: not asked yet, given or refused. */
  readonly album: 'ask' | 'granted' | 'denied';
  /** Without a decoder pictures can't be shown, as in WeChat DevTools. */
  readonly hasDecoder: boolean;
  readonly network: string;
  /** How sub-packages come: `3000` after so many milliseconds, `fail` never, `fail-once` at the second try. */
  readonly packages: PackageDelivery;
  readonly weChatVersion: string;
  readonly baseLibraryVersion: string;
  /** The page to open first, with its query; `null`: the first of app.json. */
  readonly page: string | null;
  /** The camera to open first, by its id, where no page is named. */
  readonly camera: string | null;
  /** Everything in the address, for the mini-program's launch options. */
  readonly query: Readonly<Record<string, string>>;
}

const SPEED_RANGE = { min: 0.1, max: 16 };

/** What is asked for; else the browser's, where that is Chinese or not. */
function languageOf(asked: string | null, browserLanguage: string): PreviewOptions['language'] {
  const isKnown = /^(zh|en)/i.test(asked ?? '');
  const isChinese = /^zh/i.test(isKnown ? (asked ?? '') : browserLanguage);
  return isChinese ? 'zh_CN' : 'en';
}

/** Reads the options; anything unknown becomes the default. */
export function readOptions(search: string, browserLanguage = 'zh'): PreviewOptions {
  const parameters = new URLSearchParams(search);
  const choice = <Value extends string>(name: string, values: readonly Value[]): Value | null =>
    values.find((value) => value === parameters.get(name)) ?? null;
  const speed = Number(parameters.get('speed') ?? 1);
  return {
    language: languageOf(parameters.get('lang'), browserLanguage),
    theme: choice('theme', ['light', 'dark']),
    platform: choice('platform', ['ios', 'android']) ?? 'ios',
    speed: Number.isFinite(speed) && speed > 0 ? Math.min(SPEED_RANGE.max, Math.max(SPEED_RANGE.min, speed)) : 1,
    storage: choice('storage', ['clean', 'corrupt', 'throws']) ?? 'keep',
    album: choice('album', ['granted', 'denied']) ?? 'ask',
    hasDecoder: parameters.get('decoder') !== 'none',
    network: parameters.get('network') ?? 'wifi',
    packages: deliveryOf(parameters.get('packages') ?? ''),
    weChatVersion: parameters.get('wechat') ?? '8.0.56',
    baseLibraryVersion: parameters.get('sdk') ?? '3.8.12',
    page: parameters.get('page'),
    camera: parameters.get('camera'),
    query: Object.fromEntries(parameters),
  };
}

/** What of the next packages does not come, by its word in the address. */
const failuresOf: Readonly<Record<string, number>> = { fail: Number.POSITIVE_INFINITY, 'fail-once': 1 };

/** A delay, a failure, or both: `3000`, `fail`, `fail-once`, `3000,fail-once`. */
function deliveryOf(asked: string): PackageDelivery {
  const words = asked.split(',');
  return {
    delayMs: Math.max(0, ...words.map(Number).filter(Number.isFinite)),
    failures: Math.max(0, ...words.map((word) => failuresOf[word] ?? 0)),
  };
}

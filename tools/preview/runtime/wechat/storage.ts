import type { PreviewOptions } from '../options';
import { CallFailure, type CallMaker } from './call';

/** Before the names of what this project's own mini-program stores; whatever else is shown has a name of its own there. */
const PREFIX = 'xp2p-preview';

/** What a key reads as when the storage is corrupt: no program wrote it. */
const GARBAGE = '{"half a rec';

/**
 * WeChat's storage in the browser's, under a prefix of its own. To see what the mini-program does with a bad one:
 * `corrupt` answers with garbage, `throws` throws, each for every key that was not written since the start.
 */
export class PhoneStorage {
  private readonly prefix: string;
  private readonly writtenKeys = new Set<string>();

  constructor(
    private readonly mode: PreviewOptions['storage'],
    name = '',
    private readonly store: Storage = window.localStorage,
  ) {
    this.prefix = name === '' ? `${PREFIX}:` : `${PREFIX}/${name}:`;
    if (mode === 'clean') this.clear();
  }

  read(key: string): unknown {
    if (!this.writtenKeys.has(key)) {
      if (this.mode === 'corrupt') return GARBAGE;
      if (this.mode === 'throws') throw new Error(`getStorageSync:fail cannot read "${key}"`);
    }
    const text = this.store.getItem(this.prefix + key);
    return text === null ? '' : (JSON.parse(text) as { value: unknown }).value;
  }

  has(key: string): boolean {
    return this.store.getItem(this.prefix + key) !== null;
  }

  write(key: string, value: unknown): void {
    this.store.setItem(this.prefix + key, JSON.stringify({ value }));
    this.writtenKeys.add(key);
  }

  remove(key: string): void {
    this.store.removeItem(this.prefix + key);
    this.writtenKeys.add(key);
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key);
  }

  keys(): string[] {
    return Object.keys(this.store)
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length));
  }
}

export function storageApi(call: CallMaker, storage: PhoneStorage): Record<string, unknown> {
  const info = () => ({ keys: storage.keys(), currentSize: 1, limitSize: 10240 });
  return {
    getStorageSync: (key: string) => storage.read(key),
    setStorageSync: (key: string, value: unknown) => storage.write(key, value),
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
    getStorage: call.async<{ key: string }>('getStorage', ({ key = '' }) => {
      if (!storage.has(key)) throw new CallFailure('data not found');
      return { data: storage.read(key) };
    }),
    setStorage: call.async<{ key: string; data: unknown }>('setStorage', ({ key = '', data }) => {
      storage.write(key, data);
    }),
    removeStorage: call.async<{ key: string }>('removeStorage', ({ key = '' }) => storage.remove(key)),
    clearStorage: call.async('clearStorage', () => storage.clear()),
    getStorageInfo: call.async('getStorageInfo', info),
  };
}

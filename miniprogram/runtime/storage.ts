import type { Storage } from '../../machines/kernel/ports';
import type { Wechat } from './wechat';

/** As much of WeChat as storage needs. */
export type StorageCalls = Pick<Wechat, 'getStorageSync' | 'setStorageSync'>;

/** WeChat's storage. `read` gives undefined for a key that was never written; both calls throw what WeChat throws. */
export function createStorage(wechat: StorageCalls): Storage {
  return {
    read(key) {
      const value: unknown = wechat.getStorageSync(key);
      // WeChat answers '' for a key that is not there.
      return value === '' ? undefined : value;
    },
    write: (key, value) => wechat.setStorageSync(key, value),
  };
}

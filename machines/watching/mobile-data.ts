import type { Storage } from '../kernel/ports';

const KEY = 'metered-accepted';

/** Mobile data, which may cost money (`networkType` of WeChat). */
const isMetered = (networkType: string): boolean => /^[2-6]g$/.test(networkType);

/** From no mobile data to mobile data: a person is told once, and no more when they said that it is all right. */
export const isMeteredNews = (before: string, now: string, isAccepted: boolean): boolean =>
  !isAccepted && isMetered(now) && !isMetered(before);

/** Did the person say that mobile data is all right? A storage that cannot be read has heard nothing. */
export function readMeteredAccepted(storage: Storage): boolean {
  try {
    return storage.read(KEY) === true;
  } catch {
    return false;
  }
}

/** A choice that cannot be kept is asked for again next time. */
export function writeMeteredAccepted(storage: Storage): void {
  try {
    storage.write(KEY, true);
  } catch {
    // nothing is lost but the choice
  }
}

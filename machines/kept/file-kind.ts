import { OPEN_FILE_SUFFIX } from '../kernel/ports';

/** What a kept file is, by its name: as whoever keeps it calls it. */
export function kindOf(name: string): 'video' | 'picture' | 'open' | 'other' {
  if (name.endsWith(OPEN_FILE_SUFFIX)) return 'open';
  if (name.endsWith('.mp4')) return 'video';
  return /\.(jpe?g|png)$/i.test(name) ? 'picture' : 'other';
}

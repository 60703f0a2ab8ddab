import { config } from './config';

/**
 * How long a try may wait for something, in milliseconds: as long as usual at first and once more, then longer
 * with each try in vain before it, and never longer than `mostMs`. What answers at once is there as fast as ever; what is slow is there in the end.
 */
export const patienceMs = (usualMs: number, tries: number, mostMs: number = config.maxTryMs): number =>
  Math.min(Math.max(usualMs, mostMs), usualMs * Math.max(1, tries));

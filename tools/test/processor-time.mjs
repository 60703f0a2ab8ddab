// @ts-check
import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second there, whatever the machine. */
const ticksPerSecond = 100;

/**
 * What this process, and all that it started and that has ended, took of the processors, in seconds; undefined where the
 * system does not tell (`/proc` is Linux's own: proc(5)).
 *
 * @param {string} [file]
 * @returns {number | undefined}
 */
export function processorSeconds(file = '/proc/self/stat') {
  try {
    // the name of the program stands in parentheses, and may hold spaces; utime, stime, cutime and cstime come 12th after it
    const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return fields.length > 15 && Number.isFinite(ticks) ? ticks / ticksPerSecond : undefined;
  } catch {
    return undefined;
  }
}

import { config } from './config';
import type { Clock } from './ports';

/**
 * Whether a timer that was due then fires late: JavaScript was suspended, so whoever is waited for could not be heard meanwhile,
 * and its answer may come right after this timer. That it has not come says nothing.
 */
export const isLate = (clock: Clock, dueMs: number): boolean => clock.now() - dueMs > config.lateTimerMs;

/** Calls `fire` after `patienceMs` at a stretch in which JavaScript was not suspended, unless what is returned was called. */
export function afterPatience(clock: Clock, patienceMs: number, fire: () => void): () => void {
  let timer: unknown;
  const wait = () => {
    const dueMs = clock.now() + patienceMs;
    timer = clock.setTimeout(() => (isLate(clock, dueMs) ? wait() : fire()), patienceMs);
  };
  wait();
  return () => clock.clearTimeout(timer);
}

import type { Clock } from '../../machines/kernel/ports';

/** WeChat's own time. The globals are looked up at each call, so that a development clock put in their place counts. */
export const systemClock: Clock = {
  setTimeout: (fire, delayMs) => setTimeout(fire, delayMs),
  clearTimeout: (timer) => clearTimeout(timer as number),
  now: () => Date.now(),
};

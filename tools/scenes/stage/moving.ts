/** 0 to 1 and back, once or several times a loop, smoothly. */
export const sway = (part: number, times = 1, phase = 0): number =>
  0.5 - 0.5 * Math.cos(2 * Math.PI * (part * times + phase));

/** −1 to 1, as a pendulum. */
export const swing = (part: number, times = 1, phase = 0): number => Math.sin(2 * Math.PI * (part * times + phase));

/** How much of what lasts from `from` to `until` is over: 0 before, 1 afterwards. */
export const during = (at: number, from: number, until: number): number =>
  Math.min(1, Math.max(0, (at - from) / (until - from)));

/** Slow, fast, slow. */
export const eased = (over: number): number => over * over * (3 - 2 * over);

export const between = (from: number, to: number, over: number): number => from + (to - from) * over;

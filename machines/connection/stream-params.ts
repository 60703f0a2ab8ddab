import type { Quality, StreamParams } from '../kernel/ports';

/** The one place that says what is pulled: live pictures of the first channel. */
export const liveParams = (quality: Quality): StreamParams => ({ action: 'live', channel: 0, quality });

/** Same pull? Then viewers can share it. */
export const sameParams = (one: StreamParams, other: StreamParams): boolean =>
  one.channel === other.channel && one.quality === other.quality;

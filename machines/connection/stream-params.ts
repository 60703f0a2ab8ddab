import type { Quality, StreamParams } from '../kernel/ports';

/** The one place that says what is pulled: live pictures of one channel. */
export const liveParams = (quality: Quality, channel: number): StreamParams => ({ action: 'live', channel, quality });

/** Same pull? Then viewers can share it. */
export const sameParams = (one: StreamParams, other: StreamParams): boolean =>
  one.channel === other.channel && one.quality === other.quality;

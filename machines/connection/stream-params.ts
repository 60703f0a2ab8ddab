import { type Failure, failureOf } from '../failure';
import type { StreamParams } from '../kernel/ports';
import { isQuality } from '../words/quality';

/** At least this far apart, in seconds (contract 2.3). */
const shortestPlaybackS = 5;

/** What a caller asks for, unchecked. Times are unix seconds. */
export interface WantedStream {
  readonly action: string;
  readonly channel?: number;
  readonly quality?: string;
  readonly startTimeS?: number;
  readonly endTimeS?: number;
}

/** The one place that makes stream parameters: what cannot work is refused with what is wrong, before any plugin call. */
export function streamParams(wanted: WantedStream): StreamParams | Failure {
  const refuse = (message: string) => failureOf('input', 'params', { step: 'streamParams', message });
  const { action, channel = 0 } = wanted;
  if (!Number.isInteger(channel) || channel < 0) return refuse(`channel: ${channel}`);
  if (action === 'live') {
    const { quality = 'high' } = wanted;
    return isQuality(quality) ? { action, channel, quality } : refuse(`quality: ${quality}`);
  }
  if (action === 'playback') {
    const { startTimeS = Number.NaN, endTimeS = Number.NaN } = wanted;
    if (!Number.isInteger(startTimeS) || !Number.isInteger(endTimeS))
      return refuse('start_time, end_time: unix seconds');
    if (endTimeS - startTimeS < shortestPlaybackS) return refuse(`end_time − start_time < ${shortestPlaybackS} s`);
    return { action, channel, startTimeS, endTimeS };
  }
  return refuse(`action: ${action}`);
}

/** Tells a refusal from parameters. */
export const isRefused = (made: StreamParams | Failure): made is Failure => 'kind' in made;

/** Same pull? Then viewers can share it. */
export const sameParams = (one: StreamParams, other: StreamParams): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

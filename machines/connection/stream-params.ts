import { type Failure, failureOf } from '../failure';
import { config } from '../kernel/config';
import type { StreamParams } from '../kernel/ports';
import { isQuality } from '../words/quality';

/** What a caller asks for, unchecked. */
export interface WantedStream {
  readonly action: string;
  readonly channel?: number;
  readonly quality?: string;
}

/** The one place that makes stream parameters: what cannot work is refused with what is wrong, before any plugin call. */
export function streamParams(wanted: WantedStream): StreamParams | Failure {
  const refuse = (message: string) => failureOf('input', 'params', { step: 'streamParams', message });
  const { action, channel = 0 } = wanted;
  if (!Number.isInteger(channel) || channel < 0) return refuse(`channel: ${channel}`);
  if (action !== 'live') return refuse(`action: ${action}`);
  const { quality = config.defaultQuality } = wanted;
  return isQuality(quality) ? { action, channel, quality } : refuse(`quality: ${quality}`);
}

/** Tells a refusal from parameters. */
export const isRefused = (made: StreamParams | Failure): made is Failure => 'kind' in made;

/** Same pull? Then viewers can share it. */
export const sameParams = (one: StreamParams, other: StreamParams): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

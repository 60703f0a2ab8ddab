import { failureOf } from '../failure';
import { config } from '../kernel/config';
import type { Ports, StreamFact } from '../kernel/ports';
import { type Gaps, patienceByRhythmMs, withGap } from '../kernel/rhythm';
import type { RelayFact } from './connection.types';
import { type Lag, latenessOf, withTimes } from './lag';
import type { Relay, StreamCount } from './relay';
import type { Sharing } from './sharing';

/** How long a stream may be silent before that is a stall, in milliseconds. */
const silenceMs = (gapsMs: Gaps): number =>
  patienceByRhythmMs(gapsMs, {
    unknownMs: config.unknownStallAfterMs,
    leastMs: config.stallAfterMs,
    mostMs: config.maxSilenceMs,
  });

/** How much longer it is waited for bytes after that, in milliseconds, before all is begun anew. */
const stallLimitMs = (gapsMs: Gaps): number => Math.max(config.maxStallMs, silenceMs(gapsMs));

/**
 * Compares chunk counts at fixed intervals: says when bytes stop, measured by the stream's own rhythm, and come back, and once a second how many there were, and
 * that no player can show them. Bytes that lose their sense while they are played are the player's to judge.
 */
export function probeStall(
  ports: Ports,
  relay: Relay,
  sharing: Sharing,
  tell: (fact: RelayFact | StreamFact) => void,
): () => void {
  const { clock } = ports;
  const looksPerSecond = Math.round(1_000 / config.probeIntervalMs);
  let looks = 0;
  let quiet = 0;
  let isStalled = false;
  let gapsMs: Gaps = [];
  let seenChunks = 0;
  let seenBytes = 0;
  let seenFrames = 0;
  let lag: Lag | null = null;
  let timer: unknown = null;

  /** Tags that cannot be told apart have no times, and a stream that begins anew is late by nothing. */
  const measureLag = ({ videoFrames, videoTimeMs }: StreamCount, isReadable: boolean) => {
    if (!isReadable || videoFrames < seenFrames) lag = null;
    if (isReadable && videoFrames !== seenFrames) lag = withTimes(lag, videoTimeMs, relay.soundTimeMs(), clock.now());
    seenFrames = videoFrames;
  };

  const look = () => {
    // before anything is told: whoever hears it may end this
    timer = clock.setTimeout(look, config.probeIntervalMs);
    const chunks = relay.chunks();
    if (chunks !== seenChunks) {
      if (isStalled) tell({ type: 'stream.recovered' });
      // the first byte ends no gap of the stream
      if (seenChunks > 0) gapsMs = withGap(gapsMs, (quiet + 1) * config.probeIntervalMs);
      seenChunks = chunks;
      quiet = 0;
      isStalled = false;
    } else if (chunks > 0) {
      quiet += 1;
      if (!isStalled && quiet * config.probeIntervalMs >= silenceMs(gapsMs)) {
        isStalled = true;
        tell({ type: 'stream.stalled', limitMs: stallLimitMs(gapsMs) });
      }
    }
    looks += 1;
    if (looks % looksPerSecond === 0) {
      const count = relay.count();
      // a stream that began anew is counted anew
      const bytesPerSecond = count.bytes - (count.bytes < seenBytes ? 0 : seenBytes);
      const trouble = relay.trouble();
      const isReadable = trouble === null;
      measureLag(count, isReadable);
      const lateness = lag && latenessOf(lag);
      tell({ type: 'stream.measured', count, bytesPerSecond, isReadable, lateness, sharing: sharing.count() });
      seenBytes = count.bytes;
      if (trouble === 'encrypted' || trouble === 'notFlv')
        tell({ type: 'stream.failed', failure: failureOf('flv', trouble, { step: 'waitKeyFrame' }) });
    }
  };
  timer = clock.setTimeout(look, config.probeIntervalMs);
  return () => clock.clearTimeout(timer);
}

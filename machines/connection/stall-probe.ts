import { failureOf } from '../failure';
import { config } from '../kernel/config';
import type { Ports, StreamFact } from '../kernel/ports';
import type { RelayFact } from './connection.types';
import type { Relay } from './relay';
import type { Sharing } from './sharing';

/**
 * Compares chunk counts at fixed intervals: says when bytes stop and come back, and once a second how many there were, and
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
  const quietLooks = Math.ceil(config.stallAfterMs / config.probeIntervalMs);
  let looks = 0;
  let quiet = 0;
  let seenChunks = 0;
  let seenBytes = 0;
  let timer: unknown = null;

  const look = () => {
    // before anything is told: whoever hears it may end this
    timer = clock.setTimeout(look, config.probeIntervalMs);
    const chunks = relay.chunks();
    if (chunks !== seenChunks) {
      if (quiet >= quietLooks) tell({ type: 'stream.recovered' });
      seenChunks = chunks;
      quiet = 0;
    } else if (chunks > 0) {
      quiet += 1;
      if (quiet === quietLooks) tell({ type: 'stream.stalled' });
    }
    looks += 1;
    if (looks % looksPerSecond === 0) {
      const count = relay.count();
      // a stream that began anew is counted anew
      const bytesPerSecond = count.bytes - (count.bytes < seenBytes ? 0 : seenBytes);
      const trouble = relay.trouble();
      tell({ type: 'stream.measured', count, bytesPerSecond, isReadable: trouble === null, sharing: sharing.count() });
      seenBytes = count.bytes;
      if (trouble === 'encrypted' || trouble === 'notFlv')
        tell({ type: 'stream.failed', failure: failureOf('flv', trouble, { step: 'waitKeyFrame' }) });
    }
  };
  timer = clock.setTimeout(look, config.probeIntervalMs);
  return () => clock.clearTimeout(timer);
}

import type { Secret } from '../privacy/secret';
import type { StreamSource } from './ports';

/** What this camera wants to be told before any picture; null where it wants nothing. */
export function initCommandOf({ kind, address }: StreamSource): Secret | null {
  const command = kind === 'camera' && address.by === 'device' ? address.initCommand : undefined;
  return command && !command.isEmpty() ? command : null;
}

import { type Failure, failureOf } from '../failure';
import type { StreamSource } from '../kernel/ports';
import type { Camera } from './cameras.types';
import { isId, urlError } from './cameras.validation';

/** What a camera's stream is made of. Another name or quality makes no other source. */
export const sourceOf = ({ id, kind, address, generation, deviceCheck = false }: Camera): StreamSource => ({
  id,
  kind,
  address,
  generation,
  deviceCheck,
});

/** Why this source is refused before any call of the plugin; null when nothing speaks against it. */
export function sourceRefusal({ id, address }: StreamSource): Failure | null {
  if (id === '') return failureOf('input', 'idEmpty');
  if (!isId(id)) return failureOf('input', 'idMalformed');
  if (address.by === 'device') {
    const isComplete = address.productId !== '' && address.deviceName !== '' && !address.xp2pInfo.isEmpty();
    return isComplete ? null : failureOf('input', 'deviceIncomplete');
  }
  if (address.url === '') return failureOf('input', 'urlEmpty');
  return urlError(address.url) ? failureOf('input', 'urlMalformed') : null;
}

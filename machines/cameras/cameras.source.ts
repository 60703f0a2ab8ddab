import { type Failure, failureOf } from '../failure';
import type { StreamSource } from '../kernel/ports';
import { secret } from '../privacy/secret';
import type { SourceOf } from './cameras.types';
import { isId, urlError } from './cameras.validation';

/** What a camera's stream is made of: its device where one was entered, complete or not, and its url where it has one. */
export const sourceOf: SourceOf = (camera) => {
  const {
    id,
    kind,
    url,
    productId = '',
    deviceName = '',
    xp2pInfo = secret(''),
    generation,
    deviceCheck,
    liveStreamDomain,
  } = camera;
  const isDevice = kind === 'camera' && (camera.productId ?? camera.deviceName ?? camera.xp2pInfo) !== undefined;
  return {
    id,
    kind,
    ...(isDevice ? { device: { productId, deviceName, xp2pInfo } } : {}),
    ...(url === undefined ? {} : { url }),
    ...(generation ? { generation } : {}),
    ...(deviceCheck ? { deviceCheck } : {}),
    ...(isDevice && liveStreamDomain ? { liveStreamDomain } : {}),
  };
};

/** Why this source is refused before any call of the plugin; null when nothing speaks against it. */
export function sourceRefusal(source: StreamSource): Failure | null {
  const { id, url = '', device } = source;
  if (id === '') return failureOf('input', 'idEmpty');
  if (!isId(id)) return failureOf('input', 'idMalformed');
  if (device) {
    const isComplete = device.productId !== '' && device.deviceName !== '' && !device.xp2pInfo.isEmpty();
    return isComplete ? null : failureOf('input', 'deviceIncomplete');
  }
  if (url === '') return failureOf('input', 'urlEmpty');
  return urlError(url) ? failureOf('input', 'urlMalformed') : null;
}

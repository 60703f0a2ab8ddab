import { failureOf } from '../../../machines/failure';
import type { StreamSource } from '../../../machines/kernel/ports';
import { rememberSecret } from '../../../machines/privacy/known-secrets';
import { secretsInUrl } from '../../../machines/privacy/mask-url';
import type { DeviceParams } from './surface';

/** `%2.4.43m` behind the secret: the version of the device's SDK, then flags, of which `m` says that it sends pictures (managed contract 1). */
const PICTURE_DEVICE = /%[\d.]+[a-z]*m[a-z]*$/;

/**
 * How the plugin is told what to connect to and to play. Here `xp2pInfo` is revealed: it goes to the plugin and to nobody else.
 * Throws a `Failure` where the source has not what this way needs.
 */
export function deviceParamsOf(source: StreamSource, step: string): DeviceParams {
  const { id, kind, address } = source;
  if (kind === 'server') return serverParams(id, address.url, step);
  if (address.by === 'url' || address.xp2pInfo.isEmpty()) throw failureOf('input', 'deviceIncomplete', { step });
  const { productId, deviceName, liveStreamDomain } = address;
  const xp2pInfo = address.xp2pInfo.reveal();
  rememberSecret(xp2pInfo);
  return {
    p2pMode: 'ipc',
    deviceInfo: { deviceId: id, productId, deviceName, isMjpgDevice: PICTURE_DEVICE.test(xp2pInfo) },
    xp2pInfo,
    ...(liveStreamDomain !== '' && { liveStreamDomain }),
  };
}

function serverParams(id: string, flvUrl: string, step: string): DeviceParams {
  if (flvUrl === '') throw failureOf('input', 'urlEmpty', { step });
  for (const secret of secretsInUrl(flvUrl)) rememberSecret(secret);
  return { p2pMode: 'server', deviceInfo: { deviceId: id, productId: '', deviceName: '' }, flvUrl };
}

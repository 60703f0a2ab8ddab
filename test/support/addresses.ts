import type { DeviceAddress, UrlAddress } from '../../machines/kernel/ports';
import { secret } from '../../machines/privacy/secret';

/** A camera of the beta, or a server stream. */
export const atUrl = (url: string): UrlAddress => ({ by: 'url', url });

/** A camera of plugin 1.0 and later, which the beta cannot play unless it is given a url. */
export const atDevice = (change: Partial<DeviceAddress> = {}): DeviceAddress => ({
  by: 'device',
  productId: 'PRODUCT',
  deviceName: 'hall_1',
  xp2pInfo: secret('XP2Psecret'),
  liveStreamDomain: '',
  url: '',
  ...change,
});

import type { Camera } from '../../../machines/cameras';
import type { DeviceAddress } from '../../../machines/kernel/ports';
import { secret } from '../../../machines/privacy/secret';

const camera = (id: string, more: Partial<Camera> = {}, device: Partial<DeviceAddress> = {}): Camera => ({
  id,
  name: id,
  kind: 'camera',
  quality: 'high',
  address: {
    by: 'device',
    productId: 'SIMULATED1',
    deviceName: id,
    xp2pInfo: secret(`XP2Psecret-${id}`),
    liveStreamDomain: '',
    url: `http://${id}.xnet/ipc.p2p.com/ipc.flv?action=live`,
    ...device,
  },
  ...more,
});

/** No device of this id is there, and whoever takes this out of its record is right too. */
export const SHED_COMMAND = 'action=user_define&cmd=shed-secret';

/** What there is to watch: cameras of either device version, of none that is known, with every option; a server stream; bad ones. */
export const CAMERAS: readonly Camera[] = [
  camera('door', { generation: '2.4' }, { xp2pInfo: secret('XP2Psecret-door%2.4.33') }),
  camera(
    'yard',
    { generation: '2.3' },
    { xp2pInfo: secret('XP2Psecret-yard%2.3.15'), liveStreamDomain: 'live.example.com' },
  ),
  camera(
    'attic',
    { deviceCheck: true, playerMode: 'RTC', channels: [0, 1] },
    { initCommand: secret('action=user_define&cmd=attic-secret') },
  ),
  {
    id: 'gate',
    name: 'gate',
    kind: 'server',
    quality: 'high',
    address: { by: 'url', url: 'https://live.example.com/gate.flv' },
  },
  camera('offline-barn'),
  camera('busy-hall', { deviceCheck: true }),
  camera('missing-shed', {}, { initCommand: secret(SHED_COMMAND) }),
];

/** Cameras that play when nothing is wrong. */
export const WORKING = ['door', 'yard', 'attic', 'gate'] as const;

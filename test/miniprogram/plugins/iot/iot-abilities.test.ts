import type { StreamSource } from '../../../../machines/kernel/ports';
import { secret } from '../../../../machines/privacy/secret';
import { iotAbilities } from '../../../../miniprogram/plugins/iot/iot-abilities';
import { atDevice, atUrl } from '../../../support/addresses';

const device = (xp2pInfo: string): StreamSource => ({
  id: 'door',
  kind: 'camera',
  address: { ...atDevice(), xp2pInfo: secret(xp2pInfo) },
});

test('the pictures of a picture device can be turned all round, video can lie on its side', () => {
  expect(iotAbilities.turnsOf(device('XP2Phush%2.4.43m'))).toEqual([0, 90, 180, 270]);
  expect(iotAbilities.turnsOf(device('XP2Phush%2.4.43'))).toEqual([0, 90]);
  expect(iotAbilities.turnsOf({ id: 'hall', kind: 'server', address: atUrl('https://a.example/x') })).toEqual([0, 90]);
});

test('what cannot be played this way can be asked all the same', () => {
  expect(iotAbilities.turnsOf({ id: 'beta', kind: 'camera', address: atUrl('http://beta.xnet/ipc') })).toEqual([0, 90]);
});

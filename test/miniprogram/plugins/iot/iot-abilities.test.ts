import type { StreamSource } from '../../../../machines/kernel/ports';
import { secret } from '../../../../machines/privacy/secret';
import { iotAbilities } from '../../../../miniprogram/plugins/iot/iot-abilities';
import { atDevice, atUrl } from '../../../support/addresses';

const device = (xp2pInfo: string): StreamSource => ({
  id: 'door',
  kind: 'camera',
  address: { ...atDevice(), xp2pInfo: secret(xp2pInfo) },
});

const [pictures, video] = [device('XP2Phush%2.4.43m'), device('XP2Phush%2.4.43')];
const turnsOf = (source: StreamSource) => iotAbilities(source).turns;
const lacksOf = (source: StreamSource, version: string) =>
  iotAbilities(source)
    .lacks(version)
    .map(({ feature, since }) => `${feature} ${since}`);

test('the pictures of a picture device can be turned all round, video can lie on its side', () => {
  expect(turnsOf(pictures)).toEqual([0, 90, 180, 270]);
  expect(turnsOf(video)).toEqual([0, 90]);
  expect(turnsOf({ id: 'hall', kind: 'server', address: atUrl('https://a.example/x') })).toEqual([0, 90]);
});

test('what cannot be played this way can be asked all the same', () => {
  expect(turnsOf({ id: 'beta', kind: 'camera', address: atUrl('http://beta.xnet/ipc') })).toEqual([0, 90]);
});

test('what a version of the plugin is too old for is named with the first that can, and that of picture devices for these alone', () => {
  expect(lacksOf(video, '3.2.0')).toEqual(['networkEvents 3.2.4', 'fill 3.2.8', 'snapshotAnswer 4.1.2']);
  expect(lacksOf(pictures, '3.2.0')).toEqual(['fullScreen 3.2.2', 'rotate 3.2.4', ...lacksOf(video, '3.2.0')]);
  expect(lacksOf(pictures, '3.2.4')).toEqual(['fill 3.2.8', 'snapshotAnswer 4.1.2']);
  expect(lacksOf(video, '4.1.2')).toEqual([]);
});

test('a plugin that tells no version is not called too old', () => {
  expect([lacksOf(pictures, ''), lacksOf(pictures, 'latest')]).toEqual([[], []]);
});

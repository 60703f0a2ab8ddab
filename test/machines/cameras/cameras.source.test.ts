import { type Camera, sourceOf, sourceRefusal } from '../../../machines/cameras';
import { secret } from '../../../machines/privacy/secret';
import { atDevice, atUrl } from '../../support/addresses';
import { door, square } from './cameras-page';

const hall: Camera = {
  id: 'hall',
  name: 'Hall',
  kind: 'camera',
  quality: 'high',
  address: atDevice({ productId: 'P1', deviceName: 'd_1', xp2pInfo: secret('XP2Phush') }),
  generation: '2.4',
};

describe('what a stream is made of', () => {
  test('a stream is made of the address of its camera, as that is', () => {
    for (const camera of [door, square, hall]) expect(sourceOf(camera).address).toBe(camera.address);
    expect(sourceOf(square)).toEqual({ id: 'square', kind: 'server', address: square.address, deviceCheck: false });
    expect(sourceOf({ ...hall, deviceCheck: true })).toMatchObject({
      id: 'hall',
      generation: '2.4',
      deviceCheck: true,
    });
  });

  test('a stream is made of an xp2pInfo that cannot be printed', () => {
    const { address } = sourceOf(hall);
    expect(`${JSON.stringify(address)} ${address.by === 'device' && address.xp2pInfo}`).not.toContain('hush');
  });

  test('a stream is made of nothing that makes no other stream: a name, a quality, a mode of the player', () => {
    const renamed = { ...hall, name: 'Entrance', quality: 'super', playerMode: 'RTC', builtIn: true } as const;
    expect(sourceOf(renamed)).toEqual(sourceOf(hall));
  });
});

describe('sources that cannot work', () => {
  const refused = (change: Partial<Camera>) => sourceRefusal(sourceOf({ ...door, ...change }))?.kind;

  test('a source that can work is not refused', () => {
    expect([door, square, hall].map((camera) => sourceRefusal(sourceOf(camera)))).toEqual([null, null, null]);
  });

  test('a source that cannot work is refused before anything is tried, with what is wrong: the id, the address, or the device', () => {
    expect(refused({ id: '' })).toBe('idEmpty');
    expect(refused({ id: 'a b' })).toBe('idMalformed');
    expect(refused({ address: atUrl('') })).toBe('urlEmpty');
    expect(refused({ address: atUrl('door') })).toBe('urlMalformed');
    expect(refused({ kind: 'server', address: atUrl('ftp://a.example/x') })).toBe('urlMalformed');
    expect(refused({ address: atDevice({ productId: '' }) })).toBe('deviceIncomplete');
    expect(refused({ address: atDevice({ deviceName: '' }) })).toBe('deviceIncomplete');
    expect(refused({ address: atDevice({ xp2pInfo: secret('') }) })).toBe('deviceIncomplete');
  });
});

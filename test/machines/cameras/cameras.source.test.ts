import { type Camera, sourceOf, sourceRefusal } from '../../../machines/cameras';
import { secret } from '../../../machines/secret';
import { door, square } from './cameras-page';

const hall: Camera = {
  id: 'hall',
  name: 'Hall',
  kind: 'camera',
  quality: 'high',
  productId: 'P1',
  deviceName: 'd_1',
  xp2pInfo: secret('XP2Phush'),
  generation: '2.4',
};

describe('what a stream is made of', () => {
  test('is the url of a server stream or of a camera of the beta', () => {
    expect(sourceOf(square)).toEqual({ id: 'square', kind: 'server', url: square.url });
    expect(sourceOf(door)).toEqual({ id: 'door', kind: 'camera', url: door.url });
  });

  test('is the device of a later camera, with an xp2pInfo that cannot be printed', () => {
    const source = sourceOf(hall);
    expect(source).toMatchObject({ id: 'hall', generation: '2.4', device: { productId: 'P1', deviceName: 'd_1' } });
    expect(source.device?.xp2pInfo.reveal()).toBe('XP2Phush');
    expect(`${JSON.stringify(source)} ${source.device?.xp2pInfo}`).not.toContain('hush');
  });

  test('is both for a camera that every generation of the plugin can watch', () => {
    expect(Object.keys(sourceOf({ ...hall, url: 'http://hall.xnet/x' }))).toEqual([
      'id',
      'kind',
      'device',
      'url',
      'generation',
    ]);
  });
});

describe('a source that cannot work is refused before anything is tried', () => {
  const refused = (change: Partial<Camera>, camera = door) => sourceRefusal(sourceOf({ ...camera, ...change }))?.kind;

  test('but not one that can', () => {
    expect([door, square, hall].map((camera) => sourceRefusal(sourceOf(camera)))).toEqual([null, null, null]);
  });

  test('with what is wrong: the id, the address, or the device', () => {
    expect(refused({ id: '' })).toBe('idEmpty');
    expect(refused({ id: 'a b' })).toBe('idMalformed');
    expect(refused({ url: '' })).toBe('urlEmpty');
    expect(refused({ url: undefined })).toBe('urlEmpty');
    expect(refused({ url: 'door' })).toBe('urlMalformed');
    expect(refused({ url: 'ftp://a.example/x' }, square)).toBe('urlMalformed');
    expect(refused({ productId: '' }, hall)).toBe('deviceIncomplete');
    expect(refused({ deviceName: undefined }, hall)).toBe('deviceIncomplete');
    expect(refused({ xp2pInfo: undefined }, hall)).toBe('deviceIncomplete');
    expect(refused({ productId: undefined, deviceName: undefined }, hall)).toBe('deviceIncomplete');
  });
});

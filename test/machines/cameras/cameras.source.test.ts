import { type Camera, sourceOf, sourceRefusal } from '../../../machines/cameras';
import { secret } from '../../../machines/privacy/secret';
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
  test('a stream is made of the url of a server stream or of a camera of the beta', () => {
    expect(sourceOf(square)).toEqual({ id: 'square', kind: 'server', url: square.url });
    expect(sourceOf(door)).toEqual({ id: 'door', kind: 'camera', url: door.url });
  });

  test('a stream is made of the device of a later camera, with an xp2pInfo that cannot be printed', () => {
    const source = sourceOf(hall);
    expect(source).toMatchObject({ id: 'hall', generation: '2.4', device: { productId: 'P1', deviceName: 'd_1' } });
    expect(source.device?.xp2pInfo.reveal()).toBe('XP2Phush');
    expect(`${JSON.stringify(source)} ${source.device?.xp2pInfo}`).not.toContain('hush');
  });

  test('a stream is made of device and url for a camera that every generation of the plugin can watch', () => {
    expect(Object.keys(sourceOf({ ...hall, url: 'http://hall.xnet/x' }))).toEqual([
      'id',
      'kind',
      'device',
      'url',
      'generation',
    ]);
  });
});

describe('what a source leaves out', () => {
  test('a source leaves out the device of a server stream, and the domain of what is no device', () => {
    const wide = { ...hall, liveStreamDomain: 'live.example.com', deviceCheck: true } as const;
    expect(sourceOf(wide)).toMatchObject({ liveStreamDomain: 'live.example.com', deviceCheck: true });
    expect(sourceOf({ ...wide, kind: 'server', url: 'https://a.example/x' })).toEqual({
      id: 'hall',
      kind: 'server',
      url: 'https://a.example/x',
      generation: '2.4',
      deviceCheck: true,
    });
    expect(Object.keys(sourceOf({ ...door, liveStreamDomain: 'live.example.com' }))).toEqual(['id', 'kind', 'url']);
  });

  test('a source leaves out nothing of a device that was entered in part: what is missing is empty', () => {
    const { id, name, kind, quality } = hall;
    const part = sourceOf({ id, name, kind, quality, deviceName: 'd_1' });
    expect(part).toMatchObject({ device: { productId: '', deviceName: 'd_1' } });
    expect(part.device?.xp2pInfo.isEmpty()).toBe(true);
    expect(Object.keys(part)).toEqual(['id', 'kind', 'device']);
    expect(sourceOf({ id, name, kind, quality, xp2pInfo: secret('XP2Px') }).device?.xp2pInfo.isEmpty()).toBe(false);
  });
});

describe('sources that cannot work', () => {
  const refused = (change: Partial<Camera>, camera = door) => sourceRefusal(sourceOf({ ...camera, ...change }))?.kind;

  test('a source that can work is not refused', () => {
    expect([door, square, hall].map((camera) => sourceRefusal(sourceOf(camera)))).toEqual([null, null, null]);
  });

  test('a source that cannot work is refused before anything is tried, with what is wrong: the id, the address, or the device', () => {
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

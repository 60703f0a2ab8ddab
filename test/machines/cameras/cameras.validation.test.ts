import { emptyForm } from '../../../machines/cameras/cameras.form';
import type { CameraForm } from '../../../machines/cameras/cameras.types';
import { cameraErrors, type FormSurroundings, urlError } from '../../../machines/cameras/cameras.validation';
import { secret } from '../../../machines/privacy/secret';
import { door } from './cameras-page';

const alone: FormSurroundings = { others: [], hasXp2pInfo: false };
const server: CameraForm = { ...emptyForm, id: 'a', kind: 'server', url: 'https://a.example/x' };
const device: CameraForm = { ...emptyForm, id: 'a', productId: 'P', deviceName: 'd', xp2pInfo: secret('XP2Px') };
const fieldsInError = (form: CameraForm, around = alone) => Object.keys(cameraErrors(form, around));

describe('ids', () => {
  test.each(['a', 'front-door', 'A.b_c-9', 'x'.repeat(64)])('%s is a good id', (id) => {
    expect(fieldsInError({ ...server, id })).toEqual([]);
  });

  test.each([
    ['', 'Enter an id, such as front-door'],
    ['a b', 'Use only letters, digits and . _ -, such as front-door_1'],
    ['门', 'Use only letters, digits and . _ -, such as front-door_1'],
    ['a/b', 'Use only letters, digits and . _ -, such as front-door_1'],
    ['x'.repeat(65), 'Too long: at most 64 characters'],
  ])('%j is no id: %s', (id, said) => {
    expect(cameraErrors({ ...server, id }, alone).id?.en).toBe(said);
  });

  test('an id that another camera has is not good', () => {
    expect(fieldsInError({ ...server, id: 'door' }, { others: [door], hasXp2pInfo: false })).toEqual(['id']);
  });
});

describe('addresses', () => {
  test.each([
    'http://a.example/x.flv',
    'https://a.example',
    'HTTPS://A.example:8443/x?y=z#w',
    'http://127.0.0.1:8080/x',
    'http://localhost/x',
    'https://anna:hush@a.example/x',
    'http://XP2P_INFO.xnet/ipc.p2p.com/ipc.flv?action=live&channel=0',
    'http://XP2Pabc%2B+d=%2.4.xnet/ipc.p2p.com/ipc.flv',
    'https://a.xnet.example/x',
    'https://a@b@a.example/x',
    'https://a.example:65535/x.flv',
    'https://a.example/live?file=x.m3u8',
    'https://a.m3u8.example/live.flv',
    `http://a.example/${'x'.repeat(2_048 - 17)}`,
    'https://a.example/%E9%97%A8?名=值',
  ])('%s is a good address', (url) => {
    expect(urlError(url)).toBeNull();
  });

  test.each([
    ['', 'Enter an address'],
    ['a.example/x', 'must begin with http:// or https://'],
    ['rtmp://a.example/x', 'must begin with http:// or https://'],
    ['xhttp://a.example/x', 'must begin with http:// or https://'],
    ['httpsx://a.example/x', 'must begin with http:// or https://'],
    ['see http://a.example/x', 'There is a space'],
    ['see:http://a.example/x', 'must begin with http:// or https://'],
    ['http://a.example:80:90/', 'The host in the address'],
    ['http://a.xnet.example!/x', 'The host in the address'],
    ['http://a!b.xnet/x', 'The host in the address'],
    ['http:/a.example', 'must begin with http:// or https://'],
    ['http://a.example/a b', 'There is a space'],
    ['http://a.example/\nb', 'There is a space'],
    ['http://', 'The host in the address'],
    ['http://?x', 'The host in the address'],
    ['http://-a.example', 'The host in the address'],
    ['http://a..example', 'The host in the address'],
    ['http://a.example:port/', 'The host in the address'],
    ['http://a.example:99999/x.flv', 'The port in the address must be 1 to 65535'],
    ['http://a.example:0/x.flv', 'The port in the address must be 1 to 65535'],
    ['https://a.example/live.m3u8', 'Only FLV can be played, not HLS'],
    ['https://a.example/live.M3U8?sign=x', 'Only FLV can be played, not HLS'],
    ['https://a.example/clip.mp4#t', 'Only FLV can be played, not HLS'],
    ['http://.xnet/x', 'The host in the address'],
    ['http://a!.xnet/x', 'The host in the address'],
    ['https://a.xnet/x', 'must begin with http://, such as http://name.xnet'],
    ['http://a.example/?a=***', 'enter it in full'],
    [`http://a.example/${'x'.repeat(2_048)}`, 'Too long: at most 2048'],
  ])('%j is no address: %s', (url, said) => {
    const error = urlError(url);
    expect(error?.en).toContain(said);
    expect(error?.zh).toMatch(/[\u4e00-\u9fa5]{2}/);
  });

  test('an address is asked for where the source needs one, and nowhere else', () => {
    expect(fieldsInError({ ...server, url: '' })).toEqual(['url']);
    expect(fieldsInError({ ...emptyForm, id: 'a', by: 'url' })).toEqual(['url']);
    expect(fieldsInError({ ...device, url: 'broken' })).toEqual([]);
  });
});

describe('devices', () => {
  test('a device needs all three of its parts, unless its xp2pInfo is set already', () => {
    expect(fieldsInError(device)).toEqual([]);
    expect(fieldsInError({ ...emptyForm, id: 'a' })).toEqual(['productId', 'deviceName', 'xp2pInfo']);
    const kept = { ...device, xp2pInfo: secret('') };
    expect(fieldsInError(kept)).toEqual(['xp2pInfo']);
    expect(fieldsInError(kept, { others: [], hasXp2pInfo: true })).toEqual([]);
  });

  test.each([
    ['xp2pInfo', 'hello', 'This is no xp2pInfo: it begins with XP2P'],
    ['xp2pInfo', '未设置', 'Use only plain letters, digits and signs'],
    ['xp2pInfo', 'xp2pABC', 'This is no xp2pInfo: it begins with XP2P'],
    ['productId', '未设置', 'Use only plain letters, digits and signs'],
    ['deviceName', '摄像头', 'Use only plain letters, digits and signs'],
  ] as const)('what stands for nothing is no part of a device: %s %s', (field, typed, said) => {
    const form = { ...device, [field]: field === 'xp2pInfo' ? secret(typed) : typed };
    expect(cameraErrors(form, alone)[field]?.en).toContain(said);
  });

  test('a device has no blanks in its parts, and none is endless', () => {
    expect(cameraErrors({ ...device, productId: 'P 1' }, alone).productId?.en).toMatch(/^There is a space/);
    expect(fieldsInError({ ...device, xp2pInfo: secret('XP2P x') }, { others: [], hasXp2pInfo: true })).toEqual([
      'xp2pInfo',
    ]);
    expect(cameraErrors({ ...device, deviceName: 'x'.repeat(65) }, alone).deviceName?.zh).toBe(
      '太长了，最多 64 个字符',
    );
  });
});

test('a domain is a host alone, or left out', () => {
  const domainSaid = (liveStreamDomain: string) =>
    cameraErrors({ ...device, liveStreamDomain }, alone).liveStreamDomain;
  expect(domainSaid('')).toBeUndefined();
  expect(domainSaid('live.example.com')).toBeUndefined();
  expect(domainSaid('https://live.example.com')?.en).toMatch(/^Enter the host alone/);
  expect(domainSaid(`${'a'.repeat(249)}.com`)).toBeUndefined();
  expect(domainSaid(`${'a'.repeat(250)}.com`)?.en).toBe('Too long: at most 253 characters');
});

test.each([
  ['', undefined],
  ['0', undefined],
  ['1, 0', undefined],
  ['1，0、 255;7', undefined],
  ['first', 'Enter numbers, 0 to 255, with commas between, at most 8'],
  ['-1', 'Enter numbers, 0 to 255, with commas between, at most 8'],
  ['1.5', 'Enter numbers, 0 to 255, with commas between, at most 8'],
  ['256', 'Enter numbers, 0 to 255, with commas between, at most 8'],
  ['0, 1, 00', undefined],
  ['0 1 2 3 4 5 6 7 8', 'Enter numbers, 0 to 255, with commas between, at most 8'],
  ['1'.repeat(65), 'Enter numbers, 0 to 255, with commas between, at most 8'],
])('channels are numbers, each once: %j', (channels, said) => {
  expect(cameraErrors({ ...device, channels }, alone).channels?.en).toBe(said);
});

test('a name may be anything short', () => {
  expect(fieldsInError({ ...server, name: 'x'.repeat(24) })).toEqual([]);
  expect(fieldsInError({ ...device, deviceName: 'x'.repeat(64) })).toEqual([]);
  expect(fieldsInError({ ...server, name: '前门 & <b>' })).toEqual([]);
  expect(fieldsInError({ ...server, name: 'x'.repeat(25) })).toEqual(['name']);
});

test.each([
  ['', undefined],
  ['-', undefined],
  ['action=user_define&channel=0&cmd=%7B%22topic%22%3A1%7D', undefined],
  [`action=${'x'.repeat(1_017)}`, undefined],
  [`action=${'x'.repeat(1_018)}`, 'Too long: at most 1024 characters'],
  ['action=user_define&cmd=two words', 'There is a space or line break in it: take it out'],
  ['action=user_define&cmd=初始化', 'Use only plain letters, digits and signs'],
  ['cmd=init', 'It begins with action=, such as action=user_define&cmd=init'],
])('an init command is a whole command, or none: %j', (initCommand, said) => {
  expect(cameraErrors({ ...device, initCommand: secret(initCommand) }, alone).initCommand?.en).toBe(said);
});

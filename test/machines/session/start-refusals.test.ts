import type { Camera } from '../../../machines/cameras';
import { failureOf } from '../../../machines/failure';
import { secret } from '../../../machines/privacy/secret';
import { atDevice, atUrl } from '../../support/addresses';
import { camera, serverStream, World } from '../../support/world';
import { callsOf, expectNothingLeft } from './story';

const device: Camera = {
  id: 'hall',
  name: 'Hall',
  kind: 'camera',
  quality: 'high',
  address: atDevice(),
};

const refused: readonly [why: string, opened: Camera, title: string][] = [
  ['an empty id', { ...camera, id: '' }, 'The camera has no id'],
  ['a malformed id', { ...camera, id: 'front door' }, 'The camera’s id is malformed'],
  ['an empty url', { ...camera, address: atUrl('') }, 'There is no address to play'],
  ['a malformed url', { ...camera, address: atUrl('rtsp://camera/stream') }, 'The address is malformed'],
  ['a malformed server url', { ...serverStream, address: atUrl('https://') }, 'The address is malformed'],
  [
    'a device without a product',
    { ...device, address: atDevice({ productId: '' }) },
    'The camera’s device is not complete',
  ],
  [
    'a device without a name',
    { ...device, address: atDevice({ deviceName: '' }) },
    'The camera’s device is not complete',
  ],
  [
    'a device without xp2pInfo',
    { ...device, address: atDevice({ xp2pInfo: secret('') }) },
    'The camera’s device is not complete',
  ],
];

/** What helps, whoever gave the camera: a form, or a host's own code. */
const helps: Readonly<Record<string, string>> = {
  'The camera has no id': 'Give the camera an id.',
  'The camera’s id is malformed': 'Correct it: letters, digits, dot, dash and underscore.',
  'There is no address to play': 'Give the camera an address.',
  'The address is malformed': 'Correct it, such as https://example.com/live.flv.',
  'The camera’s device is not complete': 'It needs productId, deviceName and xp2pInfo: add what is missing.',
};

describe('refused before the plugin is asked, with what is wrong', () => {
  test.each(refused)('%s', async (_why, opened, title) => {
    const world = new World();
    await world.watch(opened);
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet).toMatchObject({ kind: 'failure', title, primary: { label: '', event: '' } });
    expect(world.view().sheet?.advice).toBe(helps[title]);
    expect(world.view().controls.canPlay).toBe(false);
    expect(world.view().playerKey).toBe(0);

    // nor does insisting ask it
    world.send({ type: 'RETRY' });
    world.send({ type: 'PLAY' });
    await world.advance(1_000);
    expect(callsOf(world)).toEqual(['init all camera']);
    expect(world.stream()).toBe('failed');
    await expectNothingLeft(world);
  });

  test('a WeChat that is too old for server streams, which leaves cameras alone', async () => {
    const world = new World((prepared) => {
      prepared.obstacles.server = [failureOf('environment', 'wechatTooOld', { message: '8.0.14' })];
    });
    await world.watch(serverStream, 'gate');
    expect(world.stream('gate')).toBe('failed');
    expect(world.view('gate').sheet).toMatchObject({
      title: 'This version of WeChat is too old',
      advice: 'Update WeChat to 8.0.14 or later, then come back.',
    });
    expect(callsOf(world)).toEqual(['init all camera']);

    await world.watch(camera, 'door');
    expect(world.stream('door')).toBe('playing');
    await expectNothingLeft(world);
  });

  test('a phone on which nothing can be watched: not even the module is started', async () => {
    const world = new World((prepared) => {
      const failure = failureOf('environment', 'pluginMissing');
      prepared.obstacles = { camera: [failure], server: [failure] };
    });
    await world.watch();
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet?.title).toBe('The P2P plugin was not found');
    expect(callsOf(world)).toEqual([]);
    await expectNothingLeft(world);
  });
});

test('a complete device is watched', async () => {
  const world = new World();
  await world.watch(device);
  expect(world.stream()).toBe('playing');
  await expectNothingLeft(world);
});

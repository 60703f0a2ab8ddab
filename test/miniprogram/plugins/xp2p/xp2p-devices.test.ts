import type { StreamSource } from '../../../../machines/kernel/ports';
import { xp2pDevices } from '../../../../miniprogram/plugins/xp2p/xp2p-devices';
import { atUrl } from '../../../support/addresses';

const door: StreamSource = { id: 'door', kind: 'camera', address: atUrl('http://door.xnet/ipc.flv') };

/** Up to 3.1, whose `sendCommand` does as it is told. */
function devices(answer: (...given: unknown[]) => unknown) {
  const sent: unknown[][] = [];
  const made = xp2pDevices({
    sendCommand: (...given) => {
      sent.push(given);
      return answer(...given) as Promise<never>;
    },
  });
  if (!made.sendCommand || !made.steer) throw new Error('no commands');
  return { send: made.sendCommand, steer: made.steer, sent };
}

const success = { type: 'success', status: 200, data: '{"result":0}', errcode: 0, errmsg: '' };

test('a plugin that has no commands has none here either', () => {
  expect(xp2pDevices({})).toEqual({});
  expect(xp2pDevices(undefined)).toEqual({});
});

test('a whole command goes as it is, JSON with a number of its own, any other text as the device may know it', async () => {
  const { send, sent } = devices(() => success);
  for (const text of [
    'action=inner_define&channel=0&cmd=get_device_st',
    '{"topic":"light"}',
    '{"topic":"light"}',
    'ring',
  ])
    await send(door, { text, channel: 1 });
  expect(sent.map(([, command]) => command)).toEqual([
    'action=inner_define&channel=0&cmd=get_device_st',
    'action=user_define&channel=1&cmd={"message_id":1,"topic":"light"}',
    'action=user_define&channel=1&cmd={"message_id":2,"topic":"light"}',
    'action=user_define&channel=1&cmd=ring',
  ]);
});

test('bytes are asked for where they are wanted', async () => {
  const { send, sent } = devices(() => success);
  await send(door, { text: 'ring', channel: 0, isBinary: true });
  expect(sent).toEqual([['door', 'action=user_define&channel=0&cmd=ring', { responseType: 'arraybuffer' }]]);
});

const bytes = new Uint8Array([1, 2]).buffer;
test.each([
  ['JSON', { ...success, data: '{"a":1}' }, { type: 'success', data: '{"a":1}' }],
  ['JSON that an old device ended with a NUL', { ...success, data: '{"a":1}\0' }, { data: '{"a":1}' }],
  ['a text that is no JSON', { ...success, data: 'rung' }, { type: 'success', data: 'rung' }],
  ['bytes', { ...success, data: bytes }, { data: bytes }],
  ['what was parsed already', { ...success, data: { a: 1 } }, { data: '{"a":1}' }],
  ['nothing', { type: 'success' }, { type: 'success', status: 0, code: 0, message: '', data: '' }],
  ['a no of the device', { ...success, type: 'failure', status: 403 }, { type: 'failure', status: 403 }],
  ['a request that failed', { ...success, type: 'error', errcode: -2403 }, { type: 'error', code: -2403 }],
  ['no answer of the device', { ...success, type: 'timeout', errmsg: 'late\0' }, { type: 'timeout', message: 'late' }],
  ['what nobody knows', { ...success, type: 'maybe' }, { type: 'error' }],
  ['a bare number', 0, { type: 'error', code: 0 }],
  ['nothing at all', undefined, { type: 'error', data: '' }],
])('an answer that is %s is told as one', async (_what, answer, told) => {
  const { send } = devices(() => Promise.resolve(answer));
  expect(await send(door, { text: 'ring', channel: 0 })).toMatchObject(told);
});

test.each([
  ['an object', { errcode: -2403, errmsg: 'not started' }, -2403],
  ['the other spelling', { errMsg: 'sendCommand err', errCode: -2403 }, -2403],
  ['a bare number', -2403, -2403],
  ['a number as text', '-2403', -2403],
  ['an error', new Error('sendCommand'), 'threw'],
  ['nothing', undefined, 'noAnswer'],
])('a rejection that is %s is a failure', async (_what, reason, code) => {
  const rejecting = devices(() => Promise.reject(reason));
  await expect(rejecting.send(door, { text: 'ring', channel: 0 })).rejects.toMatchObject({ source: 'xp2p', code });
  await expect(rejecting.steer(door, 0, 'up')).rejects.toMatchObject({ source: 'xp2p', code });
});

test('a call that throws at once rejects', async () => {
  const { send, steer } = devices(() => {
    throw new Error('sendCommand');
  });
  await expect(send(door, { text: 'ring', channel: 0 })).rejects.toMatchObject({ source: 'xp2p', code: 'threw' });
  await expect(steer(door, 0, 'release')).rejects.toMatchObject({ source: 'xp2p', code: 'threw' });
});

test('a camera is turned by commands of the app’s own, each with a number', async () => {
  const { steer, sent } = devices(() => success);
  for (const move of ['up', 'down', 'left', 'right', 'release'] as const) await steer(door, 2, move);
  const own = (number: number, cmd: string) =>
    `action=user_define&channel=2&cmd={"message_id":${number},"topic":"ptz","data":{"cmd":"${cmd}"}}`;
  expect(sent.map(([, command]) => command)).toEqual([
    own(1, 'ptz_up_press'),
    own(2, 'ptz_down_press'),
    own(3, 'ptz_left_press'),
    own(4, 'ptz_right_press'),
    own(5, 'ptz_release_pre'),
  ]);
});

test.each([
  ['{"apex":"yes"}\0', true],
  ['[{"apex":"yes"}]', true],
  ['{"apex":"no"}', false],
  ['done', false],
  ['', false],
])('a press that is answered %j: at its end is %s', async (data, isAtEnd) => {
  const { steer } = devices(() => ({ ...success, data }));
  expect(await steer(door, 0, 'up')).toEqual({ isAtEnd });
});

test.each([
  ['did not do it', { ...success, type: 'failure', status: 403, data: 'no such motor' }, 'commandRefused'],
  ['did not answer', { ...success, type: 'timeout' }, 'commandTimedOut'],
  ['could not be asked', { ...success, type: 'error', errcode: -2403 }, 'serviceLost'],
])('a press that the camera %s rejects', async (_what, answer, kind) => {
  const { steer } = devices(() => answer);
  await expect(steer(door, 0, 'up')).rejects.toMatchObject({ kind });
});

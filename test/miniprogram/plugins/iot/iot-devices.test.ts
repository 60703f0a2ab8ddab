import type { StreamSource } from '../../../../machines/kernel/ports';
import { iotDevices } from '../../../../miniprogram/plugins/iot/iot-devices';
import type { Listener, Xp2pManager } from '../../../../miniprogram/plugins/iot/surface';
import { atUrl } from '../../../support/addresses';

const door: StreamSource = { id: 'door', kind: 'camera', address: atUrl('http://door.xnet/ipc.flv') };
const success = { type: 'success', status: 200, data: '{"apex":"yes"}\0', errcode: 0, errmsg: '' };
const ring = { text: 'ring', channel: 0 };

/** A manager of a few lines. */
function over(manager: Partial<Xp2pManager>) {
  return iotDevices(() => manager);
}

test('before the manager is there, or where it has no commands, it says so', async () => {
  for (const devices of [iotDevices(() => undefined), over({})]) {
    await expect(devices.sendCommand(door, ring)).rejects.toMatchObject({ kind: 'pluginTooOld' });
    await expect(devices.steer(door, 0, 'up')).rejects.toMatchObject({ kind: 'pluginTooOld' });
  }
});

test('free text and JSON are written into the url as a url wants it, a whole command goes as it is', async () => {
  const sent: unknown[] = [];
  const { sendCommand } = over({ sendCommand: (_id, command) => sent.push(command) && success });
  for (const text of ['{"a":"1&2"}', 'ring & run', 'action=user_define&cmd=x'])
    await sendCommand(door, { text, channel: 1 });
  expect(sent).toEqual([
    `action=user_define&channel=1&cmd=${encodeURIComponent('{"message_id":1,"a":"1&2"}')}`,
    'action=user_define&channel=1&cmd=ring%20%26%20run',
    'action=user_define&cmd=x',
  ]);
});

test.each([
  ['errMsg', { errMsg: 'sendCommand err -2403, not started' }, { source: 'xp2p', code: -2403 }],
  ['errmsg', { errmsg: 'no such device' }, { source: 'iot', kind: 'managedDeviceCommand' }],
  ['a text', 'offline', { source: 'iot', kind: 'managedDeviceCommand' }],
  ['an error', new Error('offline'), { source: 'iot', kind: 'managedDeviceCommand' }],
  ['nothing', undefined, { source: 'iot', kind: 'managedDeviceCommand' }],
])('a rejection by %s is a failure, also where it is thrown at once', async (_what, reason, told) => {
  const rejects = over({ sendCommand: () => Promise.reject(reason), sendPTZCommand: () => Promise.reject(reason) });
  await expect(rejects.sendCommand(door, ring)).rejects.toMatchObject(told);
  await expect(rejects.steer(door, 0, 'up')).rejects.toMatchObject(told);
  const throwing = (): never => {
    throw reason;
  };
  const throws = over({ sendCommand: throwing, sendPTZCommand: throwing });
  await expect(throws.sendCommand(door, ring)).rejects.toMatchObject(told);
  await expect(throws.steer(door, 0, 'release')).rejects.toMatchObject(told);
});

test('a camera is turned by the plugin’s own call, and says where it ends', async () => {
  const sent: unknown[] = [];
  const { steer } = over({ sendPTZCommand: (id, command) => sent.push([id, command]) && { apex: 'yes' } });
  expect(await steer(door, 0, 'left')).toEqual({ isAtEnd: true });
  await steer(door, 0, 'release');
  expect(sent).toEqual([
    ['door', { ptzCmd: 'ptz_left_press' }],
    ['door', { ptzCmd: 'ptz_release_pre' }],
  ]);
});

test.each([
  [undefined],
  [{}],
  [{ apex: 'no' }],
  [0],
])('a press that is answered %j is not at its end', async (answer) => {
  expect(await over({ sendPTZCommand: () => answer }).steer(door, 0, 'up')).toEqual({ isAtEnd: false });
});

test('an answer that says that it failed is no success', async () => {
  const { steer } = over({ sendPTZCommand: () => ({ errcode: -2403, errmsg: 'not started' }) });
  await expect(steer(door, 0, 'up')).rejects.toMatchObject({ source: 'xp2p', code: -2403 });
});

test('another channel, and a plugin without that call, are turned by a command', async () => {
  const sent: unknown[] = [];
  const sendCommand = (_id: string, command: string) => sent.push(decodeURIComponent(command)) && success;
  const own = over({ sendCommand, sendPTZCommand: () => sent.push('sendPTZCommand') });
  expect(await own.steer(door, 1, 'up')).toEqual({ isAtEnd: true });
  expect(await over({ sendCommand }).steer(door, 0, 'release')).toEqual({ isAtEnd: true });
  expect(sent).toEqual([
    'action=user_define&channel=1&cmd={"message_id":1,"topic":"ptz","data":{"cmd":"ptz_up_press"}}',
    'action=user_define&channel=0&cmd={"message_id":1,"topic":"ptz","data":{"cmd":"ptz_release_pre"}}',
  ]);
});

test('what the device says unasked is told as text until nobody listens', () => {
  const listeners = new Map<string, Listener>();
  const { listen } = over({
    addP2PServiceEventListener: (id, name, listener) => listeners.set(`${id} ${name}`, listener),
    removeP2PServiceEventListener: (id, name, listener) =>
      listeners.get(`${id} ${name}`) === listener && listeners.delete(`${id} ${name}`),
  });
  const told: string[] = [];
  const stop = listen(door, (text) => told.push(text));
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const detail of ['motion\0', { alarm: 1 }, undefined, '', circle])
    listeners.get('door feedbackFromDevice')?.(detail);
  listeners.get('door serviceReceivePrivateCommand')?.({ iv_private_cmd: 'ring' });
  expect(told).toEqual(['motion', '{"alarm":1}', '{"iv_private_cmd":"ring"}']);
  stop();
  expect(listeners.size).toBe(0);
});

test('a plugin that cannot listen, or throws, is no harm', () => {
  const throwing = (): never => {
    throw new Error('no');
  };
  for (const manager of [{}, { addP2PServiceEventListener: throwing, removeP2PServiceEventListener: throwing }])
    over(manager).listen(door, () => undefined)();
});

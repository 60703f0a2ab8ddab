import { deviceStatusCommand, readDeviceStatus } from '../../../../miniprogram/plugins/xp2p/device-status';
import { camera, live, Stage } from './stage';

describe('the command', () => {
  it('the command that asks a device names the wanted stream', () => {
    expect(deviceStatusCommand(live)).toBe('action=inner_define&channel=0&cmd=get_device_st&type=live&quality=high');
    expect(deviceStatusCommand({ action: 'live', channel: 2, quality: 'super' })).toBe(
      'action=inner_define&channel=2&cmd=get_device_st&type=live&quality=super',
    );
  });
});

describe('the answer', () => {
  it.each([
    ['a number', '[{"status":1,"appConnectNum":2}]', 1],
    ['a string', '[{"status":"405","appConnectNum":"4"}]', 405],
    ['with the NUL that earlier versions leave', '[{"status":0,"appConnectNum":1}]\u0000', 0],
    ['without a list', '{"status":0}', 0],
    ['no JSON', 'busy', undefined],
    ['an empty list', '[]', undefined],
    ['no status', '[{}]', undefined],
  ])('the answer of a device is read: %s', (_, data, status) => {
    expect(readDeviceStatus({ type: 'success', data })).toBe(status);
  });

  it.each([undefined, null, {}, { data: new ArrayBuffer(2) }])('the answer %p of a device tells nothing', (answer) => {
    expect(readDeviceStatus(answer)).toBeUndefined();
  });
});

describe.each(['1.0', '1.3', '2.0', '3.0', '3.1'] as const)('plugin %s', (generation) => {
  async function started(): Promise<Stage> {
    const stage = new Stage(generation);
    await stage.init();
    await stage.play(camera());
    return stage;
  }

  it('a camera that accepts viewers answers 0', async () => {
    const stage = await started();
    const asked = stage.xp2p.checkDevice?.(camera(), live);
    await stage.clock.advance(2_000);
    await expect(asked).resolves.toBe(0);
  });

  it('a camera with too many viewers says so', async () => {
    const stage = await started();
    const busy = camera('busy-1');
    const starting = stage.xp2p.startService(busy, live, () => undefined);
    await stage.clock.advance(2_000);
    await starting;
    const asked = stage.xp2p.checkDevice?.(busy, live);
    await stage.clock.advance(2_000);
    await expect(asked).resolves.toBe(405);
  });

  it('a command to a device that fails rejects with its code: that is no refusal by the camera', async () => {
    const stage = await started();
    stage.simulation.faults.onCall('sendCommand', { how: 'answer', code: -2403 });
    const asked = stage.xp2p.checkDevice?.(camera(), live);
    asked?.catch(() => undefined);
    await stage.clock.advance(2_000);
    await expect(asked).rejects.toMatchObject({ source: 'xp2p', step: 'checkDevice', code: -2403 });
  });
});

it('the beta has no commands to devices', () => {
  expect(new Stage('beta').xp2p.checkDevice).toBeUndefined();
});

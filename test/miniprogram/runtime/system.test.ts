import { createSystem } from '../../../miniprogram/runtime/system';
import { createWechat } from '../../../miniprogram/runtime/wechat';
import { VirtualClock } from '../../support/virtual-clock';

const systemOf = (wx: object) =>
  createSystem(
    createWechat(() => wx),
    new VirtualClock(),
    'ios',
  );

type Options = { success(): void; fail(reason: { errMsg: string }): void };

test('the phone’s settings of WeChat can be opened', async () => {
  let opened = 0;
  const system = systemOf({
    openAppAuthorizeSetting: ({ success }: Options) => {
      opened += 1;
      success();
    },
  });
  await expect(system.openPermissions()).resolves.toBeUndefined();
  expect(opened).toBe(1);
});

test.each([
  ['WeChat refuses', { openAppAuthorizeSetting: ({ fail }: Options) => fail({ errMsg: 'fail no' }) }],
  ['base library 2.20.0 and before', {}],
])('settings of WeChat that do not open reject with a failure that says what to do: %s', async (_, wechat) => {
  await expect(systemOf(wechat).openPermissions()).rejects.toMatchObject({
    source: 'system',
    kind: 'settingsFailed',
    step: 'openSettings',
    message: expect.stringMatching(/^fail no$|it is not there$/),
  });
});

describe('which network there is', () => {
  const network = {
    getNetworkType: ({ success }: { success(found: object): void }) => success({ networkType: 'wifi' }),
  };

  test('a network is told with the phone’s own address where that is told', async () => {
    const getLocalIPAddress = ({ success }: { success(found: object): void }) => success({ localip: '192.168.1.20' });
    await expect(systemOf({ ...network, getLocalIPAddress }).askNetwork()).resolves.toEqual({
      networkType: 'wifi',
      online: true,
      localAddress: '192.168.1.20',
    });
    await expect(systemOf(network).askNetwork()).resolves.toEqual({ networkType: 'wifi', online: true });
  });
});

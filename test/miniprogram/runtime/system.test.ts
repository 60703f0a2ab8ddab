import { createSystem } from '../../../miniprogram/runtime/system';

type Options = { success(): void; fail(reason: { errMsg: string }): void };

test('the phone’s settings of WeChat can be opened', async () => {
  let opened = 0;
  const system = createSystem({
    openAppAuthorizeSetting: (({ success }: Options) => {
      opened += 1;
      success();
    }) as never,
  });
  await expect(system.openPermissions()).resolves.toBeUndefined();
  expect(opened).toBe(1);
});

test.each([
  ['WeChat refuses', { openAppAuthorizeSetting: (({ fail }: Options) => fail({ errMsg: 'fail no' })) as never }],
  ['base library 2.25.2 and before', {}],
])('settings of WeChat that do not open reject with a failure that says what to do: %s', async (_, wechat) => {
  await expect(createSystem(wechat).openPermissions()).rejects.toMatchObject({
    source: 'system',
    kind: 'settingsFailed',
    step: 'openSettings',
    message: expect.stringMatching(/^fail no$|is not there/),
  });
});

import { createAlbum } from '../../../miniprogram/runtime/album';
import { VirtualClock } from '../../support/virtual-clock';
import { fakeWechat } from './fake-wechat';

function album() {
  const wechat = fakeWechat();
  const clock = new VirtualClock();
  return {
    wechat,
    clock,
    album: createAlbum(wechat.calls, clock),
    madeCalls: () => wechat.made.map(({ call }) => call),
  };
}

const scope = 'scope.writePhotosAlbum';

describe('the album', () => {
  test('the album asks for permission the first time, then saves', async () => {
    const { album: phone, wechat, madeCalls } = album();
    await phone.save('/tmp/picture.jpg');
    expect(madeCalls()).toEqual(['getSetting', 'authorize', 'saveImageToPhotosAlbum']);
    expect(wechat.made[1]?.options).toMatchObject({ scope });
    expect(wechat.made[2]?.options).toMatchObject({ filePath: '/tmp/picture.jpg' });
  });

  test('the album asks nothing when it is allowed already', async () => {
    const { album: phone, wechat, madeCalls } = album();
    wechat.permissions[scope] = true;
    await phone.save('/tmp/picture.jpg');
    expect(madeCalls()).toEqual(['getSetting', 'saveImageToPhotosAlbum']);
  });

  test('a person who says no to the album gets a failure that says so, and nothing is saved', async () => {
    const { album: phone, wechat, madeCalls } = album();
    wechat.permissions[scope] = false;
    wechat.failures.authorize = { errMsg: 'authorize:fail auth deny' };
    await expect(phone.save('/tmp/picture.jpg')).rejects.toMatchObject({
      source: 'system',
      kind: 'deniedInSettings',
      step: 'askPermission',
      message: 'authorize:fail auth deny',
    });
    expect(madeCalls()).not.toContain('saveImageToPhotosAlbum');
  });

  type Told = { errMsg: string; errno?: number };
  type World = {
    readonly scope?: boolean;
    readonly albumSwitch?: 'authorized' | 'denied' | 'not determined';
    readonly needsPrivacyConsent?: boolean;
  };
  const save = 'saveImageToPhotosAlbum:fail';
  test.each<[string, Told, World, string]>([
    [
      'an iPhone’s words for a no in the settings',
      { errMsg: `${save} authorize no response` },
      { scope: false },
      'deniedInSettings',
    ],
    [
      'words that nobody knows for a no in the settings',
      { errMsg: `${save} 用户未授权` },
      { scope: false },
      'deniedInSettings',
    ],
    [
      'the same words where the phone says no',
      { errMsg: `${save} authorize no response` },
      { scope: true, albumSwitch: 'denied' },
      'deniedByPhone',
    ],
    ['no system permission, by number', { errMsg: `${save} system error`, errno: 3 }, {}, 'deniedByPhone'],
    ['not declared, by number', { errMsg: `${save}`, errno: 112 }, { scope: true }, 'privacyUndeclared'],
    [
      'not declared, in words',
      { errMsg: `${save} api scope is not declared in the privacy agreement` },
      {},
      'privacyUndeclared',
    ],
    ['banned at review', { errMsg: `${save} appid privacy api banned` }, {}, 'privacyUndeclared'],
    [
      'the guideline refused: the text counts before the number',
      { errMsg: `${save} privacy permission is not authorized`, errno: 104 },
      {},
      'refusedOnce',
    ],
    [
      'the guideline refused, inside the pop-up of the permission',
      { errMsg: `${save} auth deny`, errno: 103 },
      { needsPrivacyConsent: true },
      'refusedOnce',
    ],
    [
      'the guideline not accepted, whatever is said',
      { errMsg: `${save}` },
      { needsPrivacyConsent: true },
      'refusedOnce',
    ],
    ['cancelled', { errMsg: `${save} cancel` }, {}, 'cancelled'],
    ['no space', { errMsg: `${save} file not exists` }, {}, 'albumFailed'],
  ])('why the album was refused is asked, not guessed: %s', async (_, told, world, kind) => {
    const { album: phone, wechat } = album();
    if (world.scope !== undefined) wechat.permissions[scope] = world.scope;
    wechat.albumSwitch = world.albumSwitch;
    wechat.needsPrivacyConsent = world.needsPrivacyConsent ?? false;
    wechat.failures.saveImageToPhotosAlbum = told;
    await expect(phone.save('/tmp/picture.jpg')).rejects.toMatchObject({ kind, step: 'saveImageToPhotosAlbum' });
  });

  test('a WeChat that tells no state in time is judged by its words', async () => {
    const { album: phone, wechat, clock } = album();
    wechat.wx.getPrivacySetting = () => undefined;
    wechat.permissions[scope] = true;
    wechat.failures.saveImageToPhotosAlbum = { errMsg: 'saveImageToPhotosAlbum:fail auth denied' };
    const saved = expect(phone.save('/tmp/picture.jpg')).rejects.toMatchObject({ kind: 'refusedOnce' });
    await clock.advance(2_000);
    await saved;
    expect(clock.pending).toBe(0);
  });

  test.each([
    [{ errMsg: 'saveImageToPhotosAlbum:fail file not exists' }, 'saveImageToPhotosAlbum:fail file not exists'],
    [new Error('disk is full'), 'disk is full'],
    ['out of order', 'out of order'],
    [undefined, 'undefined'],
  ])('a save to the album that fails otherwise (%p) is not taken for a refusal', async (reason, message) => {
    const { album: phone, wechat } = album();
    wechat.failures.saveImageToPhotosAlbum = reason;
    await expect(phone.save('/tmp/picture.jpg')).rejects.toMatchObject({ code: 'albumFailed', message });
  });

  test('a permission for the album that could not even be asked for is not a refusal', async () => {
    const { album: phone, wechat } = album();
    wechat.failures.authorize = { errMsg: 'authorize:fail timeout' };
    await expect(phone.save('/tmp/picture.jpg')).rejects.toMatchObject({ code: 'albumFailed', step: 'askPermission' });
  });

  test('settings for the album that do not open reject with a failure too', async () => {
    const { album: phone, wechat } = album();
    await expect(phone.openSettings()).resolves.toBeUndefined();
    wechat.failures.openSetting = { errMsg: 'openSetting:fail can only be invoked by user TAP gesture' };
    await expect(phone.openSettings()).rejects.toMatchObject({ source: 'system', step: 'openSettings' });
  });
});

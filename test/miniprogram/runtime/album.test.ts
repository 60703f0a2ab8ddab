import { createAlbum } from '../../../miniprogram/runtime/album';
import { fakeWechat } from './fake-wechat';

function album() {
  const wechat = fakeWechat();
  return { wechat, album: createAlbum(wechat.calls), madeCalls: () => wechat.made.map(({ call }) => call) };
}

describe('the album', () => {
  test('the album asks for permission the first time, then saves', async () => {
    const { album: phone, wechat, madeCalls } = album();
    await phone.save('/tmp/picture.jpg');
    expect(madeCalls()).toEqual(['getSetting', 'authorize', 'saveImageToPhotosAlbum']);
    expect(wechat.made[1]?.options).toMatchObject({ scope: 'scope.writePhotosAlbum' });
    expect(wechat.made[2]?.options).toMatchObject({ filePath: '/tmp/picture.jpg' });
  });

  test('the album asks nothing when it is allowed already', async () => {
    const { album: phone, wechat, madeCalls } = album();
    wechat.permissions['scope.writePhotosAlbum'] = true;
    await phone.save('/tmp/picture.jpg');
    expect(madeCalls()).toEqual(['getSetting', 'saveImageToPhotosAlbum']);
  });

  test('a person who says no to the album gets a failure that says so, and nothing is saved', async () => {
    const { album: phone, wechat, madeCalls } = album();
    wechat.failures.authorize = { errMsg: 'authorize:fail auth deny' };
    await expect(phone.save('/tmp/picture.jpg')).rejects.toMatchObject({
      source: 'system',
      code: 'albumDenied',
      kind: 'albumDenied',
      step: 'askPermission',
      message: 'authorize:fail auth deny',
    });
    expect(madeCalls()).not.toContain('saveImageToPhotosAlbum');
  });

  test('a refusal of the album that WeChat only tells while saving is a refusal all the same', async () => {
    const { album: phone, wechat } = album();
    wechat.failures.saveImageToPhotosAlbum = { errMsg: 'saveImageToPhotosAlbum:fail auth denied' };
    await expect(phone.save('/tmp/picture.jpg')).rejects.toMatchObject({ code: 'albumDenied', step: 'saveImage' });
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

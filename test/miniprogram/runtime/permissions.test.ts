import { createAlbum } from '../../../miniprogram/runtime/album';
import { askPermissions } from '../../../miniprogram/runtime/permissions';
import { forgetRefusal, reasonOf } from '../../../miniprogram/runtime/refusal';
import { VirtualClock } from '../../support/virtual-clock';
import { type FakeWechat, fakeWechat } from './fake-wechat';

const clock = new VirtualClock();
const asked = (wechat: FakeWechat, platform = 'ios') => askPermissions(wechat.calls, clock, platform);

describe('how permissions stand is asked of WeChat and the phone', () => {
  test.each<[string, (wechat: FakeWechat) => void, object]>([
    ['never asked for', () => undefined, { album: 'notAsked', clipboard: 'allowed' }],
    [
      'given',
      ({ permissions }) => Object.assign(permissions, { 'scope.writePhotosAlbum': true }),
      { album: 'allowed' },
    ],
    [
      'refused in the mini-program’s settings',
      ({ permissions }) => Object.assign(permissions, { 'scope.writePhotosAlbum': false }),
      { album: 'deniedInSettings' },
    ],
    [
      'refused by the phone, whatever the mini-program may',
      (wechat) => Object.assign(wechat, { albumSwitch: 'denied' }, wechat.permissions),
      { album: 'deniedByPhone', clipboard: 'allowed' },
    ],
    [
      'the guideline is still to be accepted',
      (wechat) => Object.assign(wechat, { needsPrivacyConsent: true }),
      { album: 'notAsked', clipboard: 'notAsked' },
    ],
    [
      'the microphone, by the phone alone',
      (wechat) => Object.assign(wechat.wx, { getAppAuthorizeSetting: () => ({ microphoneAuthorized: 'denied' }) }),
      { microphone: 'deniedByPhone' },
    ],
    [
      'the camera, by the mini-program’s settings',
      ({ permissions }) => Object.assign(permissions, { 'scope.camera': false }),
      { camera: 'deniedInSettings' },
    ],
  ])('a permission is as WeChat and the phone tell: %s', async (_name, arrange, states) => {
    const wechat = fakeWechat();
    arrange(wechat);
    expect(await asked(wechat)).toMatchObject(states);
  });

  test('the local network is a permission of iPhones, of which nothing tells how it stands', async () => {
    expect(await asked(fakeWechat())).toHaveProperty('localNetwork', 'untold');
    expect(await asked(fakeWechat(), 'android')).not.toHaveProperty('localNetwork');
  });

  test('nothing is made up where WeChat tells nothing', async () => {
    const wechat = fakeWechat();
    Object.assign(wechat.failures, { getSetting: { errMsg: 'fail' }, getPrivacySetting: { errMsg: 'fail' } });
    Object.assign(wechat.wx, { getAppAuthorizeSetting: undefined });
    expect(await asked(wechat, 'android')).toEqual({});
  });
});

describe('what no state tells is remembered from the last refusal', () => {
  test.each([
    ['not declared in the guideline', { errMsg: 'fail', errno: 112 }, 'privacyUndeclared'],
    ['refused once', { errMsg: 'fail auth deny', errno: 103 }, 'refusedOnce'],
    ['cancelled by the person: nothing', { errMsg: 'saveImageToPhotosAlbum:fail cancel' }, 'notAsked'],
  ])('a refusal that no state tells is remembered: %s', async (_name, refusal, state) => {
    const wechat = fakeWechat();
    await reasonOf(wechat.calls, clock, 'album', refusal);
    expect(await asked(wechat)).toHaveProperty('album', state);
  });

  test('a refusal is over once WeChat tells that it is given, in its settings or elsewhere', async () => {
    const wechat = fakeWechat();
    await reasonOf(wechat.calls, clock, 'album', { errMsg: 'fail auth deny', errno: 103 });
    Object.assign(wechat.permissions, { 'scope.writePhotosAlbum': true });
    expect(await asked(wechat)).toHaveProperty('album', 'allowed');
    Object.assign(wechat, { needsPrivacyConsent: true });
    expect(await asked(wechat)).toHaveProperty('album', 'notAsked');
  });

  test('a refusal is remembered until it works', async () => {
    const wechat = fakeWechat();
    await reasonOf(wechat.calls, clock, 'album', { errMsg: 'fail', errno: 112 });
    await createAlbum(wechat.calls, clock).save('a.png');
    expect(await asked(wechat)).toHaveProperty('album', 'notAsked');
  });
});

describe('of two answers the newer one counts', () => {
  const names = ['album', 'clipboard', 'microphone', 'camera'] as const;
  const ofGuideline = { errMsg: 'fail privacy permission is not authorized', errno: 104 };
  const inWords = { errMsg: 'fail auth deny' };
  /** A phone that has switches for all, and a person who was asked for nothing yet. */
  const phone = (): FakeWechat => {
    const wechat = fakeWechat();
    const switches = {
      albumAuthorized: 'authorized',
      microphoneAuthorized: 'authorized',
      cameraAuthorized: 'authorized',
    };
    Object.assign(wechat.wx, { getAppAuthorizeSetting: () => switches });
    return wechat;
  };

  test.each(
    names,
  )('a guideline that was accepted since ends the refusal that it was the reason of: %s', async (name) => {
    const wechat = phone();
    Object.assign(wechat, { needsPrivacyConsent: true });
    await reasonOf(wechat.calls, clock, name, ofGuideline);
    expect(await asked(wechat)).toHaveProperty(name, 'refusedOnce');
    Object.assign(wechat, { needsPrivacyConsent: false });
    const untouched = await asked(phone());
    expect((await asked(wechat))[name]).toBe(untouched[name]);
  });

  test.each(
    names,
  )('a guideline that was accepted before ends no refusal that it was not the reason of: %s', async (name) => {
    const wechat = phone();
    await reasonOf(wechat.calls, clock, name, inWords);
    expect(await asked(wechat)).toHaveProperty(name, 'refusedOnce');
    expect(await asked(wechat)).toHaveProperty(name, 'refusedOnce');
  });

  test.each(names)('a use that works while it is still asked why an earlier one was refused: %s', async (name) => {
    const wechat = phone();
    const reason = reasonOf(wechat.calls, clock, name, inWords);
    forgetRefusal(wechat.calls, name);
    expect(await reason).toBe('refusedOnce');
    expect((await asked(wechat))[name]).not.toBe('refusedOnce');
  });

  test.each(names)('a refusal that comes while it is asked how permissions stand: %s', async (name) => {
    const wechat = phone();
    Object.assign(wechat.permissions, { 'scope.writePhotosAlbum': true, 'scope.camera': true });
    const before = asked(wechat);
    await reasonOf(wechat.calls, clock, name, ofGuideline);
    await before;
    Object.assign(wechat, { needsPrivacyConsent: true });
    expect(await asked(wechat)).toHaveProperty(name, 'refusedOnce');
  });

  test.each(names)('another refusal than before: %s', async (name) => {
    const wechat = phone();
    await reasonOf(wechat.calls, clock, name, { errMsg: 'fail', errno: 112 });
    expect(await asked(wechat)).toHaveProperty(name, 'privacyUndeclared');
    await reasonOf(wechat.calls, clock, name, inWords);
    expect(await asked(wechat)).toHaveProperty(name, 'refusedOnce');
  });

  test('a person who agreed to be asked for the album, whatever became of the photo', async () => {
    const wechat = phone();
    await reasonOf(wechat.calls, clock, 'album', { errMsg: 'fail', errno: 112 });
    Object.assign(wechat.failures, { saveImageToPhotosAlbum: { errMsg: 'fail no such file' } });
    await expect(createAlbum(wechat.calls, clock).save('a.png')).rejects.toMatchObject({ kind: 'albumFailed' });
    expect(await asked(wechat)).toHaveProperty('album', 'notAsked');
  });
});

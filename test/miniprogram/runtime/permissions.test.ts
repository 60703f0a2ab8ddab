import { createAlbum } from '../../../miniprogram/runtime/album';
import { askPermissions } from '../../../miniprogram/runtime/permissions';
import { reasonOf } from '../../../miniprogram/runtime/refusal';
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
    expect(await asked(wechat)).toHaveProperty('album', 'refusedOnce');
  });

  test('a refusal is remembered until it works', async () => {
    const wechat = fakeWechat();
    await reasonOf(wechat.calls, clock, 'album', { errMsg: 'fail', errno: 112 });
    await createAlbum(wechat.calls, clock).save('a.png');
    expect(await asked(wechat)).toHaveProperty('album', 'notAsked');
  });
});

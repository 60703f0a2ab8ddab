import { hideKnownSecrets } from '../../../../machines/privacy/known-secrets';
import { isBadAnswer, isFatal, readFailure } from '../../../../miniprogram/plugins/iot/read-failure';

const read = (reason: unknown, otherwise = 'playerror') => readFailure(reason, { step: 'player', otherwise });
const named = (reason: unknown, otherwise?: string): string => {
  const { source, code } = read(reason, otherwise);
  return `${source} ${code}`;
};

/** Reading any of it throws. */
const hostile = new Proxy(
  {},
  {
    get() {
      throw new Error('not to be read');
    },
  },
);

describe('a failure of the plugin’s manager and components', () => {
  test.each([
    ['an errMsg', { errMsg: '播放失败' }, 'iot playerror', '播放失败'],
    ['an errmsg', { errmsg: 'broken' }, 'iot playerror', 'broken'],
    ['an errType', { errType: 'StreamError', errMsg: '传输失败' }, 'iot StreamError', '传输失败, StreamError'],
    ['an errcode', { errcode: -2402 }, 'xp2p -2402', 'errcode -2402'],
    ['an errCode', { errCode: '-2402', errMsg: 'no' }, 'xp2p -2402', 'no, errcode -2402'],
    ['a code', { code: -2005 }, 'xp2p -2005', 'errcode -2005'],
    ['a bare number', -2001, 'xp2p -2001', 'errcode -2001'],
    ['a number as text', '-2403', 'xp2p -2403', 'errcode -2403'],
    ['a text', 'something broke', 'iot playerror', 'something broke'],
    ['an Error', new Error('broke'), 'iot playerror', 'broke'],
    ['a text in errDetail.msg', { errMsg: '出错', errDetail: { msg: 'why' } }, 'iot playerror', '出错, why'],
    ['an errDetail that is a text', { errDetail: 'why' }, 'iot playerror', 'why'],
    ['a detail in errDetail', { errDetail: { detail: 'why' } }, 'iot playerror', 'why'],
    ['a code in errDetail', { errDetail: { errcode: -2501 } }, 'xp2p -2501', 'errcode -2501'],
    ['a number that is nobody’s', { errcode: 7, errMsg: 'x' }, 'iot playerror', 'x, errcode 7'],
    ['the same said twice', { errMsg: 'x', errDetail: { msg: 'x' } }, 'iot playerror', 'x'],
    ['nothing', undefined, 'iot playerror', undefined],
    ['null', null, 'iot playerror', undefined],
    ['an empty object', {}, 'iot playerror', undefined],
    ['what cannot be read', hostile, 'iot playerror', undefined],
    ['fields of no sense', { errMsg: 7, errType: {}, errDetail: [] }, 'iot playerror', undefined],
  ])('a failure is read from %s', (_what, reason, expected, message) => {
    expect(named(reason)).toBe(expected);
    expect(read(reason).message).toBe(message);
  });

  test.each([
    ['httpStatus: 503, too many', 'http 503'],
    ['httpStatus:404', 'http 404'],
    ['httpStatus 200 but empty', 'iot playerror'],
    ['startStream err -2402', 'xp2p -2402'],
    ['(-2501) decrypt', 'xp2p -2501'],
    ['livePlayerStateChange: -2301 retried in vain', 'live-player -2301'],
    ['livePlayerStateChange: 10002', 'live-player 10002'],
    ['p2pNotify: disconnect, peer gone', 'notice disconnect'],
    ['p2pNotify: unheard-of', 'iot playerror'],
    ['insertLivePlayer:fail jsapi has no permission', 'live-player notEnabled'],
    ['system permission denied', 'live-player permissionDenied'],
    ['on 2026-2402 at 12-2301', 'iot playerror'],
    ['code -24021', 'iot playerror'],
    ['camera-2301 is gone', 'iot playerror'],
  ])('a failure has the code that its text carries, of the source that it comes from: %s', (msg, expected) => {
    expect(named({ errMsg: '播放出错', errDetail: { msg } })).toBe(expected);
  });

  test('a failure of live-player’s half has live-player’s codes, also where both plugins have the number', () => {
    expect(named({ errType: 'LivePlayerStateError', errDetail: { msg: 'code -2301' } })).toBe('live-player -2301');
    expect(named({ errType: 'LivePlayerError', errCode: -2302 })).toBe('live-player -2302');
    expect(named({ errType: 'StreamStartError', errDetail: { msg: 'startStream err -2301' } })).toBe('xp2p -2301');
  });

  test('a failure whose type has no row is that of where it was said, and of its type where that has none either', () => {
    expect(named({ errType: 'NeverHeard' }, 'ServiceStartError')).toBe('iot ServiceStartError');
    expect(read({ errType: 'NeverHeard' }, 'ServiceStartError').message).toBe('NeverHeard');
    expect(named({ errType: 'NeverHeard' })).toBe('iot NeverHeard');
    expect(read({ errType: 'NeverHeard' }).kind).toBe('unknownIot');
    expect(named({ errType: 'unknown' }, 'ServiceError')).toBe('iot ServiceError');
    expect(named({ errType: 'constructor' }, 'ServiceError')).toBe('iot ServiceError');
  });

  test('a failure keeps the plugin’s Chinese sentence as a detail, and nothing that is secret in it', () => {
    const { message = '', step } = read({ errMsg: '连接失败 https://a.invalid/x.flv?token=abcdef' });
    expect(message).toContain('连接失败');
    expect(message).not.toContain('abcdef');
    expect(hideKnownSecrets(message)).toBe(message);
    expect(step).toBe('player');
  });
});

test('what cannot be read is neither fatal nor a bad answer', () => {
  expect([isFatal(hostile), isBadAnswer(hostile)]).toEqual([null, false]);
});

test.each([
  [{ isFatalError: true }, true],
  [{ isFatalError: false, errType: 'PlayerError' }, false],
  [{ errType: 'PlayerError' }, true],
  [{ errType: 'LocalServerError' }, true],
  [{ errType: 'StreamError' }, false],
  [{ errType: 'LivePlayerStateError' }, null],
  [{ errType: 'NeverHeard' }, null],
  [{ isFatalError: 'yes' }, null],
  [undefined, null],
])('a failure is fatal as the component says, or its type: %j', (detail, expected) => {
  expect(isFatal(detail)).toBe(expected);
});

test.each([
  [undefined, false],
  [null, false],
  [0, false],
  ['0', false],
  [{}, false],
  [{ errcode: 0 }, false],
  [{ type: 'success' }, false],
  ['started', false],
  [-2402, true],
  [false, true],
  [{ errcode: -2402 }, true],
  [{ code: '1' }, true],
  [{ type: 'timeout' }, true],
  [{ success: false }, true],
  [{ errType: 'saveError' }, true],
])('an answer is bad where it says so: %j', (answer, expected) => {
  expect(isBadAnswer(answer)).toBe(expected);
});

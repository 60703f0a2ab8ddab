import fc from 'fast-check';
import { redact } from '../../../machines/privacy/redact';

describe('what looks like a secret', () => {
  test.each([
    ['appSecretKey=s3cr3t', 'appSecretKey=***'],
    ['{"appKey":"a \\"quoted\\" key","appid":7}', '{"appKey":***,"appid":7}'],
    ["secret_key: 'it is hidden', next", 'secret_key: ***, next'],
    ['Authorization: Bearer abc.def', 'Authorization: ***'],
    ['access_token = abc; ok', 'access_token = ***; ok'],
    ['xp2pInfo: short', 'xp2pInfo: ***'],
    ['appOauthId=12345', 'appOauthId=***'],
    ['pulled action=live&channel=0&quality=high', 'pulled action=live&channel=***&quality=***'],
    ['GET http://a.example/live.flv?txSecret=abc failed', 'GET http://a.example/live.flv?txSecret=*** failed'],
    ['peer XP2PcH3rT0ken+Abc/xyz012==%2.4.0 lost', 'peer *** lost'],
    ['key material 0123456789abcdef0123456789abcdef', 'key material ***'],
    ['see https://anna:hush@a.example/x, please', 'see https://***@a.example/x, please'],
    ['Authorization: Bearer  abc.def', 'Authorization: ***'],
    ['authorization=Basic  dXNlcg; ok', 'authorization=***; ok'],
    ['peer XP2Pabcdefghijkl lost', 'peer *** lost'],
    ['at shown/0123456789abcdef0123456789abcdef', 'at ***'],
    ['at ids/abcdefghij0123456789', 'at ***'],
    ['x7Kq2-Pz9Lm4/Rt6Wv1_Yb8Nc3', '***'],
    ['dGhpcyBpcyBhIHNlY3JldCB0aGF0IGlzIGxvbmc9MTIz', '***'],
  ])('what looks like a secret is masked: %s → %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test('a secret is masked whatever its token is made of, and wherever it stands', () => {
    const hexToken = fc.stringMatching(/^[0-9a-f]{32,64}$/).filter((token) => /\d/.test(token) && /[a-f]/.test(token));
    fc.assert(
      fc.property(hexToken, fc.constantFrom('', 'the ', 'id: ', '('), (token, before) => {
        expect(redact(`${before}${token}`)).not.toContain(token.slice(4, 28));
      }),
    );
  });

  test('a secret is masked once and for all: nothing changes the second time', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(redact(redact(text))).toBe(redact(text))));
  });
});

describe('what a person needs to find the fault', () => {
  test.each([
    'startService: -2402 (pullNotStarted)',
    'session live-living-room-camera-number-1 left',
    'pages/live/live → components/camera-view/camera-view',
    'WECHAT_SERVER_ERROR',
    'keyframe: 12, 25 fps, 640 × 360',
    'the internationalization-of-everything is a long word',
    '摄像头 front-door 已连接，用时 1234 ms',
    'pages/live2/components/camera-view',
    '123456789012345678901234 bytes',
    'http://XP2P_INFO.xnet/ipc.p2p.com/ipc.flv',
    'errCode:-1004 Failed to connect to 127.0.0.1:34567',
  ])('what a person needs to find the fault is kept: %s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

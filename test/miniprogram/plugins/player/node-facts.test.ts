import type { Player } from '../../../../machines/kernel/ports';
import { toNodeFacts } from '../../../../miniprogram/plugins/player/node-facts';

const stateChange = (code: unknown, message?: string) => toNodeFacts('statechange', { code, message });

describe('events of a p2p-player node as facts', () => {
  it('playerReady hands over the player, and is nothing without one', () => {
    const player = { context: {} } as Player;
    expect(toNodeFacts('playerReady', {}, { player })).toEqual([{ type: 'node.ready', player }]);
    expect(toNodeFacts('playerReady', {})).toEqual([]);
  });

  it('playerStartPull says: pull now', () => {
    expect(toNodeFacts('playerStartPull', undefined)).toEqual([{ type: 'node.pullStarted' }]);
  });

  it.each([
    [true, true],
    [false, false],
    [undefined, false],
  ])('fullscreenchange { fullScreen: %s } is told', (fullScreen, expected) => {
    const facts = toNodeFacts('fullscreenchange', { fullScreen });
    expect(facts).toEqual([{ type: 'node.fullScreenChanged', fullScreen: expected }]);
  });

  it('an event of a p2p-player node that nobody knows is nothing', () => {
    expect(toNodeFacts('audiovolumenotify', { volume: 3 })).toEqual([]);
  });
});

describe('why live-player let go', () => {
  const reason = (error: unknown, closeTypes?: unknown) => toNodeFacts('playerClose', { error }, { closeTypes });

  it.each([
    ['LIVE_PLAYER_CLOSED', undefined, 'livePlayer'],
    ['TRANSMISSION_ERROR', { errcode: 2 }, 'livePlayer'],
    ['TRANSMISSION_ERROR', { errcode: '2' }, 'livePlayer'],
    ['TRANSMISSION_ERROR', { errcode: 1 }, 'unknown'],
    ['TRANSMISSION_ERROR', undefined, 'unknown'],
    ['MEDIA_FINISH', undefined, 'mediaFinished'],
    ['USER_CLOSE', undefined, 'user'],
    ['SOMETHING_NEW', undefined, 'unknown'],
    [undefined, undefined, 'unknown'],
  ])('playerClose %s with %j says that live-player let go because: "%s"', (code, errDetail, expected) => {
    expect(reason({ code, errDetail })).toEqual([{ type: 'node.closed', reason: expected }]);
  });

  it('the type of playerClose is compared with the values that the plugin exports', () => {
    const closeTypes = { LIVE_PLAYER_CLOSED: 7, USER_CLOSE: 9 };
    expect(reason({ code: 7 }, closeTypes)).toEqual([{ type: 'node.closed', reason: 'livePlayer' }]);
    expect(reason({ code: 9 }, closeTypes)).toEqual([{ type: 'node.closed', reason: 'user' }]);
    expect(reason({ code: 'MEDIA_FINISH' }, closeTypes)).toEqual([{ type: 'node.closed', reason: 'mediaFinished' }]);
  });

  it('a playerClose without any detail is one for unknown reasons', () => {
    expect(toNodeFacts('playerClose', undefined)).toEqual([{ type: 'node.closed', reason: 'unknown' }]);
  });
});

describe('failures of a player', () => {
  const failure = (event: string, detail: unknown) => {
    const [fact] = toNodeFacts(event, detail);
    if (fact?.type !== 'node.failed') throw new Error(`no failure but ${fact?.type}`);
    return fact.failure;
  };

  it('WECHAT_SERVER_ERROR: WeChat killed the local server', () => {
    const killed = failure('playerError', { error: { code: 'WECHAT_SERVER_ERROR' } });
    expect(killed).toMatchObject({ source: 'p2p-player', code: 'WECHAT_SERVER_ERROR', scope: 'localServer' });
    expect(killed).not.toHaveProperty('message');
  });

  it.each([
    [{ error: { code: 12, errMsg: 'port in use' } }, 12, 'port in use'],
    [{ error: { message: 'port in use' } }, 'unknown', 'port in use'],
    [undefined, 'unknown', undefined],
  ])('playerError %j: the local server could not start', (detail, code, message) => {
    const failed = failure('playerError', detail);
    expect(failed).toMatchObject({ source: 'p2p-player', code, kind: 'localServerNotStarted', step: 'player' });
    expect(failed.message).toBe(message);
  });

  it('system permission denied: RTC mode without the microphone', () => {
    const denied = failure('error', { errMsg: 'system permission denied', errCode: 10_004 });
    expect(denied).toMatchObject({
      source: 'live-player',
      kind: 'microphoneDenied',
      message: 'system permission denied',
    });
  });

  it('10002: RTC mode without the microphone, told by number alone', () => {
    expect(failure('error', { errCode: 10_002 })).toMatchObject({ source: 'live-player', kind: 'microphoneDenied' });
  });

  it.each([
    ['error', { errMsg: 'insertLivePlayer:fail jsapi has no permission', errCode: -1 }],
    ['playerError', { error: { code: 'LIVE_PLAYER_ERROR', errMsg: 'insertLivePlayer:fail jsapi has no permission' } }],
  ])('a live-player that the console has not switched on says so in %s', (event, detail) => {
    expect(failure(event, detail)).toMatchObject({
      source: 'live-player',
      kind: 'livePlayerNotEnabled',
      scope: 'player',
    });
  });

  it.each([
    [{ errMsg: 'no memory', errCode: 10_001 }, 10_001],
    [{ errMsg: 'no memory' }, 'unknown'],
    [undefined, 'unknown'],
  ])('another error of live-player: %j', (detail, code) => {
    expect(failure('error', detail)).toMatchObject({ source: 'live-player', code, kind: 'unknownLivePlayer' });
  });

  it.each([
    [-2301, 'playerGaveUp'],
    [-2302, 'playerNoAddress'],
  ])('statechange %i ends live-player’s own attempts', (code, kind) => {
    expect(failure('statechange', { code })).toMatchObject({ source: 'live-player', code, kind });
  });

  it.each([
    [-2304, 'noDecoder'],
    [-2399, 'unknownLivePlayer'],
    [-1, 'unknownLivePlayer'],
  ])('a negative code that no table has is a failure with its number: statechange %i', (code, kind) => {
    expect(failure('statechange', { code })).toMatchObject({ source: 'live-player', code, kind });
  });

  it.each([
    'errCode:-1004',
    'errCode: -1004 connection refused',
    'Failed to connect to 127.0.0.1',
  ])('statechange 2103 with "%s": the local server is gone', (message) => {
    expect(failure('statechange', { code: 2103, message })).toMatchObject({
      source: 'live-player',
      code: 'LOCAL_SERVER_GONE',
      scope: 'localServer',
      message,
    });
  });
});

describe('statechange', () => {
  it.each([2003, 2032])('statechange %i: the picture is there', (code) => {
    expect(stateChange(code)).toEqual([{ type: 'node.pictureShown' }]);
  });

  it.each([
    undefined,
    'no data for 5 s',
  ])('statechange 2103 with message %j: live-player reconnects by itself', (message) => {
    expect(stateChange(2103, message)).toEqual([{ type: 'node.reconnecting' }]);
  });

  it('statechange 2026: sound plays', () => {
    expect(stateChange(2026)).toEqual([{ type: 'node.soundBegan' }]);
  });

  it.each([
    2101, 2102, 2104, 2105, 2106, 2107, 2108, 2109, 3001, 3002, 3003, 3005, 6000,
  ])('statechange %i is told', (code) => {
    expect(stateChange(code)).toEqual([{ type: 'node.noticed', code }]);
  });

  it.each([
    2001,
    2002,
    2004,
    2005,
    2006,
    2007,
    2008,
    2009,
    2030,
    4711,
    undefined,
    'x',
    null,
  ])('statechange %s is nothing to act on', (code) => {
    expect(stateChange(code)).toEqual([]);
  });

  const ios = (baseLibrary: string) => ({ platform: 'ios', baseLibrary });
  const shown = { type: 'node.pictureShown' };
  it.each([
    ['2032 of an iPhone with 3.15.9: the first frame', 2032, ios('3.15.9'), [shown]],
    [
      '2032 of an iPhone with 3.16.0: another app took the sound',
      2032,
      ios('3.16.0'),
      [{ type: 'node.noticed', code: 2032 }],
    ],
    [
      '2032 of an iPhone with 4.0.0: another app took the sound',
      2032,
      ios('4.0.0'),
      [{ type: 'node.noticed', code: 2032 }],
    ],
    ['2032 of an iPhone that does not tell: nothing', 2032, ios(''), []],
    ['2032 of Android with 3.16.0: the first frame', 2032, { platform: 'android', baseLibrary: '3.16.0' }, [shown]],
    ['2032 of HarmonyOS with 3.17.2: the first frame', 2032, { platform: 'ohos', baseLibrary: '3.17.2' }, [shown]],
    ['2003 of an iPhone with 3.16.0: the first frame', 2003, ios('3.16.0'), [shown]],
    ['2003 of an iPhone with 2.19.3: the first frame', 2003, ios('2.19.3'), [shown]],
    ['2034 of an iPhone with 3.16.0: nothing', 2034, ios('3.16.0'), []],
  ])('%s', (_, code, version, facts) => {
    expect(toNodeFacts('statechange', { code }, { version })).toEqual(facts);
  });

  it('statechange takes a code that came as text', () => {
    expect(stateChange('2032')).toEqual([{ type: 'node.pictureShown' }]);
  });
});

describe('netstatus', () => {
  it('netstatus passes on every field that is there, by the names of the machines', () => {
    const info = { videoCache: 400, audioCache: 380, videoFPS: 15, videoBitrate: 420, audioBitrate: 24 };
    expect(toNodeFacts('netstatus', { info: { ...info, videoWidth: 640, videoHeight: 360, cpu: 3 } })).toEqual([
      {
        type: 'node.measured',
        measure: {
          videoCacheMs: 400,
          audioCacheMs: 380,
          framesPerSecond: 15,
          width: 640,
          height: 360,
        },
      },
    ]);
  });

  it('netstatus leaves out what is missing or no number', () => {
    const info = { videoCache: 0, audioCache: Number.NaN, videoFPS: '15', videoBitrate: '', videoWidth: null };
    expect(toNodeFacts('netstatus', { info })).toEqual([
      { type: 'node.measured', measure: { videoCacheMs: 0, framesPerSecond: 15 } },
    ]);
  });

  it.each([{ info: {} }, { info: 'busy' }, {}, undefined])('netstatus %j says nothing', (detail) => {
    expect(toNodeFacts('netstatus', detail)).toEqual([]);
  });
});

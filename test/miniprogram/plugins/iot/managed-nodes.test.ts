import type { ManagedFact, ManagedPlayer } from '../../../../machines/kernel/managed-nodes';
import { createManagedNodes } from '../../../../miniprogram/plugins/iot';
import { camera, outcomeOf, serverStream } from './fake-manager';

const android = { platform: 'android', baseLibrary: '3.6.3' };

/** The plugin's component, as `selectComponent` gives it. */
const component = (more: object = {}) => ({
  retry: jest.fn(),
  stopAll: jest.fn(),
  requestFullScreen: jest.fn(() => Promise.resolve()),
  exitFullScreen: jest.fn(() => Promise.resolve()),
  snapshotAndSave: jest.fn((): unknown => Promise.resolve()),
  ...more,
});

/** A node that somebody listens to. */
function stage(version = android, source = camera()) {
  const nodes = createManagedNodes(version);
  const facts: ManagedFact[] = [];
  const detach = nodes.attach('one', 1, source, (fact) => void facts.push(fact));
  const says = (event: string, detail?: unknown, found: unknown = null) =>
    nodes.deliver('one', 1, event, detail, found);
  const players = () => facts.flatMap((fact) => (fact.type === 'managed.ready' ? [fact.player] : []));
  return { nodes, facts, detach, says, players, types: () => facts.map(({ type }) => type) };
}

/** What one event says. */
function heard(event: string, detail?: unknown, version = android): readonly ManagedFact[] {
  const { says, facts } = stage(version);
  says(event, detail);
  return facts;
}

describe('the plugin’s own component', () => {
  test('a component is ready once the page has found it, and once for all its events', () => {
    const { says, facts, players } = stage();
    const found = component();
    says('mounted', undefined, null);
    says('mounted', undefined, {});
    expect(facts).toEqual([]);
    says('mounted', undefined, found);
    says('domready', undefined, found);
    says('mounted', undefined, found);
    expect(facts).toHaveLength(1);
    expect(players()[0]?.component).toBe(found);
  });

  test('a component is ready by the first event that comes with it, before what that event says', () => {
    const { says, types } = stage();
    says('playsuccess', {}, component());
    expect(types()).toEqual(['managed.ready', 'managed.played']);
  });

  test('a component that is another one is ready anew, and the same one is the same player', () => {
    const { says, players, nodes } = stage();
    const [one, other] = [component(), component()];
    says('mounted', undefined, one);
    says('mounted', undefined, other);
    const [first, second] = players();
    expect(first?.component).not.toBe(second?.component);
    const again: ManagedFact[] = [];
    nodes.attach('one', 2, camera(), (fact) => void again.push(fact));
    nodes.deliver('one', 2, 'mounted', undefined, other);
    expect(again).toEqual([{ type: 'managed.ready', player: second }]);
  });

  test.each<[string, unknown, ManagedFact]>([
    ['playsuccess', undefined, { type: 'managed.played' }],
    ['receiveidr', undefined, { type: 'managed.pictureShown' }],
    ['playstop', undefined, { type: 'managed.stopped' }],
    ['playend', { errType: 'StreamDataEnd' }, { type: 'managed.ended' }],
    ['fullscreenchange', { fullScreen: true }, { type: 'managed.fullScreenChanged', fullScreen: true }],
    ['fullscreenchange', { fullScreen: false }, { type: 'managed.fullScreenChanged', fullScreen: false }],
    ['streamstatechange', { streamState: 'StreamChecking' }, { type: 'managed.step', step: 'checkDevice' }],
    ['streamstatechange', { streamState: 'StreamPreparing' }, { type: 'managed.step', step: 'startStream' }],
    ['streamstatechange', { streamState: 'StreamStarted' }, { type: 'managed.step', step: 'waitHeader' }],
    ['streamstatechange', { streamState: 'StreamRequest' }, { type: 'managed.step', step: 'waitHeader' }],
    ['streamstatechange', { streamState: 'StreamHeaderParsed' }, { type: 'managed.step', step: 'waitData' }],
    ['streamstatechange', { streamState: 'StreamDataReceived' }, { type: 'managed.step', step: 'waitPicture' }],
    ['streamstatechange', { streamState: 'StreamError' }, { type: 'managed.weakened' }],
    ['statechange', { code: 2003 }, { type: 'managed.pictureShown' }],
    ['statechange', { code: 2032 }, { type: 'managed.pictureShown' }],
    ['statechange', { code: 2026 }, { type: 'managed.soundBegan' }],
    ['statechange', { code: 2001 }, { type: 'managed.fed' }],
    ['statechange', { code: 2007 }, { type: 'managed.ranDry' }],
    ['statechange', { code: 2006 }, { type: 'managed.ranDry' }],
    ['statechange', { code: 2004 }, { type: 'managed.wentOn' }],
    ['statechange', { code: 2105 }, { type: 'managed.noticed', code: 2105 }],
    ['statechange', { code: 2103 }, { type: 'managed.weakened' }],
    ['statechange', { code: -2301 }, { type: 'managed.weakened' }],
    [
      'netstatus',
      { info: { videoFPS: '15', videoCache: 300 } },
      { type: 'managed.measured', measure: { framesPerSecond: 15, videoCacheMs: 300 } },
    ],
    ['mjpgplaysuccess', undefined, { type: 'managed.played' }],
    ['mjpgreceiveimage', undefined, { type: 'managed.pictureShown' }],
    ['mjpgplayend', undefined, { type: 'managed.ended' }],
    ['mjpgnetstatus', { info: { videoFPS: 5 } }, { type: 'managed.measured', measure: { framesPerSecond: 5 } }],
  ])('a component that says %s %j is heard', (event, detail, fact) => {
    expect(heard(event, detail)).toEqual([fact]);
  });

  test('a component of a picture device tells of frames in its half of pictures alone: that its sound half shows none is no news', () => {
    const { says, facts } = stage(android, camera('camera-1', { flags: '%2.4.43m' }));
    says('statechange', { code: 2003 });
    says('netstatus', { info: { videoFPS: 0, videoCache: 0, audioCache: 400 } });
    says('netstatus', { info: { videoFPS: 0, videoBitrate: 0 } });
    says('mjpgnetstatus', { info: { videoFPS: 5 } });
    says('statechange', { code: 2007 });
    expect(facts).toEqual([
      { type: 'managed.measured', measure: { audioCacheMs: 400 } },
      { type: 'managed.measured', measure: { framesPerSecond: 5 } },
      { type: 'managed.ranDry' },
    ]);
  });

  test('a component whose live-player has no decoder has failed for good: no pull of its own mends that', () => {
    expect(heard('statechange', { code: -2304 })).toEqual([
      { type: 'managed.failed', failure: expect.objectContaining({ kind: 'noDecoder', code: -2304 }), isFatal: true },
    ]);
  });

  test('a component of an iPhone tells by 2032 that its sound was taken, as elsewhere in the app', () => {
    expect(heard('statechange', { code: 2032 }, { platform: 'ios', baseLibrary: '3.16.0' })).toEqual([
      { type: 'managed.noticed', code: 2032 },
    ]);
  });

  test.each([
    ['playstart', undefined],
    ['playerstatechange', { playerState: 'PlayerError' }],
    ['streamstatechange', { streamState: 'StreamIdle' }],
    ['streamstatechange', { streamState: 'NeverHeard' }],
    ['streamstatechange', { streamState: 7 }],
    ['streamstatechange', undefined],
    ['streamstatechange', 'StreamChecking'],
    ['statechange', undefined],
    ['statechange', { code: 2002 }],
    ['netstatus', { info: {} }],
    ['netstatus', undefined],
    ['mjpgplaystart', undefined],
    ['mjpgstreamstatechange', { streamState: 'StreamDataReceived' }],
    ['recordstatechange', { record: true }],
    ['neverHeard', { a: 1 }],
    ['constructor', undefined],
    ['', undefined],
  ])('a component that says %s %j says nothing that anybody acts on', (event, detail) => {
    expect(heard(event, detail)).toEqual([]);
  });

  test.each<[unknown, object, boolean | null]>([
    [
      { errMsg: '播放失败', errDetail: { msg: 'httpStatus: 503' } },
      { source: 'http', code: 503, kind: 'tooManyViewers' },
      null,
    ],
    [{ errType: 'PlayerError', errMsg: '播放器错误' }, { source: 'iot', code: 'PlayerError', scope: 'player' }, true],
    [{ errType: 'StreamError', isFatalError: false }, { source: 'iot', code: 'StreamError', scope: 'stream' }, false],
    [
      { errType: 'StreamStartError', errDetail: { msg: 'startStream err -2403' } },
      { source: 'xp2p', code: -2403 },
      false,
    ],
    [
      { errType: 'LivePlayerStateError', errDetail: { msg: 'livePlayerStateChange: -2301' } },
      { source: 'live-player', code: -2301 },
      null,
    ],
    [
      { isFatalError: true, errDetail: { msg: 'system permission denied' } },
      { source: 'live-player', kind: 'microphoneDenied' },
      true,
    ],
    [undefined, { source: 'iot', code: 'playerror', kind: 'unknownIot' }, null],
  ])('a component that says playerror %j has failed, and whether that is for good', (detail, failure, isFatal) => {
    const [fact, ...more] = heard('playerror', detail);
    expect(fact).toMatchObject({ type: 'managed.failed', failure: { step: 'player', ...failure }, isFatal });
    expect(more).toEqual([]);
  });

  test('a component of a picture device says so of every picture, and is heard at the first one of each play', () => {
    const { says, types } = stage();
    for (const event of [
      'mjpgreceiveimage',
      'mjpgreceiveimage',
      'mjpgplaystop',
      'mjpgreceiveimage',
      'mjpgreceiveimage',
    ])
      says(event);
    expect(types()).toEqual(['managed.pictureShown', 'managed.pictureShown']);
    says('mjpgplayerror', { errType: 'MjpgImageError' });
    says('mjpgreceiveimage');
    expect(types().slice(2)).toEqual(['managed.failed', 'managed.pictureShown']);
  });
});

describe('who listens to a component', () => {
  test('who listens to a component hears its own node alone, and nothing after it has left, which it may do twice', () => {
    const { nodes, facts, detach } = stage();
    nodes.deliver('one', 2, 'playsuccess', undefined, component());
    nodes.deliver('two', 1, 'playsuccess', undefined, component());
    expect(facts).toEqual([]);
    detach();
    nodes.deliver('one', 1, 'playsuccess', undefined, component());
    expect(facts).toEqual([]);
    expect(nodes.propertiesOf('one', 1)).toBeUndefined();
    detach();
  });

  test('who listens to a component gives way to a newer one, and takes nothing from it', () => {
    const { nodes, facts, detach } = stage();
    const newer: ManagedFact[] = [];
    nodes.attach('one', 2, camera('camera-2'), (fact) => void newer.push(fact));
    detach();
    nodes.deliver('one', 1, 'playsuccess', undefined, null);
    nodes.deliver('one', 2, 'playsuccess', undefined, null);
    expect([facts.length, newer.length]).toEqual([0, 1]);
    expect(nodes.propertiesOf('one', 1)).toBeUndefined();
    expect(nodes.propertiesOf('one', 2)).toMatchObject({ deviceInfo: { deviceId: 'camera-2' } });
  });

  test('who listens to a component and leaves by what it hears hears nothing more of the same event', () => {
    const nodes = createManagedNodes(android);
    const heardOf: string[] = [];
    const detach = nodes.attach('one', 1, camera(), ({ type }) => {
      heardOf.push(type);
      detach();
    });
    nodes.deliver('one', 1, 'playsuccess', undefined, component());
    expect(heardOf).toEqual(['managed.ready']);
  });
});

describe('several channels of one device', () => {
  function two(pluginVersion: string, channels: readonly [number, number], id = 'camera-1') {
    const nodes = createManagedNodes(android, () => pluginVersion);
    const facts: ManagedFact[] = [];
    const detach = nodes.attach('one', 1, { ...camera(), channel: channels[0] }, () => undefined);
    nodes.attach('two', 1, { ...camera(id), channel: channels[1] }, (fact) => void facts.push(fact));
    return { nodes, facts, detach };
  }

  test.each([
    ['3.2.12', [0, 1] as const, 'camera-1'],
    ['4.6.9', [0, 1] as const, 'camera-1'],
    ['', [0, 1] as const, 'camera-1'],
    ['3.2.11', [1, 1] as const, 'camera-1'],
    ['3.2.11', [0, 1] as const, 'camera-2'],
  ])('each plays by itself: plugin %j, channels %j, %s', (version, channels, id) => {
    const { nodes, facts } = two(version, channels, id);
    expect(facts).toEqual([]);
    expect(nodes.propertiesOf('two', 1)).toMatchObject({ xp2pInfo: expect.any(String) });
  });

  test('before 3.2.12 the second is one too many: that is said, nothing is mounted, and it plays once the first is gone', () => {
    const { nodes, facts, detach } = two('3.2.11', [0, 1]);
    expect(facts).toEqual([
      {
        type: 'managed.failed',
        failure: expect.objectContaining({ source: 'iot', code: 'channelsMissing', message: '3.2.11' }),
        isFatal: true,
      },
    ]);
    expect(nodes.propertiesOf('two', 1)).toBeUndefined();
    expect(nodes.propertiesOf('one', 1)).toMatchObject({ xp2pInfo: expect.any(String) });
    detach();
    nodes.attach('two', 2, { ...camera(), channel: 1 }, (fact) => void facts.push(fact));
    expect(facts).toHaveLength(1);
    expect(nodes.propertiesOf('two', 2)).toMatchObject({ xp2pInfo: expect.any(String) });
  });
});

describe('what a component is to play', () => {
  test('what a component plays is the camera, with what is secret of it', () => {
    const { nodes } = stage();
    expect(nodes.propertiesOf('one', 1)).toEqual({
      p2pMode: 'ipc',
      deviceInfo: { deviceId: 'camera-1', productId: 'PRODUCT', deviceName: 'device of camera-1', isMjpgDevice: false },
      xp2pInfo: 'XP2PbmV2ZXIgdG9sZA==%2.4.43',
    });
  });

  test.each([
    ['%2.4.43m', true],
    ['%2.4.43em', true],
    ['%2.4.43e', false],
    ['%2.4.43', false],
    ['m', false],
  ])('what a component plays is a picture device by the flags of its xp2pInfo: %s', (flags, isMjpgDevice) => {
    const { nodes } = stage(android, camera('camera-1', { flags }));
    expect(nodes.propertiesOf('one', 1)).toMatchObject({ deviceInfo: { isMjpgDevice } });
  });

  test('what a component plays is a stream of one to many, by its url', () => {
    const { nodes } = stage(android, serverStream);
    expect(nodes.propertiesOf('one', 1)).toEqual({
      p2pMode: 'server',
      deviceInfo: { deviceId: 'stream-1', productId: '', deviceName: '' },
      flvUrl: serverStream.address.url,
    });
  });

  test('what a component plays is asked first where that is wanted, but not where it may fall over to one to many', () => {
    const asked = camera('camera-1', { deviceCheck: true });
    const sharing = {
      ...asked,
      address: { ...asked.address, liveStreamDomain: 'many.invalid' } as typeof asked.address,
    };
    expect(stage(android, asked).nodes.propertiesOf('one', 1)).toMatchObject({ needCheckStream: true });
    const properties = stage(android, sharing).nodes.propertiesOf('one', 1);
    expect(properties).toMatchObject({ liveStreamDomain: 'many.invalid' });
    expect(properties).not.toHaveProperty('needCheckStream');
    expect(stage(android, { ...serverStream, deviceCheck: true }).nodes.propertiesOf('one', 1)).not.toHaveProperty(
      'needCheckStream',
    );
  });

  test('what a component plays is nothing for a source that this way cannot play', () => {
    const byUrl = camera('camera-1', { address: { by: 'url', url: 'http://camera.xnet/ipc.flv' } });
    expect(stage(android, byUrl).nodes.propertiesOf('one', 1)).toBeUndefined();
  });
});

describe('what a component is asked to do', () => {
  function playerOf(found: object): ManagedPlayer {
    const { says, players } = stage();
    says('mounted', undefined, found);
    const [player] = players();
    if (!player) throw new Error('no player');
    return player;
  }

  test('what a component is asked are its own methods, as the plugin has them', async () => {
    const found = component();
    const player = playerOf(found);
    await player.retry();
    await player.requestFullScreen();
    await player.exitFullScreen();
    await player.stop();
    expect(await player.snapshot()).toBe('saved');
    expect(found.retry.mock.contexts).toEqual([found]);
    expect(found.requestFullScreen.mock.calls).toEqual([[{ direction: 90 }]]);
    expect(found.exitFullScreen).toHaveBeenCalledTimes(1);
    expect(found.stopAll).toHaveBeenCalledTimes(1);
    expect(found.snapshotAndSave.mock.calls).toEqual([[{ showResult: false }]]);
  });

  test('what a component is asked is asked for a picture, and nobody knows what came of it, where it answers nothing', async () => {
    expect(await playerOf(component({ snapshotAndSave: () => undefined })).snapshot()).toBe('asked');
  });

  test.each([
    ['retry', 'retry'],
    ['snapshot', 'snapshotAndSave'],
    ['requestFullScreen', 'requestFullScreen'],
    ['exitFullScreen', 'exitFullScreen'],
    ['stop', 'stopAll'],
  ] as const)('what a component is asked by %s is refused where the plugin is too old for it', async (name, method) => {
    const { [method]: _missing, ...others } = component();
    expect(await outcomeOf(playerOf(others)[name]())).toMatchObject({
      rejected: { source: 'iot', kind: 'pluginTooOld', step: method, message: method },
    });
  });

  test.each<[string, () => unknown, object]>([
    [
      'throws',
      () => {
        throw new Error('no player');
      },
      { code: 'commandFailed', message: 'no player' },
    ],
    [
      'rejects with an errMsg',
      () => Promise.reject({ errMsg: 'not playing' }),
      { code: 'commandFailed', message: 'not playing' },
    ],
    ['rejects with nothing', () => Promise.reject(), { code: 'commandFailed', scope: 'none' }],
    ['rejects with a code', () => Promise.reject(-2403), { source: 'xp2p', code: -2403 }],
    [
      'resolves with a failure',
      () => Promise.resolve({ errcode: -1 }),
      { code: 'commandFailed', message: 'errcode -1' },
    ],
  ])('what a component is asked and %s rejects with a failure', async (_what, answer, failure) => {
    const player = playerOf(component({ retry: answer, requestFullScreen: answer, exitFullScreen: answer }));
    for (const call of [player.retry, player.requestFullScreen, player.exitFullScreen])
      expect(await outcomeOf(call())).toMatchObject({ rejected: failure });
  });

  test('what a component is asked and never answers is left to the deadline of who asks', async () => {
    const hangs = () => new Promise(() => undefined);
    const player = playerOf(component({ retry: hangs, snapshotAndSave: hangs }));
    expect(await outcomeOf(player.retry())).toBe('pending');
    expect(await outcomeOf(player.snapshot())).toBe('pending');
  });

  test.each<[unknown, object]>([
    [
      { errType: 'snapshotError', errDetail: { errMsg: 'snapshot:fail' } },
      { source: 'iot', kind: 'managedSnapshotFailed' },
    ],
    [{ errType: 'saveAuthError', errDetail: { errMsg: 'saveImage:fail auth deny' } }, { kind: 'managedAlbumDenied' }],
    [{ errType: 'saveAuthError', errDetail: { errMsg: 'authorize:fail cancel' } }, { kind: 'managedAlbumDenied' }],
    [
      { errType: 'saveError', errDetail: { errMsg: 'saveImage:fail no space' } },
      { kind: 'managedSaveFailed', message: 'saveImage:fail no space, saveError' },
    ],
    [
      { errType: 'saveError', errDetail: { errMsg: 'saveImage:fail cancel' } },
      { source: 'system', kind: 'cancelled' },
    ],
    [{ errType: 'timeout' }, { kind: 'managedSnapshotTimedOut', scope: 'none' }],
    [{ errType: 'neverHeard' }, { kind: 'managedSnapshotFailed' }],
    [undefined, { kind: 'managedSnapshotFailed' }],
  ])('what a component is asked for a picture that is not kept, %j, rejects with why: a refused album is no person who cancelled', async (reason, failure) => {
    const player = playerOf(component({ snapshotAndSave: () => Promise.reject(reason) }));
    expect(await outcomeOf(player.snapshot())).toMatchObject({ rejected: { step: 'snapshot', ...failure } });
  });
});

import { camera, deviceInfo, ManagedPlugin, server, XP2P_INFO } from './managed-plugin';

const PULLED = ['StreamRequest', 'StreamHeaderParsed', 'StreamDataReceived'];

describe('a component that is mounted', () => {
  it('a component that is mounted connects, pulls and plays by itself', async () => {
    const plugin = new ManagedPlugin();
    const component = plugin.mount();
    await plugin.clock.advance(4_000);
    expect(component.heard()).toEqual([
      ...['domready', 'PlayerPreparing', 'StreamIdle', 'PlayerReady', 'StreamWaitPull', 'playstart'],
      ...['StreamReceivePull', 'StreamPreparing', 'StreamStarted', ...PULLED, 'playsuccess', 'receiveidr'],
    ]);
    expect(component.shown).toEqual(['muted false', 'restart']);
    expect(plugin.resources).toMatchObject({ services: ['front-door started'], streams: ['front-door live'] });
  });

  it('a component that is mounted for a server stream plays it, and tells of its peers', async () => {
    const plugin = await ManagedPlugin.inited();
    const heard: unknown[] = [];
    plugin.manager.on('p2pDevNotify', (detail) => heard.push((detail as { type: string }).type));
    const component = plugin.mount(server);
    await plugin.clock.advance(4_000);
    expect(component.told()).toContain('playsuccess');
    expect(heard).toEqual(expect.arrayContaining(['subscribe', 'parent', 'peers', 'p2p', 'cdn']));
  });

  it('a component that is mounted waits for its properties', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = plugin.mount({});
    await plugin.clock.advance(4_000);
    expect(component.heard()).toEqual(['domready', 'PlayerPreparing', 'PlayerReady']);
    component.set({ deviceInfo: deviceInfo('front-door') });
    component.set({ xp2pInfo: XP2P_INFO });
    await plugin.clock.advance(4_000);
    expect(component.told()).toEqual(['playstart', 'playsuccess', 'receiveidr']);
  });

  it('a component that is mounted for a picture device is two halves: sound without a frame, and pictures each of which it tells of', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = plugin.mount({
      ...camera(),
      deviceInfo: { ...deviceInfo('front-door'), isMjpgDevice: true },
      acceptPlayerEvents: { statechange: true, netstatus: true, mjpgnetstatus: true },
    });
    await plugin.clock.advance(8_000);
    const told = component.told();
    const halves = ['playstart', 'playsuccess', 'netstatus'].flatMap((event) => [event, `mjpg${event}`]);
    expect(told).toEqual(expect.arrayContaining([...halves, 'mjpgreceiveimage', 'statechange 2004']));
    expect(told).not.toEqual(expect.arrayContaining(['receiveidr']));
    expect(told).not.toEqual(expect.arrayContaining(['statechange 2003']));
    expect(told.filter((event) => event === 'mjpgreceiveimage').length).toBeGreaterThan(5);
  });

  it('a component that is mounted says less in an older plugin, and everything of live-player', async () => {
    const plugin = new ManagedPlugin({ generation: '3.2' });
    const component = plugin.mount();
    await plugin.clock.advance(4_000);
    const told = component.told();
    expect(told).not.toContain('domready');
    expect(told).toEqual(expect.arrayContaining(['statechange 2003', 'netstatus', 'playsuccess']));
  });

  it('a component that is mounted passes on what it was told to accept', async () => {
    const component = await new ManagedPlugin().playing({ ...camera(), acceptPlayerEvents: { netstatus: true } });
    expect(component.heard()).toEqual([]);
    const plugin = new ManagedPlugin();
    const accepting = plugin.mount({ ...camera(), acceptPlayerEvents: { statechange: true } });
    await plugin.clock.advance(4_000);
    expect(accepting.told()).toEqual(expect.arrayContaining(['statechange 2001', 'statechange 2003']));
  });

  it('a component that is mounted asks the camera first where it was told to', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.faults.deviceStatus(405);
    const component = plugin.mount({ ...camera(), needCheckStream: true });
    await plugin.clock.advance(4_000);
    expect(component.heard()).toEqual(expect.arrayContaining(['StreamChecking', 'StreamCheckError', 'playerror']));
    expect(component.errors).toMatchObject([{ errType: 'StreamCheckError', errDetail: { msg: 'status 405' } }]);
    const other = plugin.mount({ ...camera('garden'), needCheckStream: true, liveStreamDomain: 'live.example.com' });
    await plugin.clock.advance(4_000);
    expect(other.heard()).toEqual(expect.arrayContaining(['playsuccess']));
  });

  it('a component that is mounted may pull without playing', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = plugin.mount({ ...camera(), onlyp2p: true });
    await plugin.clock.advance(4_000);
    expect(component.told()).toEqual(['domready', 'playstart', 'playsuccess']);
    expect(component.shown).toEqual(['muted false']);
  });

  it('a component that is mounted may never be ready (fault)', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.faults.managed({ what: 'neverReady', on: true });
    const component = plugin.mount();
    component.set({ muted: true });
    component.core.retry();
    await plugin.clock.advance(60_000);
    expect(component.heard()).toEqual([]);
    component.core.destroy();
    expect(plugin.resources).toMatchObject({ services: [], players: [] });
  });

  it.each([
    ['firstKeyFrame', true, ['playstart', 'receiveidr', 'playsuccess']],
    ['never', true, ['playstart', 'receiveidr']],
    ['firstData', false, ['playstart', 'playsuccess']],
  ] as const)('a component that is mounted tells its success as %s, its key frame: %s', async (playSuccess, keyFrameTold, told) => {
    const plugin = await ManagedPlugin.inited({ generation: '3.2', assumes: { playSuccess, keyFrameTold } });
    const component = plugin.mount();
    await plugin.clock.advance(1_500);
    expect(component.told().filter((word) => !/^(statechange|netstatus)/.test(word))).toEqual(told);
  });

  it('a component that is mounted may lose its success (fault)', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.faults.managed({ what: 'successMissing', on: true });
    const component = plugin.mount();
    await plugin.clock.advance(4_000);
    expect(component.told()).toEqual(['domready', 'playstart', 'receiveidr']);
  });

  it('every event of a component may come twice (fault)', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.faults.duplicateCallbacks(true);
    const component = plugin.mount({ ...camera(), acceptPlayerEvents: { statechange: true } });
    await plugin.clock.advance(4_000);
    const heard = component.heard();
    expect(heard.filter((word) => word === 'playsuccess')).toHaveLength(2);
    expect(heard.filter((word) => word === 'statechange 2003')).toHaveLength(2);
    expect(plugin.world.misuses).toEqual([]);
  });
});

describe('a component that is removed', () => {
  it('a component that is removed gives everything back, and says nothing more', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    component.core.destroy();
    await plugin.clock.advance(10_000);
    expect(plugin.resources).toMatchObject({ services: [], streams: [], players: [] });
    expect(component.heard()).toEqual([]);
    expect(component.shown).toContain('destroy');
    expect(plugin.clock.pending).toBe(0);
    expect(plugin.world.misuses).toEqual([]);
  });

  it('a component that is removed while it connects leaves nothing behind', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = plugin.mount();
    await plugin.clock.advance(50);
    component.core.destroy();
    await plugin.clock.advance(10_000);
    expect(plugin.resources).toMatchObject({ services: [], streams: [], players: [] });
    expect(plugin.world.misuses).toEqual([]);
  });

  it('a component that is removed may let go late', async () => {
    const plugin = await ManagedPlugin.inited({ assumes: { letsGoAfterMs: 2_000 } });
    const component = await plugin.playing();
    component.core.destroy();
    await plugin.clock.advance(1_900);
    expect(plugin.resources).toMatchObject({ services: ['front-door started'], streams: [] });
    await plugin.clock.advance(200);
    expect(plugin.resources.services).toEqual([]);
  });

  it.each([true, false])('a component that is removed may speak on (as a fault: %s)', async (isFault) => {
    const plugin = await ManagedPlugin.inited({ assumes: { wordsAfterDetached: !isFault } });
    plugin.faults.managed({ what: 'lateWords', on: isFault });
    const component = await plugin.playing();
    component.core.destroy();
    await plugin.clock.advance(1_000);
    expect(component.heard()).toEqual(['playstop', 'playerror']);
  });
});

describe('the service of a component', () => {
  it('the service of a component outlives it where the page holds it too', async () => {
    const plugin = await ManagedPlugin.inited();
    await plugin.start(camera());
    const component = await plugin.playing();
    component.core.destroy();
    expect(plugin.resources.services).toEqual(['front-door started']);
    plugin.manager.stopP2PService('front-door', 'page');
    expect(plugin.resources.services).toEqual([]);
  });

  it.each([
    ['own', ['front-door started']],
    ['shared', []],
  ] as const)('the service of a component that holds as its %s one, when the page lets go', async (holds, services) => {
    const plugin = await ManagedPlugin.inited({ assumes: { holds, startsServiceAgain: false } });
    await plugin.start(camera());
    const component = await plugin.playing();
    plugin.manager.stopP2PService('front-door', 'page');
    expect(plugin.resources.services).toEqual(services);
    expect(component.told()).toEqual(holds === 'own' ? [] : ['playerror']);
    component.core.destroy();
    expect(plugin.resources.services).toEqual([]);
    expect(plugin.world.misuses).toEqual([]);
  });

  it('the service of a component that cannot be started is told as its error', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.faults.onCall('startService', { how: 'answer', code: -2402 });
    const component = plugin.mount();
    await plugin.clock.advance(4_000);
    expect(component.told()).toEqual(['domready', 'playerror']);
    expect(component.errors).toEqual([
      {
        ...{ errType: 'StreamError', errMsg: expect.stringMatching(/[\u4e00-\u9fff]/), isFatalError: false },
        errDetail: { msg: 'startP2PService err -2402' },
      },
    ]);
    component.core.retry();
    await plugin.clock.advance(4_000);
    expect(component.told()).toEqual(['playstart', 'playsuccess', 'receiveidr']);
  });

  it('the service of a component that breaks is started again by the component', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    plugin.faults.notice('disconnect');
    expect(component.heard()).toEqual(['StreamError']);
    await plugin.clock.advance(6_000);
    expect(component.told()).toEqual(['playstart', 'playsuccess', 'receiveidr']);
  });

  it.each([
    true,
    false,
  ])('the service of a component that breaks may be left to the app (still held: %s)', async (holdsAfterError) => {
    const plugin = await ManagedPlugin.inited({ assumes: { startsServiceAgain: false, holdsAfterError } });
    const component = await plugin.playing();
    plugin.faults.notice('disconnect');
    expect(component.told()).toEqual(['playerror']);
    expect(plugin.inside.services.isHeld('front-door')).toBe(holdsAfterError);
    component.core.retry();
    await plugin.clock.advance(4_000);
    expect(component.told()).toEqual(['playstart', 'playsuccess', 'receiveidr']);
  });

  it('the service of a component that is asked for with another xp2pInfo is lost', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    plugin.faults.managed({ what: 'service', state: 'ServiceXp2pChanged' });
    expect(component.told()).toEqual(['playerror']);
    component.core.destroy();
    expect(plugin.world.misuses).toEqual([]);
  });
});

describe('a stream that goes wrong', () => {
  it.each([
    [404, 'StreamHttpStatusError', 'httpStatus: 404', ['front-door started']],
    [503, 'StreamHttpStatusError', 'httpStatus: 503', ['front-door ServiceError']],
  ] as const)('a stream that is answered %i is told', async (status, errType, msg, services) => {
    const plugin = await ManagedPlugin.inited();
    plugin.faults.headerStatus(status, { times: 1 });
    const component = plugin.mount();
    await plugin.clock.advance(4_000);
    expect(component.errors).toMatchObject([{ errType, errDetail: { msg } }]);
    expect(plugin.resources.services).toEqual(services);
    component.core.retry();
    await plugin.clock.advance(4_000);
    expect(component.told()).toContain('playsuccess');
  });

  it('a stream that cannot be started is told', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.faults.onCall('startStream', { how: 'reject', code: -2501, shape: 'number' });
    const component = plugin.mount();
    await plugin.clock.advance(4_000);
    expect(component.errors).toMatchObject([
      { errType: 'StreamStartError', errDetail: { msg: 'startStream err -2501' } },
    ]);
  });

  it('a stream that ends by itself is told, and not pulled again', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    plugin.faults.notice('eof');
    await plugin.clock.advance(60_000);
    expect(component.heard()).toEqual(['StreamDataEnd', 'playend']);
    expect(plugin.resources.streams).toEqual([]);
  });

  it('a stream that ends by itself may be told twice (fault)', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    plugin.faults.managed({ what: 'endTwice' });
    expect(component.told()).toEqual(['playend', 'playend']);
    plugin.faults.managed({ what: 'endTwice' });
    expect(component.told()).toEqual([]);
  });

  it('a stream that breaks is pulled again without a word of failure, as often as it does', async () => {
    const plugin = await ManagedPlugin.inited({ assumes: { ownRetries: 2 } });
    const component = await plugin.playing();
    plugin.faults.headerStatus(200);
    for (const attempt of [1, 2, 3]) {
      plugin.faults.notice('fail', { detail: { errcode: -1 } });
      await plugin.clock.advance(3_000);
      expect([attempt, component.told()]).toEqual([attempt, ['playstart', 'playsuccess', 'receiveidr']]);
    }
  });

  it('a stream that breaks again before any data came is given up when it was enough', async () => {
    const plugin = await ManagedPlugin.inited({ assumes: { ownRetries: 1 } });
    const component = await plugin.playing();
    plugin.faults.managed({ what: 'weaken' });
    expect(component.told()).toEqual([]);
    await plugin.clock.advance(1_510);
    plugin.faults.managed({ what: 'weaken' });
    expect(component.told()).toEqual(['playstart', 'playerror']);
  });

  it('a stream that breaks while the page is hidden is given up', async () => {
    const plugin = await ManagedPlugin.inited({ platform: 'ios' });
    const component = await plugin.playing();
    component.core.setHidden(true);
    await plugin.clock.advance(100);
    plugin.faults.notice('fail');
    expect(component.told()).toEqual(['playerror']);
  });

  it('a stream without bytes: live-player lets go, asks again, gives up, and the component goes on', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    plugin.faults.stall(true);
    await plugin.clock.advance(60_000);
    expect(component.heard()).toEqual(
      expect.arrayContaining(['StreamWaitPull', 'StreamReceivePull', 'LivePlayerStateError']),
    );
    plugin.faults.stall(false);
    await plugin.clock.advance(20_000);
    expect(component.told()).toContain('playsuccess');
    expect(plugin.world.misuses).toEqual([]);
  });

  it('a full cache pauses the stream, and it goes on', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    plugin.faults.playerCache(4_000);
    await plugin.clock.advance(200);
    expect(component.heard()).toEqual(['StreamDataPause']);
    expect(plugin.resources.streams).toEqual([]);
    await plugin.clock.advance(6_000);
    expect(plugin.resources.streams).toEqual(['front-door live']);
  });
});

describe('what nothing helps before a reset', () => {
  it.each([
    ['nothing', []],
    ['tries', ['playerror']],
  ] as const)('a network that changed is fatal; retry before the reset: %s', async (retryAfterFatal, told) => {
    const plugin = await ManagedPlugin.inited({ assumes: { retryAfterFatal } });
    const component = await plugin.playing();
    plugin.faults.network('4g');
    expect(component.told()).toEqual(['playerror']);
    expect(component.errors).toMatchObject([{ isFatalError: true, errDetail: { msg: 'natChanged' } }]);
    expect(plugin.resources).toMatchObject({ services: [], streams: [] });
    component.core.retry();
    await plugin.clock.advance(5_000);
    expect(component.told()).toEqual(told);
    plugin.manager.checkReset();
    await plugin.clock.advance(1_000);
    component.core.retry();
    await plugin.clock.advance(4_000);
    expect(component.told()).toEqual(['playstart', 'playsuccess', 'receiveidr']);
    expect(plugin.world.misuses).toEqual([]);
  });

  it.each(['ios', 'android'] as const)('a dead local server is fatal, and is told of (%s)', async (platform) => {
    const plugin = await ManagedPlugin.inited({ platform });
    const component = await plugin.playing();
    plugin.heard();
    plugin.faults.killLocalServer();
    expect(component.told()).toEqual(['playerror']);
    expect(component.errors).toMatchObject([{ errType: 'LocalServerError', isFatalError: true }]);
    expect(plugin.heard()).toEqual(['localHttp {"errNum":53}']);
    plugin.manager.checkReset();
    await plugin.clock.advance(1_000);
    component.core.retry();
    await plugin.clock.advance(4_000);
    expect(component.told()).toEqual(['playstart', 'playsuccess', 'receiveidr']);
  });

  it('a module that could not be initialised is fatal', async () => {
    const plugin = await ManagedPlugin.inited({ network: 'none' });
    const component = plugin.mount();
    await plugin.clock.advance(1_000);
    expect(component.errors).toMatchObject([{ isFatalError: true, errDetail: { msg: 'startP2PService err -2002' } }]);
  });

  it('a microphone that is refused is fatal in RTC mode', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing({ ...camera(), mode: 'RTC' });
    plugin.faults.microphoneDenied(true);
    expect(component.errors).toMatchObject([
      { errType: 'LivePlayerError', isFatalError: true, errDetail: { msg: 'system permission denied' } },
    ]);
  });

  it('a player that cannot be made is fatal', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.faults.playerError('LOCAL_SERVER_ERROR', { beforeReady: true });
    const component = plugin.mount();
    await plugin.clock.advance(1_000);
    expect(component.errors).toMatchObject([{ errType: 'PlayerError', isFatalError: true }]);
  });

  it.each([
    [
      'all',
      { errType: 'StreamError', errDetail: { msg: 'simulated' }, isFatalError: true, errMsg: expect.any(String) },
    ],
    ['message', { isFatalError: true, errMsg: expect.any(String) }],
    [
      'detailAsText',
      { errType: 'StreamError', errDetail: 'simulated', isFatalError: true, errMsg: expect.any(String) },
    ],
    ['none', {}],
  ] as const)('an error says of itself: %s', async (errorFields, detail) => {
    const plugin = await ManagedPlugin.inited({ assumes: { errorFields } });
    const component = await plugin.playing();
    plugin.faults.managed({ what: 'playError', isFatal: true });
    expect(component.errors).toEqual([detail]);
  });

  it('an error may say nothing of being fatal, or nothing at all (fault)', async () => {
    const plugin = await ManagedPlugin.inited({ assumes: { fatalTold: false } });
    const component = await plugin.playing();
    plugin.faults.managed({ what: 'playError', isFatal: false });
    expect(component.errors[0]).not.toHaveProperty('isFatalError');
    component.core.retry();
    await plugin.clock.advance(4_000);
    plugin.faults.managed({ what: 'playError', isFatal: null });
    expect(component.errors[1]).toEqual({});
  });
});

describe('what a page asks of a component', () => {
  it('retry does nothing while it plays', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    component.core.retry();
    await plugin.clock.advance(2_000);
    expect(component.heard()).toEqual([]);
  });

  it.each([
    [true, ['playstop']],
    [false, []],
  ] as const)('stopAll ends everything (told: %s)', async (stopTold, told) => {
    const plugin = await ManagedPlugin.inited({ assumes: { stopTold } });
    const component = await plugin.playing();
    component.core.stopAll();
    component.core.stopAll();
    expect(component.heard()).toEqual(told);
    expect(plugin.resources).toMatchObject({ services: [], streams: [] });
    expect(plugin.world.misuses).toEqual([]);
  });

  it.each([
    ['pullsAgain', ['playstart', 'playsuccess', 'receiveidr'], 'standard'],
    ['pullsAgainTold', ['playstop', 'playstart', 'playsuccess', 'receiveidr'], 'standard'],
    ['nothing', [], 'high'],
  ] as const)('another quality: %s', async (qualityChange, told, pulled) => {
    const opened: string[] = [];
    const plugin = await ManagedPlugin.inited({ assumes: { qualityChange } });
    const { cameras } = plugin.world;
    Object.assign(plugin.world, {
      cameras: {
        open: (quality: string, ...rest: [never]) => {
          opened.push(quality);
          return cameras.open(quality as never, ...rest);
        },
      },
    });
    const component = await plugin.playing();
    component.set({ streamQuality: 'standard' });
    await plugin.clock.advance(4_000);
    expect(component.told()).toEqual(told);
    expect(opened.at(-1)).toBe(pulled);
    expect(plugin.world.misuses).toEqual([]);
  });

  it('another quality that there is not is an error', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    component.set({ streamQuality: 'best' });
    await plugin.clock.advance(4_000);
    expect(component.errors).toMatchObject([{ errDetail: { msg: 'httpStatus: 404' } }]);
  });

  it('another device is played instead', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    component.set({ deviceInfo: deviceInfo('garden') });
    await plugin.clock.advance(4_000);
    expect(component.told()).toEqual(['playstart', 'playsuccess', 'receiveidr']);
    expect(plugin.resources.services).toEqual(['garden started']);
  });

  it('sound off and on', async () => {
    const component = await new ManagedPlugin().playing();
    component.set({ muted: true });
    expect(component.shown).toContain('muted true');
  });

  it('full screen, and back by a person', async () => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    const entered = component.core.requestFullScreen({ direction: 90 });
    await plugin.clock.advance(100);
    expect(await entered).toMatchObject({ errMsg: 'requestFullScreen:ok' });
    component.core.leftFullScreen();
    const left = component.core.exitFullScreen();
    await plugin.clock.advance(100);
    await left;
    expect(component.shown).toEqual(expect.arrayContaining(['fullScreen true 90', 'fullScreen false 0']));
    expect(component.heard().filter((word) => word === 'fullscreenchange')).toHaveLength(3);
  });

  it('full screen before the player is ready is refused', async () => {
    const component = new ManagedPlugin().mount();
    await expect(component.core.requestFullScreen()).rejects.toMatchObject({ errMsg: expect.any(String) });
  });

  it.each([
    ['pauses', 'ios', ['front-door live']],
    ['pauses', 'android', []],
    ['goesOn', 'android', ['front-door live']],
  ] as const)('a hidden page: %s (%s)', async (hiddenPage, platform, streams) => {
    const plugin = await ManagedPlugin.inited({ platform, assumes: { hiddenPage } });
    const component = await plugin.playing();
    component.core.setHidden(true);
    await plugin.clock.advance(1_000);
    expect(plugin.resources.streams).toEqual(streams);
    component.core.setHidden(false);
    await plugin.clock.advance(4_000);
    expect(plugin.resources.streams).toEqual(['front-door live']);
  });
});

describe('two nodes of one device and channel', () => {
  it.each([
    ['ownStream', ['front-door live', 'front-door live'], [], ['domready', 'playstart', 'playsuccess', 'receiveidr']],
    ['refused', ['front-door live'], [], ['domready', 'playstart', 'playerror']],
    ['takesOver', ['front-door live'], ['playerror'], ['domready', 'playstart', 'playsuccess', 'receiveidr']],
  ] as const)('two nodes of one device and channel: %s', async (secondNode, streams, first, second) => {
    const plugin = await ManagedPlugin.inited({ assumes: { secondNode, ownRetries: 0 } });
    const one = await plugin.playing();
    const other = plugin.mount();
    await plugin.clock.advance(4_000);
    expect(plugin.resources.streams).toEqual(streams);
    expect(one.told()).toEqual(first);
    expect(other.told()).toEqual(second);
    one.core.destroy();
    other.core.destroy();
    expect(plugin.resources).toMatchObject({ services: [], streams: [] });
    expect(plugin.world.misuses).toEqual([]);
  });

  it.each([
    ['latest', ['front-door live', 'front-door live']],
    ['3.2', ['front-door live']],
  ] as const)('two channels of one device (%s)', async (generation, streams) => {
    const plugin = await ManagedPlugin.inited({ generation, assumes: { secondNode: 'refused' } });
    await plugin.playing();
    await plugin.playing({ ...camera(), streamChannel: 1 });
    expect(plugin.resources.streams).toEqual(streams);
  });
});

describe('a snapshot', () => {
  it.each([
    ['3.2', 'undefined'],
    ['4.1', 'saved'],
    ['latest', 'saved'],
  ] as const)('a snapshot is answered by its version (%s)', async (generation, outcome) => {
    const plugin = await ManagedPlugin.inited({ generation });
    const component = await plugin.playing();
    expect(await component.snapshot(plugin, { showResult: false })).toBe(outcome);
    await plugin.clock.advance(0);
    expect(component.dialogues).toHaveLength(generation === '3.2' ? 1 : 0);
    expect(await component.snapshot(plugin)).toBe(outcome);
    await plugin.clock.advance(0);
    expect(component.dialogues).toHaveLength(generation === '3.2' ? 2 : 1);
  });

  it.each([
    ['snapshotError', '{"errType":"snapshotError","errDetail":{"errMsg":"snapshot:fail simulated"}}'],
    ['saveAuthError', '{"errType":"saveAuthError","errDetail":{"errMsg":"authorize:fail auth deny"}}'],
    ['cancelled', '{"errType":"saveError","errDetail":{"errMsg":"saveImageToPhotosAlbum:fail cancel"}}'],
    ['timeout', '{"errType":"timeout"}'],
    ['hangs', 'pending'],
  ] as const)('a snapshot that comes to %s (fault)', async (trouble, outcome) => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    plugin.faults.managed({ what: 'snapshot', trouble });
    expect(await component.snapshot(plugin, { showResult: false })).toBe(outcome);
    plugin.faults.managed({ what: 'snapshot', trouble: null });
    expect(await component.snapshot(plugin, { showResult: false })).toBe('saved');
  });

  it.each([
    ['saveImageToPhotosAlbum:fail auth deny', 'saveAuthError'],
    ['saveImageToPhotosAlbum:fail cancel', 'saveError'],
  ])('a snapshot that WeChat does not keep (%s)', async (errMsg, errType) => {
    const plugin = await ManagedPlugin.inited();
    const component = await plugin.playing();
    component.album = () => Promise.reject({ errMsg });
    expect(JSON.parse(await component.snapshot(plugin, {}))).toEqual({ errType, errDetail: { errMsg } });
    expect(component.dialogues).toEqual(['保存失败']);
  });

  it('a snapshot of an older plugin that fails is told by the plugin alone', async () => {
    const plugin = await ManagedPlugin.inited({ generation: '3.2', assumes: { snapshotAnswer: 'object' } });
    const component = await plugin.playing();
    component.album = () => Promise.reject({ errMsg: 'x' });
    expect(await component.snapshot(plugin)).toBe('undefined');
    await plugin.clock.advance(0);
    expect(component.dialogues).toEqual(['保存失败']);
  });
});

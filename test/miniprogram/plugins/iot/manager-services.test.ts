import { config } from '../../../../machines/kernel/config';
import type { ModuleFact } from '../../../../machines/kernel/ports';
import { secret } from '../../../../machines/privacy/secret';
import { ManagerServices } from '../../../../miniprogram/plugins/iot/manager-services';
import { VirtualClock } from '../../../support/virtual-clock';
import { camera, FakeManager, live, outcomeOf, serverStream, settled, viewer } from './fake-manager';

const deaf = () => undefined;

const thrown = (reason: unknown): never => {
  throw reason;
};

function stage() {
  const manager = new FakeManager();
  const facts: ModuleFact[] = [];
  const services = new ManagerServices({ getXp2pManager: () => manager });
  const init = () => services.init('all', 'camera', (fact) => void facts.push(fact));
  return { manager, services, facts, init };
}

/** A stage whose module is up. */
async function ready() {
  const all = stage();
  await all.init();
  return all;
}

describe('the module of the manager', () => {
  test('the managed module is one for both device versions, and no source excludes another', () => {
    const { services } = stage();
    expect(services.generations).toEqual(['all']);
    expect(services.sourceBelongsToModule).toBe(false);
    expect(services.serversNeedModule).toBe(true);
  });

  test.each([
    'inited',
    'another word',
    undefined,
    7,
  ])('the managed module in the state %p can be used at once', async (state) => {
    const { manager, init } = stage();
    manager.moduleState = state;
    expect(await outcomeOf(init())).toEqual({ resolved: { localPeerName: 'peer-1' } });
  });

  test.each([
    '',
    'initing',
    'reseting',
  ])('the managed module in the state %p is waited for, as long as it takes', async (state) => {
    const { manager, init } = stage();
    manager.moduleState = state;
    const answer = init();
    expect(await outcomeOf(answer)).toBe('pending');
    manager.says('xp2pStateChange', { state: 'initing' });
    expect(await outcomeOf(answer)).toBe('pending');
    manager.localPeername = 'peer-2';
    manager.says('xp2pStateChange', { state: 'inited' });
    expect(await outcomeOf(answer)).toEqual({ resolved: { localPeerName: 'peer-2' } });
  });

  test('the managed module says no new state in its event: then the one that it has counts', async () => {
    const { manager, init } = stage();
    manager.moduleState = 'initing';
    const answer = init();
    manager.says('xp2pStateChange');
    expect(await outcomeOf(answer)).toBe('pending');
    manager.moduleState = 'inited';
    manager.says('xp2pStateChange');
    expect(await outcomeOf(answer)).toHaveProperty('resolved');
  });

  test('the managed module tells of the network, and of local servers that are gone, which its reset mends', async () => {
    const { manager, facts } = await ready();
    manager.says('xp2pNatEvent', { type: 'natChanged' });
    manager.says('xp2pNatEvent', { type: 'natError', detail: { errcode: 103, errmsg: 'aborted' } });
    manager.says('xp2pLocalHttpServerError', { errMsg: 'gone' });
    manager.says('xp2pLocalRtmpServerError');
    manager.says('xp2pNatEvent', { type: 'never heard' });
    manager.says('xp2pNatEvent');
    expect(facts).toMatchObject([
      { type: 'nat.changed', generation: 'all' },
      { type: 'nat.failed', localServerGone: false, failure: { source: 'network', code: 'natError', scope: 'module' } },
      { type: 'nat.failed', localServerGone: false, failure: { code: 'localHttpServerError', message: 'gone' } },
      { type: 'nat.failed', localServerGone: false, failure: { code: 'localRtmpServerError', scope: 'module' } },
    ]);
    expect(facts).toHaveLength(4);
  });

  test('the managed module that failed to init is asked to reset by the next init, and only after destroy', async () => {
    const { manager, services, init } = stage();
    manager.moduleState = 'initing';
    const first = init();
    services.destroy();
    expect(manager.calls).toEqual([]);
    manager.resets = () => {
      manager.moduleState = 'reseting';
    };
    const second = init();
    expect(manager.calls).toEqual(['checkReset']);
    manager.says('xp2pStateChange', { state: 'inited' });
    expect(await outcomeOf(second)).toHaveProperty('resolved');
    expect(await outcomeOf(first)).toBe('pending');
  });

  test('the managed module is reset by checkReset, and waited for where it is busy then', async () => {
    const { manager, services } = await ready();
    expect(await outcomeOf(services.reset())).toEqual({ resolved: { localPeerName: 'peer-1' } });
    manager.resets = () => {
      manager.moduleState = 'reseting';
    };
    const answer = services.reset();
    expect(await outcomeOf(answer)).toBe('pending');
    manager.says('xp2pStateChange', { state: 'inited' });
    expect(await outcomeOf(answer)).toHaveProperty('resolved');
  });

  test('the managed module whose reset tells nothing of its end is looked at until it can be used, and not after destroy', async () => {
    const clock = new VirtualClock();
    const manager = new FakeManager();
    const services = new ManagerServices({ getXp2pManager: () => manager }, clock);
    await services.init('all', 'camera', deaf);
    manager.resets = () => {
      manager.moduleState = 'reseting';
    };
    const answer = services.reset();
    await clock.advance(config.moduleLookEveryMs);
    manager.moduleState = 'inited';
    await clock.advance(config.moduleLookEveryMs);
    expect(await outcomeOf(answer)).toEqual({ resolved: { localPeerName: 'peer-1' } });
    expect(clock.pending).toBe(0);
    void services.reset();
    await clock.advance(config.moduleLookEveryMs);
    services.destroy();
    expect(clock.pending).toBe(0);
  });

  test('the managed module cannot be reset before init, nor where the plugin has no reset, nor where that throws', async () => {
    const { services } = stage();
    expect(await outcomeOf(services.reset())).toMatchObject({ rejected: { source: 'xp2p', code: -2002 } });
    const { manager, services: later } = await ready();
    manager.resets = () => {
      throw new Error('no reset now');
    };
    const threw = { source: 'iot', code: 'threw', scope: 'module', step: 'reset', message: 'no reset now' };
    expect(await outcomeOf(later.reset())).toMatchObject({ rejected: threw });
    Object.assign(manager, { checkReset: undefined });
    expect(await outcomeOf(later.reset())).toMatchObject({ rejected: { kind: 'pluginTooOld', message: 'checkReset' } });
  });

  test('the managed module is heard by nobody after destroy, by the same functions that were put on', async () => {
    const { manager, services, facts } = await ready();
    expect(manager.ears).toBe(4);
    services.destroy();
    services.destroy();
    expect(manager.ears).toBe(0);
    manager.says('xp2pNatEvent', { type: 'natChanged' });
    expect(facts).toEqual([]);
    expect(await outcomeOf(services.startService(camera(), live, deaf))).toMatchObject({ rejected: { code: -2002 } });
  });

  test('the managed module is heard by nobody after destroy, also where the plugin takes no listener off', async () => {
    const { manager, services, facts } = await ready();
    manager.removeEventListener = () => undefined;
    services.destroy();
    manager.says('xp2pNatEvent', { type: 'natChanged' });
    manager.says('xp2pLocalHttpServerError');
    expect(facts).toEqual([]);
  });

  test('the managed module is told to the newest who asked, once for each time', async () => {
    const { manager, services, facts, init } = await ready();
    await init();
    manager.says('xp2pNatEvent', { type: 'natChanged' });
    expect(facts).toHaveLength(1);
    services.destroy();
    await init();
    manager.says('xp2pNatEvent', { type: 'natChanged' });
    expect(facts).toHaveLength(2);
  });

  test.each<[string, () => unknown, object]>([
    ['throws an error', () => thrown(new Error('no')), { code: 'threw', message: 'no' }],
    ['throws a code', () => thrown({ errcode: -2202 }), { source: 'xp2p', code: -2202 }],
    ['gives nothing', () => undefined, { code: 'managerMissing' }],
    ['gives no object', () => 'manager', { code: 'managerMissing' }],
  ])('the managed module of a plugin that %s rejects, and is asked for again by the next init', async (_what, give, failure) => {
    let isWell = false;
    const getXp2pManager = () => (isWell ? new FakeManager() : give()) as FakeManager;
    const services = new ManagerServices({ getXp2pManager });
    const rejected = { rejected: { step: 'init', ...failure } };
    expect(await outcomeOf(services.init('all', 'camera', deaf))).toMatchObject(rejected);
    services.destroy();
    isWell = true;
    expect(await outcomeOf(services.init('all', 'camera', deaf))).toHaveProperty('resolved');
  });

  test('the managed module of a manager without any of its calls, or whose calls throw, still stands up', async () => {
    const bare = new ManagerServices({ getXp2pManager: () => ({}) });
    expect(await outcomeOf(bare.init('all', 'camera', deaf))).toEqual({ resolved: { localPeerName: '' } });
    const throws = () => {
      throw new Error('no');
    };
    const cross = new ManagerServices({
      getXp2pManager: () => ({ addEventListener: throws, removeEventListener: throws, stopP2PService: throws }),
    });
    expect(await outcomeOf(cross.init('all', 'camera', deaf))).toHaveProperty('resolved');
    expect(() => cross.destroy()).not.toThrow();
  });

  test('the managed module tells what the plugins call themselves, once it is there', async () => {
    const { services, init } = stage();
    expect(services.versions()).toEqual({ xp2p: '', player: '', uuid: '' });
    await init();
    expect(services.versions()).toEqual({ xp2p: '4.6.9', player: '1.4.2', uuid: 'uuid-1' });
  });
});

describe('a service of the manager', () => {
  test('a managed service is told what it connects to, and who holds it', async () => {
    const { manager, services } = await ready();
    await services.startService(camera(), live, deaf);
    expect(manager.started).toEqual([
      {
        p2pMode: 'ipc',
        deviceInfo: {
          deviceId: 'camera-1',
          productId: 'PRODUCT',
          deviceName: 'device of camera-1',
          isMjpgDevice: false,
        },
        xp2pInfo: 'XP2PbmV2ZXIgdG9sZA==%2.4.43',
        caller: 'statecharts 1',
      },
    ]);
  });

  test('a managed service of one to many is told its url', async () => {
    const { manager, services } = await ready();
    await services.startService(serverStream, live, deaf);
    expect(manager.started).toMatchObject([
      { p2pMode: 'server', flvUrl: serverStream.address.url, deviceInfo: { deviceId: 'stream-1' } },
    ]);
    expect(manager.started[0]).not.toHaveProperty('xp2pInfo');
  });

  test('a managed service that may fall over to one to many is told the host', async () => {
    const { manager, services } = await ready();
    const { address } = camera();
    await services.startService(
      camera('camera-2', { address: { ...address, liveStreamDomain: 'many.invalid' } as typeof address }),
      live,
      deaf,
    );
    expect(manager.started[0]).toMatchObject({ liveStreamDomain: 'many.invalid' });
  });

  test('a managed service is not started for what this way cannot play: it asks for what is missing', async () => {
    const { manager, services } = await ready();
    const byUrl = camera('camera-1', { address: { by: 'url', url: 'http://camera.xnet/ipc.flv' } });
    const noUrl = { ...serverStream, address: { by: 'url', url: '' } as const };
    expect(await outcomeOf(services.startService(byUrl, live, deaf))).toMatchObject({
      rejected: { code: 'deviceIncomplete' },
    });
    expect(await outcomeOf(services.startService(noUrl, live, deaf))).toMatchObject({ rejected: { code: 'urlEmpty' } });
    expect(manager.calls).toEqual([]);
  });

  test('a managed service is listened to after the call of its start, not waiting for it, and by the same function until it is let go', async () => {
    const { manager, services } = await ready();
    manager.start = () => new Promise(() => undefined);
    const answer = services.startService(camera(), live, deaf);
    expect(manager.calls).toEqual(['start camera-1 statecharts 1', 'on camera-1 serviceStateChange']);
    services.stopService('camera-1');
    expect(manager.calls.slice(2)).toEqual(['off camera-1 serviceStateChange', 'stop camera-1 statecharts 1']);
    expect(manager.ears).toBe(4);
    expect(await outcomeOf(answer)).toBe('pending');
  });

  test('a managed service is held by a caller of its own each time, the same in start and stop', async () => {
    const { manager, services } = await ready();
    for (const id of ['camera-1', 'camera-2', 'camera-1']) {
      await services.startService(camera(id), live, deaf);
      services.stopService(id);
    }
    const callers = manager.calls.filter((call) => /^(start|stop) /.test(call));
    expect(callers).toEqual([
      'start camera-1 statecharts 1',
      'stop camera-1 statecharts 1',
      'start camera-2 statecharts 2',
      'stop camera-2 statecharts 2',
      'start camera-1 statecharts 3',
      'stop camera-1 statecharts 3',
    ]);
  });

  test.each([
    'ServiceStarted',
    'ServiceConnected',
  ])('a managed service is there when %s is told, though its start never answers', async (state) => {
    const { manager, services } = await ready();
    const one = viewer();
    manager.start = () => new Promise(() => undefined);
    const answer = services.startService(camera(), live, one.tell);
    manager.isIn('camera-1', 'ServicePreparing');
    expect(await outcomeOf(answer)).toBe('pending');
    manager.isIn('camera-1', state);
    expect(await outcomeOf(answer)).toEqual({ resolved: undefined });
    expect(one.types()).toEqual(state === 'ServiceConnected' ? ['service.connected'] : []);
  });

  test('a managed service that is never heard of is there when its start answers', async () => {
    const { manager, services } = await ready();
    manager.listens = () => {
      throw new Error('no service');
    };
    expect(await outcomeOf(services.startService(camera(), live, deaf))).toEqual({ resolved: undefined });
  });

  test.each([
    ['undefined', undefined],
    ['0', 0],
    ['a result', { errcode: 0 }],
  ])('a managed service whose start returns no promise, but %s, is there', async (_what, answer) => {
    const { manager, services } = await ready();
    manager.start = () => answer;
    expect(await outcomeOf(services.startService(camera(), live, deaf))).toEqual({ resolved: undefined });
  });

  test.each<[string, () => unknown, object]>([
    [
      'rejects with an errMsg',
      () => Promise.reject({ errMsg: '连接失败' }),
      { code: 'ServiceStartError', message: '连接失败' },
    ],
    [
      'rejects with an errmsg and a code',
      () => Promise.reject({ errcode: -2401, errmsg: 'no' }),
      { source: 'xp2p', code: -2401 },
    ],
    ['rejects with a number', () => Promise.reject(-2402), { source: 'xp2p', code: -2402 }],
    ['rejects with a text', () => Promise.reject('startStream err -2403'), { source: 'xp2p', code: -2403 }],
    ['rejects with nothing', () => Promise.reject(), { code: 'ServiceStartError' }],
    ['resolves with a number', () => Promise.resolve(-2402), { source: 'xp2p', code: -2402 }],
    [
      'resolves with a failure',
      () => Promise.resolve({ type: 'timeout', errmsg: 'late' }),
      { code: 'ServiceStartError', message: 'late' },
    ],
    [
      'throws at once',
      () => {
        throw { errType: 'ServiceError' };
      },
      { code: 'ServiceError' },
    ],
  ])('a managed service whose start %s is refused, and nothing of it is left', async (_what, start, failure) => {
    const { manager, services } = await ready();
    const one = viewer();
    manager.start = start;
    const expected = { rejected: { step: 'startService', ...failure } };
    expect(await outcomeOf(services.startService(camera(), live, one.tell))).toMatchObject(expected);
    expect(manager.calls[manager.calls.length - 1]).toBe('stop camera-1 statecharts 1');
    expect(manager.ears).toBe(4);
    manager.isLateIn('camera-1', 'ServiceError');
    manager.isLateIn('camera-1', 'ServiceConnected');
    expect(one.facts).toEqual([]);
    const stops = manager.calls.length;
    expect(services.stopService('camera-1')).toBeUndefined();
    expect(manager.calls).toHaveLength(stops);
    manager.start = () => Promise.resolve({});
    expect(await outcomeOf(services.startService(camera(), live, one.tell))).toEqual({ resolved: undefined });
  });

  test('a managed service of a plugin that has no start is refused: it is too old', async () => {
    const services = new ManagerServices({ getXp2pManager: () => ({}) });
    await services.init('all', 'camera', deaf);
    expect(await outcomeOf(services.startService(camera(), live, deaf))).toMatchObject({
      rejected: { kind: 'pluginTooOld', message: 'startP2PService' },
    });
  });

  test.each([
    'ServiceStartError',
    'ServiceError',
  ])('a managed service that is told to be in %s before its start answered is refused', async (state) => {
    const { manager, services } = await ready();
    const one = viewer();
    let answers: (value: unknown) => void = deaf;
    manager.start = () =>
      new Promise((resolve) => {
        answers = resolve;
      });
    const answer = services.startService(camera(), live, one.tell);
    manager.isIn('camera-1', state, { errMsg: 'no way' });
    expect(await outcomeOf(answer)).toMatchObject({ rejected: { code: state, message: 'no way' } });
    answers({});
    await settled();
    expect(one.facts).toEqual([]);
    expect(manager.calls.filter((call) => call.startsWith('stop'))).toHaveLength(1);
  });

  test.each([
    'ServiceStartError',
    'ServiceError',
    'ServiceXp2pChanged',
  ])('a managed service that is in %s afterwards is told as broken, once, and nothing after it', async (state) => {
    const { manager, services } = await ready();
    const one = viewer();
    await services.startService(camera(), live, one.tell);
    manager.isIn('camera-1', state);
    manager.isIn('camera-1', 'ServiceError');
    manager.isIn('camera-1', 'ServiceConnected');
    expect(one.facts).toMatchObject([
      { type: 'service.broken', failure: { source: 'iot', code: state, scope: 'connection' } },
    ]);
    services.stopService('camera-1');
    expect(manager.calls[manager.calls.length - 1]).toBe('stop camera-1 statecharts 1');
  });

  test('a managed service whose xp2pInfo changed is the older holder’s: who is just starting brings the new one', async () => {
    const { manager, services } = await ready();
    const one = viewer();
    manager.start = () => new Promise(() => undefined);
    const answer = services.startService(camera(), live, one.tell);
    manager.isIn('camera-1', 'ServiceXp2pChanged');
    manager.isIn('camera-1', 'ServiceStarted');
    expect(await outcomeOf(answer)).toEqual({ resolved: undefined });
    expect(one.facts).toEqual([]);
  });

  test('a managed service that breaks by a text with a code has that code', async () => {
    const { manager, services } = await ready();
    const one = viewer();
    await services.startService(camera(), live, one.tell);
    manager.isIn('camera-1', 'ServiceError', { errDetail: { msg: 'p2pNotify: disconnect, gone' } });
    expect(one.facts).toMatchObject([{ failure: { source: 'notice', code: 'disconnect' } }]);
  });

  test('a managed service that is connected, twice, is told once', async () => {
    const { manager, services } = await ready();
    const one = viewer();
    await services.startService(camera(), live, one.tell);
    manager.isIn('camera-1', 'ServiceConnected');
    manager.isIn('camera-1', 'ServiceConnected');
    expect(one.types()).toEqual(['service.connected']);
  });

  test.each([
    'ServiceIdle',
    'ServiceWaitInit',
    'never heard',
    undefined,
    7,
  ])('a managed service in the state %p says nothing', async (state) => {
    const { manager, services } = await ready();
    const one = viewer();
    await services.startService(camera(), live, one.tell);
    manager.isIn('camera-1', state);
    expect(one.facts).toEqual([]);
  });

  test('a managed service that was let go is heard by nobody, whatever comes late, and its late start disturbs no newer one', async () => {
    const { manager, services } = await ready();
    const [older, newer] = [viewer(), viewer()];
    let refuses: (reason: unknown) => void = deaf;
    manager.start = () =>
      new Promise((_resolve, reject) => {
        refuses = reject;
      });
    const first = services.startService(camera(), live, older.tell);
    services.stopService('camera-1');
    manager.start = () => Promise.resolve({});
    await services.startService(camera(), live, newer.tell);
    refuses({ errMsg: 'late' });
    expect(await outcomeOf(first)).toBe('pending');
    expect(manager.calls.filter((call) => call.startsWith('stop'))).toEqual(['stop camera-1 statecharts 1']);
    manager.isLateIn('camera-1', 'ServiceError');
    expect(older.facts).toEqual([]);
    expect(newer.types()).toEqual(['service.broken']);
  });

  test('a managed service that nothing could be listened to at first is listened to once its start has answered', async () => {
    const { manager, services } = await ready();
    const one = viewer();
    let hasService = false;
    manager.listens = () => hasService;
    const answer = services.startService(camera(), live, one.tell);
    hasService = true;
    await answer;
    manager.isIn('camera-1', 'ServiceError');
    expect(one.types()).toEqual(['service.broken']);
  });

  test('a managed service whose stop throws, or rejects, says so with a failure, and can be stopped once more', async () => {
    const { manager, services } = await ready();
    await services.startService(camera(), live, deaf);
    manager.stop = () => {
      throw { errMsg: 'not now' };
    };
    expect(() => services.stopService('camera-1')).toThrow(
      expect.objectContaining({ source: 'iot', code: 'threw', message: 'not now', step: 'stopService' }),
    );
    manager.stop = () => Promise.reject(-2403);
    expect(await outcomeOf(services.stopService('camera-1') as Promise<unknown>)).toMatchObject({
      rejected: { source: 'xp2p', code: -2403 },
    });
    manager.stop = () => Promise.resolve();
    expect(await outcomeOf(services.stopService('camera-1') as Promise<unknown>)).toEqual({ resolved: undefined });
    const calls = manager.calls.length;
    services.stopService('camera-1');
    expect(manager.calls).toHaveLength(calls);
    expect(manager.calls.filter((call) => call.startsWith('off'))).toHaveLength(1);
  });

  test('a managed service whose stop never went well is let go by the next start of the same camera, whose holding is another', async () => {
    const { manager, services } = await ready();
    const [older, newer] = [viewer(), viewer()];
    await services.startService(camera(), live, older.tell);
    await services.startService(camera(), live, newer.tell);
    expect(manager.calls.filter((call) => call.startsWith('st'))).toEqual([
      'start camera-1 statecharts 1',
      'stop camera-1 statecharts 1',
      'start camera-1 statecharts 2',
    ]);
    manager.isLateIn('camera-1', 'ServiceError');
    expect([older.types(), newer.types()]).toEqual([[], ['service.broken']]);
  });

  test('a managed service is told apart from another camera’s', async () => {
    const { manager, services } = await ready();
    const [one, other] = [viewer(), viewer()];
    await services.startService(camera('camera-1'), live, one.tell);
    await services.startService(camera('camera-2'), live, other.tell);
    manager.isIn('camera-2', 'ServiceError');
    services.stopService('camera-2');
    expect([one.types(), other.types()]).toEqual([[], ['service.broken']]);
  });

  test('a managed service is let go by destroy, all of them, and says nothing more', async () => {
    const { manager, services } = await ready();
    const [one, other] = [viewer(), viewer()];
    await services.startService(camera('camera-1'), live, one.tell);
    await services.startService(camera('camera-2'), live, other.tell);
    manager.stop = () => {
      throw new Error('no');
    };
    services.destroy();
    expect(manager.calls.filter((call) => call.startsWith('stop'))).toHaveLength(2);
    manager.isLateIn('camera-1', 'ServiceError');
    manager.isLateIn('camera-2', 'ServiceConnected');
    expect([...one.facts, ...other.facts]).toEqual([]);
    expect(manager.ears).toBe(0);
  });

  test('a managed service has no stream of its own: who asks for one is refused, and a stop does nothing', async () => {
    const { manager, services } = await ready();
    expect(await outcomeOf(services.startStream())).toMatchObject({ rejected: { code: -2004, step: 'startStream' } });
    expect(services.stopStream()).toBeUndefined();
    expect(services.stopService('nobody')).toBeUndefined();
    expect(manager.calls).toEqual([]);
  });
});

describe('what one to many tells of itself', () => {
  const peers = { candidateSize: 3 };

  test('what one to many tells of itself is told to the server stream that is held, in the words of the port, and once', async () => {
    const { manager, services, init } = await ready();
    await init();
    const one = viewer();
    await services.startService(serverStream, live, one.tell);
    manager.notifies('peers', peers);
    manager.notifies('P2P', { chunkSize: 60 });
    manager.notifies('cdn', { chunkSize: 40 });
    manager.notifies('parent', { peername: 'peer' });
    manager.notifies('subscribe', 'subscribed');
    expect(one.facts).toEqual([
      { type: 'stream.deviceNotified', subtype: 'Peers', detail: peers },
      { type: 'stream.deviceNotified', subtype: 'P2P', detail: { chunkSize: 60 } },
      { type: 'stream.deviceNotified', subtype: 'CDN', detail: { chunkSize: 40 } },
    ]);
    await services.stopService(serverStream.id);
    manager.notifies('peers', peers);
    expect(one.facts).toHaveLength(3);
  });

  test('what one to many tells of itself is told to nobody where it could be another’s: it does not say whose it is', async () => {
    const { manager, services } = await ready();
    const [one, two, sharing, direct] = [viewer(), viewer(), viewer(), viewer()];
    const fallsOver = camera('yard');
    const address = { ...fallsOver.address, liveStreamDomain: 'live.example.com' };
    await services.startService(serverStream, live, one.tell);
    await services.startService({ ...serverStream, id: 'stream-2' }, live, two.tell);
    manager.notifies('peers', peers);
    services.stopService('stream-2');
    await services.startService({ ...fallsOver, address } as typeof fallsOver, live, sharing.tell);
    manager.notifies('peers', peers);
    services.stopService('yard');
    await services.startService(camera('gate'), live, direct.tell);
    expect([one, two, sharing, direct].map(({ facts }) => facts.length)).toEqual([0, 0, 0, 0]);
    manager.notifies('peers', peers);
    expect([one, two, sharing, direct].map(({ facts }) => facts.length)).toEqual([1, 0, 0, 0]);
    services.destroy();
    manager.notifies('peers', peers);
    expect(one.facts).toHaveLength(1);
  });

  test('what one to many tells of itself may be nothing: an older manager has no such words', async () => {
    const { services } = await ready();
    const bare = new ManagerServices({ getXp2pManager: () => ({ moduleState: 'inited' }) });
    expect(await outcomeOf(bare.init('all', 'server', deaf))).toHaveProperty('resolved');
    expect(services.generations).toEqual(['all']);
  });
});

describe('the init command of a camera', () => {
  const command = 'action=user_define&cmd=never-told-1';
  const { address } = camera();
  const wanting = camera('camera-1', { address: { ...address, initCommand: secret(command) } as typeof address });

  /** What came of it, and what was sent. */
  async function sending(sendCommand: ((id: string, command: string) => unknown) | undefined) {
    const { manager, services } = await ready();
    const sent: string[] = [];
    if (sendCommand)
      Object.assign(manager, {
        sendCommand: (id: string, text: string) => {
          sent.push(`${id} ${text}`);
          return sendCommand(id, text);
        },
      });
    await services.startService(wanting, live, deaf);
    return { sent, outcome: await outcomeOf(services.initCamera(wanting)) };
  }

  test.each<[string, unknown]>([
    ['as a device answers', { type: 'success', status: 200, data: '{"result":0}', errcode: 0, errmsg: '' }],
    ['with a NUL at its end, as an old device does', { type: 'success', status: 200, data: '{"result":0}\u0000' }],
    ['with nothing but that word', { type: 'success' }],
  ])('the init command of a camera goes out as it is, and is taken where it is answered %s', async (_words, answer) => {
    const { sent, outcome } = await sending(() => Promise.resolve(answer));
    expect([sent, outcome]).toEqual([[`camera-1 ${command}`], { resolved: undefined }]);
  });

  test.each<[string, () => unknown, string | undefined]>([
    ['failure', () => Promise.resolve({ type: 'failure', status: 403, errmsg: 'busy' }), 'busy'],
    ['failure with a NUL', () => Promise.resolve({ type: 'failure', errmsg: 'busy\u0000' }), 'busy'],
    ['timeout', () => Promise.resolve({ type: 'timeout', data: '', errmsg: '' }), 'timeout'],
    [
      'error',
      () => Promise.resolve({ type: 'error', errcode: -2403, errmsg: 'no service' }),
      'no service, errcode -2403',
    ],
    ['a rejection', () => Promise.reject({ errMsg: 'sendCommand err -2403' }), 'sendCommand err -2403'],
    ['a rejection with a number', () => Promise.reject(-2403), 'errcode -2403'],
    ['a throw', () => thrown(new Error('no device')), 'no device'],
    ['nothing', () => undefined, undefined],
    ['its own text', () => Promise.reject({ errMsg: `bad ${command}` }), 'bad ***'],
  ])('the init command of a camera that is answered by %s was not taken, and its own words are a detail', async (_words, answer, message) => {
    const { outcome } = await sending(answer);
    expect(outcome).toEqual({
      rejected: {
        ...{ source: 'iot', code: 'initCommand', kind: 'initCommandFailed', scope: 'connection', step: 'initCamera' },
        ...(message !== undefined && { message }),
      },
    });
  });

  test('the init command of a camera cannot be sent by a manager that has no commands', async () => {
    expect((await sending(undefined)).outcome).toMatchObject({ rejected: { code: 'initCommand' } });
  });
});

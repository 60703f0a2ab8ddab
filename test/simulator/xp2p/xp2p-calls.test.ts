import { MANAGED_GENERATIONS } from '../../../simulator/generations';
import { byPeer, device, RawPlugin, sharedStream } from './raw-plugin';

const exported: readonly (readonly [ConstructorParameters<typeof RawPlugin>[0], readonly string[]])[] = [
  ['beta', ['getHttpFlvUrl', 'resetP2P', 'stopServiceById']],
  ['1.0', ['resetP2P', 'sendCommand', 'startP2PStream', 'stopP2PStream', 'stopServiceById', 'updateServiceCallbacks']],
  ['1.3', ['resetP2P', 'sendCommand', 'startStream', 'stopP2PService', 'stopStream', 'updateServiceCallbacks']],
  ['2.0', ['resetP2P', 'sendCommand', 'startStream', 'stopP2PService', 'stopStream', 'updateServiceCallbacks']],
  ['3.0', ['sendCommand', 'startStream', 'stopP2PService', 'stopStream', 'updateServiceCallbacks']],
  ['3.1', ['getModule', 'sendCommand', 'startStream', 'stopP2PService', 'stopStream', 'updateServiceCallbacks']],
];

const inEveryGeneration = ['destroy', 'getLocalXp2pInfo', 'init', 'startP2PService'];

describe('what the simulated plugin exports', () => {
  it.each(exported)('what the simulated plugin exports as %s', (generation, calls) => {
    const { p2p } = new RawPlugin(generation);
    const functions = Object.entries(p2p).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
    expect(functions.sort()).toEqual([...inEveryGeneration, ...calls].sort());
  });

  it.each(
    MANAGED_GENERATIONS,
  )('the simulated plugin exports no more than settings as p2p beside iot in %s', (generation) => {
    const { p2p, iot } = new RawPlugin(generation).simulation.xp2pPlugin;
    expect(Object.keys(p2p).every((name) => /^(set|update)/.test(name))).toBe(true);
    expect(iot?.getXp2pManager).toBeInstanceOf(Function);
  });

  it('the simulated plugin exports what sets its generation apart', () => {
    expect(new RawPlugin('beta').p2p.XP2PSource).toEqual({ IPC: 1, IoTP2PServer: 3 });
    expect(new RawPlugin('beta').p2p.XP2PNotify_SubType).not.toHaveProperty('Eof');
    expect(new RawPlugin('1.0').p2p.XP2PLocalEventEnum).toBeUndefined();
    expect(new RawPlugin('1.3').p2p.XP2PLocalEventEnum).toBeDefined();
    expect(new RawPlugin('3.0').p2p.XP2PServiceEventEnum).toBeUndefined();
    expect(new RawPlugin('3.1').p2p.XP2PServiceEventEnum).toBeDefined();
  });
});

describe('init', () => {
  it('init resolves with 0 up to 2.x, with a module object later', async () => {
    const two = new RawPlugin('2.0');
    expect(await two.init()).toBe(0);
    const three = new RawPlugin('3.1');
    expect(await three.init()).toBe(0);
    expect(three.p2p.getModule('2.4')).toMatchObject({ deviceP2PVersion: '2.4', localXp2pInfo: expect.any(String) });
    expect(three.p2p.getModule('2.3')).toBeUndefined();
    expect(three.p2p.getLocalXp2pInfo('2.4')).toMatch(/^simulated-2.4-/);
    expect(three.p2p.getLocalXp2pInfo('2.3')).toBe('');
  });

  it.each([
    ['beta', { source: 2 }],
    ['beta', { appParams: {} }],
    ['1.0', { appParams: { appOauthId: 'a', appKey: 'b', appSecretKey: 'c', appPackage: 'd' } }],
    ['2.0', { appParams: undefined }],
    ['3.0', { initParams: undefined }],
    ['3.1', { initParams: { deviceP2PVersion: '2.5' } }],
  ] as const)('init of %s refuses %p', async (generation, changes) => {
    expect(await new RawPlugin(generation).init('2.4', changes)).toBe(-2000);
  });

  it.each(['resolves', 'rejects'] as const)('a second init %s with −2003', async (secondInit) => {
    const plugin = new RawPlugin('2.0', { assumptions: { secondInit } });
    await plugin.init();
    let how = '';
    plugin.p2p.init({ appParams: { appid: 1, appOauthId: 'a', appKey: 'b', appSecretKey: 'c', appPackage: 'd' } }).then(
      (code) => {
        how = `resolves ${code}`;
      },
      (reason) => {
        how = `rejects ${reason.errcode}`;
      },
    );
    await plugin.clock.advance(100);
    expect(how).toBe(`${secondInit} -2003`);
    expect(plugin.simulation.world.misuses).toEqual(['second init of all']);
  });

  it('init without a network fails as a NAT probe', async () => {
    const plugin = new RawPlugin('2.0', { network: 'none' });
    expect(await plugin.init()).toBe(-2202);
  });

  it('an init that failed needs destroy, or does not', async () => {
    for (const [failedInitNeedsDestroy, again] of [
      [true, -2003],
      [false, 0],
    ] as const) {
      const plugin = new RawPlugin('2.0', { assumptions: { failedInitNeedsDestroy } });
      plugin.faults.onCall('init', { how: 'answer', code: -2202 });
      expect(await plugin.init()).toBe(-2202);
      expect(await plugin.init()).toBe(again);
      plugin.p2p.destroy();
      expect(await plugin.init()).toBe(0);
    }
  });

  it('an init that is destroyed meanwhile fails, and leaves the next one alone', async () => {
    const plugin = new RawPlugin('2.0');
    const first = plugin.code(
      () =>
        plugin.p2p.init({ appParams: { appid: 1, appOauthId: 'a', appKey: 'b', appSecretKey: 'c', appPackage: 'd' } }),
      0,
    );
    await first;
    plugin.p2p.destroy();
    expect(await plugin.init()).toBe(0);
    expect(plugin.simulation.resources().module).toBe('inited');
  });

  it('init makes a new peer name at every reset, and is needed before it', async () => {
    const plugin = new RawPlugin('2.0');
    expect(await plugin.code(() => plugin.p2p.resetP2P())).toBe(-2002);
    await plugin.init();
    const before = plugin.p2p.getLocalXp2pInfo();
    expect(await plugin.code(() => plugin.p2p.resetP2P())).toBe(0);
    expect(plugin.p2p.getLocalXp2pInfo()).not.toBe(before);
  });
});

describe('services', () => {
  it('a service needs a module', async () => {
    const plugin = new RawPlugin('2.0');
    expect(await plugin.startService('camera')).toBe(-2002);
    expect(plugin.simulation.world.misuses).toEqual(['startService of camera before init']);
  });

  it('a service in 3.x needs the module of its own device version', async () => {
    const plugin = new RawPlugin('3.1');
    await plugin.init('2.3');
    expect(await plugin.startService('camera', device('XP2Psimulated%2.4.33'))).toBe(-2002);
    await plugin.init('2.4');
    expect(await plugin.startService('camera', device('XP2Psimulated%2.4.33'))).toBe(0);
    expect(await plugin.startService('unknown', device('XP2Psimulated'))).toBe(0);
  });

  it('a service starts once an id', async () => {
    const plugin = new RawPlugin('2.0');
    await plugin.init();
    expect(await plugin.startService('camera')).toBe(0);
    expect(await plugin.startService('camera')).toBe(-2401);
    expect(plugin.simulation.world.misuses).toEqual(['second start of service camera']);
    plugin.p2p.stopP2PService('camera');
    expect(await plugin.startService('camera')).toBe(0);
  });

  it.each([
    ['no url', { url: '' }, -2000],
    ['an url without a scheme', { url: 'camera.flv' }, -2000],
    ['a device without its name', { ...device(), deviceName: '' }, -2000],
    ['a device without xp2pInfo', { ...device(), xp2pInfo: '' }, -2000],
    ['an xp2pInfo that cannot be parsed', device('unreadable'), -2001],
    ['a peer in the url', byPeer, 0],
    ['a server stream', sharedStream, 0],
  ])('a service of %s answers %#', async (_what, streamInfo, code) => {
    const plugin = new RawPlugin('2.0');
    await plugin.init();
    expect(await plugin.startService('camera', streamInfo)).toBe(code);
  });

  it('a service needs its callbacks', async () => {
    const plugin = new RawPlugin('2.0');
    await plugin.init();
    expect(await plugin.startService('camera', device(), { msgCallback: undefined })).toBe(-2000);
    expect(await plugin.startService('', device())).toBe(-2000);
    const beta = new RawPlugin('beta');
    await beta.init();
    expect(await beta.startService('camera', byPeer, { dataCallback: undefined })).toBe(-2000);
  });

  it('a service of the beta is of the module’s kind of source', async () => {
    const plugin = new RawPlugin('beta');
    await plugin.init();
    expect(await plugin.startService('shared', sharedStream)).toBe(-2000);
    plugin.p2p.destroy();
    await plugin.init('2.4', { source: 3 });
    expect(await plugin.startService('shared', sharedStream)).toBe(0);
    expect(await plugin.startService('camera', byPeer)).toBe(-2000);
  });

  it('a service that was stopped while it started fails', async () => {
    const plugin = new RawPlugin('2.0');
    await plugin.init();
    const starting = plugin.code(() =>
      plugin.p2p.startP2PService('camera', device(), { msgCallback: () => undefined }),
    );
    plugin.p2p.stopP2PService('camera');
    expect(await starting).toBe(-2402);
    expect(plugin.simulation.resources().services).toEqual([]);
  });

  it('a service rejects with { errcode } from 3.0 on', async () => {
    const plugin = new RawPlugin('3.0');
    await plugin.init();
    const rejected = expect(
      plugin.p2p.startP2PService('camera', device('unreadable'), { msgCallback: () => undefined }),
    ).rejects.toMatchObject({ errcode: -2001, errmsg: expect.any(String) });
    await plugin.clock.advance(100);
    await rejected;
  });

  it('a service hears through new callbacks once they were changed', async () => {
    const plugin = new RawPlugin('2.0');
    await plugin.init();
    const heard: unknown[] = [];
    expect(plugin.p2p.updateServiceCallbacks('camera', { msgCallback: () => undefined })).toBe(-2403);
    await plugin.startService('camera');
    const msgCallback = (_event: unknown, subtype: unknown) => heard.push(subtype);
    expect(plugin.p2p.updateServiceCallbacks('camera', { msgCallback })).toBe(0);
    plugin.faults.notice('disconnect');
    expect(heard).toEqual(['disconnect']);
  });

  it('a service pulls by itself when it is given a dataCallback, up to 2.x', async () => {
    const plugin = new RawPlugin('2.0');
    await plugin.init();
    await plugin.startService('camera', device(), { dataCallback: plugin.dataCallback });
    expect(plugin.bytes).toBeGreaterThan(0);
    const three = new RawPlugin('3.0');
    await three.init();
    await three.startService('camera', device(), { dataCallback: three.dataCallback });
    expect(three.bytes).toBe(0);
  });

  it('a service of the beta has an http-flv url while it is there', async () => {
    const plugin = new RawPlugin('beta');
    await plugin.init();
    expect(plugin.p2p.getHttpFlvUrl('camera')).toBe('');
    await plugin.startService('camera', byPeer);
    expect(plugin.p2p.getHttpFlvUrl('camera')).toContain('camera.flv');
    expect(plugin.bytes).toBeGreaterThan(0);
  });

  it('stopping a service that is not there is noted', async () => {
    const plugin = new RawPlugin('2.0');
    plugin.p2p.stopP2PService('nobody');
    plugin.p2p.stopStream('nobody');
    expect(plugin.simulation.world.misuses).toEqual(['stop of no service nobody', 'stop of no stream nobody ']);
  });
});

describe('commands', () => {
  async function commanded(generation: '1.0' | '2.0' | '3.1', id = 'camera') {
    const plugin = new RawPlugin(generation);
    await plugin.init();
    await plugin.startService(id);
    const send = async (command: string) => {
      const answer = plugin.p2p.sendCommand(id, command).catch((reason) => reason);
      await plugin.clock.advance(500);
      return answer;
    };
    return { plugin, send };
  }

  const deviceStatus = 'action=inner_define&channel=0&cmd=get_device_st&type=live&quality=high';

  it('commands tell whether the camera takes one more viewer', async () => {
    const { send } = await commanded('2.0');
    expect(await send(deviceStatus)).toMatchObject({ type: 'success', data: '[{"status":0,"appConnectNum":1}]' });
    const busy = await commanded('2.0', 'busy-1');
    expect(await busy.send(deviceStatus)).toMatchObject({ data: '[{"status":405,"appConnectNum":4}]' });
  });

  it('commands answer with a NUL at the end before 1.0.2', async () => {
    const { send } = await commanded('1.0');
    expect((await send(deviceStatus)).data.endsWith(']\u0000')).toBe(true);
  });

  it('commands of the app’s own are done, others are not known', async () => {
    const { send } = await commanded('2.0');
    expect(await send('action=user_define&channel=0&cmd={}')).toMatchObject({ type: 'success' });
    expect(await send('action=inner_define&channel=0&cmd=fly')).toMatchObject({ type: 'failure', status: 404 });
  });

  it('commands fail without a service, and on demand', async () => {
    const { plugin, send } = await commanded('2.0');
    plugin.faults.onCall('sendCommand', { how: 'answer', code: -2004 });
    expect(await send(deviceStatus)).toMatchObject({ type: 'error', errcode: -2004 });
    plugin.p2p.stopP2PService('camera');
    expect(await send(deviceStatus)).toMatchObject({ type: 'error', errcode: -2403 });
    const three = await commanded('3.1');
    three.plugin.faults.onCall('sendCommand', { how: 'answer', code: -2004 });
    expect(await three.send(deviceStatus)).toMatchObject({ errcode: -2004 });
  });
});

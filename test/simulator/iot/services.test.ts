import { camera, deviceInfo, ManagedPlugin, server, XP2P_INFO } from './managed-plugin';

describe('starting a service', () => {
  it('starting a service: its states, and its promise', async () => {
    const plugin = await ManagedPlugin.inited();
    expect(await plugin.start(camera())).toBe('ok');
    expect(plugin.heardStates()).toEqual(['promise', 'Started', 'Connected']);
    expect(plugin.manager.isP2PServiceStarted?.('front-door')).toBe(true);
    expect(plugin.manager.isP2PServiceStarted?.('front-door', { xp2pInfo: XP2P_INFO })).toBe(true);
    expect(plugin.manager.isP2PServiceStarted?.('front-door', { xp2pInfo: 'XP2Pother' })).toBe(false);
    expect(plugin.resources.services).toEqual(['front-door started']);
  });

  it('starting a service before the module is ready waits for it', async () => {
    const plugin = new ManagedPlugin();
    expect(await plugin.start(camera())).toBe('ok');
    expect(plugin.heardStates()).toEqual(['Preparing', 'promise', 'Started', 'Connected']);
  });

  it.each([
    [{ connectedState: 'beforeStarted' }, ['Preparing', 'promise', 'Connected', 'Started']],
    [{ connectedState: 'never' }, ['Preparing', 'promise', 'Started']],
    [{ promise: 'afterState', connectedState: 'never' }, ['Preparing', 'Started', 'promise']],
    [{ stepsTold: false, connectedState: 'never' }, ['promise', 'Started']],
  ] as const)('starting a service in another order (%j)', async (assumes, states) => {
    const plugin = new ManagedPlugin({ assumes });
    await plugin.start(camera());
    expect(plugin.heardStates()).toEqual(states);
  });

  it('starting a service of a server stream', async () => {
    const plugin = await ManagedPlugin.inited();
    expect(await plugin.start(server)).toBe('ok');
    expect(plugin.resources.services).toEqual(['lobby started']);
  });

  it.each([
    ['no device', { p2pMode: 'ipc', xp2pInfo: XP2P_INFO }],
    ['no xp2pInfo', { p2pMode: 'ipc', deviceInfo: deviceInfo('door') }],
    ['no url', { p2pMode: 'server', deviceInfo: deviceInfo('lobby') }],
    ['no caller', { ...camera(), caller: '' }],
  ] as const)('starting a service with %s is refused', async (_what, start) => {
    const plugin = await ManagedPlugin.inited();
    expect(await plugin.start(start)).toBe('refused {"errMsg":"startP2PService err -2000"}');
  });

  it.each([
    ['errMsg', 'refused {"errMsg":"startP2PService err -2402"}'],
    ['errmsg', 'refused {"errcode":-2402,"errmsg":"startP2PService err -2402"}'],
    ['errCode', 'refused {"errCode":-2402,"errMsg":"启动失败"}'],
    ['text', 'refused "startP2PService err -2402"'],
    ['error', 'refused Error: startP2PService err -2402'],
  ] as const)('starting a service that cannot be started rejects as %s', async (rejection, outcome) => {
    const plugin = await ManagedPlugin.inited({ assumes: { rejection } });
    plugin.faults.onCall('startService', { how: 'throw', code: -2402 });
    expect(await plugin.start(camera())).toBe(outcome);
    expect(plugin.heardStates()).toEqual(['promise', 'StartError']);
    expect(await plugin.start(camera())).toBe('ok');
  });

  it('starting a service while there is no module is refused', async () => {
    const plugin = await ManagedPlugin.inited({ network: 'none' });
    expect(await plugin.start(camera())).toBe('refused {"errMsg":"startP2PService err -2002"}');
    const early = new ManagedPlugin({ network: 'none' });
    expect(await early.start(camera())).toBe('refused {"errMsg":"startP2PService err -2002"}');
  });
});

describe('holding a service', () => {
  it('holding a service: it ends with its last holder', async () => {
    const plugin = await ManagedPlugin.inited();
    await plugin.start(camera());
    expect(await plugin.start({ ...camera(), caller: 'other page' })).toBe('ok');
    expect(plugin.world.calls.filter(({ call }) => call === 'startService')).toHaveLength(1);
    plugin.heardStates();
    plugin.manager.stopP2PService('front-door', 'page');
    expect(plugin.resources.services).toEqual(['front-door started']);
    plugin.manager.stopP2PService('front-door', 'other page');
    expect(plugin.resources.services).toEqual([]);
    expect(plugin.heardStates()).toEqual(['Idle']);
    expect(plugin.world.misuses).toEqual([]);
  });

  it('holding a service: given back twice it does no harm, by somebody else it is a misuse', async () => {
    const plugin = await ManagedPlugin.inited();
    await plugin.start(camera());
    await plugin.start({ ...camera(), caller: 'other page' });
    plugin.manager.stopP2PService('front-door', 'page');
    plugin.manager.stopP2PService('front-door', 'page');
    plugin.manager.stopP2PService('nobody', 'page');
    expect(plugin.world.misuses).toEqual([]);
    plugin.manager.stopP2PService('front-door', 'the page’s other name');
    expect(plugin.world.misuses).toEqual(['stop of front-door by the page’s other name, who does not hold it']);
    expect(plugin.resources.services).toEqual(['front-door started']);
  });

  it('holding a service: the connection may linger, and is taken up again', async () => {
    const plugin = await ManagedPlugin.inited({ assumes: { lingersMs: 3_000, idleTold: false } });
    await plugin.start(camera());
    plugin.heardStates();
    plugin.manager.stopP2PService('front-door', 'page');
    await plugin.clock.advance(2_000);
    expect(await plugin.start(camera())).toBe('ok');
    expect(plugin.world.calls.filter(({ call }) => call === 'startService')).toHaveLength(1);
    plugin.manager.stopP2PService('front-door', 'page');
    await plugin.clock.advance(3_000);
    expect(plugin.resources.services).toEqual([]);
    expect(plugin.heardStates()).toEqual(['promise']);
  });

  it.each([
    ['hangs', 'pending'],
    ['rejects', 'refused {"errMsg":"startP2PService err -2402"}'],
    ['resolves', 'ok'],
  ] as const)('holding a service that was given back before it started: the promise %s', async (stoppedStart, outcome) => {
    const plugin = await ManagedPlugin.inited({ assumes: { stoppedStart } });
    const { promise } = plugin.begin(camera());
    plugin.manager.stopP2PService('front-door', 'page');
    await plugin.clock.advance(3_000);
    expect(promise()).toBe(outcome);
    expect(plugin.resources.services).toEqual([]);
    expect(plugin.world.misuses).toEqual([]);
  });

  it('holding a service: another xp2pInfo takes it from whoever held it', async () => {
    const plugin = await ManagedPlugin.inited();
    await plugin.start(camera());
    plugin.heardStates();
    expect(await plugin.start({ ...camera('front-door', 'XP2Pother%2.4.33'), caller: 'other' })).toBe('ok');
    expect(plugin.heardStates()).toEqual(['Xp2pChanged', 'Preparing', 'promise', 'Started', 'Connected']);
    plugin.manager.stopP2PService('front-door', 'page');
    expect(plugin.resources.services).toEqual(['front-door started']);
    plugin.manager.stopP2PService('front-door', 'other');
    expect(plugin.resources.services).toEqual([]);
    expect(plugin.world.misuses).toEqual([]);
  });

  it('holding a service: what nobody gave and what is empty are the same', async () => {
    const plugin = await ManagedPlugin.inited();
    await plugin.start(camera());
    plugin.heardStates();
    expect(await plugin.start({ ...camera(), flvUrl: '', caller: 'component' })).toBe('ok');
    expect(plugin.heardStates()).toEqual(['promise']);
  });

  it('holding a service: another xp2pInfo may be looked at by nobody', async () => {
    const plugin = await ManagedPlugin.inited({ assumes: { otherInfo: 'joins' } });
    await plugin.start(camera());
    plugin.heardStates();
    expect(await plugin.start({ ...camera('front-door', 'XP2Pother%2.4.33'), caller: 'other' })).toBe('ok');
    expect(plugin.heardStates()).toEqual(['promise']);
  });
});

describe('losing a service', () => {
  it('losing a service: it is told, and can be started again by whoever holds it', async () => {
    const plugin = await ManagedPlugin.inited();
    await plugin.start(camera());
    plugin.heardStates();
    plugin.faults.notice('disconnect');
    expect(plugin.heardStates()).toEqual(['Error']);
    expect(plugin.manager.isP2PServiceError?.('front-door')).toBe(true);
    expect(await plugin.start(camera())).toBe('ok');
    plugin.manager.stopP2PService('front-door', 'page');
    expect(plugin.resources.services).toEqual([]);
  });

  it('losing a service to a network that changed: nothing can be started before a reset', async () => {
    const plugin = await ManagedPlugin.inited();
    await plugin.start(camera());
    plugin.heardStates();
    plugin.faults.network('4g');
    expect(plugin.heardStates()).toEqual(['Error']);
    expect(await plugin.start(camera())).toContain('-2402');
    plugin.manager.stopP2PService('front-door', 'page');
    plugin.manager.checkReset();
    expect(await plugin.start(camera())).toBe('ok');
    expect(plugin.world.misuses).toEqual([]);
  });

  it('losing a service to a network that changed: the next start may reset by itself', async () => {
    const plugin = await ManagedPlugin.inited({ assumes: { startResets: true } });
    plugin.faults.network('4g');
    expect(await plugin.start(camera())).toBe('ok');
    expect(plugin.heardStates()).toEqual(['Preparing', 'promise', 'Started', 'Connected']);
  });

  it.each([
    ['ServiceError', []],
    ['ServiceIdle', ['Idle']],
    ['anotherStart', ['Preparing', 'Started', 'Connected']],
  ] as const)('losing a service: a reset makes of it %s', async (resetMakes, states) => {
    const plugin = await ManagedPlugin.inited({ assumes: { resetMakes } });
    await plugin.start(camera());
    plugin.faults.network('4g');
    plugin.heardStates();
    plugin.manager.checkReset();
    await plugin.clock.advance(2_000);
    expect(plugin.heardStates()).toEqual(states);
  });

  it.each([
    ['ServiceError', 'Error'],
    ['ServiceStartError', 'StartError'],
    ['ServiceXp2pChanged', 'Xp2pChanged'],
  ] as const)('losing a service: it says %s (fault), and can be started again', async (state, told) => {
    const plugin = await ManagedPlugin.inited();
    await plugin.start(camera());
    plugin.heardStates();
    plugin.faults.managed({ what: 'service', state });
    await plugin.clock.advance(0);
    expect(plugin.heardStates()).toEqual([told]);
    expect(await plugin.start(camera())).toBe('ok');
    plugin.manager.stopP2PService('front-door', 'page');
    expect(plugin.resources.services).toEqual([]);
    expect(plugin.world.misuses).toEqual([]);
  });

  it('losing what is shared by several: all of them hear it', async () => {
    const plugin = await ManagedPlugin.inited();
    await plugin.start(camera());
    await plugin.start(camera('garden'));
    plugin.heardStates();
    plugin.faults.natError(-1);
    expect(plugin.heardStates()).toEqual(['Error', 'Error']);
  });
});

describe('listening to a service', () => {
  it.each([
    ['refused', false],
    ['taken', true],
  ] as const)('listening to a service before it was started is %s', async (earlyListener, isListening) => {
    const plugin = await ManagedPlugin.inited({ assumes: { earlyListener } });
    expect(plugin.hear('front-door')).toBe(isListening);
  });

  it('listening to a service until it is taken off, by the same function', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.begin(camera());
    plugin.manager.removeP2PServiceEventListener('front-door', 'serviceStateChange', () => undefined);
    await plugin.clock.advance(1_000);
    expect(plugin.heardStates()).toContain('Started');
    plugin.manager.removeP2PServiceEventListener('front-door', 'serviceStateChange', plugin.listener);
    plugin.manager.stopP2PService('front-door', 'page');
    expect(plugin.heardStates()).toEqual([]);
  });

  it.each([
    [true, ['Idle', 'Preparing', 'Started', 'Connected']],
    [false, ['Idle']],
  ] as const)('listening to a service that ended (stays: %s)', async (listenersStay, states) => {
    const plugin = await ManagedPlugin.inited({ assumes: { listenersStay } });
    await plugin.start(camera());
    plugin.heardStates();
    plugin.manager.stopP2PService('front-door', 'page');
    void plugin.manager.startP2PService({ ...camera(), caller: 'next page' });
    await plugin.clock.advance(1_000);
    expect(plugin.heardStates()).toEqual(states);
  });
});

describe('commands to a device', () => {
  it('commands to a device are answered while its service is there', async () => {
    const plugin = await ManagedPlugin.inited();
    await plugin.start(camera());
    const { manager } = plugin;
    const answers = Promise.all([
      manager.sendCommand('front-door', 'action=user_define&channel=0&cmd=hello'),
      manager.sendInnerCommand('front-door', { cmd: 'get_device_st', params: { type: 'live' } }),
      manager.sendUserCommand('front-door', { cmd: { topic: 'light', data: 1 } }),
      manager.sendPTZCommand('front-door', { ptzCmd: 'ptz_up_press' }),
    ]);
    await plugin.clock.advance(1_000);
    expect(await answers).toEqual([
      { type: 'success', status: 200, data: '{"result":0}', errcode: 0, errmsg: '' },
      [{ status: 0, appConnectNum: 1 }],
      { result: 0 },
      { apex: 'no' },
    ]);
  });

  it.each([
    ['done', { type: 'success', status: 200, data: '{"result":0}' }],
    ['doneWithNul', { type: 'success', status: 200, data: '{"result":0}\u0000' }],
    ['refused', { type: 'failure', status: 403, errmsg: 'refused\u0000' }],
    ['never', 'no answer'],
  ] as const)('commands to a device of the app’s own come to what its world says: %s', async (ownCommand, outcome) => {
    const plugin = await ManagedPlugin.inited({ assumes: { ownCommand } });
    await plugin.start(camera());
    let answer: unknown = 'no answer';
    const { manager } = plugin;
    void manager.sendCommand('front-door', 'action=user_define&channel=0&cmd=hello').then((said) => (answer = said));
    const status = manager.sendCommand('front-door', 'action=inner_define&cmd=get_device_st&type=live');
    await plugin.clock.advance(60_000);
    expect(answer).toEqual(typeof outcome === 'string' ? outcome : expect.objectContaining(outcome));
    expect(await status).toMatchObject({ type: 'success' });
  });

  it.each([
    ['rejecting', { errMsg: 'sendCommand err -2403, service not started' }],
    ['resolving', { type: 'error', errcode: -2403 }],
  ] as const)('commands to a device that nobody holds fail by %s', async (commandFails, outcome) => {
    const plugin = await ManagedPlugin.inited({ assumes: { commandFails } });
    const answer = plugin.manager.sendCommand('front-door', 'action=user_define&cmd=hello').catch((reason) => reason);
    await plugin.clock.advance(1_000);
    expect(await answer).toMatchObject(outcome);
  });
});

import { MANAGED_GENERATIONS } from '../../../simulator/generations';
import { camera, ManagedPlugin } from './managed-plugin';

describe('what the managed plugin exports', () => {
  it('what the managed plugin exports is one manager', () => {
    const { iot } = new ManagedPlugin();
    expect(iot.getXp2pManager()).toBe(iot.getXp2pManager());
  });

  it.each([
    ['3.2', ['getXp2pManager', 'setPluginLogger'], []],
    ['4.1', ['getXp2pManager', 'setPluginLogger', 'setUserId'], []],
    [
      '4.6',
      ['getXp2pManager', 'setPluginLogger', 'setUserId'],
      ['setCrossStunTurn', 'setTcpFirst', 'setUseDeliveryConfig', 'updateStunPort'],
    ],
  ] as const)('what the managed plugin exports in %s', (generation, calls, settings) => {
    const { p2p, iot } = new ManagedPlugin({ generation }).simulation.xp2pPlugin;
    expect(Object.keys(iot ?? {}).sort()).toEqual(calls);
    expect(Object.keys(p2p).sort()).toEqual(settings);
  });

  it('what the managed plugin exports may still be all that 3.1 had', () => {
    const { p2p } = new ManagedPlugin({ assumes: { oldSurface: 'whole' } }).simulation.xp2pPlugin;
    expect(p2p).toMatchObject({ init: expect.any(Function), setTcpFirst: expect.any(Function) });
  });

  it('what the managed plugin exports says its versions, and a uuid', () => {
    expect(new ManagedPlugin({ generation: '4.1' }).manager).toMatchObject({
      ...{ XP2PVersion: '4.1.3', P2PPlayerVersion: '1.3.8', uuid: expect.stringMatching(/^simulated-/) },
    });
  });

  it.each(MANAGED_GENERATIONS)('what the managed plugin exports asks for services from 3.2.4 on (%s)', (generation) => {
    const { manager } = new ManagedPlugin({ generation });
    expect(manager.isP2PServiceStarted !== undefined).toBe(generation !== '3.2');
  });

  it('a setting that comes after the manager is a misuse', () => {
    const plugin = new ManagedPlugin();
    const { p2p } = plugin.simulation.xp2pPlugin;
    p2p.setTcpFirst?.(true);
    expect(plugin.world.misuses).toEqual([]);
    void plugin.manager;
    p2p.setTcpFirst?.(false);
    expect(plugin.world.misuses).toEqual(['setTcpFirst after getXp2pManager']);
  });

  it('the manager may throw (fault)', () => {
    const plugin = new ManagedPlugin();
    plugin.faults.managed({ what: 'managerThrows', on: true });
    expect(() => plugin.manager).toThrow('getXp2pManager');
    plugin.faults.clear();
    expect(() => plugin.manager).not.toThrow();
  });
});

describe('the module', () => {
  it('the module initialises by itself, both device versions', async () => {
    const plugin = new ManagedPlugin();
    expect(plugin.resources.module).toBe('not initialised');
    plugin.listen();
    expect(plugin.manager.moduleState).toBe('initing');
    expect(plugin.manager.localPeername).toBe('');
    await plugin.clock.advance(1_000);
    expect(plugin.heard()).toEqual(['state inited']);
    expect(plugin.manager.moduleState).toBe('inited');
    expect(plugin.manager.localPeername).toMatch(/^simulated-2\.4-/);
    expect(plugin.resources.module).toBe('2.3 inited; 2.4 inited');
  });

  it('the module may call itself ready by another word', async () => {
    const plugin = await ManagedPlugin.inited({ assumes: { readyWord: 'ready' } });
    expect(plugin.manager.moduleState).toBe('ready');
  });

  it.each([
    ['', ''],
    ['error', 'error'],
  ] as const)('the module that could not be initialised says %p, and is tried again by checkReset', async (failedWord, word) => {
    const plugin = await ManagedPlugin.inited({ network: 'none', assumes: { failedWord } });
    expect(plugin.manager.moduleState).toBe(word);
    await plugin.clock.advance(60_000);
    expect(plugin.resources.module).toBe('not initialised');
    plugin.faults.network('wifi');
    plugin.manager.checkReset();
    expect(plugin.manager.moduleState).toBe('initing');
    await plugin.clock.advance(1_000);
    expect(plugin.manager.moduleState).toBe('inited');
  });

  it.each([
    ['triedAgain', false, 'inited'],
    ['triedByStart', false, ''],
    ['triedByStart', true, 'inited'],
    ['waits', true, ''],
  ] as const)('the module that could not be initialised (%s, somebody starts: %s)', async (failedInit, starts, word) => {
    const plugin = await ManagedPlugin.inited({ network: 'none', assumes: { failedInit } });
    plugin.faults.network('wifi');
    if (starts) plugin.begin(camera());
    await plugin.clock.advance(12_000);
    expect(plugin.manager.moduleState).toBe(word);
  });

  it('the module gives an init up after ten seconds', async () => {
    const plugin = new ManagedPlugin();
    plugin.faults.onCall('init', { how: 'hang' });
    plugin.listen();
    await plugin.clock.advance(9_999);
    expect(plugin.manager.moduleState).toBe('initing');
    await plugin.clock.advance(1);
    expect(plugin.manager.moduleState).toBe('');
  });

  it('the module may initialise for ever (fault), and goes on when that is over', async () => {
    const plugin = new ManagedPlugin();
    plugin.faults.managed({ what: 'initHangs', on: true });
    void plugin.manager;
    await plugin.clock.advance(3_600_000);
    expect(plugin.manager.moduleState).toBe('initing');
    plugin.faults.managed({ what: 'initHangs', on: false });
    await plugin.clock.advance(1_000);
    expect(plugin.manager.moduleState).toBe('inited');
  });

  it('the module tells of a network that changed, once, and checkReset mends it', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.heard();
    plugin.faults.network('4g');
    plugin.faults.natChanged();
    expect(plugin.heard()).toEqual(['natChanged']);
    plugin.manager.checkReset();
    expect(plugin.manager.moduleState).toBe('reseting');
    await plugin.clock.advance(1_000);
    expect(plugin.heard()).toEqual(['state reseting', 'state inited']);
    expect(plugin.resources.module).toBe('2.3 inited; 2.4 inited');
  });

  it('the module resets nothing where nothing is due', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.heard();
    plugin.manager.checkReset();
    await plugin.clock.advance(1_000);
    expect(plugin.heard()).toEqual([]);
  });

  it('the module may begin its reset a moment later, and tell nothing of it', async () => {
    const plugin = await ManagedPlugin.inited({ assumes: { resetBegins: 'soon', resetTold: false } });
    plugin.heard();
    plugin.faults.natError(-1);
    plugin.manager.checkReset();
    plugin.manager.checkReset();
    expect(plugin.manager.moduleState).toBe('inited');
    await plugin.clock.advance(0);
    expect(plugin.manager.moduleState).toBe('reseting');
    await plugin.clock.advance(1_000);
    expect(plugin.manager.moduleState).toBe('inited');
    expect(plugin.heard()).toEqual(['natError']);
  });

  it('the module without a network cannot be reset, and is due still', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.faults.network('none');
    plugin.manager.checkReset();
    await plugin.clock.advance(1_000);
    expect(plugin.resources.module).toContain('stale');
    plugin.faults.network('wifi');
    plugin.manager.checkReset();
    await plugin.clock.advance(1_000);
    expect(plugin.resources.module).not.toContain('stale');
  });

  it('the module that does not come back from a reset is given up after ten seconds', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.faults.natChanged();
    plugin.faults.onCall('reset', { how: 'hang' });
    plugin.manager.checkReset();
    await plugin.clock.advance(9_999);
    expect(plugin.manager.moduleState).toBe('reseting');
    await plugin.clock.advance(1);
    expect(plugin.manager.moduleState).toBe('inited');
  });

  it.each([
    ['late', 'latest', [], ['natChanged']],
    ['never', 'latest', [], []],
    ['atOnce', '3.2', [], []],
  ] as const)('the module may tell of the network %s (%s)', async (natTold, generation, atOnce, later) => {
    const plugin = await ManagedPlugin.inited({ generation, assumes: { natTold } });
    plugin.heard();
    plugin.faults.network('4g');
    expect(plugin.heard()).toEqual(atOnce);
    await plugin.clock.advance(5_000);
    expect(plugin.heard()).toEqual(later);
    plugin.manager.checkReset();
    expect(plugin.manager.moduleState).toBe('reseting');
  });

  it('the module tells of its local servers, and checkReset starts them again', async () => {
    const plugin = await ManagedPlugin.inited({ platform: 'ios' });
    plugin.heard();
    plugin.faults.killLocalServer();
    plugin.faults.managed({ what: 'localServer', which: 'localRtmp' });
    expect(plugin.heard()).toEqual(['localHttp {"errNum":53}', 'localRtmp']);
    plugin.manager.checkReset();
    await plugin.clock.advance(1_000);
    expect(plugin.world.players.localServerDead).toBe(false);
    expect(plugin.manager.moduleState).toBe('inited');
  });

  it('listeners that are taken off hear nothing, and one that was added twice hears once', async () => {
    const plugin = await ManagedPlugin.inited();
    const heard: string[] = [];
    const listener = () => heard.push('nat');
    plugin.manager.addEventListener('xp2pNatEvent', listener);
    plugin.manager.addEventListener('xp2pNatEvent', listener);
    plugin.faults.natChanged();
    expect(heard).toEqual(['nat']);
    plugin.manager.checkReset();
    await plugin.clock.advance(1_000);
    plugin.manager.removeEventListener('xp2pNatEvent', listener);
    plugin.faults.natChanged();
    expect(heard).toEqual(['nat']);
  });

  it('every callback of the manager may come twice (fault)', async () => {
    const plugin = await ManagedPlugin.inited();
    plugin.heard();
    plugin.faults.duplicateCallbacks(true);
    plugin.faults.natChanged();
    expect(plugin.heard()).toEqual(['natChanged', 'natChanged']);
  });
});

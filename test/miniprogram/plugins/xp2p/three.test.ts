import { selectXp2p } from '../../../../miniprogram/plugins/xp2p';
import { Audience, appParams, camera, Stage, watched } from './stage';

describe.each(['3.0', '3.1'] as const)('plugin %s', (generation) => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage(generation);
  });

  it('the adapter initialises both device versions side by side', async () => {
    expect(stage.xp2p.generations).toEqual(['2.3', '2.4']);
    await stage.init();
    expect(stage.simulation.resources().module).toBe('2.3 inited; 2.4 inited');
  });

  it('the adapter initialises only the device versions that are exported', () => {
    const { p2p } = stage.simulation.xp2pPlugin;
    const plugin = { p2p: { ...p2p, DeviceVersion: { Device_2_4: '2.4' } } };
    expect(selectXp2p(plugin, appParams).xp2p.generations).toEqual(['2.4']);
  });

  it('one device version that fails leaves the other one usable', async () => {
    stage.faults.onCall('init', { how: 'answer', code: -2202 }, { id: '2.3' });
    const [old, current] = stage.xp2p.generations.map((each) =>
      watched(stage.xp2p.init(each, 'camera', () => undefined)),
    );
    await stage.clock.advance(1_000);
    expect(old?.failure).toMatchObject({ code: -2202, step: 'init' });
    expect(current?.state).toBe('resolved');
    const audience = await stage.play(camera());
    expect(audience.bytes).toBeGreaterThan(0);
  });

  it('the adapter tells whose NAT changed, and nothing to an earlier init', async () => {
    const { p2p } = stage.simulation.xp2pPlugin;
    const init = jest.spyOn(p2p as { init(options: unknown): unknown }, 'init');
    const first = new Audience();
    await stage.init('camera', first);
    stage.xp2p.destroy();
    const second = new Audience();
    await stage.init('camera', second);
    const [options] = init.mock.calls[0] as [{ initParams: { eventHandler(event: string): void } }];
    options.initParams.eventHandler('natChanged');
    stage.faults.natChanged();
    expect(first.module).toEqual([]);
    expect(second.module).toEqual([
      { type: 'nat.changed', generation: '2.3' },
      { type: 'nat.changed', generation: '2.4' },
    ]);
  });

  it('the adapter resets one device version, after which its cameras can be reached again', async () => {
    await stage.init();
    stage.faults.natChanged();
    const audience = new Audience();
    const unreachable = stage.startService(camera(), audience);
    await stage.clock.advance(3_000);
    expect(unreachable.failure).toMatchObject({ code: -2402 });
    const before = stage.simulation.resources().module;
    const reset = watched(stage.xp2p.reset('2.4'));
    await stage.clock.advance(1_000);
    expect(reset.state).toBe('resolved');
    expect(before).toBe('2.3 inited, stale; 2.4 inited, stale');
    expect(stage.simulation.resources().module).toBe('2.3 inited, stale; 2.4 inited');
    await stage.play(camera());
  });

  it('the adapter cannot initialise what it has not', async () => {
    await expect(stage.xp2p.init('all', 'camera', () => undefined)).rejects.toMatchObject({ code: -2004 });
    await expect(stage.xp2p.reset('all')).rejects.toMatchObject({ code: -2002 });
  });

  it('the adapter takes 0 for a module object where the plugin keeps the object to itself', async () => {
    const { p2p } = stage.simulation.xp2pPlugin;
    Object.assign(p2p ?? {}, { init: async () => 0, getModule: undefined, getLocalXp2pInfo: () => 'peer-of-this' });
    await expect(stage.xp2p.init('2.4', 'camera', () => undefined)).resolves.toEqual({ localPeerName: 'peer-of-this' });
  });

  it('a missing answer of plugin 3.x is a failure, not a success', async () => {
    Object.assign(stage.simulation.xp2pPlugin.p2p ?? {}, { init: async () => undefined });
    await expect(stage.xp2p.init('2.4', 'camera', () => undefined)).rejects.toMatchObject({ code: 'noAnswer' });
  });

  it('the adapter goes without a local peer name where the plugin tells none', async () => {
    const { p2p } = stage.simulation.xp2pPlugin;
    Object.assign(p2p ?? {}, { init: async () => 0, getModule: undefined, getLocalXp2pInfo: undefined });
    await expect(stage.xp2p.init('2.4', 'camera', () => undefined)).resolves.toEqual({ localPeerName: '' });
  });

  it('a word of the module’s that nobody knows changes nothing', async () => {
    const { p2p } = stage.simulation.xp2pPlugin;
    const init = jest.spyOn(p2p as { init(options: unknown): unknown }, 'init');
    const audience = new Audience();
    await stage.init('camera', audience);
    const [options] = init.mock.calls[0] as [{ initParams: { eventHandler(event: string): void } }];
    options.initParams.eventHandler('somethingNew');
    expect(audience.module).toEqual([]);
  });
});

describe('plugin 3.1', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = new Stage('3.1');
    await stage.init();
  });

  it('plugin 3.1: a disconnect of a service without a stream is heard through the service’s own callback', async () => {
    const audience = new Audience();
    stage.startService(camera(), audience);
    await stage.clock.advance(1_000);
    stage.faults.notice('disconnect');
    expect(audience.broken).toMatchObject([{ code: 'disconnect' }]);
  });
});

import { FAILING, GENERATIONS, Stage, watched } from './stage';

describe.each(GENERATIONS)('the module of plugin %s', (generation) => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage(generation);
  });

  afterEach(() => {
    expect(stage.simulation.world.misuses).toEqual([]);
  });

  it('the module initialises and tells the local peer name', async () => {
    for (const each of stage.xp2p.generations) {
      const init = watched(stage.xp2p.init(each, 'camera', () => undefined));
      await stage.clock.advance(1_000);
      expect(init.value?.localPeerName).toMatch(/^simulated-/);
    }
    expect(stage.simulation.resources().module).toContain('inited');
  });

  it.each(FAILING)('%s from init of the module becomes a failure', async (_shape, fault) => {
    const [first = 'all'] = stage.xp2p.generations;
    stage.faults.onCall('init', fault);
    const init = watched(stage.xp2p.init(first, 'camera', () => undefined));
    await stage.clock.advance(1_000);
    expect(init.failure).toMatchObject({ source: 'xp2p', code: -2402, step: 'init' });
  });

  it('an init of the module that hangs is left to the caller’s deadline', async () => {
    const [first = 'all'] = stage.xp2p.generations;
    stage.faults.onCall('init', { how: 'hang' });
    const init = watched(stage.xp2p.init(first, 'camera', () => undefined));
    await stage.clock.advance(60_000);
    expect(init.state).toBe('pending');
  });

  it('the module initialises again after destroy', async () => {
    await stage.init();
    stage.xp2p.destroy();
    expect(stage.simulation.resources().module).toBe('not initialised');
    await stage.init();
    expect(stage.simulation.resources().module).toContain('inited');
  });

  it('the module resets, and tells the new local peer name', async () => {
    await stage.init();
    const [first = 'all'] = stage.xp2p.generations;
    const reset = watched(stage.xp2p.reset(first));
    await stage.clock.advance(1_000);
    expect(reset.value?.localPeerName).toMatch(/^simulated-/);
  });

  it.each(FAILING)('%s from reset of the module becomes a failure', async (_shape, fault) => {
    await stage.init();
    const [first = 'all'] = stage.xp2p.generations;
    stage.faults.onCall('reset', fault);
    const reset = watched(stage.xp2p.reset(first));
    await stage.clock.advance(1_000);
    expect(reset.failure).toMatchObject({ source: 'xp2p', code: -2402, step: 'reset' });
  });

  it('a reset of the module before init fails as a module that was lost', async () => {
    const [first = 'all'] = stage.xp2p.generations;
    const reset = watched(stage.xp2p.reset(first));
    await stage.clock.advance(1_000);
    expect(reset.failure).toMatchObject({ code: -2002, kind: 'moduleLost' });
  });

  it('destroy of the module throws nothing, whatever the plugin does', () => {
    const { p2p } = stage.simulation.xp2pPlugin;
    if (p2p)
      p2p.destroy = () => {
        throw new Error('no');
      };
    expect(() => stage.xp2p.destroy()).not.toThrow();
  });
});

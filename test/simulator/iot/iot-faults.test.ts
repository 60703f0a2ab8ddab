import { CATALOGUE, catalogueOf, FAULTS } from '../../../simulator';
import { MANAGED_FAULTS } from '../../../simulator/fault-catalogue';
import { RawPlugin } from '../xp2p/raw-plugin';
import { camera, ManagedPlugin } from './managed-plugin';

describe('what a panel offers', () => {
  it('what a panel offers of faults depends on who pulls', () => {
    const ids = (faults: typeof CATALOGUE) => faults.map(({ id }) => id);
    expect(ids(catalogueOf('managed'))).toEqual(
      ids(CATALOGUE.filter(({ id }) => !/\.stop(Service|Stream)\./.test(id))),
    );
    expect(ids(catalogueOf('bytes'))).toEqual(ids(CATALOGUE.filter(({ id }) => !id.includes('.managed.'))));
    expect(MANAGED_FAULTS.length).toBeGreaterThan(15);
    expect(FAULTS.some(({ way }) => way === 'managed')).toBe(false);
  });

  it('what a panel offers where the plugin pulls changes nothing where the app does', () => {
    const plugin = new RawPlugin('3.1');
    const before = JSON.stringify(plugin.simulation.world.iot);
    for (const fault of MANAGED_FAULTS) fault.run(plugin.faults);
    expect(JSON.stringify(plugin.simulation.world.iot)).toBe(before);
  });
});

it.each(
  MANAGED_FAULTS.filter(({ end }) => end).map((fault) => [fault.id, fault] as const),
)('fault %s lasts until it is ended, and what was before is again', async (_id, fault) => {
  const plugin = await ManagedPlugin.inited();
  const state = () => JSON.stringify(plugin.world.iot);
  const before = state();
  fault.run(plugin.faults);
  expect(state()).not.toBe(before);
  fault.end?.(plugin.faults);
  expect(state()).toBe(before);
  fault.run(plugin.faults);
  plugin.faults.clear();
  expect(state()).toBe(before);
});

describe.each(['3.2', 'latest'] as const)('plugin %s', (generation) => {
  it.each(
    catalogueOf('managed').map((fault) => [fault.id, fault] as const),
  )('fault %s can be brought about while a component plays, which leaves nothing behind', async (_id, fault) => {
    const plugin = await ManagedPlugin.inited({ generation });
    await plugin.start(camera());
    const component = await plugin.playing();
    fault.run(plugin.faults);
    await plugin.clock.advance(4_000);
    plugin.faults.clear();
    component.core.destroy();
    plugin.manager.stopP2PService('front-door', 'page');
    plugin.manager.checkReset();
    await plugin.clock.advance(20_000);
    expect(plugin.resources).toMatchObject({ services: [], streams: [], players: [] });
    expect(plugin.manager.moduleState).toBe('inited');
    const next = plugin.mount();
    await plugin.clock.advance(10_000);
    expect(next.told()).toContain('playsuccess');
    expect(plugin.world.misuses).toEqual([]);
  });
});

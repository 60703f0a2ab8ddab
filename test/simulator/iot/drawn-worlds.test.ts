import { catalogueOf } from '../../../simulator';
import { seededRandom } from '../../../simulator/random';
import { pick } from '../../simulation/deeds/deed.types';
import { drawAll } from '../../simulation/drawn-values';
import { camera, ManagedPlugin, server, type WatchedComponent } from './managed-plugin';

const SOURCES = [camera('front-door'), camera('garden'), camera('garden', 'XP2Pother%2.4.33'), server];
const WAITS_MS = [0, 0, 5, 100, 700, 3_000, 12_000];
const STEPS = 25;

/** What is under way in one world. */
class Walk {
  readonly plugin: ManagedPlugin;
  readonly random: () => number;
  private readonly components: WatchedComponent[] = [];
  private readonly held: { readonly deviceId: string; readonly caller: string }[] = [];
  private callers = 0;

  constructor(seed: number) {
    this.random = seededRandom(seed);
    const { generation, ...assumes } = drawAll('hostile', this.random, this.random).iot;
    const platform = pick(['ios', 'android'] as const, this.random());
    this.plugin = new ManagedPlugin({ generation, assumes, platform, random: this.random });
    this.plugin.listen();
  }

  async step(): Promise<void> {
    const { plugin, random } = this;
    const component = this.components[Math.floor(random() * this.components.length)];
    pick<() => unknown>(
      [
        () => this.components.push(plugin.mount(pick(SOURCES, random()))),
        () => this.hold(),
        () => this.giveBack(),
        () => this.remove(component),
        () => component?.core.retry(),
        () => component?.core.stopAll(),
        () => component?.set({ streamQuality: pick(['standard', 'high', 'super'], random()) }),
        () => component?.core.setHidden(random() < 0.5),
        () => component?.core.snapshotAndSave({ showResult: false })?.catch(() => undefined),
        () => component?.core.requestFullScreen().catch(() => undefined),
        () => this.fault(),
        () => this.fault(),
      ],
      random(),
    )();
    await plugin.clock.advance(pick(WAITS_MS, random()));
  }

  /** All is calm, and everything was given back. */
  async leave(): Promise<void> {
    const { plugin } = this;
    plugin.faults.clear();
    for (const component of [...this.components]) this.remove(component);
    while (this.held.length > 0) this.giveBack();
    await plugin.clock.advance(30_000);
    plugin.manager.checkReset();
    await plugin.clock.advance(30_000);
  }

  /** A new component that plays; what nobody noticed before (a local server that died while nothing played) is mended once. */
  async playing(): Promise<WatchedComponent> {
    const { plugin } = this;
    for (const isLast of [false, true]) {
      const component = plugin.mount({ ...camera('car-park'), acceptPlayerEvents: { statechange: true } });
      await plugin.clock.advance(20_000);
      if (component.heard().includes('statechange 2003')) return component;
      if (isLast) throw new Error(`It does not play: ${JSON.stringify(component.errors)}`);
      component.core.destroy();
      await plugin.clock.advance(5_000);
      plugin.manager.checkReset();
      await plugin.clock.advance(5_000);
    }
    throw new Error('never');
  }

  private hold(): void {
    this.callers += 1;
    const source = pick(SOURCES, this.random());
    const caller = `page ${this.callers}`;
    this.held.push({ deviceId: source.deviceInfo.deviceId, caller });
    this.plugin.begin({ ...source, caller });
  }

  private giveBack(): void {
    const one = this.held.pop();
    if (one) this.plugin.manager.stopP2PService(one.deviceId, one.caller);
  }

  private remove(component: WatchedComponent | undefined): void {
    if (!component) return;
    this.components.splice(this.components.indexOf(component), 1);
    component.core.destroy();
  }

  private fault(): void {
    const fault = pick(catalogueOf('managed'), this.random());
    // nobody can be asked for the manager while it throws
    if (fault.id !== 'module.managed.managerThrows') fault.run(this.plugin.faults);
  }
}

test.each(
  Array.from({ length: 60 }, (_, index) => [index + 1]),
)('drawn world %i: whatever happens, what is given back is gone, and all can be used again', async (seed) => {
  const walk = new Walk(seed);
  for (let step = 0; step < STEPS; step += 1) await walk.step();
  await walk.leave();
  const { plugin } = walk;
  expect(plugin.resources).toMatchObject({ services: [], streams: [], players: [] });
  expect(plugin.inside.module.isReady).toBe(true);
  const component = await walk.playing();
  component.core.destroy();
  await plugin.clock.advance(30_000);
  expect(plugin.resources).toMatchObject({ services: [], streams: [], players: [] });
  expect(plugin.world.misuses.filter((word) => !word.startsWith('checkReset'))).toEqual([]);
});

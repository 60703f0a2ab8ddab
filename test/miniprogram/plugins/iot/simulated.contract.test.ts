import type { ManagedFact } from '../../../../machines/kernel/managed-nodes';
import type { ModuleFact } from '../../../../machines/kernel/ports';
import { createManagedNodes, selectIot } from '../../../../miniprogram/plugins/iot';
import { MANAGED_GENERATIONS } from '../../../../simulator/generations';
import type { IotAssumptions } from '../../../../simulator/iot/iot-assumptions';
import type { ComponentSettings } from '../../../../simulator/iot-player/component.types';
import { ManagedCore } from '../../../../simulator/iot-player/managed-core';
import { ManagedPlugin } from '../../../simulator/iot/managed-plugin';
import { noPicture } from '../../../support/shown-nodes';
import { camera, live, viewer } from './fake-manager';

/** The simulated plugin, and what it has become of it by our adapters. */
function stage(generation: (typeof MANAGED_GENERATIONS)[number], assumes: Partial<IotAssumptions> = {}) {
  const plugin = new ManagedPlugin({ generation, assumes });
  const { clock, simulation } = plugin;
  const { xp2p, versions, obstacle } = selectIot(simulation.xp2pPlugin);
  const facts: ModuleFact[] = [];

  async function outcomeOf(promise: Promise<unknown>, waitMs = 4_000): Promise<unknown> {
    let outcome: unknown = 'pending';
    promise.then(
      () => {
        outcome = 'resolved';
      },
      (reason: unknown) => {
        outcome = reason;
      },
    );
    await clock.advance(waitMs);
    return outcome;
  }

  const init = () => outcomeOf(xp2p.init('all', 'camera', (fact) => void facts.push(fact)));
  return { plugin, xp2p, versions, obstacle, facts, outcomeOf, init };
}

/** How the simulated plugin does what no document says. */
const habits: readonly (readonly [string, Partial<IotAssumptions>])[] = [
  ['as it usually does', {}],
  ['settles after its states', { promise: 'afterState', connectedState: 'beforeStarted' }],
  ['tells little', { connectedState: 'never', stepsTold: false, idleTold: false, resetTold: false }],
  ['has another word for ready', { readyWord: 'ready', failedWord: 'error', resetBegins: 'soon' }],
  ['ends what is given back', { stoppedStart: 'rejects', listenersStay: false, lingersMs: 500 }],
  ['answers what is given back', { stoppedStart: 'resolves', earlyListener: 'taken' }],
];

const everywhere = MANAGED_GENERATIONS.flatMap((generation) =>
  habits.map(([habit, assumes]) => [generation, habit, assumes] as const),
);

describe.each(everywhere)('over the simulated plugin %s, which %s', (generation, _habit, assumes) => {
  test('the manager’s services start, connect, and leave nothing behind, in the order that the plugin wants', async () => {
    const { plugin, xp2p, outcomeOf, init, versions, obstacle } = stage(generation, assumes);
    expect(obstacle).toBeUndefined();
    expect(await init()).toBe('resolved');
    expect(versions().xp2p).toBe(plugin.world.features.version);
    const one = viewer();
    for (let times = 0; times < 2; times += 1) {
      expect(await outcomeOf(xp2p.startService(camera('front-door'), live, one.tell))).toBe('resolved');
      expect(plugin.resources.services).toEqual(['front-door started']);
      xp2p.stopService('front-door');
      await plugin.clock.advance(1_000);
      expect(plugin.resources.services).toEqual([]);
    }
    const given = xp2p.startService(camera('front-door'), live, one.tell);
    xp2p.stopService('front-door');
    given.catch(() => undefined);
    await plugin.clock.advance(4_000);
    expect(plugin.resources.services).toEqual([]);
    expect(one.types().filter((type) => type === 'service.broken')).toEqual([]);
    expect(plugin.world.misuses).toEqual([]);
  });

  test('the manager’s services hear that one broke, and of the network; a reset mends that', async () => {
    const { plugin, xp2p, outcomeOf, init, facts } = stage(generation, assumes);
    await init();
    const one = viewer();
    await outcomeOf(xp2p.startService(camera('front-door'), live, one.tell));
    plugin.faults.natChanged();
    await plugin.clock.advance(1_000);
    expect(one.types()).toContain('service.broken');
    const isTold = plugin.world.iotFeatures.tellsOfNetwork;
    expect(facts.map(({ type }) => type)).toEqual(isTold ? ['nat.changed'] : []);
    xp2p.stopService('front-door');
    // where a reset is told by nobody it ends by the chart's deadline; what was due is reset all the same
    const reset = await outcomeOf(xp2p.reset('all'));
    expect(reset).toBe(assumes.resetTold === false ? 'pending' : 'resolved');
    expect(await outcomeOf(xp2p.startService(camera('front-door'), live, one.tell))).toBe('resolved');
    expect(plugin.world.misuses).toEqual([]);
  });
});

test.each([
  'errMsg',
  'errmsg',
  'errCode',
  'text',
  'error',
] as const)('the manager’s refusal of a start has its code in whatever spelling: %s', async (rejection) => {
  const { plugin, xp2p, outcomeOf, init } = stage('latest', { rejection });
  await init();
  plugin.faults.onCall('startService', { how: 'answer', code: -2402 });
  const refused = await outcomeOf(xp2p.startService(camera('front-door'), live, () => undefined));
  expect(refused).toMatchObject({ source: 'xp2p', code: -2402, step: 'startService' });
  expect(plugin.resources.services).toEqual([]);
});

describe.each(MANAGED_GENERATIONS)('the component of the simulated plugin %s', (generation) => {
  function mounted() {
    const { plugin } = stage(generation);
    const nodes = createManagedNodes({ platform: 'android', baseLibrary: '3.6.3' });
    const facts: ManagedFact[] = [];
    nodes.attach('one', 1, camera('front-door'), (fact) => void facts.push(fact));
    const properties = nodes.propertiesOf('one', 1);
    const settings: ComponentSettings = {
      ...{ streamChannel: 0, streamQuality: 'high', streamParams: '', needCheckStream: false, mode: 'live' },
      ...{ muted: false, acceptPlayerEvents: { statechange: true, netstatus: true }, onlyp2p: false },
      ...{ triggerFirstPlayByAutoPlay: true, ...properties },
    };
    const core: ManagedCore = new ManagedCore({
      world: plugin.world,
      iot: plugin.inside,
      settings,
      key: 'iot-player of a test',
      host: {
        emit: (event, detail) => nodes.deliver('one', 1, event, detail, core),
        setFullScreen: () => undefined,
        saveToAlbum: async () => undefined,
        say: () => undefined,
        picture: { ...noPicture, snapshot: async () => 'tmp/picture.png' },
      },
    });
    core.mount();
    return { plugin, core, facts, types: () => facts.map(({ type }) => type) };
  }

  test('the simulated component is ready, takes its steps, plays and shows its picture', async () => {
    const { plugin, facts, types } = mounted();
    await plugin.clock.advance(6_000);
    expect(types()[0]).toBe('managed.ready');
    const steps = facts.flatMap((fact) => (fact.type === 'managed.step' ? [fact.step] : []));
    expect([...new Set(steps)]).toEqual(['startStream', 'waitHeader', 'waitData', 'waitPicture']);
    expect(types()).toEqual(expect.arrayContaining(['managed.played', 'managed.pictureShown', 'managed.measured']));
    expect(types()).not.toContain('managed.failed');
  });

  test('the simulated component fails, goes into full screen, and keeps a picture or was asked for one', async () => {
    const { plugin, facts } = mounted();
    await plugin.clock.advance(6_000);
    const [ready] = facts;
    if (ready?.type !== 'managed.ready') throw new Error('it is not ready');
    const { player } = ready;
    const kept = player.snapshot();
    await plugin.clock.advance(2_000);
    expect(await kept).toBe(plugin.world.iotFeatures.answersSnapshot ? 'saved' : 'asked');
    const entered = player.requestFullScreen();
    await plugin.clock.advance(1_000);
    await entered;
    expect(facts).toContainEqual({ type: 'managed.fullScreenChanged', fullScreen: true });
    plugin.world.iot.each((component) => component.fail(true));
    await plugin.clock.advance(1_000);
    expect(facts.filter(({ type }) => type === 'managed.failed')).toMatchObject([{ isFatal: true }]);
  });
});

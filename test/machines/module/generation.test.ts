import { type Actor, createActor } from 'xstate';
import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import type { Ports } from '../../../machines/kernel/ports';
import { statePath } from '../../../machines/kernel/state-path';
import { createLanes } from '../../../machines/lane';
import { generationMachine } from '../../../machines/module/generation.machine';
import { type Ear, ear } from '../../support/ear';
import { FakeXp2p } from '../../support/fake-xp2p';
import { VirtualClock } from '../../support/virtual-clock';

/** From its module: pictures no longer contradict what WeChat told. */
const believed = { type: 'MISTRUST', failure: failureOf('network', 'changed') } as const;

/** One generation alone, told what to do by the test in the module's place. */
class Bench {
  readonly clock = new VirtualClock();
  readonly plugin = new FakeXp2p(this.clock);
  readonly lanes = createLanes(this.clock);
  readonly module: Ear = ear();
  readonly generation: Actor<typeof generationMachine> = createActor(generationMachine, {
    clock: this.clock,
    input: {
      ports: { clock: this.clock, xp2p: this.plugin } as unknown as Ports,
      lanes: this.lanes,
      module: this.module.ref,
      generation: 'all',
      source: 'camera',
    },
  }).start();

  get state(): string {
    return statePath(this.generation.getSnapshot().value).replace('alive.', '');
  }

  /** What the module was told last. */
  get report() {
    return (this.module.heard.at(-1) as { report?: unknown } | undefined)?.report;
  }

  /** Every state that the module was told of, in order. */
  get reported(): string[] {
    return this.module.heard.map((event) => (event.report as { state: string }).state);
  }

  readonly slowCall = (): Promise<void> =>
    new Promise((resolve) => {
      this.clock.setTimeout(resolve, 100);
    });

  async inited(): Promise<this> {
    this.generation.send({ type: 'INIT', source: 'camera' });
    await this.clock.advance(100);
    return this;
  }

  async doubtful(): Promise<this> {
    await this.inited();
    this.generation.send({ type: 'network.changed' });
    return this;
  }

  async stale(): Promise<this> {
    await this.inited();
    this.generation.send(believed);
    return this;
  }

  async resetting(): Promise<this> {
    await this.stale();
    this.generation.send({ type: 'RESET' });
    await this.clock.advance(0);
    return this;
  }

  async failed(): Promise<this> {
    this.plugin.answer('init', { afterMs: 100, code: -2202 });
    return this.inited();
  }
}

describe('a NAT probe that failed', () => {
  const natFailed = (localServerGone: boolean) =>
    ({ type: 'nat.failed', generation: 'all', failure: failureOf('network', 103), localServerGone }) as const;

  const states = {
    init: async () => {
      const bench = new Bench();
      bench.generation.send({ type: 'INIT', source: 'camera' });
      return bench;
    },
    inited: () => new Bench().inited(),
    doubtful: () => new Bench().doubtful(),
    stale: () => new Bench().stale(),
    resetting: () => new Bench().resetting(),
  };

  test.each(
    Object.entries(states),
  )('a NAT probe that failed tells in %s that the local server is gone, where the code says so', async (name, arrive) => {
    const bench = await arrive();
    expect(bench.state).toBe(name);
    bench.generation.send(natFailed(false));
    expect(bench.module.news()).not.toContain('localServer.gone');
    const again = await arrive();
    again.generation.send(natFailed(true));
    expect(again.module.heard).toContainEqual({ type: 'localServer.gone', failure: failureOf('network', 103) });
    await again.clock.advance(1_000);
    expect(again.state).toBe('stale');
  });
});

describe('generations', () => {
  test('a generation asks the plugin for nothing until it is told to', async () => {
    const bench = new Bench();
    await bench.clock.advance(60_000);
    expect(bench.plugin.calls).toEqual([]);
    expect(bench.reported).toEqual(['notInitialised']);
  });

  test('a generation that inits well has the local peer name', async () => {
    const bench = await new Bench().inited();
    expect(bench.plugin.calls).toEqual(['0 init all camera']);
    expect(bench.reported).toEqual(['notInitialised', 'init', 'inited']);
    expect(bench.report).toEqual({ generation: 'all', state: 'inited', localPeerName: 'peer-all', failure: null });
  });

  test('a generation inits with the source that it is told', async () => {
    const bench = new Bench();
    bench.generation.send({ type: 'INIT', source: 'server' });
    await bench.clock.advance(0);
    expect(bench.plugin.calls).toEqual(['0 init all server']);
  });

  test('a generation that fails to init says why', async () => {
    const bench = await new Bench().failed();
    expect(bench.report).toMatchObject({ state: 'initFailed', failure: { source: 'xp2p', code: -2202 } });
  });

  test.each([
    ['init', () => new Bench()],
    ['resetting', () => new Bench().stale()],
  ] as const)('a generation whose call (%s) waits for its turn while JavaScript is suspended has all of its time again', async (name, arrive) => {
    const bench = await arrive();
    // as its service is being started
    bench.lanes.run('door', bench.slowCall, { code: 'startService', timeoutMs: config.startServiceTimeoutMs });
    bench.generation.send(name === 'init' ? { type: 'INIT', source: 'camera' } : { type: 'RESET' });
    await bench.clock.suspend(70_000);
    expect(bench.state).toBe(name);
    await bench.clock.advance(1_000);
    expect(bench.state).toBe('inited');
  });

  test('a generation that is given its time again still knows that the network has changed meanwhile', async () => {
    const bench = await new Bench().stale();
    bench.lanes.run('door', bench.slowCall, { code: 'startService', timeoutMs: config.startServiceTimeoutMs });
    bench.generation.send({ type: 'RESET' });
    bench.generation.send({ type: 'network.changed' });
    await bench.clock.suspend(70_000);
    await bench.clock.advance(1_000);
    expect(bench.state).toBe('stale');
  });

  test('a generation whose init hangs fails after ten seconds, and a late answer changes nothing', async () => {
    const bench = new Bench();
    bench.plugin.answer('init', { afterMs: 12_000 });
    bench.generation.send({ type: 'INIT', source: 'camera' });
    await bench.clock.advance(config.initTimeoutMs - 1);
    expect(bench.state).toBe('init');
    await bench.clock.advance(1);
    expect(bench.report).toMatchObject({
      state: 'initFailed',
      localPeerName: '',
      failure: { source: 'deadline', code: 'init', step: 'init' },
    });
    await bench.clock.advance(60_000);
    expect(bench.state).toBe('initFailed');
  });

  test('a generation whose init never gets its turn fails at the deadline, and never asks the plugin', async () => {
    const bench = new Bench();
    const inTheWay = bench.lanes.run('door', () => new Promise(() => undefined), { code: 'stop', timeoutMs: 1 });
    bench.generation.send({ type: 'INIT', source: 'camera' });
    await bench.clock.advance(config.moduleDeadlineMs);
    expect(bench.report).toMatchObject({ state: 'initFailed', failure: { source: 'deadline', code: 'init' } });
    inTheWay.giveUpAfter(0);
    await bench.clock.advance(60_000);
    expect(bench.plugin.calls).toEqual([]);
  });

  test('a generation that is inited does not init again', async () => {
    const bench = await new Bench().inited();
    await bench.inited();
    expect(bench.plugin.count('init')).toBe(1);
    expect(bench.state).toBe('inited');
  });

  test.each([
    'inited',
    'stale',
    'resetting',
    'failed',
  ] as const)('a generation that is %s when all is destroyed can be inited anew', async (name) => {
    const bench = await new Bench()[name]();
    bench.plugin.answer('init');
    bench.generation.send({ type: 'module.destroyed' });
    expect(bench.state).toBe('destroyed');
    bench.plugin.destroy();
    bench.generation.send({ type: 'INIT', source: 'camera' });
    await bench.clock.advance(1_000);
    expect(bench.report).toMatchObject({ state: 'inited', failure: null });
    expect(bench.plugin.violations).toEqual([]);
  });

  test('a generation whose init is under way when all is destroyed is destroyed, whatever the plugin answers', async () => {
    const bench = new Bench();
    bench.generation.send({ type: 'INIT', source: 'camera' });
    await bench.clock.advance(50);
    bench.generation.send({ type: 'module.destroyed' });
    await bench.clock.advance(1_000);
    expect(bench.state).toBe('destroyed');
  });
});

describe('a network change', () => {
  test.each([
    ['its module believes that the network changed', believed, 'networkChanged'],
    ['the plugin says so', { type: 'nat.changed', generation: 'all' }, 'networkChanged'],
    [
      'the plugin says that it failed',
      { type: 'nat.failed', generation: 'all', failure: failureOf('network', 'natError'), localServerGone: false },
      'natFailed',
    ],
  ] as const)('a generation is stale when %s', async (_words, fact, kind) => {
    const bench = await new Bench().inited();
    bench.generation.send(fact);
    expect(bench.report).toMatchObject({ state: 'stale', failure: { kind }, localPeerName: 'peer-all' });
  });

  test('a generation is doubtful when WeChat says so, and does its work', async () => {
    const bench = await new Bench().doubtful();
    expect(bench.report).toMatchObject({
      state: 'doubtful',
      failure: { kind: 'networkChanged' },
      localPeerName: 'peer-all',
    });
    bench.generation.send(believed);
    expect(bench.state).toBe('stale');
  });

  test('a generation whose doubt nobody has confirmed for long works as before', async () => {
    const bench = await new Bench().doubtful();
    await bench.clock.advance(config.doubtLastsMs - 1_000);
    bench.generation.send({ type: 'network.changed' });
    await bench.clock.advance(config.doubtLastsMs - 1_000);
    expect(bench.state).toBe('doubtful');
    await bench.clock.advance(1_000);
    expect(bench.report).toMatchObject({ state: 'inited', failure: null });
  });

  test('a generation hears of a network change from the plugin itself', async () => {
    const bench = await new Bench().inited();
    bench.plugin.moduleTells.get('all')?.({ type: 'nat.changed', generation: 'all' });
    expect(bench.state).toBe('stale');
  });

  test.each([
    { type: 'network.changed' },
    { type: 'nat.changed', generation: 'all' },
    { type: 'nat.failed', generation: 'all', failure: failureOf('network', 'natError'), localServerGone: false },
  ] as const)('a generation under which the network changes during its init is stale as soon as that answers: $type', async (fact) => {
    const bench = new Bench();
    bench.generation.send({ type: 'INIT', source: 'camera' });
    await bench.clock.advance(50);
    bench.generation.send(fact);
    expect(bench.state).toBe('init');
    await bench.clock.advance(50);
    expect(bench.report).toMatchObject({ state: 'stale', localPeerName: 'peer-all' });
  });

  test.each([
    { type: 'network.changed' },
    { type: 'nat.changed', generation: 'all' },
    { type: 'nat.failed', generation: 'all', failure: failureOf('network', 'natError'), localServerGone: false },
  ] as const)('a generation under which the network changes during its reset is stale again, and good after the next reset: $type', async (fact) => {
    const bench = await new Bench().resetting();
    bench.generation.send(fact);
    await bench.clock.advance(50);
    expect(bench.state).toBe('stale');
    bench.generation.send({ type: 'RESET' });
    await bench.clock.advance(50);
    expect(bench.state).toBe('inited');
  });

  test('a stale generation is good again after a reset, with its new peer name', async () => {
    const bench = await new Bench().resetting();
    expect(bench.state).toBe('resetting');
    await bench.clock.advance(50);
    expect(bench.plugin.calls.at(-1)).toBe('100 reset all');
    expect(bench.report).toMatchObject({ state: 'inited', localPeerName: 'peer-all-reset', failure: null });
  });

  test('a generation can be reset without having gone stale: an id is jammed', async () => {
    const bench = await new Bench().inited();
    bench.generation.send({ type: 'RESET' });
    await bench.clock.advance(50);
    expect(bench.report).toMatchObject({ state: 'inited', localPeerName: 'peer-all-reset' });
  });

  test('a stale generation has failed when its reset is refused', async () => {
    const bench = await new Bench().stale();
    bench.plugin.answer('reset', { afterMs: 50, code: -2202 });
    bench.generation.send({ type: 'RESET' });
    await bench.clock.advance(50);
    expect(bench.report).toMatchObject({ state: 'initFailed', failure: { code: -2202 } });
  });

  test('a stale generation has failed when its reset hangs', async () => {
    const bench = await new Bench().stale();
    bench.plugin.answer('reset', { afterMs: null });
    bench.generation.send({ type: 'RESET' });
    await bench.clock.advance(config.resetTimeoutMs);
    expect(bench.report).toMatchObject({ state: 'initFailed', failure: { source: 'deadline', code: 'reset' } });
  });

  test('a stale generation has failed when its reset never gets its turn, and then never asks the plugin', async () => {
    const bench = await new Bench().stale();
    const inTheWay = bench.lanes.run('door', () => new Promise(() => undefined), { code: 'stop', timeoutMs: 1 });
    bench.generation.send({ type: 'RESET' });
    await bench.clock.advance(config.moduleDeadlineMs);
    expect(bench.report).toMatchObject({ state: 'initFailed', failure: { source: 'deadline', code: 'reset' } });
    inTheWay.giveUpAfter(0);
    await bench.clock.advance(60_000);
    expect(bench.plugin.count('reset')).toBe(0);
  });
});

test('a generation does not hear what the plugin says of an earlier initialisation', async () => {
  const bench = await new Bench().inited();
  const tellOfEarlier = bench.plugin.moduleTells.get('all');
  bench.generation.send({ type: 'module.destroyed' });
  bench.plugin.destroy();
  await bench.inited();
  tellOfEarlier?.({ type: 'nat.changed', generation: 'all' });
  expect(bench.state).toBe('inited');
});

describe('losing a generation', () => {
  test.each([
    'inited',
    'stale',
  ] as const)('a generation that the plugin has lost has failed, when it was %s', async (name) => {
    const bench = await new Bench()[name]();
    bench.generation.send({ type: 'module.gone', failure: failureOf('xp2p', -2002) });
    expect(bench.report).toMatchObject({ state: 'initFailed', failure: { code: -2002 } });
  });

  test('a generation that the plugin has lost is not blamed for it while a reset or an init is under way', async () => {
    const bench = await new Bench().resetting();
    bench.generation.send({ type: 'module.gone', failure: failureOf('xp2p', -2002) });
    await bench.clock.advance(50);
    expect(bench.state).toBe('inited');
  });
});

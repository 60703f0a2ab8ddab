import { createDevtools } from '../../development/devtools';
import type { DevtoolsReport } from '../../development/devtools.types';
import type { FaultAction, Faults } from '../../simulator/fault.types';
import { settle } from '../support/virtual-clock';
import { World } from '../support/world';

function watching() {
  const world = new World();
  const devtools = createDevtools(world.clock, undefined);
  world.app.system.inspect((event) => devtools.observe(event));
  const reports: DevtoolsReport[] = [];
  const end = devtools.subscribe((report) => reports.push(report));
  const last = () => reports.at(-1) as DevtoolsReport;
  const statesOf = (id: string) => last().actors.find((actor) => actor.id === id)?.states;
  return { world, devtools, reports, end, last, statesOf };
}

describe('the report for development tools', () => {
  test('the report for development tools is given at once, and names each statechart with the paths of its states', async () => {
    const { world, reports, statesOf } = watching();
    expect(reports).toEqual([{ actors: [], events: [] }]);
    await world.watch();
    expect(statesOf('generation all')).toEqual(['inited']);
    expect(statesOf('connection door')).toEqual(['using.service.pulling']);
    expect(statesOf('session live')).toEqual([
      'viewing.presence.visible',
      'viewing.intent.playing',
      'viewing.player.present.ready.pulling',
      'viewing.stream.watching.pulling.playing',
      'viewing.snapshot.idle',
      'viewing.hint.quiet',
      'viewing.route.direct',
    ]);
  });

  test('the report for development tools says since when, and a chart that only changed its context is as old as before', async () => {
    const { world, last } = watching();
    await world.watch();
    const since = () => last().actors.find(({ id }) => id === 'session live')?.sinceMs;
    const before = since();
    world.send({ type: 'TOGGLE_MUTE' });
    await world.advance(500);
    expect(since()).toBe(before);
    world.send({ type: 'STOP' });
    await world.advance(0);
    expect(since()).toBe(world.clock.now());
  });

  test('the report for development tools forgets a statechart that is over', async () => {
    const { world, statesOf } = watching();
    await world.watch();
    world.leave();
    await world.advance(60_000);
    expect(statesOf('session live')).toBeUndefined();
    expect(statesOf('connection door')).toBeUndefined();
  });

  test('the report for development tools tells events by name, with who sent them to whom', async () => {
    const { world, last } = watching();
    await world.watch();
    expect(last().events).toContainEqual({
      atMs: expect.any(Number),
      from: 'session live/viewer',
      to: 'session live',
      type: 'connection.ready',
    });
    world.send({ type: 'STOP' });
    await world.advance(0);
    expect(last().events).toContainEqual({ atMs: world.clock.now(), from: '', to: 'session live', type: 'STOP' });
  });

  test('the report for development tools is bounded, and measures do not push the rest out', async () => {
    const { world, last } = watching();
    await world.watch();
    await world.advance(10_000);
    const types = () => last().events.map(({ type }) => type);
    expect(types().filter((type) => /measured|^xstate\.(init|stop)/.test(type))).toEqual([]);
    for (let turn = 0; turn < 300; turn += 1) world.send({ type: 'TOGGLE_MUTE' });
    await world.advance(0);
    expect(types()).toHaveLength(200);
  });

  test('the report for development tools holds no secret: nothing of what events and contexts carry', async () => {
    const { world, last } = watching();
    await world.watch({
      id: 'door',
      name: 'Door',
      kind: 'camera',
      quality: 'high',
      url: 'http://topsecret.xnet/ipc.flv',
    });
    expect(Object.keys(last().events[0] ?? {}).sort()).toEqual(['atMs', 'from', 'to', 'type']);
    expect(JSON.stringify(last())).not.toMatch(/topsecret|hidden|xnet/);
  });

  test('the report for development tools is given once for all that happens in one moment', async () => {
    const { world, reports } = watching();
    await world.watch();
    const before = reports.length;
    for (let turn = 0; turn < 5; turn += 1) world.send({ type: 'TOGGLE_MUTE' });
    await settle();
    expect(reports).toHaveLength(before + 1);
  });

  test('the report for development tools is given to nobody who no longer wants it', async () => {
    const { world, reports, end } = watching();
    end();
    const before = reports.length;
    await world.watch();
    expect(reports).toHaveLength(before);
  });

  test('the report for development tools is a copy: what was given does not change later', async () => {
    const { world, reports } = watching();
    await world.watch();
    const earlier = structuredClone(reports);
    world.send({ type: 'STOP' });
    await world.advance(0);
    expect(reports.slice(0, earlier.length)).toEqual(earlier);
  });
});

describe('the fault panel', () => {
  const done: string[] = [];
  const faults = { clear: () => done.push('clear'), stall: () => done.push('stall') } as unknown as Faults;
  const stall: FaultAction = {
    id: 'stream.stall',
    group: 'stream',
    title: { zh: '断流', en: 'Stall' },
    explanation: { zh: '不再有数据。', en: 'No more bytes.' },
    run: (world) => world.stall(true),
  };
  const resources = { module: 'inited', services: ['door'], streams: [], players: [] };
  const simulation = { faults, catalogue: [stall], resources: () => resources };
  const simulated = createDevtools(new World().clock, simulation);

  test('the fault panel has a group for each thing that faults hit, without empty ones, in the language asked for', () => {
    const button = { id: 'stream.stall', title: '断流', explanation: '不再有数据。' };
    expect(simulated.faults.groups('zh')).toEqual([{ group: 'stream', title: '码流', actions: [button] }]);
    expect(simulated.faults.groups('en')[0]?.actions[0]?.title).toBe('Stall');
  });

  test('the fault panel runs a fault by its id, and takes all back', () => {
    simulated.faults.run('stream.stall');
    simulated.faults.clear();
    expect(done).toEqual(['stall', 'clear']);
  });

  test('the fault panel refuses a fault that there is not', () => {
    expect(() => simulated.faults.run('stream.explode')).toThrow('There is no fault "stream.explode"');
  });

  test('the fault panel shows what the simulated plugins still hold', () => {
    expect(simulated.resources()).toEqual(resources);
  });

  test('the fault panel of real plugins is empty', () => {
    const { faults: none, resources: nothing } = createDevtools(new World().clock, undefined);
    expect(none.groups('en')).toEqual([]);
    expect(() => none.run('stream.stall')).toThrow('There is no fault');
    expect(() => none.clear()).not.toThrow();
    expect(nothing()).toEqual({ module: '', services: [], streams: [], players: [] });
  });
});

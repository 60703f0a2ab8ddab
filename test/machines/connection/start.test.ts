import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { secret } from '../../../machines/privacy/secret';
import { atDevice, atUrl } from '../../support/addresses';
import { ConnectionBench, high, source, standard } from './connection-bench';

test('a connection that nobody wants is idle, says so, and asks for nothing', async () => {
  const bench = new ConnectionBench();
  await bench.advance(60_000);
  expect(bench.state).toBe('idle');
  expect(bench.owner.heard).toEqual([{ type: 'connection.idle', id: 'door' }]);
  expect(bench.module.heard).toEqual([]);
  expect(bench.calls).toEqual([]);
});

test('the first viewer brings it from the module over the service to the pull, and is told each step', async () => {
  const bench = new ConnectionBench({ isModuleReady: false });
  const viewer = bench.join();
  expect(bench.state).toBe('waitingForModule');
  expect(viewer.heard).toEqual([{ type: 'connection.waitingForModule', reason: null }]);

  bench.tell({ type: 'module.ready', localPeerName: 'peer-all' });
  expect(bench.state).toBe('starting');
  expect(viewer.news()).toEqual(['connection.waitingForModule', 'connection.startingService']);

  await bench.advance(100);
  expect(bench.state).toBe('ready');
  expect(viewer.heard.at(-1)).toEqual({ type: 'connection.ready', localPeerName: 'peer-all' });

  const pull = viewer.pull();
  expect(bench.state).toBe('pulling');
  await bench.advance(50);
  expect(pull.heard).toEqual([{ type: 'stream.opened', flvUrl: 'http://127.0.0.1/door.flv?key=hidden' }]);
  expect(bench.calls).toEqual(['startService door', 'startStream door high']);
});

test('it asks the module for its own id, kind and generation', () => {
  const server = { ...source, kind: 'server', generation: '2.4' } as const;
  const bench = new ConnectionBench({ source: server });
  bench.join(high, server);
  expect(bench.module.heard).toMatchObject([{ type: 'WANT', id: 'door', kind: 'server', generation: '2.4' }]);
});

test('nothing is pulled before somebody can take it: the service waits', async () => {
  const bench = new ConnectionBench();
  bench.join();
  await bench.advance(60_000);
  expect(bench.state).toBe('ready');
  expect(bench.plugin.count('startStream')).toBe(0);
});

test('a plugin that tells no url of the pull is not asked for one', async () => {
  const bench = new ConnectionBench();
  jest.spyOn(bench.plugin, 'startStream').mockResolvedValue({});
  const { pull } = await bench.pulling();
  expect(pull.heard).toEqual([{ type: 'stream.opened', flvUrl: '' }]);
});

test('facts of the pull are told in the order in which they come', async () => {
  const bench = new ConnectionBench();
  const { pull } = await bench.pulling();
  pull.news();
  const { tell } = bench.plugin.streams.get('door') ?? { tell: () => undefined };
  tell({ type: 'stream.requested' });
  tell({ type: 'stream.headerArrived' });
  bench.plugin.streams.get('door')?.write(new ArrayBuffer(10));
  expect(pull.news()).toEqual(['stream.requested', 'stream.headerArrived', 'stream.firstChunk']);
  expect(pull.chunks).toHaveLength(1);
});

describe('a module that is not ready', () => {
  test.each(['init', 'reset', 'sourceExcluded', 'jammed'] as const)('tells viewers why it waits: %s', (reason) => {
    const bench = new ConnectionBench({ isModuleReady: false });
    const viewer = bench.join();
    bench.tell({ type: 'module.waiting', reason });
    expect(viewer.heard.at(-1)).toEqual({ type: 'connection.waitingForModule', reason });
    const later = bench.join();
    expect(later.heard).toEqual([{ type: 'connection.waitingForModule', reason }]);
  });

  test.each([
    [null, 'moduleTimedOut', 'init'],
    ['init', 'moduleTimedOut', 'init'],
    ['reset', 'moduleTimedOut', 'init'],
    ['jammed', 'stopJammed', 'stopService'],
    ['sourceExcluded', 'sourceExcluded', 'init'],
  ] as const)('by its deadline, while it waits for %s: the viewer is told why', async (reason, kind, step) => {
    const bench = new ConnectionBench({ isModuleReady: false });
    const viewer = bench.join();
    if (reason) bench.tell({ type: 'module.waiting', reason });
    await bench.advance(config.moduleDeadlineMs - 1);
    expect(bench.state).toBe('waitingForModule');
    await bench.advance(1);
    expect(viewer.heard.at(-1)).toMatchObject({ type: 'connection.lost', failure: { kind, step } });
    expect(bench.state).toBe('idle');
    expect(bench.module.heard.at(-1)?.type).toBe('LEAVE');
  });

  test('and never will be: every viewer is told why', () => {
    const bench = new ConnectionBench({ isModuleReady: false });
    const viewers = [bench.join(), bench.join()];
    const failure = failureOf('xp2p', -2202);
    bench.tell({ type: 'module.failed', failure });
    for (const viewer of viewers) expect(viewer.heard.at(-1)).toEqual({ type: 'connection.lost', failure });
    expect(bench.state).toBe('idle');
    expect(bench.module.news()).toEqual(['WANT', 'LEAVE']);
  });
});

describe('a service that does not start', () => {
  test.each([
    -2000, -2001, -2402, -2403,
  ])('code %d: the viewer is told, the module is given back, nothing is stopped', async (code) => {
    const bench = new ConnectionBench();
    bench.plugin.answer('startService', { afterMs: 100, code });
    const viewer = bench.join();
    await bench.advance(1_000);
    expect(viewer.heard.at(-1)).toMatchObject({ type: 'connection.lost', failure: { source: 'xp2p', code } });
    expect(bench.calls).toEqual(['startService door']);
    expect(bench.module.news()).toEqual(['WANT', 'LEAVE']);
    expect(bench.state).toBe('idle');
  });

  test('because the plugin has one already (our bug, made impossible): that one is stopped', async () => {
    const bench = new ConnectionBench();
    bench.plugin.answer('startService', { afterMs: 100, code: -2401 });
    const viewer = bench.join();
    await bench.advance(1_000);
    expect(viewer.heard.at(-1)).toMatchObject({ type: 'connection.lost', failure: { code: -2401 } });
    expect(bench.calls).toEqual(['startService door', 'stopService door']);
  });

  test('because the plugin lost its module: the module is told', async () => {
    const bench = new ConnectionBench();
    bench.plugin.answer('startService', { afterMs: 100, code: -2002 });
    bench.join();
    await bench.advance(100);
    expect(bench.module.news()).toContain('REPORT_GONE');
    expect(bench.module.heard.find(({ type }) => type === 'REPORT_GONE')).toMatchObject({
      generation: undefined,
      failure: { code: -2002 },
    });
  });

  test('in time: the viewer is told, and the start is closed after its grace', async () => {
    const bench = new ConnectionBench();
    bench.plugin.answer('startService', { afterMs: null });
    const viewer = bench.join();
    await bench.advance(config.startServiceTimeoutMs);
    expect(viewer.heard.at(-1)).toMatchObject({ type: 'connection.lost', failure: { kind: 'startServiceTimedOut' } });
    await bench.advance(config.graceMs + 10);
    expect(bench.plugin.calls.at(-1)).toBe('13000 stopService door');
    expect(bench.plugin.held).toEqual([]);
  });

  test('because its turn never comes: the viewer is told at the deadline, and it is never started', async () => {
    const bench = new ConnectionBench();
    const inTheWay = bench.lanes.run('door', () => new Promise(() => undefined), { code: 'stop', timeoutMs: 1 });
    const viewer = bench.join();
    await bench.advance(config.serviceDeadlineMs);
    expect(viewer.heard.at(-1)).toMatchObject({
      type: 'connection.lost',
      failure: { kind: 'serviceTimedOut', step: 'startService' },
    });
    inTheWay.giveUpAfter(0);
    await bench.advance(60_000);
    expect(bench.calls).toEqual([]);
  });
});

describe('the last viewer who leaves', () => {
  test('while the module is awaited gives it back at once', () => {
    const bench = new ConnectionBench({ isModuleReady: false });
    bench.join().leave();
    expect(bench.state).toBe('idle');
    expect(bench.module.news()).toEqual(['WANT', 'LEAVE']);
  });

  test('while the service starts lets it start, then stops it, and the next one starts after that', async () => {
    const bench = new ConnectionBench();
    const viewer = bench.join();
    await bench.advance(50);
    viewer.leave();
    expect(bench.state).toBe('idle');
    bench.join();
    await bench.advance(1_000);
    expect(bench.plugin.calls).toEqual(['0 startService door', '100 stopService door', '110 startService door']);
    expect(bench.plugin.violations).toEqual([]);
  });

  test('does not take it from another who came meanwhile', async () => {
    const bench = new ConnectionBench();
    const first = bench.join();
    await bench.advance(50);
    const second = bench.join();
    first.leave();
    await bench.advance(50);
    expect(bench.state).toBe('ready');
    expect(second.news()).toEqual(['connection.startingService', 'connection.ready']);
    expect(bench.calls).toEqual(['startService door']);
  });
});

describe('what a connection is started with', () => {
  test('are the source and the parameters of its first viewer', async () => {
    const bench = new ConnectionBench();
    const startService = jest.spyOn(bench.plugin, 'startService');
    const edited = { ...source, address: atUrl('http://other.xnet/ipc.p2p.com/ipc.flv') };
    bench.join(standard, edited);
    bench.join(high, source);
    await bench.advance(100);
    expect(startService).toHaveBeenCalledTimes(1);
    expect(startService.mock.calls[0]?.slice(0, 2)).toEqual([edited, standard]);
  });

  test('is new for the next life', async () => {
    const bench = new ConnectionBench();
    const startService = jest.spyOn(bench.plugin, 'startService');
    bench.join().leave();
    const address = atDevice({ xp2pInfo: secret('XP2Pnew') });
    bench.join(standard, { ...source, address });
    await bench.advance(1_000);
    expect(startService.mock.calls.at(-1)?.[0]).toEqual({ ...source, address });
  });
});

describe('something that throws where it must not', () => {
  test('the module’s owner: viewers are told, and nothing else breaks', () => {
    const bench = new ConnectionBench();
    jest.spyOn(bench.module.ref, 'send').mockImplementation(() => {
      throw new Error('module');
    });
    const viewer = bench.join();
    expect(viewer.heard.at(-1)).toMatchObject({
      type: 'connection.lost',
      failure: { source: 'deadline', kind: 'moduleTimedOut' },
    });
    expect(bench.state).toBe('idle');
  });

  test('the lanes, at the service: viewers are told', () => {
    const bench = new ConnectionBench();
    jest.spyOn(bench.lanes, 'run').mockImplementation(() => {
      throw new Error('lanes');
    });
    const viewer = bench.join();
    expect(viewer.heard.at(-1)).toMatchObject({ type: 'connection.lost' });
    expect(bench.state).toBe('idle');
  });

  test('the lanes, at the stream: pulls are told, the service stays', async () => {
    const bench = new ConnectionBench();
    const viewer = bench.join();
    await bench.advance(100);
    jest.spyOn(bench.lanes, 'run').mockImplementation(() => {
      throw new Error('lanes');
    });
    const pull = viewer.pull();
    expect(pull.heard).toMatchObject([
      { type: 'stream.failed', failure: { kind: 'startStreamTimedOut', step: 'startStream' } },
    ]);
    expect(bench.state).toBe('ready');
  });
});

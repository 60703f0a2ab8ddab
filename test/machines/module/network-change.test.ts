import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { ModuleBench } from './module-bench';

/** A module that is inited, with nobody there yet. */
async function ready(): Promise<ModuleBench> {
  const bench = new ModuleBench();
  await bench.advance(100);
  return bench;
}

describe('while a camera is watched', () => {
  test('a network change while a camera is watched takes the camera what it holds, and says that the network changed', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    bench.networkChanged();
    expect(camera.heard.at(-1)).toMatchObject({ type: 'module.gone', failure: { kind: 'networkChanged' } });
  });

  test('a network change is told to a camera also where the generation gave no reason', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    bench.module.send({ type: 'generation.changed', report: { ...bench.report(), state: 'stale', failure: null } });
    expect(camera.heard.at(-1)).toMatchObject({ type: 'module.gone', failure: { kind: 'networkChanged' } });
  });

  test('a network change while a camera is watched resets nothing until the camera has let go and somebody waits', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    bench.networkChanged();
    await bench.advance(10_000);
    expect(bench.plugin.count('reset')).toBe(0);
    camera.leave();
    await bench.advance(10_000);
    expect(bench.plugin.count('reset')).toBe(0);
    expect(bench.state()).toBe('stale');
  });

  test('a network change while a camera is watched is followed by a reset as soon as a camera wants it and nobody holds it', async () => {
    const bench = await ready();
    const former = bench.want('door');
    bench.networkChanged();
    const next = bench.want('door');
    expect(next.news()).toEqual(['module.waiting']);
    await bench.advance(1_000);
    expect(bench.plugin.count('reset')).toBe(0);
    former.leave();
    expect(next.news()).toEqual([]);
    await bench.advance(50);
    expect(bench.calls).toEqual(['init all camera', 'reset all']);
    expect(next.heard.at(-1)).toEqual({ type: 'module.ready', localPeerName: 'peer-all-reset' });
  });

  test('a network change while a camera is watched is followed by one reset for all cameras that wait', async () => {
    const bench = await ready();
    const former = [bench.want('door'), bench.want('yard')];
    bench.networkChanged();
    for (const user of former) user.leave();
    const next = [bench.want('door'), bench.want('yard')];
    await bench.advance(50);
    expect(bench.plugin.count('reset')).toBe(1);
    expect(next.map((user) => user.news())).toEqual([
      ['module.waiting', 'module.ready'],
      ['module.waiting', 'module.ready'],
    ]);
  });

  test('a network change that is told twice takes a camera nothing away twice', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    bench.networkChanged();
    bench.networkChanged();
    expect(camera.news()).toEqual(['module.ready', 'module.gone']);
  });

  test('a network change while a camera is watched is followed by destroy and init when the reset fails', async () => {
    const bench = await ready();
    bench.plugin.answer('reset', { afterMs: 50, code: -2202 });
    bench.networkChanged();
    const camera = bench.want('door');
    await bench.advance(150);
    expect(bench.calls.slice(1)).toEqual(['reset all', 'destroy', 'init all camera']);
    expect(camera.news().at(-1)).toBe('module.ready');
  });

  test('a network change while a camera is watched is followed by destroy and init when the reset hangs', async () => {
    const bench = await ready();
    bench.plugin.answer('reset', { afterMs: null });
    bench.networkChanged();
    const camera = bench.want('door');
    await bench.advance(config.resetTimeoutMs + 100);
    expect(bench.calls.slice(1)).toEqual(['reset all', 'destroy', 'init all camera']);
    expect(camera.news().at(-1)).toBe('module.ready');
  });
});

describe('while a module call is under way', () => {
  test('a network change during init: the module is reset before a camera gets it', async () => {
    const bench = new ModuleBench();
    const camera = bench.want('door');
    await bench.advance(50);
    bench.networkChanged();
    await bench.advance(50);
    expect(camera.news()).not.toContain('module.ready');
    await bench.advance(50);
    expect(bench.calls).toEqual(['init all camera', 'reset all']);
    expect(camera.heard.at(-1)).toEqual({ type: 'module.ready', localPeerName: 'peer-all-reset' });
  });

  test('a network change during a reset: the module is reset once more', async () => {
    const bench = await ready();
    bench.networkChanged();
    const camera = bench.want('door');
    await bench.advance(25);
    bench.networkChanged();
    await bench.advance(75);
    expect(bench.plugin.count('reset')).toBe(2);
    expect(camera.news().filter((type) => type === 'module.ready')).toHaveLength(1);
  });

  test('a network change during destroy: the init after it is new anyway, and needs no reset', async () => {
    const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: 100, code: -2202 }));
    const camera = bench.want('door');
    await bench.advance(0);
    const lastStop = bench.lanes.run('yard', () => new Promise(() => undefined), { code: 'stop', timeoutMs: 1_000 });
    lastStop.giveUpAfter(500);
    await bench.advance(300);
    expect(bench.module.getSnapshot().value).toBe('destroying');
    bench.networkChanged();
    await bench.advance(400);
    expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all camera']);
    expect(camera.news().at(-1)).toBe('module.ready');
  });
});

describe('while server streams are watched', () => {
  test('a network change leaves server streams alone, and resets nothing', async () => {
    const bench = await ready();
    const stream = bench.want('gate', { kind: 'server' });
    bench.networkChanged();
    await bench.advance(60_000);
    expect(stream.news()).toEqual(['module.ready']);
    expect(bench.state()).toBe('stale');
    expect(bench.calls).toEqual(['init all camera']);
  });

  test('a network change lets another server stream in over the stale module', async () => {
    const bench = await ready();
    bench.networkChanged();
    expect(bench.want('gate', { kind: 'server' }).news()).toEqual(['module.ready']);
    expect(bench.plugin.count('reset')).toBe(0);
  });

  test('a network change makes server streams yield, once, when a camera comes; they are granted again after the reset', async () => {
    const bench = await ready();
    const streams = [bench.want('gate', { kind: 'server' }), bench.want('hall', { kind: 'server' })];
    bench.networkChanged();
    const camera = bench.want('door');
    const otherCamera = bench.want('yard');
    expect(streams.map((stream) => stream.news())).toEqual([
      ['module.ready', 'module.resetDue'],
      ['module.ready', 'module.resetDue'],
    ]);
    expect(camera.heard).toEqual([{ type: 'module.waiting', reason: 'reset' }]);

    const again = streams.map((stream, index) => {
      stream.leave();
      return bench.want(['gate', 'hall'][index] ?? '', { kind: 'server' });
    });
    await bench.advance(50);
    expect(bench.plugin.count('reset')).toBe(1);
    expect([camera, otherCamera, ...again].map((user) => user.news().at(-1))).toEqual(Array(4).fill('module.ready'));
    await bench.advance(60_000);
    expect([camera, otherCamera, ...again].map((user) => user.news())).toEqual([[], [], [], []]);
  });

  test('a camera that still holds a stale module is waited for before server streams are asked to yield', async () => {
    const bench = await ready();
    const stream = bench.want('gate', { kind: 'server' });
    const former = bench.want('door');
    bench.networkChanged();
    const camera = bench.want('door');
    expect(stream.news()).toEqual(['module.ready']);
    former.leave();
    expect(stream.news()).toEqual(['module.resetDue']);
    stream.leave();
    await bench.advance(50);
    expect(camera.news().at(-1)).toBe('module.ready');
  });

  test('a camera that gives up before server streams have yielded leaves them with a module of the old network', async () => {
    const bench = await ready();
    const stream = bench.want('gate', { kind: 'server' });
    bench.networkChanged();
    bench.want('door').leave();
    stream.leave();
    const again = bench.want('gate', { kind: 'server' });
    expect(again.news()).toEqual(['module.ready']);
    await bench.advance(60_000);
    expect(bench.plugin.count('reset')).toBe(0);
  });
});

describe('a suspicion that the network changed', () => {
  test('a suspicion that the network changed makes the module stale where nobody holds it', async () => {
    const bench = await ready();
    bench.module.send({ type: 'DOUBT' });
    expect(bench.state()).toBe('stale');
  });

  test('a suspicion that the network changed changes nothing where somebody holds the module and goes on', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    bench.module.send({ type: 'DOUBT' });
    expect(bench.state()).toBe('inited');
    expect(camera.news()).toEqual(['module.ready', 'module.othersWait']);
    bench.want('yard');
    camera.leave();
    expect(bench.state()).toBe('inited');
  });

  test('a suspicion that the network changed makes the module stale once those who held it without need have let go', async () => {
    const bench = await ready();
    const lingering = bench.want('door');
    bench.module.send({ type: 'DOUBT' });
    lingering.leave();
    expect(bench.state()).toBe('stale');
  });

  test('a suspicion that the network changed asks those to let go as well who come to hold the module without need later on', async () => {
    const bench = await ready();
    const camera = bench.want('door');
    bench.module.send({ type: 'DOUBT' });
    camera.news();
    bench.module.send({ type: 'OFFER', from: camera.ref });
    expect(camera.news()).toEqual(['module.othersWait']);
  });

  test('a suspicion that the network changed makes a generation anew that failed, which others went on without', async () => {
    const bench = new ModuleBench((plugin) => {
      plugin.generations = ['2.3', '2.4'];
    });
    await bench.advance(1_000);
    bench.module.send({ type: 'REPORT_GONE', generation: '2.4', failure: failureOf('xp2p', -2002) });
    expect(bench.state('2.4')).toBe('initFailed');
    bench.module.send({ type: 'DOUBT' });
    await bench.advance(1_000);
    expect(bench.state('2.4')).toBe('inited');
    expect(bench.plugin.violations).toEqual([]);
  });
});

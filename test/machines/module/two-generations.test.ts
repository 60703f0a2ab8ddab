import { config } from '../../../machines/kernel/config';
import { ModuleBench, type ScriptedXp2p } from './module-bench';

/** Plugin 3.x: two device versions side by side, each init with a fate of its own. */
function bench3x(prepare: (plugin: ScriptedXp2p) => void = () => undefined): ModuleBench {
  return new ModuleBench((plugin) => {
    plugin.generations = ['2.3', '2.4'];
    prepare(plugin);
  });
}

test('both generations init at the same time', async () => {
  const bench = bench3x();
  await bench.advance(100);
  expect(bench.plugin.calls).toEqual(['0 init 2.3 camera', '0 init 2.4 camera']);
  expect([bench.report('2.3').localPeerName, bench.report('2.4').localPeerName]).toEqual(['peer-2.3', 'peer-2.4']);
});

test('a camera waits only for the generation that it needs', async () => {
  const bench = bench3x((plugin) => plugin.nextInits('2.4', { afterMs: 4_000 }));
  const older = bench.want('door', { generation: '2.3' });
  const newer = bench.want('yard', { generation: '2.4' });
  await bench.advance(100);
  expect(older.heard.at(-1)).toEqual({ type: 'module.ready', localPeerName: 'peer-2.3' });
  expect(newer.news()).toEqual(['module.waiting']);
  await bench.advance(3_900);
  expect(newer.heard.at(-1)).toEqual({ type: 'module.ready', localPeerName: 'peer-2.4' });
});

describe('a camera whose generation is not known', () => {
  test('a camera whose generation is not known waits until both have settled', async () => {
    const bench = bench3x((plugin) => plugin.nextInits('2.4', { afterMs: 4_000 }));
    const camera = bench.want('door');
    await bench.advance(3_999);
    expect(camera.news()).toEqual(['module.waiting']);
    await bench.advance(1);
    expect(camera.news()).toEqual(['module.ready']);
  });

  test('a camera whose generation is not known goes on with the one that there is', async () => {
    const bench = bench3x((plugin) => plugin.nextInits('2.3', { afterMs: 100, code: -2202 }));
    const camera = bench.want('door');
    await bench.advance(100);
    expect(camera.heard.at(-1)).toEqual({ type: 'module.ready', localPeerName: 'peer-2.4' });
  });

  test('a camera whose generation is not known is told why when there is none', async () => {
    const bench = bench3x((plugin) => plugin.answer('init', { afterMs: 100, code: -2202 }));
    const camera = bench.want('door');
    await bench.advance(1_000);
    expect(camera.heard.at(-1)).toMatchObject({ type: 'module.failed', failure: { code: -2202 } });
  });
});

describe('one generation that fails', () => {
  test('a generation that fails leaves the other usable: only who needs it is told so, and the one that is held is not destroyed', async () => {
    const bench = bench3x((plugin) => plugin.nextInits('2.4', { afterMs: 200, code: -2202 }));
    const older = bench.want('door', { generation: '2.3' });
    const newer = bench.want('yard', { generation: '2.4' });
    await bench.advance(60_000);
    expect(older.news()).toEqual(['module.waiting', 'module.ready', 'module.othersWait']);
    expect(newer.heard.at(-1)).toMatchObject({ type: 'module.failed', failure: { code: -2202 } });
    expect(bench.plugin.count('destroy')).toBe(0);
    expect([bench.state('2.3'), bench.state('2.4')]).toEqual(['inited', 'initFailed']);
  });

  test('a generation that fails is destroyed together with the other, and both are inited anew, once nobody holds either', async () => {
    const bench = bench3x((plugin) => plugin.nextInits('2.4', { afterMs: 100, code: -2202 }));
    await bench.advance(100);
    const older = bench.want('door', { generation: '2.3' });
    const refused = bench.want('yard', { generation: '2.4' });
    await bench.advance(0);
    expect(refused.news().at(-1)).toBe('module.failed');
    older.leave();
    refused.leave();
    const newer = bench.want('yard', { generation: '2.4' });
    await bench.advance(100);
    expect(bench.calls.slice(2)).toEqual(['destroy', 'init 2.3 camera', 'init 2.4 camera']);
    expect(newer.news().at(-1)).toBe('module.ready');
  });

  test('a generation that fails because it hangs fails alone', async () => {
    const bench = bench3x((plugin) => plugin.nextInits('2.3', { afterMs: null }));
    const newer = bench.want('yard', { generation: '2.4' });
    await bench.advance(config.initTimeoutMs);
    expect(newer.news()).toEqual(['module.waiting', 'module.ready']);
    expect([bench.state('2.3'), bench.state('2.4')]).toEqual(['initFailed', 'inited']);
  });

  test('a generation that fails can be tried again by the person while the other still inits, and none is forgotten', async () => {
    const bench = bench3x((plugin) => {
      plugin.nextInits('2.3', { afterMs: 100, code: -2202 });
      plugin.nextInits('2.4', { afterMs: null });
    });
    await bench.advance(1_000);
    bench.module.send({ type: 'RETRY' });
    await bench.advance(config.initTimeoutMs);
    expect(bench.calls).toEqual([
      'init 2.3 camera',
      'init 2.4 camera',
      'destroy',
      'init 2.3 camera',
      'init 2.4 camera',
    ]);
    expect([bench.state('2.3'), bench.state('2.4')]).toEqual(['inited', 'inited']);
  });

  test('a generation that fails is told to who needs it, while somebody needs the other one', async () => {
    const bench = bench3x((plugin) => plugin.nextInits('2.4', { afterMs: 100, code: -2202 }));
    const older = bench.want('door', { generation: '2.3' });
    await bench.advance(100);
    older.news();
    const newer = bench.want('yard', { generation: '2.4' });
    expect(older.news()).toEqual(['module.othersWait']);
    await bench.advance(0);
    expect(newer.news()).toEqual(['module.failed']);
    await bench.advance(1_000);
    expect(bench.plugin.count('destroy')).toBe(0);
  });

  test('a generation that fails is tried again at once where whoever holds the other one can do without it', async () => {
    const bench = bench3x((plugin) => plugin.nextInits('2.4', { afterMs: 100, code: -2202 }));
    bench.want('door', { generation: '2.3', lingers: true });
    await bench.advance(100);
    const newer = bench.want('yard', { generation: '2.4' });
    await bench.advance(1_000);
    expect(bench.plugin.count('destroy')).toBe(1);
    expect(newer.news()).toEqual(['module.waiting', 'module.ready']);
  });

  test('a generation that fails is not tried again by the person while the other is held', async () => {
    const bench = bench3x((plugin) => plugin.nextInits('2.4', { afterMs: 100, code: -2202 }));
    const older = bench.want('door', { generation: '2.3' });
    await bench.advance(100);
    bench.module.send({ type: 'RETRY' });
    await bench.advance(1_000);
    expect(bench.plugin.count('destroy')).toBe(0);
    expect(older.news().at(-1)).toBe('module.ready');
  });
});

describe('a network change', () => {
  test('a network change makes both generations stale, and only the one that is needed is reset', async () => {
    const bench = bench3x();
    await bench.advance(100);
    bench.networkChanged();
    const older = bench.want('door', { generation: '2.3' });
    await bench.advance(50);
    expect(older.heard.at(-1)).toEqual({ type: 'module.ready', localPeerName: 'peer-2.3-reset' });
    expect([bench.state('2.3'), bench.state('2.4')]).toEqual(['inited', 'stale']);
    expect(bench.calls.slice(2)).toEqual(['reset 2.3']);
  });

  test('a network change resets both generations at the same time for a camera whose generation is not known', async () => {
    const bench = bench3x();
    await bench.advance(100);
    bench.networkChanged();
    const camera = bench.want('door');
    await bench.advance(50);
    expect(bench.plugin.calls.slice(2)).toEqual(['100 reset 2.3', '100 reset 2.4']);
    expect(camera.news().at(-1)).toBe('module.ready');
  });

  test('a network change that one generation reports takes it from its own cameras only', async () => {
    const bench = bench3x();
    await bench.advance(100);
    const older = bench.want('door', { generation: '2.3' });
    const newer = bench.want('yard', { generation: '2.4' });
    bench.plugin.moduleTells.get('2.3')?.({ type: 'nat.changed', generation: '2.3' });
    expect(older.news()).toEqual(['module.ready', 'module.gone']);
    expect(newer.news()).toEqual(['module.ready']);
  });
});

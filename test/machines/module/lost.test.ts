import { failureOf } from '../../../machines/failure';
import { ModuleBench } from './module-bench';

const lost = { type: 'REPORT_GONE', generation: undefined, failure: failureOf('xp2p', -2002) } as const;

describe('a plugin that has no module any more', () => {
  test('a holder who finds that the plugin has no module any more makes all others let go, cameras and server streams, and tells them why', async () => {
    const bench = new ModuleBench();
    await bench.advance(100);
    const users = [bench.want('door'), bench.want('yard'), bench.want('gate', { kind: 'server' })];
    bench.module.send(lost);
    for (const user of users) {
      expect(user.heard.at(-1)).toMatchObject({ type: 'module.gone', failure: { kind: 'moduleLost' } });
    }
  });

  test('a lost module is destroyed and inited, once nobody holds it and somebody wants it', async () => {
    const bench = new ModuleBench();
    await bench.advance(100);
    const finder = bench.want('door');
    const other = bench.want('yard');
    bench.module.send(lost);
    finder.leave();
    await bench.advance(1_000);
    expect(bench.plugin.count('destroy')).toBe(0);
    other.leave();
    const again = bench.want('door');
    await bench.advance(100);
    expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all camera']);
    expect(again.news().at(-1)).toBe('module.ready');
  });

  test('whoever wants a lost module is told so as long as another still holds it', async () => {
    const bench = new ModuleBench();
    await bench.advance(100);
    bench.want('yard');
    bench.module.send(lost);
    const again = bench.want('door');
    await bench.advance(0);
    expect(again.heard).toMatchObject([{ type: 'module.failed', failure: { kind: 'moduleLost' } }]);
    expect(bench.plugin.count('destroy')).toBe(0);
  });

  test('a lost module that had gone stale is made anew too: a server stream is not left trying in vain', async () => {
    const bench = new ModuleBench();
    await bench.advance(100);
    bench.networkChanged();
    const stream = bench.want('gate', { kind: 'server' });
    bench.module.send(lost);
    stream.leave();
    const again = bench.want('gate', { kind: 'server' });
    await bench.advance(100);
    expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all server']);
    expect(again.news().at(-1)).toBe('module.ready');
  });
});

describe('two device generations', () => {
  test('only the lost one of two generations is taken away from those who need it', async () => {
    const bench = new ModuleBench((plugin) => {
      plugin.generations = ['2.3', '2.4'];
    });
    await bench.advance(100);
    const older = bench.want('door', { generation: '2.3' });
    const newer = bench.want('yard', { generation: '2.4' });
    bench.module.send({ ...lost, generation: '2.4' });
    expect(older.news()).toEqual(['module.ready']);
    expect(newer.news()).toEqual(['module.ready', 'module.gone']);
    expect([bench.state('2.3'), bench.state('2.4')]).toEqual(['inited', 'initFailed']);
  });

  test('both generations are lost for a finder whose generation is not known', async () => {
    const bench = new ModuleBench((plugin) => {
      plugin.generations = ['2.3', '2.4'];
    });
    await bench.advance(100);
    const older = bench.want('door', { generation: '2.3' });
    bench.module.send(lost);
    expect(older.news()).toEqual(['module.ready', 'module.gone']);
    expect([bench.state('2.3'), bench.state('2.4')]).toEqual(['initFailed', 'initFailed']);
  });
});

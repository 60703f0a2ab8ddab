import { config } from '../../../machines/kernel/config';
import { ModuleBench } from './module-bench';

/** A module that is inited, and whose lane of `door` is jammed: a stop on it failed twice. */
async function jammedBench(generations: ModuleBench['plugin']['generations'] = ['all']): Promise<ModuleBench> {
  const bench = new ModuleBench((plugin) => {
    plugin.generations = generations;
  });
  await bench.advance(100);
  jam(bench, 'door');
  await bench.advance(2 * config.stopTimeoutMs);
  return bench;
}

function jam(bench: ModuleBench, id: string): void {
  bench.lanes.close(id, () => new Promise(() => undefined), config.stopTimeoutMs);
}

test('a jammed id alone resets nothing', async () => {
  const bench = await jammedBench();
  await bench.advance(60_000);
  expect(bench.plugin.count('reset')).toBe(0);
});

test('the next viewer of a jammed id gets the module after a reset, where nobody holds it', async () => {
  const bench = await jammedBench();
  const viewer = bench.want('door');
  await bench.advance(50);
  expect(bench.calls).toEqual(['init all camera', 'reset all']);
  expect(viewer.heard.at(-1)).toEqual({ type: 'module.ready', localPeerName: 'peer-all-reset' });
});

test('a jammed id is like any other after the reset', async () => {
  const bench = await jammedBench();
  bench.want('door').leave();
  await bench.advance(50);
  expect(bench.want('door').news()).toEqual(['module.ready']);
  expect(bench.plugin.count('reset')).toBe(1);
});

test('the next viewer of a jammed id waits while another camera is watched, which nobody interrupts', async () => {
  const bench = await jammedBench();
  const other = bench.want('yard');
  const viewer = bench.want('door');
  await bench.advance(20_000);
  expect(viewer.heard).toEqual([{ type: 'module.waiting', reason: 'jammed' }]);
  expect(other.news()).toEqual(['module.ready', 'module.othersWait']);
  expect(bench.plugin.count('reset')).toBe(0);
  other.leave();
  await bench.advance(50);
  expect(viewer.news().at(-1)).toBe('module.ready');
});

test('another camera is not kept waiting by a jammed id where one holds the module already', async () => {
  const bench = await jammedBench();
  bench.want('yard');
  bench.want('door');
  expect(bench.want('lawn').news()).toEqual(['module.ready']);
});

test('server streams yield for the next viewer of a jammed id', async () => {
  const bench = await jammedBench();
  const stream = bench.want('gate', { kind: 'server' });
  const viewer = bench.want('door');
  expect(stream.news()).toEqual(['module.ready', 'module.resetDue', 'module.othersWait']);
  stream.leave();
  const again = bench.want('gate', { kind: 'server' });
  await bench.advance(50);
  expect(viewer.news().at(-1)).toBe('module.ready');
  expect(again.news().at(-1)).toBe('module.ready');
});

test('a server stream can be the one whose id is jammed', async () => {
  const bench = await jammedBench();
  const stream = bench.want('door', { kind: 'server' });
  await bench.advance(50);
  expect(bench.plugin.count('reset')).toBe(1);
  expect(stream.news().at(-1)).toBe('module.ready');
});

test('a camera that comes while server streams yield for a jammed id lets the reset go first', async () => {
  const bench = await jammedBench();
  const stream = bench.want('gate', { kind: 'server' });
  const viewer = bench.want('door');
  const other = bench.want('yard');
  expect(other.heard).toEqual([{ type: 'module.waiting', reason: 'renew' }]);
  stream.leave();
  await bench.advance(50);
  expect(bench.plugin.count('reset')).toBe(1);
  expect([viewer, other].map((user) => user.news().at(-1))).toEqual(['module.ready', 'module.ready']);
});

test('an id whose jam is told twice is jammed once', async () => {
  const bench = await jammedBench();
  bench.module.send({ type: 'id.jammed', id: 'door' });
  bench.want('door');
  await bench.advance(1_000);
  expect(bench.plugin.count('reset')).toBe(1);
});

test('an id is jammed no longer than the module that it was jammed in', async () => {
  const bench = await jammedBench();
  bench.plugin.answer('reset', { afterMs: 50, code: -2202 });
  const viewer = bench.want('door');
  await bench.advance(200);
  expect(bench.calls.slice(1)).toEqual(['reset all', 'destroy', 'init all camera']);
  expect(viewer.news().at(-1)).toBe('module.ready');
});

describe('a jammed id of one of two device generations', () => {
  test('only the generation that a jammed camera needs is reset, though the other is held', async () => {
    const bench = await jammedBench(['2.3', '2.4']);
    const other = bench.want('yard', { generation: '2.3' });
    const viewer = bench.want('door', { generation: '2.4' });
    await bench.advance(50);
    expect(bench.calls.slice(2)).toEqual(['reset 2.4']);
    expect(viewer.news().at(-1)).toBe('module.ready');
    expect(other.news()).toEqual(['module.ready']);
  });

  test('a jammed camera whose own generation has failed is told so, and nothing that is held is destroyed', async () => {
    const bench = new ModuleBench((plugin) => {
      plugin.generations = ['2.3', '2.4'];
      plugin.nextInits('2.4', { afterMs: 100, code: -2202 });
    });
    await bench.advance(100);
    const other = bench.want('yard', { generation: '2.3' });
    jam(bench, 'door');
    await bench.advance(2 * config.stopTimeoutMs);
    const viewer = bench.want('door', { generation: '2.4' });
    await bench.advance(10_000);
    expect(viewer.news().at(-1)).toBe('module.failed');
    expect(other.news()).toEqual(['module.ready', 'module.othersWait']);
    expect(bench.plugin.count('destroy')).toBe(0);
  });
});

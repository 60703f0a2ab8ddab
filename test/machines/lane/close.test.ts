import { LaneBench, patience } from './lane-bench';

describe('stops', () => {
  test('a stop that returns nothing is done when it returns', async () => {
    const bench = new LaneBench();
    bench.lanes.close('door', () => bench.note('stop'), 3_000);
    bench.lanes.run('door', bench.call('open'), patience());
    await bench.advance(0);
    expect(bench.story).toEqual(['0 stop', '0 begin open']);
    await bench.advance(100);
    expect(bench.clock.pending).toBe(0);
  });

  test('a stop that returns a promise is done when that settles', async () => {
    const bench = new LaneBench();
    bench.lanes.close('door', bench.stop('stop', { takesMs: 500 }), 3_000);
    bench.lanes.run('door', bench.call('open'), patience());
    await bench.advance(1_000);
    expect(bench.story).toEqual(['0 begin stop 1', '500 end stop 1', '500 begin open', '600 end open']);
    expect(bench.clock.pending).toBe(0);
  });

  test('a stop that returns a thenable of its own kind is done when that settles', async () => {
    const bench = new LaneBench();
    // biome-ignore lint/suspicious/noThenProperty: a plugin may return any thenable
    const thenable = { then: (done: () => void) => void bench.clock.setTimeout(done, 200) };
    bench.lanes.close('door', () => thenable, 3_000);
    bench.lanes.run('door', bench.call('open'), patience());
    await bench.advance(200);
    expect(bench.story).toEqual(['200 begin open']);
  });

  test.each([
    ['throws', { throws: true }, '0 begin stop 2'],
    ['rejects', { rejects: true }, '100 begin stop 2'],
    ['hangs', { takesMs: null }, '3000 begin stop 2'],
  ])('a stop that %s is asked once more, before anything else on its id', async (_words, fate, again) => {
    const bench = new LaneBench();
    bench.lanes.close('door', bench.stop('stop', fate, { takesMs: 10 }), 3_000);
    bench.lanes.run('door', bench.call('open'), patience());
    await bench.advance(60_000);
    const begun = bench.story.filter((line) => line.includes('begin'));
    expect(begun[1]).toBe(again);
    expect(begun[2]).toMatch(/begin open$/);
    expect(begun).toHaveLength(3);
    expect(bench.jammed).toEqual([]);
    expect(bench.clock.pending).toBe(0);
  });

  test.each([
    ['throws', { throws: true }, 0],
    ['rejects', { rejects: true }, 200],
    ['hangs', { takesMs: null }, 6_000],
  ])('a stop that %s twice jams its id, and later calls go on', async (_words, fate, atMs) => {
    const bench = new LaneBench();
    bench.lanes.close('door', bench.stop('stop', fate, fate), 3_000);
    bench.lanes.run('door', bench.call('open'), patience());
    await bench.advance(atMs);
    expect(bench.jammed).toEqual(['door']);
    await bench.advance(60_000);
    expect(bench.jammed).toEqual(['door']);
    expect(bench.story).toContain(`${atMs} begin open`);
  });

  test('a stop that hangs, and answers while it is asked again, is not heard twice', async () => {
    const bench = new LaneBench();
    bench.lanes.close('door', bench.stop('stop', { takesMs: 4_000 }, { takesMs: 2_000 }), 3_000);
    bench.lanes.run('door', bench.call('open'), patience());
    await bench.advance(60_000);
    expect(bench.story).toContain('5000 begin open');
    expect(bench.jammed).toEqual([]);
  });

  test('a stop that hangs holds up no other id', async () => {
    const bench = new LaneBench();
    bench.lanes.close('door', bench.stop('stop', { takesMs: null }, { takesMs: null }), 3_000);
    bench.lanes.run('yard', bench.call('yard'), patience());
    await bench.advance(0);
    expect(bench.story).toContain('0 begin yard');
  });

  test('a stop that jams is told to those who still listen', async () => {
    const bench = new LaneBench();
    const heard: string[] = [];
    const silence = bench.lanes.onJammed((id) => heard.push(id));
    const stop = bench.stop('stop', { throws: true }, { throws: true });
    bench.lanes.close('door', stop, 3_000);
    await bench.advance(0);
    silence();
    bench.lanes.close('yard', bench.stop('stop', { throws: true }, { throws: true }), 3_000);
    await bench.advance(0);
    expect(heard).toEqual(['door']);
    expect(bench.jammed).toEqual(['door', 'yard']);
  });
});

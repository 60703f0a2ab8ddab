import { LaneBench, patience } from './lane-bench';

describe('calls of the module', () => {
  test('a module call begins after every call before it, on whatever id', async () => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('door', { takesMs: 300 }), patience());
    bench.lanes.run('yard', bench.call('yard', { takesMs: 700 }), patience());
    bench.lanes.run('yard', bench.call('yard again'), patience());
    bench.lanes.alone('reset', bench.call('reset'), patience());
    await bench.advance(1_000);
    expect(bench.story).toContain('800 begin reset');
  });

  test('a module call is over before any call after it begins, on ids known and new', async () => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('door'), patience());
    bench.lanes.alone('init', bench.call('init', { takesMs: 500 }), patience());
    bench.lanes.run('door', bench.call('door again'), patience());
    bench.lanes.run('yard', bench.call('yard'), patience());
    await bench.advance(1_000);
    expect(bench.story.slice(1, 4)).toEqual(['100 end door', '100 begin init', '600 end init']);
    expect(bench.story.slice(4, 6).sort()).toEqual(['600 begin door again', '600 begin yard']);
  });

  test.each([
    ['rejects', { rejects: true }, 100],
    ['throws', { throws: true }, 0],
  ])('a module call that %s lets the others go on', async (_words, fate, atMs) => {
    const bench = new LaneBench();
    const init = bench.lanes.alone('init', bench.call('init', fate), patience());
    bench.lanes.run('door', bench.call('door'), patience());
    await bench.advance(atMs);
    expect(bench.story).toContain(`${atMs} begin door`);
    await expect(init.result).rejects.toThrow('init');
  });

  test('a module call may answer at once', async () => {
    const bench = new LaneBench();
    const destroy = bench.lanes.alone('destroy', () => bench.note('destroy'), patience());
    bench.lanes.run('door', bench.call('door'), patience());
    await bench.advance(0);
    await destroy.result;
    expect(bench.story).toEqual(['0 destroy', '0 begin door']);
  });

  test('a module call that hangs is given up at its time-out, which counts from when it begins', async () => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('door', { takesMs: 7_000 }), patience());
    const init = bench.lanes.alone('init', bench.call('init', { takesMs: null }), patience(10_000));
    bench.lanes.run('door', bench.call('next'), patience());
    await bench.advance(16_999);
    expect(init.phase()).toBe('pending');
    expect(bench.story).not.toContain('16999 begin next');
    await bench.advance(1);
    await expect(init.result).rejects.toMatchObject({ source: 'deadline' });
    expect(bench.story).toContain('17000 begin next');
  });

  test('a module call that hangs has failed before what waits for it begins', async () => {
    const bench = new LaneBench();
    const init = bench.lanes.alone('init', bench.call('init', { takesMs: null }), patience(10_000));
    init.result.catch(() => bench.note('init failed'));
    bench.lanes.alone('destroy', () => bench.note('destroy'), patience());
    await bench.advance(10_000);
    expect(bench.story).toEqual(['0 begin init', '10000 init failed', '10000 destroy']);
  });

  test('a module call that was dropped in time never begins and holds up nobody', async () => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('door'), patience());
    const reset = bench.lanes.alone('reset', bench.call('reset'), patience());
    bench.lanes.run('door', bench.call('next'), patience());
    reset.drop();
    await bench.advance(200);
    expect(bench.story).toEqual(['0 begin door', '100 end door', '100 begin next', '200 end next']);
  });
});

describe('module calls that follow each other', () => {
  test('module calls of one kind run together: both inits of plugin 3.x', async () => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('door'), patience());
    bench.lanes.alone('init', bench.call('init 2.3', { takesMs: 400 }), patience());
    bench.lanes.alone('init', bench.call('init 2.4', { takesMs: 900 }), patience());
    bench.lanes.run('door', bench.call('next'), patience());
    await bench.advance(1_000);
    expect(bench.story.slice(1)).toEqual([
      '100 end door',
      '100 begin init 2.3',
      '100 begin init 2.4',
      '500 end init 2.3',
      '1000 end init 2.4',
      '1000 begin next',
    ]);
  });

  test('module calls of different kinds run one after another', async () => {
    const bench = new LaneBench();
    bench.lanes.alone('destroy', bench.call('destroy'), patience());
    bench.lanes.alone('init', bench.call('init'), patience());
    bench.lanes.alone('reset', bench.call('reset'), patience());
    await bench.advance(300);
    expect(bench.story).toEqual([
      '0 begin destroy',
      '100 end destroy',
      '100 begin init',
      '200 end init',
      '200 begin reset',
      '300 end reset',
    ]);
  });

  test('module calls of one kind do not run together across a call on an id', async () => {
    const bench = new LaneBench();
    bench.lanes.alone('reset', bench.call('reset'), patience());
    bench.lanes.run('door', bench.call('door'), patience());
    bench.lanes.alone('reset', bench.call('reset again'), patience());
    await bench.advance(300);
    expect(bench.story).toContain('100 begin door');
    expect(bench.story).toContain('200 begin reset again');
  });
});

import { LaneBench, patience } from './lane-bench';

describe('calls on one id', () => {
  test('calls on one id run one after another, each beginning when the earlier one has answered', async () => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('open'), patience());
    bench.lanes.run('door', bench.call('close'), patience());
    bench.lanes.run('door', bench.call('reopen'), patience());
    await bench.advance(300);
    expect(bench.story).toEqual([
      '0 begin open',
      '100 end open',
      '100 begin close',
      '200 end close',
      '200 begin reopen',
      '300 end reopen',
    ]);
  });

  test.each([
    ['rejects', { rejects: true }, '100 begin next'],
    ['throws at once', { throws: true }, '0 begin next'],
  ])('calls on one id go on after one that %s', async (_words, fate, next) => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('open', fate), patience());
    bench.lanes.run('door', bench.call('next'), patience());
    await bench.advance(200);
    expect(bench.story).toContain(next);
  });

  test('calls on one id wait for one that hangs, however long its time-out has passed, until it is given up', async () => {
    const bench = new LaneBench();
    const hanging = bench.lanes.run('door', bench.call('open', { takesMs: null }), patience(1_000));
    bench.lanes.run('door', bench.call('next'), patience());
    await bench.advance(60_000);
    expect(bench.story).toEqual(['0 begin open']);
    hanging.giveUpAfter(3_000);
    await bench.advance(2_999);
    expect(bench.story).toHaveLength(1);
    await bench.advance(1);
    expect(bench.story).toContain('63000 begin next');
  });
});

describe('calls on different ids', () => {
  test('calls on different ids run side by side', async () => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('door', { takesMs: null }), patience());
    bench.lanes.run('yard', bench.call('yard'), patience());
    bench.lanes.run('gate', bench.call('gate'), patience());
    await bench.advance(100);
    expect(bench.story).toEqual(['0 begin door', '0 begin yard', '0 begin gate', '100 end yard', '100 end gate']);
  });
});

describe('dropped calls', () => {
  test('a call that is dropped before its turn never begins, never answers, and does not let the next one in early', async () => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('first'), patience());
    const dropped = bench.lanes.run('door', bench.call('dropped'), patience());
    bench.lanes.run('door', bench.call('third'), patience());
    let answered = false;
    dropped.result.then(
      () => {
        answered = true;
      },
      () => {
        answered = true;
      },
    );
    expect(dropped.phase()).toBe('queued');
    dropped.drop();
    await bench.advance(60_000);
    expect(bench.story).toEqual(['0 begin first', '100 end first', '100 begin third', '200 end third']);
    expect(answered).toBe(false);
    expect(bench.clock.pending).toBe(0);
  });

  test('a call that is dropped after it has begun goes on as if nothing had been said', async () => {
    const bench = new LaneBench();
    const call = bench.lanes.run('door', bench.call('open'), patience());
    await bench.advance(0);
    call.drop();
    bench.lanes.run('door', bench.call('next'), patience());
    await bench.advance(100);
    expect(call.phase()).toBe('fulfilled');
    await expect(call.result).resolves.toBe('open');
    expect(bench.story).toContain('100 begin next');
  });
});

describe('calls that are given up', () => {
  test('a call that is given up before it began is waited for from its beginning', async () => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('first', { takesMs: 5_000 }), patience());
    const hanging = bench.lanes.run('door', bench.call('hanging', { takesMs: null }), patience());
    hanging.giveUpAfter(3_000);
    bench.lanes.run('door', bench.call('next'), patience());
    await bench.advance(60_000);
    expect(bench.story).toContain('5000 begin hanging');
    expect(bench.story).toContain('8000 begin next');
  });

  test('a call that is given up answers late, and nothing comes of it', async () => {
    const bench = new LaneBench();
    const late = bench.lanes.run('door', bench.call('late', { takesMs: 9_000 }), patience());
    await bench.advance(0);
    late.giveUpAfter(3_000);
    bench.lanes.run('door', bench.call('close', { takesMs: 20_000 }), patience(30_000));
    bench.lanes.run('door', bench.call('reopen'), patience());
    await bench.advance(60_000);
    expect(bench.story).toEqual([
      '0 begin late',
      '3000 begin close',
      '9000 end late',
      '23000 end close',
      '23000 begin reopen',
      '23100 end reopen',
    ]);
    expect(late.phase()).toBe('fulfilled');
    expect(bench.jammed).toEqual([]);
  });

  test('a call that is given up and answers within the grace is waited for no longer than that', async () => {
    const bench = new LaneBench();
    const call = bench.lanes.run('door', bench.call('open', { takesMs: 500 }), patience());
    await bench.advance(0);
    call.giveUpAfter(3_000);
    call.giveUpAfter(1);
    bench.lanes.run('door', bench.call('close'), patience());
    await bench.advance(600);
    expect(bench.story).toContain('500 begin close');
    expect(bench.clock.pending).toBe(0);
  });

  test('a call that is given up after it was over changes nothing', async () => {
    const bench = new LaneBench();
    const call = bench.lanes.run('door', bench.call('open'), patience());
    await bench.advance(100);
    call.giveUpAfter(3_000);
    expect(bench.clock.pending).toBe(0);
    expect(call.phase()).toBe('fulfilled');
  });
});

describe('time-outs', () => {
  test('the time-out of a call that comes late says nothing, as JavaScript was suspended: the call has all of its time again', async () => {
    const bench = new LaneBench();
    const call = bench.lanes.run('door', bench.call('open', { takesMs: null }), patience(1_000));
    let ended = '';
    call.result.catch(({ code }: { code: string }) => {
      ended = `${bench.clock.now()} ${code}`;
    });
    await bench.advance(0);
    await bench.clock.suspend(60_000);
    await bench.advance(999);
    expect(ended).toBe('');
    await bench.advance(1);
    expect(ended).toBe('61000 startService');
  });

  test('a call that was given up has all of its grace again after JavaScript was suspended', async () => {
    const bench = new LaneBench();
    const hanging = bench.lanes.run('door', bench.call('open', { takesMs: null }), patience());
    bench.lanes.run('door', bench.call('next'), patience());
    await bench.advance(0);
    hanging.giveUpAfter(3_000);
    await bench.clock.suspend(60_000);
    await bench.advance(2_999);
    expect(bench.story).toEqual(['0 begin open']);
    await bench.advance(1);
    expect(bench.story).toContain('63000 begin next');
  });

  test('the time-out of a call counts from when it begins, not from when it was queued', async () => {
    const bench = new LaneBench();
    bench.lanes.run('door', bench.call('first', { takesMs: 8_000 }), patience());
    const second = bench.lanes.run('door', bench.call('second', { takesMs: 9_000 }), patience(10_000));
    await bench.advance(17_000);
    await expect(second.result).resolves.toBe('second');
  });

  test('the time-out of a call is a failure with its name, while the plugin is still at it', async () => {
    const bench = new LaneBench();
    const call = bench.lanes.run('door', bench.call('open', { takesMs: 12_000 }), patience(10_000));
    await bench.advance(10_000);
    await expect(call.result).rejects.toMatchObject({ source: 'deadline', code: 'startService', step: 'startService' });
    expect(call.phase()).toBe('pending');
    await bench.advance(2_000);
    expect(call.phase()).toBe('fulfilled');
    await expect(call.result).rejects.toMatchObject({ source: 'deadline' });
  });

  test('a call that answers in time leaves no timer behind, whether it went well or not', async () => {
    const bench = new LaneBench();
    const good = bench.lanes.run('door', bench.call('good'), patience());
    const bad = bench.lanes.run('yard', bench.call('bad', { rejects: true }), patience());
    await bench.advance(100);
    await expect(good.result).resolves.toBe('good');
    await expect(bad.result).rejects.toThrow('bad');
    expect([good.phase(), bad.phase()]).toEqual(['fulfilled', 'rejected']);
    expect(bench.clock.pending).toBe(0);
  });
});

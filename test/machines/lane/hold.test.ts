import { type Failure, failureFromOutside, failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { hold } from '../../../machines/lane';
import { type Fate, LaneBench, patience } from './lane-bench';

interface Opening extends Fate {
  /** The code that the plugin refuses the open with. */
  readonly refusedWith?: number;
}

/** Holds a resource of id `door`; the story tells its calls and what its holder heard. */
function holding(bench: LaneBench, opening: Opening = {}, ...stops: readonly Fate[]): () => void {
  const { refusedWith, throws = false, takesMs = 100 } = opening;
  return hold<string>({
    lanes: bench.lanes,
    id: 'door',
    patience: patience(config.startServiceTimeoutMs),
    open: () => {
      bench.note('open');
      if (throws) throw failureOf('xp2p', -2000);
      return new Promise((resolve, reject) => {
        if (takesMs === null) return;
        bench.clock.setTimeout(
          () => (refusedWith === undefined ? resolve('url') : reject(failureFromOutside('xp2p', refusedWith))),
          takesMs,
        );
      });
    },
    close: bench.stop('close', ...stops),
    opened: (answer) => bench.note(`opened ${answer}`),
    failed: (failure: Failure) => bench.note(`failed ${failure.code}`),
    holdsAfter: (failure) => failure.code === -2401,
  });
}

test('what was opened is told to its holder, and given back once when it is left', async () => {
  const bench = new LaneBench();
  const giveBack = holding(bench);
  await bench.advance(1_000);
  giveBack();
  await bench.advance(1_000);
  expect(bench.story).toEqual(['0 open', '100 opened url', '1000 begin close 1', '1100 end close 1']);
  expect(bench.clock.pending).toBe(0);
});

test('an open that has not begun when it is left makes no call at all', async () => {
  const bench = new LaneBench();
  bench.lanes.run('door', bench.call('former stop', { takesMs: 2_000 }), patience());
  const giveBack = holding(bench);
  await bench.advance(500);
  giveBack();
  await bench.advance(60_000);
  expect(bench.story).toEqual(['0 begin former stop', '2000 end former stop']);
});

test('an open that is pending when it is left is awaited, then closed, and its answer is heard by nobody', async () => {
  const bench = new LaneBench();
  const giveBack = holding(bench, { takesMs: 2_000 });
  await bench.advance(500);
  giveBack();
  await bench.advance(60_000);
  expect(bench.story).toEqual(['0 open', '2000 begin close 1', '2100 end close 1']);
});

test('an open that hangs when it is left is given a grace, then closed; its late answer triggers nothing', async () => {
  const bench = new LaneBench();
  const giveBack = holding(bench, { takesMs: 8_000 });
  await bench.advance(500);
  giveBack();
  await bench.advance(60_000);
  expect(bench.story).toEqual(['0 open', '3500 begin close 1', '3600 end close 1']);
  expect(bench.clock.pending).toBe(0);
});

test('an open that was refused needs no close', async () => {
  const bench = new LaneBench();
  const giveBack = holding(bench, { refusedWith: -2402 });
  await bench.advance(1_000);
  giveBack();
  await bench.advance(1_000);
  expect(bench.story).toEqual(['0 open', '100 failed -2402']);
});

test('an open that is refused after it was left needs no close either', async () => {
  const bench = new LaneBench();
  const giveBack = holding(bench, { refusedWith: -2402, takesMs: 2_000 });
  await bench.advance(500);
  giveBack();
  await bench.advance(60_000);
  expect(bench.story).toEqual(['0 open']);
  expect(bench.jammed).toEqual([]);
});

test.each([
  ['before', 1_000, '100 failed -2401'],
  ['after', 50, null],
])('an open that is refused %s it was left because the plugin has one already is closed', async (_words, leftAtMs, told) => {
  const bench = new LaneBench();
  const giveBack = holding(bench, { refusedWith: -2401 });
  await bench.advance(leftAtMs);
  giveBack();
  await bench.advance(1_000);
  const closedAtMs = Math.max(leftAtMs, 100);
  expect(bench.story).toEqual([
    '0 open',
    ...(told ? [told] : []),
    `${closedAtMs} begin close 1`,
    `${closedAtMs + 100} end close 1`,
  ]);
});

test('an open that took too long has failed, and is closed after the grace when it is left', async () => {
  const bench = new LaneBench();
  const giveBack = holding(bench, { takesMs: null });
  await bench.advance(config.startServiceTimeoutMs);
  expect(bench.story).toEqual(['0 open', '10000 failed startService']);
  giveBack();
  await bench.advance(config.graceMs);
  expect(bench.story).toContain('13000 begin close 1');
});

test('an open that throws has failed, and holds nothing', async () => {
  const bench = new LaneBench();
  const giveBack = holding(bench, { throws: true });
  await bench.advance(0);
  giveBack();
  await bench.advance(1_000);
  expect(bench.story).toEqual(['0 open', '0 failed -2000']);
});

test('a refused open is not closed where nothing says what a refusal leaves behind', async () => {
  const bench = new LaneBench();
  const giveBack = hold({
    lanes: bench.lanes,
    id: 'door',
    patience: patience(),
    open: () => Promise.reject(failureOf('xp2p', -2401)),
    close: () => bench.note('close'),
    opened: () => bench.note('opened'),
    failed: () => bench.note('failed'),
  });
  await bench.advance(0);
  giveBack();
  await bench.advance(0);
  expect(bench.story).toEqual(['0 failed']);
});

test('a second holder opens only after the first has given back, and is not closed by it', async () => {
  const bench = new LaneBench();
  const first = holding(bench, { takesMs: 2_000 });
  await bench.advance(500);
  first();
  holding(bench);
  await bench.advance(60_000);
  expect(bench.story).toEqual(['0 open', '2000 begin close 1', '2100 end close 1', '2100 open', '2200 opened url']);
});

test('a close that fails twice jams the id', async () => {
  const bench = new LaneBench();
  const giveBack = holding(bench, {}, { takesMs: null }, { throws: true });
  await bench.advance(1_000);
  giveBack();
  await bench.advance(2 * config.stopTimeoutMs);
  expect(bench.jammed).toEqual(['door']);
});

test('an open that waits behind a stop which fails twice is refused without a call: a second start is never made', async () => {
  const bench = new LaneBench();
  bench.lanes.close('door', bench.stop('former stop', { takesMs: null }, { throws: true }), 3_000);
  const giveBack = holding(bench);
  await bench.advance(10_000);
  expect(bench.jammed).toEqual(['door']);
  expect(bench.story).not.toContainEqual(expect.stringMatching(/ open/));
  expect(bench.story.at(-1)).toBe('3000 failed -2401');
  giveBack();
  await bench.advance(10_000);
  expect(bench.story.at(-1)).toMatch(/end close 1$/);
  expect(bench.clock.pending).toBe(0);
});

test('a module call that went well frees an id whose stop failed twice', async () => {
  const bench = new LaneBench();
  bench.lanes.close('door', bench.stop('former stop', { throws: true }, { throws: true }), 3_000);
  await bench.advance(0);
  expect(bench.lanes.isJammed('door')).toBe(true);
  bench.lanes.alone('reset', bench.call('reset'), patience());
  await bench.advance(1_000);
  expect(bench.lanes.isJammed('door')).toBe(false);
  holding(bench);
  await bench.advance(1_000);
  expect(bench.story).toContain('1000 open');
});

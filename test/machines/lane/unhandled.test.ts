import { failureOf } from '../../../machines/failure';
import { hold } from '../../../machines/lane';
import { LaneBench, patience } from './lane-bench';

/**
 * Jest fails every test in which a promise is rejected that has no handler. Node tells of it when a turn of the event
 * loop is over, which this waits for.
 */
const endOfTurn = () => new Promise((resolve) => setImmediate(resolve));

test.each([
  ['rejects', { rejects: true }],
  ['throws', { throws: true }],
  ['hangs', { takesMs: null }],
  ['is rejected after its time-out', { takesMs: 20_000, rejects: true }],
])('no promise is left without a handler by a call that %s', async (_words, fate) => {
  const bench = new LaneBench();
  bench.lanes.run('door', bench.call('open', fate), patience()).giveUpAfter(12_000);
  bench.lanes.close('door', bench.stop('stop', fate, fate), 3_000);
  bench.lanes.alone('init', bench.call('init', fate), patience());
  bench.lanes.run('door', bench.call('open', fate), patience()).drop();
  await bench.advance(120_000);
  await endOfTurn();
  expect(bench.clock.pending).toBe(0);
});

test.each([
  ['rejects', () => Promise.reject(failureOf('xp2p', -2402))],
  [
    'throws',
    () => {
      throw failureOf('xp2p', -2000);
    },
  ],
  ['hangs', () => new Promise<void>(() => undefined)],
])('no promise is left without a handler by a holder that left while an open that %s was pending', async (_words, open) => {
  const bench = new LaneBench();
  const close = bench.stop('close', { throws: true }, { rejects: true });
  const giveBack = hold<void>({
    lanes: bench.lanes,
    id: 'door',
    patience: patience(),
    open,
    close,
    opened: () => undefined,
    failed: () => undefined,
  });
  await bench.advance(0);
  giveBack();
  await bench.advance(60_000);
  await endOfTurn();
  expect(bench.clock.pending).toBe(0);
});

import { failureOf } from '../../../machines/failure';
import { audioSequence, flvHeader, frame, join, keyFrame, videoSequence } from '../../support/flv-builder';
import { ConnectionBench, standard } from './connection-bench';

const preamble = join(flvHeader(), videoSequence(), audioSequence());
const whole = (chunks: readonly ArrayBuffer[] | undefined) => join(...(chunks ?? []).map((one) => new Uint8Array(one)));

const write = (bench: ConnectionBench, ...parts: readonly Uint8Array[]) =>
  bench.plugin.streams.get('door')?.write(join(...parts).buffer);

/** A pull of which the first key frame has come. */
async function flowing() {
  const bench = new ConnectionBench();
  const { viewer, pull } = await bench.pulling();
  write(bench, preamble, keyFrame(0));
  return { bench, viewer, pull };
}

test('whoever listens in before anything is pulled gets the pull from its first byte', async () => {
  const bench = new ConnectionBench();
  const tap = bench.tap();
  const { pull } = await bench.pulling();
  expect(tap.heard).toEqual([]);
  write(bench, preamble, keyFrame(0));
  write(bench, frame(66));
  expect(tap.heard).toEqual([{ type: 'tap.began' }]);
  expect(tap.pulls.map(whole)).toEqual([whole(pull.chunks)]);
});

test('whoever listens in later gets the header, and what comes from the next key frame on', async () => {
  const { bench } = await flowing();
  const tap = bench.tap();
  write(bench, frame(66));
  expect(tap.heard).toEqual([]);
  write(bench, keyFrame(132));
  expect(tap.heard).toEqual([{ type: 'tap.began' }]);
  expect(tap.pulls.map(whole)).toEqual([join(preamble, keyFrame(132))]);
});

test('nothing is pulled for who listens in, and nothing is kept', async () => {
  const bench = new ConnectionBench();
  const tap = bench.tap();
  await bench.advance(60_000);
  expect([bench.state, bench.calls]).toEqual(['idle', []]);
  const { viewer, pull } = await bench.pulling();
  pull.leave();
  await bench.advance(50);
  expect(bench.calls.at(-1)).toBe('stopStream door');
  viewer.stop();
  await bench.advance(50);
  expect(bench.state).toBe('idle');
  tap.leave();
});

test('each pull begins anew for who listens in, and the end of one is told', async () => {
  const { bench, pull } = await flowing();
  const tap = bench.tap();
  write(bench, keyFrame(132));
  pull.switchTo(standard);
  expect(tap.heard.map(({ type }) => type)).toEqual(['tap.began', 'tap.paused']);
  const viewer = bench.join(standard);
  viewer.pull();
  await bench.advance(50);
  write(bench, preamble, keyFrame(0));
  expect(tap.heard.map(({ type }) => type)).toEqual(['tap.began', 'tap.paused', 'tap.began']);
  expect(tap.pulls.map(whole)).toEqual([join(preamble, keyFrame(132)), join(preamble, keyFrame(0))]);
});

test('a stream that fails, and a service that is dead, are ends of the pull too', async () => {
  for (const fact of [
    { type: 'stream.failed', failure: failureOf('notice', 'fail') },
    { type: 'service.broken', failure: failureOf('notice', 'disconnect') },
  ] as const) {
    const { bench } = await flowing();
    const tap = bench.tap();
    write(bench, keyFrame(132));
    bench.connection.send(fact);
    expect(tap.heard.map(({ type }) => type)).toEqual(['tap.began', 'tap.paused']);
  }
});

test('who does not listen any more hears nothing, and gets nothing', async () => {
  const { bench } = await flowing();
  const tap = bench.tap();
  write(bench, keyFrame(132));
  tap.leave();
  write(bench, frame(198));
  await bench.advance(2_000);
  expect(tap.heard).toEqual([{ type: 'tap.began' }]);
  expect(tap.pulls).toHaveLength(1);
  expect(whole(tap.pulls[0])).toEqual(join(preamble, keyFrame(132)));
  expect(bench.connection.getSnapshot().context.taps).toEqual([]);
});

test('one who throws is told so, and the picture goes on', async () => {
  const { bench, pull } = await flowing();
  const tap = bench.tap(() => {
    throw new Error('the disk is full');
  });
  write(bench, keyFrame(132));
  write(bench, frame(198));
  expect(tap.heard).toEqual([{ type: 'tap.failed', message: 'Error: the disk is full' }]);
  expect(whole(pull.chunks)).toEqual(join(preamble, keyFrame(0), keyFrame(132), frame(198)));
  expect(pull.news()).not.toContain('stream.failed');
});

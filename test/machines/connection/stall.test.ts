import { config } from '../../../machines/kernel/config';
import { flvHeader, frame, join, keyFrame, videoSequence } from '../../support/flv-builder';
import { ConnectionBench } from './connection-bench';

/** A pull whose bytes the test sends. */
async function pulled() {
  const bench = new ConnectionBench();
  const { viewer, pull } = await bench.pulling();
  const write = (...parts: readonly Uint8Array[]) => bench.plugin.streams.get('door')?.write(join(...parts).buffer);
  pull.news();
  const edges = () => pull.news().filter((type) => type !== 'stream.measured');
  return { bench, viewer, pull, write, edges };
}

test('a stream that never brought a byte is not stalled: the first byte has a deadline of its own', async () => {
  const { bench, edges } = await pulled();
  await bench.advance(60_000);
  expect(edges()).toEqual([]);
});

/** So many frames, each so long after the one before. */
async function rhythm(stream: Awaited<ReturnType<typeof pulled>>, gapMs: number, frames = 10) {
  stream.write(flvHeader(), videoSequence(), keyFrame(0));
  for (let turn = 1; turn <= frames; turn += 1) {
    await stream.bench.advance(gapMs);
    stream.write(frame(gapMs * turn));
  }
  return stream;
}

test('no byte for one and a quarter seconds is a stall of a steady stream, said once', async () => {
  const { bench, edges } = await rhythm(await pulled(), config.probeIntervalMs);
  edges();
  await bench.advance(config.stallAfterMs - config.probeIntervalMs);
  expect(edges()).toEqual([]);
  await bench.advance(2 * config.probeIntervalMs);
  expect(edges()).toEqual(['stream.stalled']);
  await bench.advance(60_000);
  expect(edges()).toEqual([]);
});

test('as long as its rhythm is not known, a stream may be silent for longer', async () => {
  const { bench, write, edges } = await pulled();
  write(flvHeader(), videoSequence(), keyFrame(0));
  edges();
  await bench.advance(config.unknownStallAfterMs - config.probeIntervalMs);
  expect(edges()).toEqual([]);
  await bench.advance(2 * config.probeIntervalMs);
  expect(edges()).toEqual(['stream.stalled']);
});

test.each([
  ['one frame a second, give or take 40 %', [600, 1_400, 1_000, 1_400, 600]],
  ['one frame in two seconds', [2_000]],
  ['a group of pictures every three seconds', [3_000]],
])('%s is steady', async (_, gapsMs) => {
  const { bench, write, edges } = await pulled();
  write(flvHeader(), videoSequence(), keyFrame(0));
  edges();
  for (let turn = 0; turn < 60; turn += 1) {
    await bench.advance(gapsMs[turn % gapsMs.length] ?? 0);
    write(frame(1_000 * turn));
  }
  expect(edges()).toEqual([]);
});

test('a group of pictures every six seconds is steady once that is known', async () => {
  const stream = await rhythm(await pulled(), 6_000, 3);
  await stream.bench.advance(config.probeIntervalMs);
  stream.edges();
  await rhythm(stream, 6_000, 10);
  expect(stream.edges()).toEqual([]);
});

test('a slow stream that stops is a stall later, and is waited for as long again; never without end', async () => {
  const slow = await rhythm(await pulled(), 3_000);
  slow.edges();
  await slow.bench.advance(7_000);
  expect(slow.edges()).toEqual([]);
  await slow.bench.advance(1_000);
  expect(slow.pull.heard.at(-1)).toMatchObject({ type: 'stream.measured' });
  expect(slow.pull.heard.findLast(({ type }) => type === 'stream.stalled')).toEqual({
    type: 'stream.stalled',
    limitMs: 7_500,
  });
  const slowest = await rhythm(await pulled(), 14_000);
  slowest.edges();
  await slowest.bench.advance(config.maxSilenceMs + config.probeIntervalMs);
  expect(slowest.edges()).toEqual(['stream.stalled']);
});

test('bytes that come back end it, said once', async () => {
  const { bench, write, edges } = await pulled();
  write(flvHeader(), videoSequence(), keyFrame(0));
  await bench.advance(5_000);
  edges();
  write(frame(66));
  await bench.advance(config.probeIntervalMs);
  expect(edges()).toEqual(['stream.recovered']);
  write(frame(133));
  await bench.advance(config.probeIntervalMs);
  expect(edges()).toEqual([]);
});

test('a stream that flows, though slowly, is not stalled', async () => {
  const { bench, write, edges } = await pulled();
  write(flvHeader(), videoSequence(), keyFrame(0));
  edges();
  for (let turn = 0; turn < 10; turn += 1) {
    await bench.advance(1_000);
    write(frame(1_000 * turn));
  }
  expect(edges()).toEqual([]);
});

test('how much came is told once a second', async () => {
  const { bench, pull, write } = await pulled();
  const begin = join(flvHeader(), videoSequence(), keyFrame(0));
  write(begin);
  await bench.advance(950);
  const measures = () => pull.heard.filter(({ type }) => type === 'stream.measured');
  expect(measures()).toEqual([
    {
      type: 'stream.measured',
      isReadable: true,
      lateness: { behindMs: 0, keptPaceMs: 0 },
      count: { bytes: begin.length, videoFrames: 1, videoTimeMs: 0, audioFrames: 0, keyFrames: 1 },
      bytesPerSecond: begin.length,
      sharing: null,
    },
  ]);
  write(frame(66));
  await bench.advance(2_000);
  expect(measures().map(({ bytesPerSecond }) => bytesPerSecond)).toEqual([begin.length, frame(66).length, 0]);
});

test('a stream that begins anew is measured anew: what comes in a second is never less than nothing', async () => {
  const { bench, pull, write } = await pulled();
  const begin = join(flvHeader(), videoSequence(), keyFrame(0));
  write(begin, frame(66), frame(133));
  await bench.advance(1_000);
  write(begin);
  await bench.advance(1_000);
  const measures = pull.heard.filter(({ type }) => type === 'stream.measured');
  expect(measures.at(-1)).toMatchObject({ bytesPerSecond: begin.length });
});

test('what one to many tells of its peers is told with it, however often it comes', async () => {
  const { bench, pull, write } = await pulled();
  write(flvHeader(), videoSequence(), keyFrame(0));
  const { tell } = bench.plugin.streams.get('door') ?? { tell: () => undefined };
  for (let chunk = 0; chunk < 50; chunk += 1) {
    tell({ type: 'stream.deviceNotified', subtype: 'P2P', detail: { chunkSize: 100 } });
  }
  pull.news();
  await bench.advance(950);
  expect(pull.heard.at(-1)).toMatchObject({ type: 'stream.measured', sharing: { bytesFromPeers: 5_000 } });
  expect(pull.news()).toEqual(['stream.measured']);
});

test('nothing is measured any more, and no timer is left, when the pull is', async () => {
  const { bench, viewer, pull, write } = await pulled();
  write(flvHeader(), videoSequence(), keyFrame(0));
  pull.leave();
  viewer.stop();
  pull.news();
  await bench.advance(60_000);
  expect(pull.news()).toEqual([]);
  expect(bench.clock.pending).toBe(0);
});

test('bytes that come back are told to all, also where their first one goes to somebody who joined meanwhile', async () => {
  const { bench, write, edges } = await pulled();
  write(flvHeader(), videoSequence(), keyFrame(0));
  await bench.advance(config.unknownStallAfterMs + config.probeIntervalMs);
  expect(edges()).toEqual(['stream.firstChunk', 'stream.stalled']);
  const late = bench.join().pull();
  await bench.advance(100);
  write(keyFrame(2_100));
  expect(late.news()).toContain('stream.firstChunk');
  await bench.advance(config.probeIntervalMs);
  expect(edges()).toEqual(['stream.recovered']);
});

import { createActor, createMachine } from 'xstate';
import { bytesRecorder, type RecorderInput } from '../../../machines/recording/bytes-recorder';
import type { RecorderFact } from '../../../machines/recording/recorder.protocol';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import frontDoor from '../../../simulator/media/front-door.flv';
import { audioFrame, flvHeader, flvTag, join } from '../../support/flv-builder';
import { ConnectionBench, standard } from '../connection/connection-bench';
import { phoneFiles } from './recording-bench';

const sequences = (parseFlv(frontDoor)?.tags ?? [])
  .filter(({ sequenceHeader }) => sequenceHeader)
  .map(({ offset, length }) => frontDoor.subarray(offset, offset + length));
const begin = join(flvHeader(), ...sequences);
const frame = (atMs: number, isKey = false) => flvTag(9, atMs, [isKey ? 0x17 : 0x27, 1, 0, 0, 0, 1, 2, 3]);

/** A recorder on a connection over which a picture comes. */
async function recording(change: (given: RecorderInput) => Partial<RecorderInput> = () => ({})) {
  const bench = new ConnectionBench();
  const phone = phoneFiles();
  const heard: RecorderFact[] = [];
  const { viewer, pull } = await bench.pulling();
  const write = (...parts: readonly Uint8Array[]) => bench.plugin.streams.get('door')?.write(join(...parts).buffer);
  write(begin, frame(0, true));
  const given = { ports: { clock: bench.clock, files: phone.files }, connection: bench.connection, name: 'door' };
  const input = { ...given, ...change(given) };
  const parent = createActor(
    createMachine({
      initial: 'on',
      states: { on: { invoke: { id: 'recorder', src: bytesRecorder, input }, on: { LEAVE: 'off' } }, off: {} },
      on: { 'recorder.*': { actions: ({ event }) => void heard.push(event as RecorderFact) } },
    }),
    { clock: bench.clock },
  );
  parent.start();
  const finish = () => parent.getSnapshot().children.recorder?.send({ type: 'FINISH' });
  return { bench, phone, heard, types: () => heard.map(({ type }) => type), viewer, pull, write, parent, finish };
}

test('it begins with the next key frame, says once a second how much there is, and closes at once when it is told to', async () => {
  const { bench, phone, heard, types, write, finish } = await recording();
  write(frame(66));
  expect(heard).toEqual([]);
  write(frame(1_000, true));
  expect(types()).toEqual(['recorder.began']);
  write(frame(1_900), frame(2_000));
  await bench.advance(1_000);
  expect(heard.at(-1)).toMatchObject({ type: 'recorder.wrote', durationMs: 1_100, bytes: expect.any(Number) });
  finish();
  expect(heard.slice(-2)).toEqual([
    { type: 'recorder.closed', name: 'door.mp4', bytes: expect.any(Number), durationMs: 1_100 },
    { type: 'recorder.finished' },
  ]);
  expect(phone.film('door.mp4').video?.samples).toHaveLength(3);
  expect(phone.simulated.openCount()).toBe(0);
  const said = heard.length;
  write(frame(3_000, true));
  await bench.advance(5_000);
  expect(heard).toHaveLength(said);
  expect(bench.connection.getSnapshot().context.taps).toEqual([]);
});

test('a page that is left in the middle of it leaves a whole file, with nobody there to hear of it', async () => {
  const { phone, parent, write, bench } = await recording();
  write(frame(1_000, true), frame(1_040));
  parent.send({ type: 'LEAVE' });
  expect(phone.film('door.mp4').video?.samples).toHaveLength(2);
  expect(phone.files.list().map(({ name }) => name)).toEqual(['door.mp4']);
  expect(bench.connection.getSnapshot().context.taps).toEqual([]);
});

test('while nothing is pulled it is paused, and goes on with the next pull', async () => {
  const { bench, types, write, pull, finish, phone } = await recording();
  write(frame(1_000, true));
  pull.switchTo(standard);
  expect(types()).toEqual(['recorder.began', 'recorder.paused']);
  await bench.advance(3_000);
  expect(types()).toEqual(['recorder.began', 'recorder.paused']);
  const viewer = bench.join(standard);
  viewer.pull();
  await bench.advance(50);
  write(begin, frame(0, true));
  expect(types().at(-1)).toBe('recorder.resumed');
  finish();
  expect(types().filter((type) => type === 'recorder.closed')).toHaveLength(2);
  expect(['door.mp4', 'door-2.mp4'].map((name) => phone.film(name).video?.samples.length)).toEqual([1, 1]);
});

test.each([
  [
    'WeChat writes no files bit by bit',
    'filesMissing',
    (given: RecorderInput) => ({ ports: { clock: given.ports.clock } }),
    [],
  ],
  ['it is in no codec that can be', 'codec', () => ({}), [flvTag(9, 1_000, [0x12, 0, 0, 0, 0])]],
  ['the picture is encrypted', 'encrypted', () => ({}), [flvTag(0x29, 1_000, [1, 2, 3])]],
] as const)('where %s it is refused, and the picture goes on', async (_why, code, change, tags) => {
  const { heard, write, pull, bench } = await recording(change);
  // it listens from the next key frame on
  if (tags.length > 0) write(frame(500, true), ...tags);
  const last = heard.at(-1);
  expect(last?.type).toMatch(/^recorder\.(refused|failed)$/);
  expect(last).toMatchObject({ failure: { source: 'recording', code } });
  const before = pull.chunks.length;
  write(frame(2_000, true));
  expect(pull.chunks.length).toBe(before + 1);
  expect(bench.connection.getSnapshot().context.taps).toEqual([]);
});

test('a write that fails ends it with a failure behind the file that there is, and the picture goes on', async () => {
  const { phone, heard, types, write, pull } = await recording();
  write(frame(1_000, true), ...[1_200, 1_400, 1_600].map((atMs) => frame(atMs)));
  phone.simulated.failNext('writeSync');
  write(frame(1_800), frame(2_000), frame(2_300));
  expect(types()).toEqual(['recorder.began', 'recorder.closed', 'recorder.failed']);
  expect(heard.at(-1)).toMatchObject({ failure: { code: 'fileFailed', step: 'writeFile' } });
  expect(phone.film('door.mp4').video?.samples.length).toBeGreaterThan(2);
  expect(pull.news()).not.toContain('stream.failed');
});

test('a file that cannot be begun refuses it, and one that cannot be closed is a failure', async () => {
  const unbegun = await recording();
  unbegun.phone.simulated.failNext('openSync');
  unbegun.write(frame(1_000, true));
  expect(unbegun.types()).toEqual(['recorder.refused']);
  const unclosed = await recording();
  unclosed.write(frame(1_000, true));
  unclosed.phone.simulated.failNext('closeSync');
  unclosed.finish();
  expect(unclosed.types()).toEqual(['recorder.began', 'recorder.failed']);
  expect(unclosed.phone.files.list().map(({ name }) => name)).toEqual(['door.mp4.part']);
});

test('sound that no film takes is said once, and the picture is recorded', async () => {
  const { types, write, finish, phone, heard } = await recording();
  write(frame(1_000, true), flvTag(8, 1_010, [0x72, 1, 2]), frame(1_040), flvTag(8, 1_050, [0x72, 1, 2]));
  finish();
  expect(types()).toEqual(['recorder.began', 'recorder.soundLeftOut', 'recorder.closed', 'recorder.finished']);
  expect(heard[1]).toMatchObject({ codec: 'G.711 A-law' });
  expect(phone.film('door.mp4').audio).toBeUndefined();
});

test('it keeps no pull: when the last viewer leaves, the pull ends, and what was recorded can be closed', async () => {
  const { bench, viewer, pull, write, finish, types } = await recording();
  write(frame(1_000, true), audioFrame(1_010));
  pull.leave();
  viewer.stop();
  await bench.advance(1_000);
  expect(bench.state).toBe('idle');
  finish();
  expect(types()).toEqual(['recorder.began', 'recorder.paused', 'recorder.closed', 'recorder.finished']);
});

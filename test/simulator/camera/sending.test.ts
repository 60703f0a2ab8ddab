import { createTagTracker } from '../../../machines/flv';
import type { Sending } from '../../../simulator/camera/camera.types';
import { createSceneCameras } from '../../../simulator/camera/scene-cameras';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import { join } from '../../support/flv-builder';
import { VirtualClock } from '../../support/virtual-clock';

/** A camera whose way of sending can be changed, with one who pulls from it. */
function pulledCamera(first: Sending = 'usual') {
  const clock = new VirtualClock(1_700_000_000_000);
  const cameras = createSceneCameras(clock, () => Promise.reject(new Error('no file')));
  const startMs = clock.now();
  const chunks: { readonly atMs: number; readonly bytes: Uint8Array }[] = [];
  let sending = first;
  const write = (chunk: ArrayBuffer) => chunks.push({ atMs: clock.now() - startMs, bytes: new Uint8Array(chunk) });
  cameras.open('high', write, undefined, { id: 'front-door', sending: () => sending });
  const bytesFrom = (atMs: number) => join(...chunks.filter((chunk) => chunk.atMs >= atMs).map(({ bytes }) => bytes));
  return {
    clock,
    chunks,
    send: (next: Sending) => {
      sending = next;
    },
    all: () => bytesFrom(0),
    /** What came since then, but the first moment: each look of the camera sends whole tags. */
    frames: (type: 'audio' | 'video', fromMs = 0) =>
      (parseFlv(join(bytesFrom(0).subarray(0, 13), bytesFrom(Math.max(fromMs, 1))))?.tags ?? []).filter(
        (tag) => tag.frame && tag.type === type,
      ),
  };
}

const lastTimeMs = (frames: readonly { readonly timestampMs: number }[]) => frames.at(-1)?.timestampMs ?? 0;

test('a camera whose picture freezes sends its sound alone; ended, the picture goes on with a key frame', async () => {
  const { clock, frames, send } = pulledCamera();
  await clock.advance(5_000);
  send('noVideo');
  await clock.advance(5_000);
  expect(frames('video', 5_100)).toEqual([]);
  expect(frames('audio', 5_100).length).toBeGreaterThan(60);
  send('usual');
  await clock.advance(3_000);
  expect(frames('video', 5_100)[0]).toMatchObject({ keyFrame: true });
  expect(frames('video', 5_100).length).toBeGreaterThan(14);
});

test('a camera that falls behind sends all it films, at half its speed; ended, it catches up', async () => {
  const { clock, frames, send } = pulledCamera();
  await clock.advance(4_000);
  const before = lastTimeMs(frames('video'));
  send('everLater');
  await clock.advance(20_000);
  const behind = lastTimeMs(frames('video'));
  expect(behind - before).toBeGreaterThan(9_700);
  expect(behind - before).toBeLessThan(10_300);
  send('usual');
  await clock.advance(25_000);
  expect(lastTimeMs(frames('video')) - before).toBeGreaterThan(44_700);
  const times = frames('video').map(({ timestampMs }) => timestampMs);
  expect(Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? 0)))).toBe(67);
});

test('a camera that turns to rubbish sends a stream first, then none any more in this pull, whatever becomes of the camera', async () => {
  const { clock, chunks, all, send } = pulledCamera('rubbish');
  await clock.advance(1_500);
  expect(parseFlv(all())?.tags.length).toBeGreaterThan(20);
  await clock.advance(3_000);
  send('usual');
  await clock.advance(2_000);
  const tracker = createTagTracker();
  for (const { bytes } of chunks) tracker.push(bytes.slice().buffer);
  expect(tracker.trouble).toBe('damaged');
  expect(chunks.at(-1)?.bytes.every((byte) => byte === 0xee)).toBe(true);
});

test('a camera of a frame in two seconds sends that, each a key frame, and all of its sound', async () => {
  const { clock, frames } = pulledCamera('slowFrames');
  await clock.advance(20_000);
  const video = frames('video');
  expect(
    new Set(video.slice(1).map(({ timestampMs }, index) => timestampMs - (video[index]?.timestampMs ?? 0))),
  ).toEqual(new Set([2_000]));
  expect(video.length).toBe(9);
  expect(frames('audio').length).toBeGreaterThan(300);
});

test.each([
  ['groupsOf3s', 3_000],
  ['groupsOf6s', 6_000],
] as const)('a camera that sends %s is silent for %d ms, and leaves nothing out', async (sending, groupMs) => {
  const { clock, chunks, frames } = pulledCamera(sending);
  await clock.advance(20_000);
  const times = [...new Set(chunks.map(({ atMs }) => atMs))];
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...gaps.slice(1))).toBeGreaterThanOrEqual(groupMs);
  expect(Math.max(...gaps)).toBeLessThan(groupMs + 70);
  const played = frames('video').map(({ timestampMs }) => timestampMs);
  expect(Math.max(...played.slice(1).map((time, index) => time - (played[index] ?? 0)))).toBe(67);
});

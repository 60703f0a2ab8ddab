import type { Quality } from '../../../machines/kernel/ports';
import { type CameraSourceOptions, createCameraSource, frontDoorClips } from '../../../simulator/camera';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import { TagMeter } from '../../../simulator/flv/tag-meter';
import { flvHeader, flvTag, frame, join, keyFrame } from '../../support/flv-builder';
import { VirtualClock } from '../../support/virtual-clock';

/** Someone who pulls from a camera and notes when each chunk came. */
function viewer(options: Partial<CameraSourceOptions> = {}) {
  const clock = new VirtualClock(1_700_000_000_123);
  const camera = createCameraSource({ clock, clips: frontDoorClips, ...options });
  const watch = (quality: Quality = 'standard', whenWritten: () => void = () => {}) => {
    const chunks: { readonly atMs: number; readonly bytes: Uint8Array }[] = [];
    const startMs = clock.now();
    const pull = camera.open(quality, (chunk) => {
      chunks.push({ atMs: clock.now() - startMs, bytes: new Uint8Array(chunk) });
      whenWritten();
    });
    const file = () => parseFlv(join(...chunks.map((chunk) => chunk.bytes)));
    return { chunks, pull, file, frames: () => file()?.tags.filter((tag) => tag.frame) ?? [] };
  };
  return { clock, watch };
}

describe('the film of a simulated camera', () => {
  it('a simulated camera greets a viewer with header, metadata and sequence headers, in a chunk of their own, once', async () => {
    const { clock, watch } = viewer();
    const { chunks, file } = watch();
    expect(chunks).toHaveLength(0);
    await clock.advance(20_000);

    expect(parseFlv(chunks[0]?.bytes ?? new Uint8Array())?.tags.map((tag) => [tag.type, tag.sequenceHeader])).toEqual([
      ['script', false],
      ['video', true],
      ['audio', true],
    ]);
    expect(file()?.tags.filter((tag) => !tag.frame)).toHaveLength(3);
  });

  it('a simulated camera begins with a key frame at time 0, and bursts at most one key-frame interval', async () => {
    const { clock, watch } = viewer();
    await clock.advance(4_700);
    const { frames } = watch();
    await clock.advance(0);

    expect(frames()[0]).toMatchObject({ keyFrame: true, timestampMs: 0 });
    expect(frames().at(-1)?.timestampMs).toBeGreaterThan(300);
    expect(frames().at(-1)?.timestampMs).toBeLessThan(1_000);
  });

  it('a simulated camera can pace from the first frame on, without a burst', async () => {
    const { clock, watch } = viewer({ burst: false });
    await clock.advance(4_700);
    const { frames } = watch();
    await clock.advance(0);
    expect(frames().filter((tag) => tag.type === 'video')).toHaveLength(1);
    await clock.advance(2_000);
    expect(frames().at(-1)?.timestampMs).toBeGreaterThan(1_900);
    expect(frames().at(-1)?.timestampMs).toBeLessThanOrEqual(2_000);
  });

  it('a simulated camera sends in real time: never ahead of the clock, never more than a batch behind', async () => {
    const { clock, watch } = viewer();
    const { chunks } = watch();
    await clock.advance(30_000);

    const meter = new TagMeter();
    let bornAtMs = 0;
    let latestMs = 0;
    for (const chunk of chunks) {
      meter.push(chunk.bytes.slice().buffer);
      if (chunk.atMs === 0) bornAtMs = Math.max(meter.video.timestampMs, meter.audio.timestampMs, 0);
      expect(meter.video.timestampMs).toBeLessThanOrEqual(chunk.atMs + bornAtMs + 70);
      expect(chunk.atMs - latestMs).toBeLessThanOrEqual(150);
      latestMs = chunk.atMs;
    }
    expect(meter.video.timestampMs).toBeGreaterThan(29_900);
    expect(meter).toMatchObject({ isInvalid: false });
    expect(meter.video.count).toBeGreaterThan(449);
    expect(meter.audio.count).toBeGreaterThan(460);
  });

  it('a simulated camera loops for ever with timestamps that never go back, and every frame where it should be', async () => {
    const { clock, watch } = viewer();
    const { frames } = watch();
    await clock.advance(60_000);

    for (const type of ['video', 'audio'] as const) {
      const times = frames()
        .filter((tag) => tag.type === type)
        .map((tag) => tag.timestampMs);
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThan(60);
      expect(Math.max(...gaps)).toBeLessThan(70);
    }
    const order = frames().map((tag) => tag.timestampMs);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const keyTimes = frames().filter((tag) => tag.keyFrame);
    expect(keyTimes.length).toBeGreaterThanOrEqual(30);
  });

  it('a simulated camera cuts the bytes into chunks that keep no tag boundaries', async () => {
    const { clock, watch } = viewer({ chunkBytes: 1_000 });
    const { chunks, file } = watch('high');
    await clock.advance(3_000);
    expect(Math.max(...chunks.map((chunk) => chunk.bytes.length))).toBe(1_000);
    expect(file()?.tags.length).toBeGreaterThan(80);
  });

  it.each(['high', 'super'] as const)('a simulated camera sends the better clip for %s', async (quality) => {
    const { clock, watch } = viewer();
    const good = watch(quality);
    const plain = watch('standard');
    await clock.advance(5_000);
    const bytes = (chunks: typeof good.chunks) => chunks.reduce((sum, chunk) => sum + chunk.bytes.length, 0);
    expect(bytes(good.chunks)).toBeGreaterThan(1.5 * bytes(plain.chunks));
    expect(good.frames().length).toBe(plain.frames().length);
  });

  it('a simulated camera gives each viewer chunks of its own, so that one cannot spoil them for another', async () => {
    const { clock, watch } = viewer();
    const first = watch();
    const second = watch();
    await clock.advance(500);
    for (const chunk of first.chunks) chunk.bytes.fill(0);
    await clock.advance(1_000);
    expect(second.file()?.tags.length).toBeGreaterThan(20);
    expect(first.chunks).toHaveLength(second.chunks.length);
  });
});

describe('bytes that are held back', () => {
  it('a short pause of a viewer is made up for without a gap', async () => {
    const { clock, watch } = viewer();
    const { chunks, pull, frames } = watch();
    await clock.advance(3_000);
    pull.pause();
    const before = chunks.length;
    await clock.advance(1_000);
    expect(chunks).toHaveLength(before);
    pull.resume();
    await clock.advance(0);

    const times = frames()
      .filter((tag) => tag.type === 'video')
      .map((tag) => tag.timestampMs);
    expect(Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? 0)))).toBeLessThan(70);
  });

  it('after a long pause of a viewer the film goes on at the newest key frame, with its true time and no flood', async () => {
    const { clock, watch } = viewer();
    const { chunks, pull, frames } = watch();
    await clock.advance(3_000);
    pull.pause();
    const before = frames().length;
    await clock.advance(60_000);
    pull.resume();
    await clock.advance(0);

    const [first] = frames().slice(before);
    expect(first).toMatchObject({ keyFrame: true });
    expect(first?.timestampMs).toBeGreaterThan(61_900);
    expect(frames().length - before).toBeLessThan(35);
    expect(chunks.at(-1)?.atMs).toBe(63_000);
  });

  it('a suspension of the whole app ends as a long pause of a viewer does', async () => {
    const { clock, watch } = viewer();
    const { frames } = watch();
    await clock.advance(3_000);
    const before = frames().length;
    await clock.suspend(3_600_000);
    expect(frames().slice(before)[0]).toMatchObject({ keyFrame: true });
    expect(frames().length - before).toBeLessThan(35);
    await clock.advance(1_000);
    expect(frames().at(-1)?.timestampMs).toBeGreaterThan(3_603_800);
  });

  it('a pause of a viewer before the first byte keeps the greeting for later', async () => {
    const { clock, watch } = viewer();
    const { pull, file } = watch();
    pull.pause();
    await clock.advance(10_000);
    expect(file()).toBeNull();
    pull.resume();
    await clock.advance(500);
    expect(file()?.tags[3]).toMatchObject({ keyFrame: true });
  });
});

describe('the end of a pull', () => {
  it('the end of a pull writes nothing after close, leaves no timer, and may be asked for twice', async () => {
    const { clock, watch } = viewer();
    const { chunks, pull } = watch();
    await clock.advance(1_000);
    pull.close();
    pull.close();
    pull.resume();
    const before = chunks.length;
    await clock.advance(5_000);
    expect(chunks).toHaveLength(before);
    expect(clock.pending).toBe(0);
  });

  it('a viewer who closes while a batch is written gets no more of it', async () => {
    const { clock, watch } = viewer({ chunkBytes: 500 });
    const closing: { close?: () => void } = {};
    const { chunks, pull } = watch('high', () => closing.close?.());
    await clock.advance(0);
    closing.close = () => pull.close();
    const before = chunks.length;
    await clock.advance(1_000);
    expect(chunks).toHaveLength(before + 1);
    expect(clock.pending).toBe(0);
  });

  it('a viewer who pauses while a batch is written gets the rest of it and then nothing', async () => {
    const { clock, watch } = viewer();
    const pausing: { pause?: () => void } = {};
    const { file, chunks, pull } = watch('standard', () => pausing.pause?.());
    pausing.pause = () => pull.pause();
    await clock.advance(0);
    const before = chunks.length;
    await clock.advance(1_000);
    expect(chunks).toHaveLength(before);
    expect(file()?.tags.length).toBeGreaterThan(3);
  });
});

describe('clips', () => {
  const open = (clip: Uint8Array) => {
    const clock = new VirtualClock();
    return () => createCameraSource({ clock, clips: { standard: clip, high: clip, super: clip } });
  };

  it('clips that are no FLV or hold no key frame are refused', () => {
    expect(open(new Uint8Array(40))).toThrow('not FLV');
    expect(open(join(flvHeader(), frame(0), frame(66)))).toThrow('no key frame');
  });

  it('clips of a single frame are a still picture, not an endless loop', async () => {
    const clip = join(flvHeader(), flvTag(18, 0, [2]), keyFrame(0));
    const clock = new VirtualClock();
    const camera = createCameraSource({ clock, clips: { standard: clip, high: clip, super: clip } });
    let bytes = 0;
    const pull = camera.open('standard', (chunk) => {
      bytes += chunk.byteLength;
    });
    await clock.advance(1_000);
    pull.close();
    expect(bytes).toBeGreaterThan(clip.length);
  });
});

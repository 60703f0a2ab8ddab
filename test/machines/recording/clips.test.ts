import { parseFlv } from '../../../simulator/flv/flv-tags';
import carPark from '../../../simulator/media/car-park.flv';
import frontDoor from '../../../simulator/media/front-door.flv';
import standard from '../../../simulator/media/front-door-standard.flv';
import livingRoom from '../../../simulator/media/living-room.flv';
import h265 from '../../../simulator/media/privacy-h265.flv';
import { cut } from '../../support/flv-builder';
import { readMp4 } from '../../support/read-mp4';
import { RecordingBench } from './recording-bench';

/** What is in a clip, read by what sends it in the simulation: tags of picture and sound, with their time and the bytes of the frame. */
function framesOf(clip: Uint8Array) {
  const tags = parseFlv(clip)?.tags.filter(({ frame }) => frame) ?? [];
  const found = tags.map(({ type, timestampMs, keyFrame, offset, length }) => {
    const isEnhanced = type === 'video' && (clip[offset + 11] ?? 0) >= 0x80;
    const hasCts = type === 'video' && (!isEnhanced || ((clip[offset + 11] ?? 0) & 15) === 1);
    const head = type === 'audio' ? 2 : isEnhanced && hasCts ? 8 : 5;
    const [high = 0, middle = 0, low = 0] = clip.subarray(offset + 11 + head - 3);
    const ctsMs = !hasCts ? 0 : ((high << 24) | (middle << 16) | (low << 8)) >> 8;
    return { type, timestampMs, ctsMs, keyFrame, bytes: clip.subarray(offset + 11 + head, offset + length - 4) };
  });
  const firstKey = found.findIndex(({ type, keyFrame }) => type === 'video' && keyFrame);
  const beginsMs = found[firstKey]?.timestampMs ?? 0;
  return {
    beginsMs,
    video: found.slice(firstKey).filter(({ type }) => type === 'video'),
    audio: found.slice(firstKey).filter(({ type, timestampMs }) => type === 'audio' && timestampMs >= beginsMs),
  };
}

const same = (one: Uint8Array, other: Uint8Array | undefined) => Buffer.compare(one, other ?? new Uint8Array()) === 0;

describe.each([
  ['H.264 with sound', frontDoor, /^avc1\./, 'mp4a.40.2'],
  ['H.264 in standard quality', standard, /^avc1\./, 'mp4a.40.2'],
  ['H.264 of a car park', carPark, /^avc1\./, undefined],
  ['H.265 of a living room', livingRoom, /^hvc1\./, undefined],
  ['H.265', h265, /^hvc1\./, undefined],
] as const)('a clip of %s', (_name, clip, codec, sound) => {
  const { video, audio, beginsMs } = framesOf(clip);

  test.each([[65_536], [1_000], [7]])('is recorded whole, in chunks of %d bytes', (size) => {
    const bench = new RecordingBench();
    bench.pull(...cut(clip, new Array<number>(Math.ceil(clip.length / size)).fill(size)));
    const [film] = bench.films();
    expect(bench.troubles).toEqual([]);
    expect(bench.closed).toHaveLength(1);
    expect(film?.video?.codec).toMatch(codec);
    if (sound) expect(film?.audio?.codec).toBe(sound);
    expect(film?.video?.samples).toHaveLength(video.length);
    expect(film?.audio?.samples.length ?? 0).toBe(audio.length);
    for (const [index, frame] of video.entries()) {
      const found = film?.video?.samples[index];
      expect(found?.decodedMs).toBe(frame.timestampMs - beginsMs);
      expect(found?.shownMs).toBe(frame.timestampMs + frame.ctsMs - beginsMs);
      expect(found?.isKey).toBe(frame.keyFrame);
      expect(same(frame.bytes, found?.bytes)).toBe(true);
    }
    for (const [index, frame] of audio.entries()) {
      const found = film?.audio?.samples[index];
      expect(Math.abs((found?.decodedMs ?? 0) - (frame.timestampMs - beginsMs))).toBeLessThan(2.5);
      expect(same(frame.bytes, found?.bytes)).toBe(true);
    }
  });

  test('has the size that its picture has, and its length is what is told', () => {
    const bench = new RecordingBench();
    bench.pull(...cut(clip, [5_000]));
    const [film] = bench.films();
    const [closed] = bench.closed;
    expect(film?.video?.width).toBeGreaterThan(100);
    expect((film?.video?.width ?? 0) % 2).toBe(0);
    expect(Math.abs((film?.durationMs ?? 0) - (closed?.durationMs ?? 0))).toBeLessThanOrEqual(1);
    expect(film?.boxes).toEqual(['ftyp', 'mdat', 'moov']);
  });
});

test('the picture’s size is read from its codec’s own words', () => {
  const sizes = [frontDoor, standard, carPark, h265, livingRoom].map((clip) => {
    const bench = new RecordingBench();
    bench.pull(...cut(clip, []));
    const [film] = bench.films();
    return `${film?.video?.width}×${film?.video?.height}`;
  });
  expect(sizes).toEqual(['640×360', '320×180', '640×360', '640×360', '640×360']);
});

test('what is left of a recording at any moment can be closed', () => {
  const bench = new RecordingBench();
  const chunks = cut(frontDoor, new Array<number>(10).fill(10_000));
  bench.pull(...chunks.slice(0, 4));
  bench.parts.close();
  expect(readMp4(bench.phone.contents('door.mp4')).video?.samples.length).toBeGreaterThan(5);
});

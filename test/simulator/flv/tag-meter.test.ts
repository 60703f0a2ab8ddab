import fc from 'fast-check';
import { type FlvTag, parseFlv } from '../../../simulator/flv/flv-tags';
import { TagMeter } from '../../../simulator/flv/tag-meter';
import standard from '../../../simulator/media/front-door-standard.flv';
import {
  audioFrame,
  audioSequence,
  cut,
  endOfSequence,
  flvHeader,
  flvTag,
  frame,
  join,
  keyFrame,
  scriptTag,
  videoSequence,
} from '../../support/flv-builder';

const clip = standard.slice(0, 60_000);

/** What a meter knows, in one object that can be compared. */
function told({ bytes, keyFrames, video, audio, script, isInvalid }: TagMeter) {
  return { bytes, keyFrames, video: { ...video }, audio: { ...audio }, script, isInvalid };
}

function measured(...chunks: readonly ArrayBuffer[]): TagMeter {
  const meter = new TagMeter();
  for (const chunk of chunks) meter.push(chunk);
  return meter;
}

const sum = (tags: readonly FlvTag[]) => ({
  count: tags.length,
  bytes: tags.reduce((bytes, tag) => bytes + tag.length, 0),
  timestampMs: tags.at(-1)?.timestampMs,
  gapMs: (tags.at(-1)?.timestampMs ?? 0) - (tags.at(-2)?.timestampMs ?? 0),
});

test('a tag meter counts what a whole clip holds', () => {
  const tags = parseFlv(standard)?.tags ?? [];
  const framesOf = (type: FlvTag['type']) => sum(tags.filter((tag) => tag.frame && tag.type === type));
  const [script] = tags;
  expect(told(measured(standard.slice().buffer))).toEqual({
    bytes: standard.length,
    keyFrames: 4,
    video: framesOf('video'),
    audio: framesOf('audio'),
    script: standard.slice(script?.offset, (script?.offset ?? 0) + (script?.length ?? 0)).buffer,
    isInvalid: false,
  });
});

test('a tag meter counts the same however a clip is cut', () => {
  const expected = told(measured(clip.slice().buffer));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 80 }), (lengths) => {
      expect(told(measured(...cut(clip, lengths)))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('a tag meter counts a frame when it begins, before the rest of it has come', () => {
  const begun = join(flvHeader(), videoSequence(), keyFrame(40).slice(0, 13));
  expect(measured(begun.buffer)).toMatchObject({
    keyFrames: 1,
    video: { count: 1, bytes: keyFrame(40).length, timestampMs: 40 },
  });
});

test('a tag meter takes neither sequence headers nor the end of a sequence for frames', () => {
  const start = join(flvHeader(), videoSequence(), audioSequence(), endOfSequence(0), flvTag(9, 1, []));
  expect(measured(start.buffer)).toMatchObject({ keyFrames: 0, video: { count: 1 }, audio: { count: 0 } });
});

test('a tag meter keeps the newest script that came before the first key frame', () => {
  const late = flvTag(18, 0, [1, 2, 3]);
  const meter = measured(join(flvHeader(), late, scriptTag(), videoSequence(), keyFrame(0), late).buffer);
  expect(new Uint8Array(meter.script ?? new ArrayBuffer())).toEqual(scriptTag());
});

test('a tag meter keeps onMetaData, whatever other script comes after it', () => {
  const other = flvTag(18, 0, [1, 2, 3]);
  const meter = measured(join(flvHeader(), scriptTag(), other, videoSequence(), keyFrame(0)).buffer);
  expect(new Uint8Array(meter.script ?? new ArrayBuffer())).toEqual(scriptTag());
});

test.each([1, 7, 13, 1_000])('a tag meter begins anew at a second header (chunks of %i bytes)', (length) => {
  const second = join(flvHeader(), videoSequence(2), keyFrame(0));
  const both = join(flvHeader(), scriptTag(), videoSequence(1), keyFrame(0), frame(66), audioFrame(70), second);
  const lengths = new Array<number>(1_000).fill(length);
  expect(told(measured(...cut(both, lengths)))).toEqual(told(measured(second.buffer)));
});

test('a tag meter counts bytes alone while they are no FLV, until a chunk begins with a header', () => {
  const meter = measured(keyFrame(0).slice().buffer as ArrayBuffer, new ArrayBuffer(50), new ArrayBuffer(5));
  expect(meter).toMatchObject({ isInvalid: true, bytes: keyFrame(0).length + 55, video: { count: 0 } });
  meter.push(join(flvHeader(), videoSequence(), keyFrame(0)).buffer);
  expect(meter).toMatchObject({ isInvalid: false, keyFrames: 1 });
});

test('a tag meter passes tags of somebody’s own by their size, wherever they are cut', () => {
  const whole = join(flvHeader(), keyFrame(0), flvTag(3, 0, [1, 2, 3]), flvTag(15, 0, []), keyFrame(66));
  for (let length = 1; length < 30; length += 1)
    expect(measured(...cut(whole, new Array<number>(200).fill(length)))).toMatchObject({
      isInvalid: false,
      keyFrames: 2,
    });
});

test('a tag meter takes a tag of an unknown type for no FLV where its size makes no sense', () => {
  const wrong = flvTag(3, 0, [1, 2, 3]).fill(9, -1);
  const endless = Uint8Array.from([3, 0x10, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  for (const tag of [wrong, endless])
    expect(measured(join(flvHeader(), keyFrame(0), tag, keyFrame(66)).buffer)).toMatchObject({
      isInvalid: true,
      keyFrames: 0,
    });
});

test('a tag meter counts enhanced frames, wherever their heads are cut', () => {
  const hevc = [0x68, 0x76, 0x63, 0x31];
  const key = flvTag(9, 40, [0x97, 2, 0, 0, 9, 0x01, ...hevc, 1, 2, 3]);
  const whole = join(flvHeader(), flvTag(9, 0, [0x90, ...hevc, 1]), key, flvTag(9, 80, [0xa3, ...hevc, 1]));
  for (let length = 1; length < 30; length += 1)
    expect(measured(...cut(whole, new Array<number>(200).fill(length)))).toMatchObject({
      keyFrames: 1,
      video: { count: 2 },
    });
});

test('a tag meter knows nothing of what was after reset()', () => {
  const meter = measured(join(flvHeader(), keyFrame(0)).slice(0, -9).buffer);
  meter.reset();
  expect(told(meter)).toEqual(told(new TagMeter()));
  meter.push(frame(66).slice().buffer as ArrayBuffer);
  expect(meter.isInvalid).toBe(true);
});

import { readMetadata } from '../../../simulator/flv/flv-metadata';
import { parseFlv, writeTimestampMs } from '../../../simulator/flv/flv-tags';
import high from '../../../simulator/media/front-door.flv';
import standard from '../../../simulator/media/front-door-standard.flv';
import {
  audioFrame,
  endOfSequence,
  flvHeader,
  flvTag,
  frame,
  join,
  keyFrame,
  videoSequence,
} from '../../support/flv-builder';

describe('reading a whole FLV buffer', () => {
  it.each([
    ['standard', standard, 320, 180],
    ['high', high, 640, 360],
  ])('reading an FLV buffer tells the tags of the %s clip', (_name, clip, width, height) => {
    const file = parseFlv(clip);
    const tags = file?.tags ?? [];

    expect(file?.header).toEqual({ hasAudio: true, hasVideo: true, length: 13 });
    expect(tags.slice(0, 3)).toMatchObject([
      { type: 'script', codec: null, sequenceHeader: false, frame: false },
      { type: 'video', codec: 'h264', sequenceHeader: true, keyFrame: false, frame: false },
      { type: 'audio', codec: 'aac', sequenceHeader: true, keyFrame: false, frame: false },
    ]);
    expect(tags.filter((tag) => tag.keyFrame)).toHaveLength(4);
    expect(tags.filter((tag) => tag.type === 'video' && tag.frame)).toHaveLength(120);
    expect(tags.reduce((length, tag) => length + tag.length, 13)).toBe(clip.length);
    const script = tags[0];
    if (!script) throw new Error('no script tag');
    expect(readMetadata(clip.slice(script.offset, script.offset + script.length).buffer as ArrayBuffer)).toMatchObject({
      width,
      height,
      framesPerSecond: 15,
    });
  });

  it('reading an FLV buffer does not take the end of a sequence for a key frame', () => {
    const file = parseFlv(join(flvHeader(), videoSequence(), keyFrame(0), endOfSequence(66)));
    expect(file?.tags.map((tag) => [tag.keyFrame, tag.frame])).toEqual([
      [false, false],
      [true, true],
      [false, false],
    ]);
  });

  it('reading an FLV buffer knows H.265, and says "other" of a codec it does not know', () => {
    const file = parseFlv(
      join(flvHeader(), flvTag(9, 0, [0x1c, 1, 0]), flvTag(9, 1, [0x12, 9]), flvTag(8, 2, [0x2f, 0])),
    );
    expect(file?.tags.map((tag) => tag.codec)).toEqual(['h265', 'other', 'other']);
    expect(file?.tags.map((tag) => tag.keyFrame)).toEqual([true, true, false]);
    expect(file?.tags[2]).toMatchObject({ sequenceHeader: false, frame: true });
  });

  it('reading an FLV buffer leaves out a tag that is cut off at the end', () => {
    const whole = join(flvHeader({ audio: false }), keyFrame(0), frame(66));
    expect(parseFlv(whole.slice(0, -1))?.tags).toHaveLength(1);
    expect(parseFlv(whole.slice(0, -1))?.header.hasAudio).toBe(false);
  });

  it('timestamps of more than 24 bits are read and written', () => {
    const bytes = join(flvHeader(), frame(0));
    writeTimestampMs(bytes, 13, 4_000_000_000);
    expect(parseFlv(bytes)?.tags[0]?.timestampMs).toBe(4_000_000_000);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('HTTP/1.1 404 Not Found')],
    ['an unknown tag whose size is not at its end', join(flvHeader(), flvTag(3, 0, [1, 2, 3]).fill(9, -1))],
    ['an unknown tag without an end', join(flvHeader(), flvTag(3, 0, [1, 2, 3]).fill(0x20, 1, 2))],
    ['another version of the header', join(flvHeader().fill(2, 3, 4), audioFrame(0))],
  ])('reading %s returns null', (_name, bytes) => {
    expect(parseFlv(bytes)).toBeNull();
  });

  it('reading an FLV buffer leaves out a tag of somebody’s own, and tells the codec of an enhanced one', () => {
    const enhanced = flvTag(9, 40, [0x91, 0x68, 0x76, 0x63, 0x31, 0, 0, 0, 1]);
    const tags = parseFlv(join(flvHeader(), flvTag(3, 0, [1, 2, 3]), enhanced))?.tags;
    expect(tags).toMatchObject([{ type: 'video', keyFrame: true, codec: 'h265', timestampMs: 40 }]);
  });

  it.each([
    0, 1, 2, 3, 5, 6, 7, 8,
  ])('reading an FLV buffer returns null when byte %i of the header is not what it must be', (at) => {
    const bytes = join(flvHeader(), audioFrame(0));
    bytes[at] = 0x55;
    expect(parseFlv(bytes)).toBeNull();
  });

  it('writing a timestamp changes its own four bytes and no other', () => {
    const bytes = new Uint8Array(20);
    writeTimestampMs(bytes, 8, 0x01020304);
    expect([...bytes]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 4, 1, 0, 0, 0, 0]);
  });
});

describe('metadata', () => {
  const number = (name: string, value: number) => {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value);
    return [0, name.length, ...[...name].map((letter) => letter.charCodeAt(0)), 0, ...bytes];
  };
  const read = (payload: number[]) => readMetadata(flvTag(18, 0, payload).buffer as ArrayBuffer);

  it('metadata leaves out what the camera does not tell', () => {
    expect(read([2, 0, 3, 1, 2, 3])).toStrictEqual({});
    expect(read(number('height', 360))).toStrictEqual({ height: 360 });
    expect(read([])).toStrictEqual({});
  });

  it('metadata gives a number at its very end, and none that is cut off', () => {
    const tag = flvTag(18, 0, number('width', 640)).slice(0, -4);
    expect(readMetadata(tag.buffer)).toStrictEqual({ width: 640 });
    for (let length = 0; length < tag.length; length += 1)
      expect(readMetadata(tag.slice(0, length).buffer)).toStrictEqual({});
  });

  it('metadata takes neither a value that is no number nor a longer name for what it looks for', () => {
    expect(read(number('width', Number.NaN))).toEqual({});
    expect(read(number('widths', 3))).toEqual({});
    expect(read(number('wodth', 3))).toEqual({});
  });
});

import { createTagTracker, type TagTracker } from '../../../machines/flv';
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
import { counts, preambleOf } from './tracker-bench';

describe('what a late viewer is given', () => {
  const push = (tracker: TagTracker, ...tags: Uint8Array[]) => tracker.push(join(...tags).buffer);

  it('a late viewer is given nothing before the first key frame', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), scriptTag(), videoSequence(), audioSequence(), audioFrame(0));
    expect(tracker.preamble).toBeNull();
    push(tracker, keyFrame(64));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), scriptTag(), videoSequence(), audioSequence()));
    expect(tracker.keyFrameOffset).toBe(0);
  });

  it('a late viewer is given a sequence header that came after the first key frame', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), videoSequence(), keyFrame(0));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence()));
    push(tracker, audioSequence(), audioFrame(10));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence(), audioSequence()));
  });

  it('a late viewer is given the headers that fit its key frame, whatever came behind it in the same chunk', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), videoSequence(1), keyFrame(0));
    push(tracker, keyFrame(1_000), videoSequence(2));
    expect(tracker.keyFrameOffset).toBe(0);
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence(1)));
    push(tracker, frame(1_066), keyFrame(2_000), keyFrame(3_000));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence(2)));
    expect(tracker.keyFrameOffset).toBe(frame(0).length);
  });

  it('a late viewer gets in though every chunk is a whole group, with a header behind its key frame', () => {
    const tracker = createTagTracker();
    const group = [videoSequence(), keyFrame(0), audioSequence(), frame(66)];
    push(tracker, flvHeader(), ...group);
    push(tracker, ...group);
    expect(tracker.keyFrameOffset).toBe(videoSequence().length);
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence(), audioSequence()));
  });

  const script = (name: string, ...more: readonly number[]) =>
    flvTag(18, 0, [2, 0, name.length, ...[...name].map((letter) => letter.charCodeAt(0)), ...more]);

  it('a late viewer is given no subtitles that came after the first frame, nor a script of absurd length', () => {
    const tracker = createTagTracker();
    const absurd = flvTag(18, 0, new Array(70_000).fill(1));
    push(tracker, flvHeader(), absurd, videoSequence(), keyFrame(0), script('onTextData'));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence()));
  });

  it('a late viewer is given every script of the start, the newest of each name', () => {
    const tracker = createTagTracker();
    const [sample, text] = [script('|RtmpSampleAccess', 1), script('onTextData', 2)];
    push(tracker, flvHeader(), scriptTag(), sample, text, script('|RtmpSampleAccess', 3), videoSequence(), keyFrame(0));
    const expected = join(flvHeader(), scriptTag(), script('|RtmpSampleAccess', 3), text, videoSequence());
    expect(preambleOf(tracker)).toEqual(expected);
  });

  it('a late viewer is given the newest onMetaData, also when it came while the stream ran', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), scriptTag(), videoSequence(), keyFrame(0), script('onMetaData', 7), frame(66));
    push(tracker, keyFrame(100));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), script('onMetaData', 7), videoSequence()));
  });

  it('a late viewer is given the newest of scripts that have no name', () => {
    const tracker = createTagTracker();
    const [one, other] = [flvTag(18, 0, [1, 0, 1, 65]), flvTag(18, 0, [1, 0, 1, 66])];
    push(tracker, flvHeader(), one, other, videoSequence(), keyFrame(0));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), other, videoSequence()));
  });

  it('a late viewer is given what says which channel of the sound is which', () => {
    const tracker = createTagTracker();
    const channels = flvTag(8, 0, [0x94, 0x4f, 0x70, 0x75, 0x73, 1, 2]);
    push(tracker, flvHeader(), videoSequence(), channels, keyFrame(0));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence(), channels));
  });

  it('a late viewer has a file header of its own: another one, told otherwise, changes nothing of it', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader({ audio: false, video: false }), videoSequence(), keyFrame(0));
    const [given] = tracker.preamble ?? [];
    push(tracker, audioFrame(5), keyFrame(9));
    expect(tracker.preamble?.[0]).toEqual(flvHeader().buffer);
    expect(given).toEqual(flvHeader({ audio: false }).buffer);
  });

  it('a late viewer is given eight scripts at most, and onMetaData among them', () => {
    const tracker = createTagTracker();
    const others = Array.from({ length: 12 }, (_, index) => script(`other${index}`));
    push(tracker, flvHeader(), scriptTag(), ...others, videoSequence(), keyFrame(0));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), scriptTag(), ...others.slice(5), videoSequence()));
  });

  it('a late viewer is given sixteen sequence headers at most: a track more is not shown', () => {
    const tracker = createTagTracker();
    const track = (index: number) => flvTag(9, 0, [0x96, 0, 0x61, 0x76, 0x63, 0x31, index, 1]);
    const tracks = Array.from({ length: 20 }, (_, index) => track(index));
    push(tracker, flvHeader(), ...tracks, flvTag(9, 0, [0x91, 0x61, 0x76, 0x63, 0x31, 5]));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), ...tracks.slice(0, 16)));
  });

  it('a late viewer begins at an audio frame where the stream has no video', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader({ video: false }), audioSequence(), audioFrame(0));
    push(tracker, audioFrame(64));
    expect(tracker).toMatchObject({ keyFrameOffset: 0, videoFrames: 0, keyFrames: 0 });
    expect(preambleOf(tracker)).toEqual(join(flvHeader({ video: false }), audioSequence()));
  });

  it.each([
    false,
    true,
  ])('a late viewer begins at sound where no video ever comes, though the header promises it (a sequence header too: %s)', (hasSequence) => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), ...(hasSequence ? [videoSequence()] : []), audioSequence(), audioFrame(0));
    for (let index = 1; index < 24; index += 1) push(tracker, audioFrame(64 * index));
    expect(tracker.preamble).toBeNull();
    push(tracker, audioFrame(1_600));
    expect(tracker.keyFrameOffset).toBe(0);
    expect(tracker.preamble?.[0]).toEqual(flvHeader({ video: false }).buffer);
  });

  it('a late viewer is told of sound and picture by what came, not by what was promised', () => {
    const flagsAfter = (header: Uint8Array, ...tags: readonly Uint8Array[]) => {
      const tracker = createTagTracker();
      push(tracker, header, videoSequence(), keyFrame(0), ...tags);
      return new Uint8Array(tracker.preamble?.[0] ?? new ArrayBuffer())[4];
    };
    const frames = Array.from({ length: 24 }, (_, index) => frame(66 * index));
    expect(flagsAfter(flvHeader({ audio: false, video: false }))).toBe(1);
    expect(flagsAfter(flvHeader({ audio: false, video: false }), audioFrame(9), keyFrame(10))).toBe(5);
    expect(flagsAfter(flvHeader(), ...frames.slice(1))).toBe(5);
    expect(flagsAfter(flvHeader(), ...frames)).toBe(1);
    expect(flagsAfter(flvHeader(), audioFrame(5), ...frames)).toBe(5);
  });

  it('a late viewer begins at the picture that is meant to be shown, not at one beside it', () => {
    const tracker = createTagTracker();
    const side = (packet: number) => flvTag(9, 0, [0x96, packet, 0x61, 0x76, 0x63, 0x31, 1, 5, 5]);
    push(tracker, flvHeader(), side(0), side(1));
    expect(tracker).toMatchObject({ keyFrames: 1, keyFrameOffset: 13 + side(0).length });
    push(tracker, videoSequence(), side(1));
    expect(tracker.keyFrameOffset).toBe(-1);
    push(tracker, side(1), keyFrame(9));
    expect(tracker.keyFrameOffset).toBe(side(1).length);
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), side(0), videoSequence()));
  });

  it('a late viewer begins at no frame but a key frame where a header forgot the video', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader({ video: false }), videoSequence(), frame(0));
    expect(tracker.preamble).toBeNull();
    push(tracker, keyFrame(66));
    expect(tracker.keyFrameOffset).toBe(0);
  });

  it('a late viewer is given nothing before anything came, and only what there is after', () => {
    const tracker = createTagTracker();
    expect(tracker.preamble).toBeNull();
    push(tracker, flvHeader(), videoSequence(), keyFrame(0));
    expect(tracker.preamble).toHaveLength(2);
  });

  it('a late viewer is given start-up tags of 64 KB at most, whole', () => {
    const longest = flvTag(18, 0, new Array(65_536 - 15).fill(1));
    const tracker = createTagTracker();
    push(tracker, flvHeader(), longest, videoSequence(), keyFrame(0));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), longest, videoSequence()));
  });

  it('the inside of a tag is not taken for a frame, wherever chunks cut it', () => {
    const sequence = flvTag(9, 0, [0x17, 0, 0, 0, 0, ...frame(1)]);
    // its length, its time and its payload look like the head of a frame when its first byte came before
    const long = flvTag(9, 5, [0x27, 0x27, 1, ...new Array(0x090003 - 3).fill(7)]);
    const whole = join(flvHeader(), videoSequence(), keyFrame(0), sequence, long, frame(9));
    const expected = createTagTracker();
    expected.push(whole.slice().buffer);
    expect(expected).toMatchObject({ videoFrames: 2, keyFrames: 1 });
    const before = flvHeader().length + videoSequence().length + keyFrame(0).length;
    for (const at of [before + 16, before + sequence.length + 1]) {
      const tracker = createTagTracker();
      for (const chunk of cut(whole, [at])) tracker.push(chunk);
      expect(counts(tracker)).toEqual(counts(expected));
    }
  });

  it('a tag of one byte is not taken for a frame, whatever follows it', () => {
    const short = flvTag(9, 70, [0x27]);
    short[12] = 1;
    const tracker = createTagTracker();
    push(tracker, flvHeader(), videoSequence(), keyFrame(0), short, frame(90));
    expect(tracker).toMatchObject({ videoFrames: 2 });
  });

  it('the end of a sequence or an empty tag is not taken for a frame', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), videoSequence(), keyFrame(0), endOfSequence(66), flvTag(9, 70, []), flvTag(18, 70, []));
    expect(tracker).toMatchObject({ keyFrames: 1, videoFrames: 2 });
  });
});

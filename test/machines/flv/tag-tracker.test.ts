import fc from 'fast-check';
import { createTagTracker, type TagTracker } from '../../../machines/flv';
import { parseFlv } from '../../../simulator/flv/flv-tags';
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

/** What a tracker counted, in one object that can be compared. */
const counts = ({ bytes, videoFrames, keyFrames }: TagTracker) => ({ bytes, videoFrames, keyFrames });

const preambleOf = (tracker: TagTracker) =>
  tracker.preamble && join(...tracker.preamble.map((part) => new Uint8Array(part)));

/** What a viewer gets who joins at the first chance at or after chunk number `from`. */
function joinFrom(chunks: readonly ArrayBuffer[], from: number): Uint8Array | null {
  const tracker = createTagTracker();
  const parts: Uint8Array[] = [];
  let joined = false;
  chunks.forEach((chunk, index) => {
    tracker.push(chunk);
    if (joined) parts.push(new Uint8Array(chunk));
    else if (index >= from && tracker.preamble && tracker.keyFrameOffset >= 0) {
      joined = true;
      parts.push(...tracker.preamble.map((part) => new Uint8Array(part)));
      if (tracker.pendingKeyFrame) parts.push(new Uint8Array(tracker.pendingKeyFrame));
      parts.push(new Uint8Array(chunk, tracker.keyFrameOffset));
    }
  });
  return joined ? join(...parts) : null;
}

const clip = standard.slice(0, 60_000);

/** Where each tag begins: chunks are cut near there more often than chance would. */
const tagOffsets = (parseFlv(standard)?.tags ?? []).map((tag) => tag.offset);
const cutNearTag = fc
  .tuple(fc.constantFrom(...tagOffsets), fc.integer({ min: -2, max: 14 }))
  .map(([offset, distance]) => offset + distance);
const cutPositions = fc.array(fc.oneof(cutNearTag, fc.nat(clip.length)), { maxLength: 150 });
/** The start-up tags and the first key frame in very small chunks, the rest in one. */
const fewBytes = fc
  .integer({ min: 1, max: 40 })
  .map((length) => new Array<number>(Math.ceil(800 / length)).fill(length));
const chunkLengths = fc.oneof(cutPositions.map(lengthsOf), fewBytes);

function lengthsOf(positions: readonly number[]): number[] {
  const sorted = [...new Set(positions)].sort((a, b) => a - b);
  return sorted.map((position, index) => position - (sorted[index - 1] ?? 0)).filter((length) => length > 0);
}

describe('following a live stream through any chunks', () => {
  it('a tag tracker counts the same however a clip is cut', () => {
    const whole = createTagTracker();
    whole.push(clip.slice().buffer);
    const expected = counts(whole);
    const preamble = preambleOf(whole);

    expect(expected).toMatchObject({ bytes: 60_000, keyFrames: 3 });
    fc.assert(
      fc.property(chunkLengths, (lengths) => {
        const tracker = createTagTracker();
        for (const chunk of cut(clip, lengths)) tracker.push(chunk);
        expect(counts(tracker)).toEqual(expected);
        expect(preambleOf(tracker)).toEqual(preamble);
      }),
      { numRuns: 60 },
    );
  });

  it('a tag tracker counts what the whole clip holds', () => {
    const tracker = createTagTracker();
    tracker.push(standard.slice().buffer);
    const video = parseFlv(standard)?.tags.filter((tag) => tag.frame && tag.type === 'video') ?? [];
    expect(counts(tracker)).toEqual({ bytes: standard.length, videoFrames: video.length, keyFrames: 4 });
  });

  it('a tag tracker finds each key frame in the chunk in which its first bytes are known, whatever the cut', () => {
    const keyFrames = parseFlv(standard)?.tags.filter((tag) => tag.keyFrame) ?? [];
    fc.assert(
      fc.property(chunkLengths, (lengths) => {
        const tracker = createTagTracker();
        let start = 0;
        for (const chunk of cut(clip, lengths)) {
          tracker.push(chunk);
          const end = start + chunk.byteLength;
          const known = keyFrames.find((tag) => tag.offset + 13 > start && tag.offset + 13 <= end);
          const pending = Math.max(0, start - (known?.offset ?? start));
          expect(tracker.keyFrameOffset).toBe(known ? Math.max(0, known.offset - start) : -1);
          expect(tracker.pendingKeyFrame?.byteLength ?? null).toBe(pending > 0 ? pending : null);
          start = end;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a tag tracker gives a late viewer a stream that begins with header, sequences and a key frame, byte for byte', () => {
    const tags = parseFlv(clip)?.tags ?? [];
    const startUp = clip.slice(0, tags[3]?.offset);
    fc.assert(
      fc.property(chunkLengths, fc.nat(60), (lengths, from) => {
        const received = joinFrom(cut(clip, lengths), from);
        if (!received) return;
        expect(received.slice(0, startUp.length)).toEqual(startUp);
        const rest = received.slice(startUp.length);
        expect(Buffer.compare(rest, clip.slice(clip.length - rest.length))).toBe(0);
        expect([rest[0], rest[11], rest[12]]).toEqual([9, 0x17, 1]);
      }),
      { numRuns: 60 },
    );
  });

  it('a tag tracker never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 20 }),
        fc.boolean(),
        (chunks, afterHeader) => {
          const tracker = createTagTracker();
          if (afterHeader) tracker.push(flvHeader().buffer as ArrayBuffer);
          for (const chunk of chunks) tracker.push(chunk.slice().buffer);
          const received = chunks.reduce((sum, chunk) => sum + chunk.length, afterHeader ? 13 : 0);
          expect(tracker.bytes).toBeLessThanOrEqual(received);
          if (!tracker.preamble) expect(tracker.keyFrameOffset).toBe(-1);
        },
      ),
      { numRuns: 300 },
    );
  });
});

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

describe('a stream that begins anew', () => {
  const push = (tracker: TagTracker, ...tags: Uint8Array[]) => tracker.push(join(...tags).buffer);
  const first = join(flvHeader(), videoSequence(1), keyFrame(0), frame(66));
  const second = join(flvHeader(), videoSequence(2), keyFrame(0));

  it.each([
    1, 7, 13, 1_000,
  ])('a stream that begins anew is counted from its new header (chunks of %i bytes)', (length) => {
    const tracker = createTagTracker();
    const alone = createTagTracker();
    for (const chunk of cut(join(first, second), new Array(1_000).fill(length))) tracker.push(chunk);
    alone.push(second.buffer);
    expect(counts(tracker)).toEqual(counts(alone));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence(2)));
  });

  it('a stream that begins anew is taken up again after bytes that were no FLV', () => {
    const tracker = createTagTracker();
    tracker.push(new TextEncoder().encode('HTTP/1.1 503 Service Unavailable').buffer);
    expect(tracker).toMatchObject({ preamble: null, bytes: 32 });
    tracker.push(new ArrayBuffer(5));
    tracker.push(new ArrayBuffer(50));
    expect(tracker).toMatchObject({ preamble: null, bytes: 87 });
    tracker.push(second.slice().buffer);
    expect(tracker).toMatchObject({ bytes: second.length, keyFrames: 1 });
  });

  it('a stream that begins anew is not taken up again when its header is cut', () => {
    for (const length of [5, 10, 12]) {
      const tracker = createTagTracker();
      tracker.push(new TextEncoder().encode('Forbidden, says the server').buffer);
      for (const chunk of cut(second, [length])) tracker.push(chunk);
      expect(tracker).toMatchObject({ bytes: 26 + second.length, keyFrames: 0, preamble: null });
      tracker.push(second.slice().buffer);
      expect(tracker).toMatchObject({ bytes: second.length, keyFrames: 1 });
    }
  });

  it('a stream that begins anew is taken up again by a chunk that holds the header alone', () => {
    const tracker = createTagTracker();
    tracker.push(new ArrayBuffer(20));
    for (const chunk of cut(second, [13])) tracker.push(chunk);
    expect(tracker).toMatchObject({ bytes: second.length, keyFrames: 1 });
  });

  it('a stream does not begin anew at a byte that only looks like a header', () => {
    const tracker = createTagTracker();
    const almost = flvHeader();
    almost[1] = 0x4d;
    tracker.push(join(first, almost, keyFrame(0)).buffer);
    expect(tracker).toMatchObject({ keyFrames: 0, preamble: null });
  });

  it('a stream that begins anew with its file header alone goes on with the headers it had', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), scriptTag(), videoSequence(), audioSequence(), keyFrame(0), flvHeader(), flvHeader());
    push(tracker, videoSequence(2), keyFrame(66));
    const expected = join(flvHeader(), scriptTag(), videoSequence(2), audioSequence());
    expect(preambleOf(tracker)).toEqual(expected);
  });

  it('a stream that begins anew has a picture again, whatever its header promises', () => {
    const tracker = createTagTracker();
    const silent = flvHeader({ audio: false, video: false });
    push(tracker, silent, keyFrame(0));
    push(tracker, silent, audioFrame(50));
    expect(tracker.keyFrameOffset).toBe(-1);
    push(tracker, keyFrame(60));
    expect(tracker.keyFrameOffset).toBe(0);
  });

  it('a stream that begins with a tag and no header is no FLV', () => {
    const tracker = createTagTracker();
    tracker.push(join(keyFrame(0), keyFrame(66)).buffer);
    expect(tracker).toMatchObject({ bytes: 2 * keyFrame(0).length, keyFrames: 0, preamble: null });
  });

  it('a tag tracker knows nothing of what was after reset()', () => {
    const tracker = createTagTracker();
    tracker.push(first.slice(0, -30).buffer);
    tracker.reset();
    expect(counts(tracker)).toEqual(counts(createTagTracker()));
    expect(tracker).toMatchObject({ preamble: null, keyFrameOffset: -1, pendingKeyFrame: null });
    tracker.push(second.slice().buffer);
    expect(tracker).toMatchObject({ keyFrames: 1 });
    tracker.reset();
    tracker.push(join(flvHeader(), keyFrame(0)).buffer);
    expect(preambleOf(tracker)).toEqual(flvHeader());
  });
});

describe('tags that FLV does not know', () => {
  const own = (type: number, length: number) => flvTag(type, 40, new Array<number>(length).fill(9));
  const start = [flvHeader(), videoSequence(), keyFrame(0)] as const;
  const after = [frame(66), keyFrame(100)] as const;
  const fed = (bytes: Uint8Array, lengths: readonly number[] = []) => {
    const tracker = createTagTracker();
    for (const chunk of cut(bytes, lengths)) tracker.push(chunk);
    return tracker;
  };

  it.each([
    0, 1, 2, 3, 30, 5_000,
  ])('tags that FLV does not know are passed by their size, wherever they are cut (a payload of %i bytes)', (length) => {
    const whole = join(...start, own(15, length), own(0, length), own(0xff, length), ...after);
    for (let at = 0; at < own(15, length).length * 3 && at < 200; at += 1)
      expect(fed(whole, [join(...start).length + at, 1])).toMatchObject({
        keyFrames: 2,
        videoFrames: 3,
        trouble: null,
      });
    expect(fed(whole, new Array<number>(whole.length).fill(1))).toMatchObject({ keyFrames: 2, videoFrames: 3 });
  });

  it('tags that FLV does not know are none where their size does not stand at their end', () => {
    const wrong = own(15, 30);
    wrong[wrong.length - 1] = 40;
    expect(fed(join(...start, wrong, ...after))).toMatchObject({ keyFrames: 0, trouble: 'damaged' });
  });

  it('tags that FLV does not know are none where they say that they are longer than a megabyte', () => {
    const head = (type: number, size: number) =>
      Uint8Array.from([type, size >> 16, (size >> 8) & 255, size & 255, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(fed(join(...start, head(15, 1_048_576)))).toMatchObject({ trouble: null });
    expect(fed(join(...start, head(15, 1_048_577)))).toMatchObject({ trouble: 'damaged' });
    expect(fed(join(...start, head(9, 8_388_608)))).toMatchObject({ trouble: null });
    expect(fed(join(...start, head(9, 8_388_609).fill(0x27, 11, 12)))).toMatchObject({ trouble: 'damaged' });
  });

  it('a wrong size behind a known tag changes nothing, as players forgive it', () => {
    const careless = keyFrame(50).fill(0, -4);
    expect(fed(join(...start, careless, ...after))).toMatchObject({ keyFrames: 3, trouble: null });
  });
});

describe('why nobody can see anything', () => {
  const push = (tracker: TagTracker, ...tags: Uint8Array[]) => tracker.push(join(...tags).buffer);
  const encrypted = (type: number) => flvTag(type | 0x20, 40, [1, 2, 3, 4, 5]);

  it('nobody can see anything: the picture is encrypted', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), scriptTag(), encrypted(9));
    expect(tracker).toMatchObject({ trouble: 'encrypted', keyFrames: 0 });
    tracker.reset();
    expect(tracker.trouble).toBeNull();
  });

  it('nobody can see anything: the sound is encrypted, and there is nothing else', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader({ video: false }), ...new Array(24).fill(encrypted(8)));
    expect(tracker.trouble).toBeNull();
    push(tracker, encrypted(18));
    expect(tracker.trouble).toBe('encrypted');
  });

  it('sound that is encrypted hides nothing, beside a picture that is not', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), videoSequence(), keyFrame(0), ...new Array(30).fill(encrypted(8)), keyFrame(9));
    expect(tracker).toMatchObject({ trouble: null, keyFrames: 2 });
  });

  it.each([
    'no',
    'Not Found',
    'HTTP/1.1 404 Not Found',
    'FLASH',
    '{"code":-1,"message":"busy"}',
  ])('nobody can see anything: it never was FLV: %s', (text) => {
    const tracker = createTagTracker();
    for (const byte of new TextEncoder().encode(text)) tracker.push(Uint8Array.of(byte).buffer);
    expect(tracker).toMatchObject({ trouble: 'notFlv', preamble: null, bytes: text.length });
    push(tracker, flvHeader(), videoSequence(), keyFrame(0));
    expect(tracker).toMatchObject({ trouble: null, keyFrames: 1 });
  });

  it('tags of a private type, however many, encrypt nothing', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), ...new Array(30).fill(flvTag(15, 0, [1, 2, 3])));
    expect(tracker.trouble).toBeNull();
  });

  it('nothing is wrong while what came may yet become FLV', () => {
    const tracker = createTagTracker();
    expect(tracker.trouble).toBeNull();
    tracker.push(flvHeader().slice(0, 7).buffer as ArrayBuffer);
    expect(tracker.trouble).toBeNull();
  });
});

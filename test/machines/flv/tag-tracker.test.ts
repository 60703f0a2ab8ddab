import { createTagTracker, type TagTracker } from '../../../machines/flv';
import {
  audioFrame,
  audioSequence,
  cut,
  flvHeader,
  flvTag,
  frame,
  join,
  keyFrame,
  scriptTag,
  videoSequence,
} from '../../support/flv-builder';
import { counts, preambleOf } from './tracker-bench';

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

it('bytes that made no sense promise nothing to what comes then: sound alone is joined at once', () => {
  const tracker = createTagTracker();
  tracker.push(join(flvHeader(), videoSequence()).buffer);
  tracker.push(new Uint8Array(64).fill(0xff).buffer);
  tracker.push(join(flvHeader({ video: false }), audioSequence(), audioFrame(0)).buffer);
  expect(tracker.keyFrameOffset).toBeGreaterThan(0);
});

it('a sequence header of video promises a picture, though the file header does not: nobody joins at its sound', () => {
  const tracker = createTagTracker();
  tracker.push(join(flvHeader({ video: false }), videoSequence(), audioSequence(), audioFrame(0)).buffer);
  expect(tracker.keyFrameOffset).toBe(-1);
  tracker.push(keyFrame(40).buffer as ArrayBuffer);
  expect(tracker.keyFrameOffset).toBe(0);
});

it('short tags behind a long head are followed, though every byte comes alone', () => {
  const tracker = createTagTracker();
  const short = [audioFrame(0, 0), audioFrame(23, 0), frame(40, 0), audioFrame(46, 0)];
  const whole = join(flvHeader(), scriptTag(), videoSequence(), keyFrame(0, 0), scriptTag(), ...short, keyFrame(80));
  for (const byte of whole) tracker.push(Uint8Array.of(byte).buffer);
  expect(tracker).toMatchObject({ keyFrames: 2, videoFrames: 3, trouble: null });
});

it('bytes that made no sense take all that came before with them, also what a repeated header had put aside', () => {
  const tracker = createTagTracker();
  tracker.push(join(flvHeader(), scriptTag(), videoSequence(1), flvHeader()).buffer);
  tracker.push(new Uint8Array(64).fill(0xff).buffer);
  expect(tracker.trouble).toBe('damaged');
  tracker.push(join(flvHeader(), keyFrame(0)).buffer);
  expect(preambleOf(tracker)).toEqual(flvHeader());
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

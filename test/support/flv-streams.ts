/**
 * FLV of every kind that a camera or a server may send, made of pieces that say what they are: what a test expects of a stream
 * does not come from the code that reads it.
 */
import fc from 'fast-check';
import { flvHeader, flvTag, join } from './flv-builder';

type What =
  | 'fileHeader'
  | 'script'
  | 'metadata'
  | 'videoSequence'
  | 'audioSequence'
  | 'colours'
  | 'keyFrame'
  | 'frame'
  | 'sound'
  | 'nothing';

export interface Piece {
  readonly what: What;
  readonly bytes: Uint8Array;
  /** Of a script: its name. Of a file header: whether it promises video. */
  readonly name?: string;
  readonly promisesVideo?: boolean;
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const script = (name: string, body: readonly number[]): Piece => ({
  what: name === 'onMetaData' ? 'metadata' : 'script',
  name,
  bytes: flvTag(18, 0, [2, 0, name.length, ...ascii(name), ...body, 0, 0, 9]),
});

/** How one codec writes its sequence header, its frames and its end. */
interface VideoCodec {
  readonly name: string;
  readonly sequence: (body: readonly number[]) => readonly number[];
  readonly frame: (isKey: boolean, body: readonly number[]) => readonly number[];
  readonly end: readonly number[];
  readonly command: readonly number[];
}

const plain = (name: string, id: number): VideoCodec => ({
  name,
  sequence: (body) => [0x10 | id, 0, 0, 0, 0, ...body],
  frame: (isKey, body) => [(isKey ? 0x10 : 0x20) | id, 1, 0, 0, 0, ...body],
  end: [0x10 | id, 2, 0, 0, 0],
  command: [0x50 | id, 0],
});

/** `around` puts what comes between the first byte and the FourCC: the packet type is moved behind it. */
const enhanced = (
  fourCc: string,
  coded: 1 | 3,
  around: (packet: number) => { readonly type: number; readonly before: readonly number[] } = (packet) => ({
    type: packet,
    before: [],
  }),
  after: readonly number[] = [],
): VideoCodec => {
  const tag = (frameType: number, packet: number, body: readonly number[]) => {
    const { type, before } = around(packet);
    return [0x80 | (frameType << 4) | type, ...before, ...ascii(fourCc), ...after, ...body];
  };
  return {
    name: `${fourCc} ${coded}${after.length > 0 ? ' track' : ''}`,
    sequence: (body) => tag(1, 0, body),
    frame: (isKey, body) => tag(isKey ? 1 : 2, coded, body),
    end: tag(1, 2, []),
    command: [0xd0, 1],
  };
};

/** A time offset in nanoseconds before the packet's own type, once or twice. */
const modified = (times: number) => (packet: number) => {
  const offset = [2, 0, 1, 2];
  const chain = Array.from({ length: times - 1 }, () => [...offset, 7]).flat();
  return { type: 7, before: [...chain, ...offset, packet] };
};
/** The same with its size in the two bytes that longer ones need. */
const widelyModified = (packet: number) => ({ type: 7, before: [255, 0, 2, 0, 1, 2, packet] });
const oneTrack = (packet: number) => ({ type: 6, before: [packet] });
const manyTracks = (packet: number) => ({ type: 6, before: [0x10 | packet] });

const videoCodecs: readonly VideoCodec[] = [
  plain('H.264', 7),
  plain('H.265', 12),
  enhanced('avc1', 1),
  enhanced('hvc1', 1),
  enhanced('hvc1', 3),
  enhanced('av01', 1),
  enhanced('vp09', 1),
  enhanced('hvc1', 3, modified(1)),
  enhanced('hvc1', 1, modified(3)),
  enhanced('vp09', 3, widelyModified),
  enhanced('av01', 1, oneTrack, [0]),
  enhanced('avc1', 3, manyTracks, [0, 0, 0, 9]),
];

interface AudioCodec {
  readonly sequence: readonly number[] | null;
  readonly frame: readonly number[];
}

const audioCodecs: readonly AudioCodec[] = [
  { sequence: [0xaf, 0], frame: [0xaf, 1] },
  { sequence: null, frame: [0x72] },
  { sequence: [0x90, ...ascii('Opus')], frame: [0x91, ...ascii('Opus')] },
  { sequence: [0x97, 2, 0, 0, 1, 0, ...ascii('mp4a')], frame: [0x97, 2, 0, 0, 1, 1, ...ascii('mp4a')] },
];

const bodies = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 3, maxLength: 50 });
const marks = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 2, maxLength: 8 });
const otherTypes = Array.from({ length: 32 }, (_, type) => type).filter((type) => ![8, 9, 18].includes(type));

const fileHeaders = fc
  .record({ audio: fc.boolean(), video: fc.boolean() })
  .map((flags): Piece => ({ what: 'fileHeader', promisesVideo: flags.video, bytes: flvHeader(flags) }));
const scripts = fc
  .tuple(fc.constantFrom('onMetaData', '|RtmpSampleAccess', 'onTextData'), marks)
  .map(([name, body]) => script(name, body));
const privateTags = fc
  .tuple(fc.constantFrom(...otherTypes), fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 30 }))
  .map(([type, body]): Piece => ({ what: 'nothing', bytes: flvTag(type, 0, body) }));

const tag = (what: What, type: number, payload: readonly number[]): Piece => ({
  what,
  bytes: flvTag(type, 0, payload),
});

function videoPieces(codec: VideoCodec) {
  const isEnhanced = ((codec.end[0] ?? 0) & 0x80) !== 0;
  const side: VideoCodec = enhanced('avc1', 1, oneTrack, [2]);
  return {
    sequence: marks.map((mark) => tag('videoSequence', 9, codec.sequence(mark))),
    keyFrame: bodies.map((body) => tag('keyFrame', 9, codec.frame(true, body))),
    frame: bodies.map((body) => tag('frame', 9, codec.frame(false, body))),
    others: fc.oneof(
      fc.constant(tag('nothing', 9, codec.command)),
      fc.constant(tag('nothing', 9, codec.end)),
      bodies.map((body) => tag('nothing', 9, isEnhanced ? side.frame(true, body) : codec.command)),
      marks.map((mark) =>
        tag(isEnhanced ? 'colours' : 'nothing', 9, isEnhanced ? [0x84, ...ascii('hvc1'), ...mark] : codec.end),
      ),
    ),
  };
}

function audioPieces(codec: AudioCodec) {
  const { sequence, frame } = codec;
  return {
    sequence: sequence ? marks.map((mark) => tag('audioSequence', 8, [...sequence, ...mark])) : null,
    frame: bodies.map((body) => tag('sound', 8, [...frame, ...body])),
  };
}

/** A stream with a picture: groups of a key frame and what follows, anything repeated or in between anywhere. */
const withVideo = fc
  .tuple(fc.constantFrom(...videoCodecs), fc.constantFrom(null, ...audioCodecs))
  .chain(([video, audio]) => {
    const picture = videoPieces(video);
    const sound = audio ? audioPieces(audio) : null;
    const headers = [picture.sequence, ...(sound?.sequence ? [sound.sequence] : [])];
    const anything = fc.oneof(
      { weight: 8, arbitrary: picture.frame },
      { weight: 5, arbitrary: sound ? sound.frame : picture.frame },
      { weight: 3, arbitrary: picture.keyFrame },
      { weight: 2, arbitrary: fc.oneof(...headers) },
      { weight: 2, arbitrary: scripts },
      { weight: 2, arbitrary: privateTags },
      { weight: 2, arbitrary: picture.others },
      { weight: 1, arbitrary: fileHeaders },
    );
    return fc
      .tuple(
        fileHeaders,
        fc.tuple(fc.array(scripts, { maxLength: 3 }), fc.array(privateTags, { maxLength: 2 }), fc.tuple(...headers)),
        picture.keyFrame,
        fc.array(anything, { minLength: 5, maxLength: 60 }),
      )
      .map(([header, [first, own, sequences], keyFrame, rest]) => [
        header,
        ...first,
        ...own,
        ...sequences,
        keyFrame,
        ...rest,
      ]);
  });

/** A stream of sound alone, whatever its header promises. */
const withoutVideo = fc.constantFrom(...audioCodecs).chain((audio) => {
  const sound = audioPieces(audio);
  const anything = fc.oneof(
    { weight: 12, arbitrary: sound.frame },
    { weight: 1, arbitrary: sound.sequence ?? privateTags },
    { weight: 1, arbitrary: scripts },
    { weight: 1, arbitrary: privateTags },
  );
  return fc
    .tuple(
      fileHeaders,
      fc.array(scripts, { maxLength: 3 }),
      sound.sequence ?? privateTags,
      fc.array(anything, { minLength: 40, maxLength: 80 }),
    )
    .map(([header, first, sequence, rest]) => [header, ...first, sequence, ...rest]);
});

export const flvStreams: fc.Arbitrary<readonly Piece[]> = fc.oneof(
  { weight: 4, arbitrary: withVideo },
  { weight: 1, arbitrary: withoutVideo },
);

/** Lengths of chunks: cut anywhere, near where a piece begins more often than chance would. */
export function cutsOf(pieces: readonly Piece[]): fc.Arbitrary<number[]> {
  const starts = startsOf(pieces);
  const length = join(...pieces.map(({ bytes }) => bytes)).length;
  const near = fc
    .tuple(fc.constantFrom(...starts), fc.integer({ min: -5, max: 26 }))
    .map(([start, distance]) => Math.max(0, start + distance));
  const anywhere = fc.array(fc.oneof(near, fc.nat(length)), { maxLength: 40 }).map((positions) => {
    const sorted = [...new Set(positions)].sort((one, other) => one - other);
    return sorted.map((position, index) => position - (sorted[index - 1] ?? 0)).filter((size) => size > 0);
  });
  const even = fc.integer({ min: 1, max: 30 }).map((size) => new Array<number>(Math.ceil(length / size)).fill(size));
  return fc.oneof({ weight: 4, arbitrary: anywhere }, { weight: 1, arbitrary: even });
}

/** Where each piece begins. */
export function startsOf(pieces: readonly Piece[]): number[] {
  let at = 0;
  return pieces.map(({ bytes }) => {
    const start = at;
    at += bytes.length;
    return start;
  });
}

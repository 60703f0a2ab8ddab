import type { AudioConfig, CodecConfig, VideoConfig } from './codec-configs';

/*
 * The boxes of an MP4 (ISO/IEC 14496-12, 14496-14, 14496-15), of one track of picture and one of sound. Times of a track are in its own
 * units, `timescale` of them a second.
 */

/** What the tables of a track say. Times begin with its first sample. */
export interface TrackTables {
  readonly config: CodecConfig;
  readonly timescale: number;
  /** How much later than the file it begins, in milliseconds. */
  readonly delayMs: number;
  /** By sample: how long it is, what is added to its time for when it is shown, how many bytes it has, whether it needs no other. */
  readonly durations: readonly number[];
  readonly offsets: readonly number[];
  readonly sizes: readonly number[];
  readonly isKey: readonly boolean[];
  /** Samples that lie behind each other: where in the file, and how many. */
  readonly chunks: readonly { readonly at: number; readonly samples: number }[];
}

type Part = Uint8Array | readonly number[];

/** Milliseconds of the film as a whole. */
const FILM_TIMESCALE = 1_000;
/** From 1904, as an MP4 counts, to 1970. */
const SECONDS_BEFORE_1970 = 2_082_844_800;

const u8 = (value: number): number => value & 0xff;
const u16 = (value: number): readonly number[] => [u8(value >> 8), u8(value)];
const u24 = (value: number): readonly number[] => [u8(value >> 16), ...u16(value)];
export const u32 = (value: number): readonly number[] => [u8(value >>> 24), ...u24(value)];
const zeros = (count: number): readonly number[] => new Array<number>(count).fill(0);
/** A box's name, or what it says in letters. */
const letters = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const fixed = (value: number): readonly number[] => [...u16(value), 0, 0];

/** Leaves nothing as it is, turns nothing. */
const MATRIX = [...fixed(1), ...zeros(12), ...fixed(1), ...zeros(12), 0x40, 0, 0, 0];

function box(type: string, ...parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  const bytes = new Uint8Array(length);
  bytes.set([...u32(length), ...letters(type)]);
  let at = 8;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const fullBox = (type: string, version: number, flags: number, ...parts: readonly Part[]) =>
  box(type, [version, ...u24(flags)], ...parts);

/** A table's numbers, 32 bits each, behind how many rows it has. */
function table(type: string, version: number, rows: number, numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * numbers.length);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < numbers.length; index += 1) view.setInt32(4 * index, numbers[index] as number);
  return fullBox(type, version, 0, u32(rows), bytes);
}

/** Each number that is repeated, with how often: `[count, value, count, value, …]`. */
function runs(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of values) {
    const last = found.length - 1;
    if (found[last] === value) found[last - 1] = (found[last - 1] as number) + 1;
    else found.push(1, value);
  }
  return found;
}

export const ftyp = (codec: 'avc' | 'hevc'): Uint8Array =>
  box(
    'ftyp',
    letters('isom'),
    u32(512),
    letters('isom'),
    letters('iso2'),
    letters(codec === 'avc' ? 'avc1' : 'hvc1'),
    letters('mp41'),
  );

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** How long a track is in the film, with its delay. */
const shownMs = ({ durations, timescale, delayMs }: TrackTables): number =>
  delayMs + Math.round((sum(durations) * 1_000) / timescale);

/** Everything but the samples themselves. */
export function moov(tracks: readonly TrackTables[], nowMs: number): Uint8Array {
  const time = u32(Math.floor(nowMs / 1_000) + SECONDS_BEFORE_1970);
  const durationMs = Math.max(0, ...tracks.map(shownMs));
  const mvhd = fullBox(
    'mvhd',
    0,
    0,
    [...time, ...time, ...u32(FILM_TIMESCALE), ...u32(durationMs)],
    [...fixed(1), 1, 0, ...zeros(10)],
    MATRIX,
    [...zeros(24), ...u32(tracks.length + 1)],
  );
  return box('moov', mvhd, ...tracks.map((track, index) => trak(track, index + 1, time)));
}

function trak(track: TrackTables, id: number, time: readonly number[]): Uint8Array {
  const { config, timescale, durations } = track;
  const isVideo = config.track === 'video';
  const [width, height] = isVideo ? [config.width, config.height] : [0, 0];
  const tkhd = fullBox(
    'tkhd',
    0,
    3,
    [...time, ...time, ...u32(id), ...zeros(4), ...u32(shownMs(track)), ...zeros(8)],
    [0, 0, 0, 0, isVideo ? 0 : 1, 0, 0, 0],
    MATRIX,
    [...fixed(width), ...fixed(height)],
  );
  // "und": no language
  const mdhd = fullBox('mdhd', 0, 0, [...time, ...time, ...u32(timescale), ...u32(sum(durations)), 0x55, 0xc4, 0, 0]);
  const hdlr = fullBox(
    'hdlr',
    0,
    0,
    zeros(4),
    letters(isVideo ? 'vide' : 'soun'),
    zeros(12),
    letters(isVideo ? 'Picture\0' : 'Sound\0'),
  );
  const header = isVideo ? fullBox('vmhd', 0, 1, zeros(8)) : fullBox('smhd', 0, 0, zeros(4));
  const dinf = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)));
  return box('trak', tkhd, ...edits(track), box('mdia', mdhd, hdlr, box('minf', header, dinf, stbl(track))));
}

/** A track that begins later than the other one: nothing first, then all of it. */
function edits(track: TrackTables): readonly Uint8Array[] {
  const { delayMs } = track;
  if (delayMs === 0) return [];
  const nothing = [...u32(delayMs), 0xff, 0xff, 0xff, 0xff, ...fixed(1)];
  const all = [...u32(shownMs(track) - delayMs), ...u32(0), ...fixed(1)];
  return [box('edts', fullBox('elst', 0, 0, u32(2), nothing, all))];
}

function stbl({ config, durations, offsets, sizes, isKey, chunks }: TrackTables): Uint8Array {
  const entry = config.track === 'video' ? videoEntry(config) : audioEntry(config);
  const times = runs(durations);
  const compositions = runs(offsets);
  const keys = isKey.flatMap((isOne, index) => (isOne ? index + 1 : []));
  const runsOfChunks: number[] = [];
  for (const [index, { samples }] of chunks.entries())
    if (index === 0 || chunks[index - 1]?.samples !== samples) runsOfChunks.push(index + 1, samples, 1);
  return box(
    'stbl',
    fullBox('stsd', 0, 0, u32(1), entry),
    table('stts', 0, times.length / 2, times),
    ...(offsets.some((offset) => offset !== 0)
      ? [table('ctts', offsets.some((offset) => offset < 0) ? 1 : 0, compositions.length / 2, compositions)]
      : []),
    ...(keys.length < isKey.length ? [table('stss', 0, keys.length, keys)] : []),
    table('stsc', 0, runsOfChunks.length / 3, runsOfChunks),
    // each of its own size
    fullBox('stsz', 0, 0, u32(0), u32(sizes.length), numbers(sizes)),
    table(
      'stco',
      0,
      chunks.length,
      chunks.map(({ at }) => at),
    ),
  );
}

const numbers = (values: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < values.length; index += 1) view.setUint32(4 * index, values[index] as number);
  return bytes;
};

const videoEntry = ({ codec, record, width, height }: VideoConfig): Uint8Array =>
  box(
    codec === 'avc' ? 'avc1' : 'hvc1',
    [...zeros(6), ...u16(1), ...zeros(16), ...u16(width), ...u16(height)],
    // 72 dots an inch, one frame a sample, no name, 24 bits of colour
    [...fixed(72), ...fixed(72), ...zeros(4), ...u16(1), ...zeros(32), ...u16(24), 0xff, 0xff],
    box(codec === 'avc' ? 'avcC' : 'hvcC', record),
  );

const audioEntry = (config: AudioConfig): Uint8Array =>
  box(
    'mp4a',
    [...zeros(6), ...u16(1), ...zeros(8), ...u16(config.channels), ...u16(16), ...zeros(4)],
    // sixteen bits before the point: a higher rate is in the description alone
    fixed(config.sampleRate > 0xffff ? 0 : config.sampleRate),
    fullBox('esds', 0, 0, elementaryStream(config.record)),
  );

/** A descriptor of MPEG-4 systems: its tag, its length, what it holds. */
const descriptor = (tag: number, content: readonly number[]): readonly number[] => [
  tag,
  0x80,
  0x80,
  0x80 | (content.length >> 7),
  content.length & 0x7f,
  ...content,
];

function elementaryStream(record: Uint8Array): readonly number[] {
  // MPEG-4 sound; neither the size of a buffer nor bit rates are told
  const decoder = descriptor(4, [0x40, 0x15, ...zeros(11), ...descriptor(5, [...record])]);
  return descriptor(3, [0, 1, 0, ...decoder, ...descriptor(6, [2])]);
}

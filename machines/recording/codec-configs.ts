/**
 * What a decoder must be told before the first frame, as FLV and MP4 both hold it: `AVCDecoderConfigurationRecord` and
 * `HEVCDecoderConfigurationRecord` (ISO/IEC 14496-15), `AudioSpecificConfig` (ISO/IEC 14496-3). Read here is what an MP4 says besides.
 */

export interface VideoConfig {
  readonly track: 'video';
  readonly codec: 'avc' | 'hevc';
  readonly record: Uint8Array;
  /** In pixels, as they are shown. */
  readonly width: number;
  readonly height: number;
}

export interface AudioConfig {
  readonly track: 'audio';
  readonly codec: 'aac';
  readonly record: Uint8Array;
  /** Frames of it begin so many samples apart, of so many a second. */
  readonly sampleRate: number;
  readonly frameSamples: number;
  readonly channels: number;
}

export type CodecConfig = VideoConfig | AudioConfig;

export const sameConfig = (one: CodecConfig, other: CodecConfig): boolean =>
  one.codec === other.codec &&
  one.record.length === other.record.length &&
  one.record.every((byte, index) => byte === other.record[index]);

/** What is shown where the record does not say: players go by the picture itself. */
const UNKNOWN_SIZE = { width: 1_920, height: 1_080 } as const;
const MOST_PIXELS = 16_384;

/** The codec's record, from the sequence header of a stream; null where no decoder could begin with it. */
export function videoConfig(codec: 'avc' | 'hevc', record: Uint8Array): VideoConfig | null {
  const sps = codec === 'avc' ? avcSps(record) : hevcSps(record);
  if (!sps || sps.length === 0) return null;
  const size = codec === 'avc' ? avcSize(new Bits(sps)) : hevcSize(new Bits(sps));
  const isSize = [size.width, size.height].every((pixels) => pixels > 0 && pixels <= MOST_PIXELS);
  return { track: 'video', codec, record, ...(isSize ? size : UNKNOWN_SIZE) };
}

const SAMPLE_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
] as const;
/** The sample rate is not one of these, and follows as a number. */
const OTHER_RATE = 15;
/** By `channelConfiguration`; 7 are 5.1 with two more in front. */
const CHANNELS = [2, 1, 2, 3, 4, 5, 6, 8] as const;

/** As above; null where it says nothing that can be played. */
export function audioConfig(record: Uint8Array): AudioConfig | null {
  const bits = new Bits(record);
  if (bits.read(5) === 31) bits.read(6);
  const rate = bits.read(4);
  const sampleRate = rate === OTHER_RATE ? bits.read(24) : SAMPLE_RATES[rate];
  const channels = CHANNELS[bits.read(4)];
  if (!sampleRate || !channels || record.length < 2) return null;
  return { track: 'audio', codec: 'aac', record, sampleRate, channels, frameSamples: bits.read(1) === 1 ? 960 : 1_024 };
}

/** The first sequence parameter set, behind its one byte of NAL header. */
function avcSps(record: Uint8Array): Uint8Array | null {
  if (((record[5] ?? 0) & 31) === 0) return null;
  const length = uint16(record, 6);
  return record.slice(9, 8 + length);
}

const HEVC_SPS = 33;

/** The same, in the arrays by type, behind its two bytes of NAL header. */
function hevcSps(record: Uint8Array): Uint8Array | null {
  let at = 23;
  for (let arrays = record[22] ?? 0; arrays > 0; arrays -= 1) {
    const type = (record[at] ?? 0) & 63;
    const count = uint16(record, at + 1);
    at += 3;
    for (let nal = 0; nal < count; nal += 1) {
      const length = uint16(record, at);
      if (type === HEVC_SPS) return record.slice(at + 4, at + 2 + length);
      at += 2 + length;
    }
  }
  return null;
}

const uint16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Profiles whose sequence parameter set tells of colours too. */
const HIGH_PROFILES: readonly number[] = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135];
const YUV444 = 3;

/** ITU-T H.264, 7.3.2.1.1. */
function avcSize(bits: Bits): Size {
  const profile = bits.read(8);
  bits.read(16);
  bits.golomb();
  const chroma = HIGH_PROFILES.includes(profile) ? avcColours(bits) : 1;
  bits.golomb();
  const order = bits.golomb();
  if (order === 0) bits.golomb();
  else if (order === 1) {
    bits.read(1);
    bits.golomb();
    bits.golomb();
    for (let frames = bits.golomb(); frames > 0 && !bits.isAtEnd(); frames -= 1) bits.golomb();
  }
  bits.golomb();
  bits.read(1);
  const blocksWide = bits.golomb() + 1;
  const unitsHigh = bits.golomb() + 1;
  const fields = bits.read(1) === 1 ? 1 : 2;
  if (fields === 2) bits.read(1);
  bits.read(1);
  const { x, y } = bits.read(1) === 1 ? cropIn(bits, chroma) : { x: 0, y: 0 };
  return { width: blocksWide * 16 - x, height: fields * (unitsHigh * 16 - y) };
}

/** How its colours are sampled (`chroma_format_idc`). */
function avcColours(bits: Bits): number {
  const chroma = bits.golomb();
  if (chroma === YUV444) bits.read(1);
  bits.golomb();
  bits.golomb();
  bits.read(1);
  const lists = bits.read(1) * (chroma === YUV444 ? 12 : 8);
  for (let list = 0; list < lists; list += 1) {
    const isThere = bits.read(1) === 1;
    if (isThere) skipScalingList(bits, list < 6 ? 16 : 64);
  }
  return chroma;
}

function skipScalingList(bits: Bits, length: number): void {
  let last = 8;
  let next = 8;
  for (let index = 0; index < length; index += 1) {
    if (next !== 0) next = (last + bits.signedGolomb() + 256) % 256;
    if (next !== 0) last = next;
  }
}

/** ITU-T H.265, 7.3.2.2.1. */
function hevcSize(bits: Bits): Size {
  bits.read(4);
  const layers = bits.read(3);
  bits.read(1);
  bits.skip(96);
  const present = Array.from({ length: layers }, () => ({ profile: bits.read(1), level: bits.read(1) }));
  if (layers > 0) bits.skip(2 * (8 - layers));
  for (const { profile, level } of present) bits.skip(88 * profile + 8 * level);
  bits.golomb();
  const chroma = bits.golomb();
  if (chroma === YUV444) bits.read(1);
  const [width, height] = [bits.golomb(), bits.golomb()];
  const { x, y } = bits.read(1) === 1 ? cropIn(bits, chroma) : { x: 0, y: 0 };
  return { width: width - x, height: height - y };
}

/** What is cut off at the edges, which is told in samples of colour. */
function cropIn(bits: Bits, chroma: number): { readonly x: number; readonly y: number } {
  const [left, right, top, bottom] = [bits.golomb(), bits.golomb(), bits.golomb(), bits.golomb()];
  const isHalved = chroma === 1 || chroma === 2;
  return { x: (left + right) * (isHalved ? 2 : 1), y: (top + bottom) * (chroma === 1 ? 2 : 1) };
}

/** The bits of a NAL unit, without the bytes that keep it from looking like the beginning of another one. */
class Bits {
  private readonly bytes: readonly number[];
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = [...bytes].filter((byte, index) => !(byte === 3 && bytes[index - 1] === 0 && bytes[index - 2] === 0));
  }

  isAtEnd(): boolean {
    return this.at >= this.bytes.length * 8;
  }

  /** Zeros behind the end. */
  read(count: number): number {
    let value = 0;
    for (let read = 0; read < count; read += 1) {
      value = value * 2 + (((this.bytes[this.at >> 3] ?? 0) >> (7 - (this.at & 7))) & 1);
      this.at += 1;
    }
    return value;
  }

  skip(count: number): void {
    this.at += count;
  }

  /** `ue(v)`. */
  golomb(): number {
    let zeros = 0;
    while (zeros < 32 && !this.isAtEnd() && this.read(1) === 0) zeros += 1;
    return 2 ** zeros - 1 + this.read(zeros);
  }

  /** `se(v)`. */
  signedGolomb(): number {
    const value = this.golomb();
    return value % 2 === 0 ? -value / 2 : (value + 1) / 2;
  }
}

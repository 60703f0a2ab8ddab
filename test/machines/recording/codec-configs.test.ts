import { audioConfig, videoConfig } from '../../../machines/recording/codec-configs';

/** Writes the bits of a parameter set, as the standards have them. */
class BitWriter {
  private readonly bits: number[] = [];

  u(count: number, value = 0): this {
    for (let bit = count - 1; bit >= 0; bit -= 1) this.bits.push(Math.floor(value / 2 ** bit) & 1);
    return this;
  }

  /** `ue(v)`. */
  ue(...values: readonly number[]): this {
    for (const value of values) {
      const length = Math.floor(Math.log2(value + 1));
      this.u(length).u(length + 1, value + 1);
    }
    return this;
  }

  /** `se(v)`. */
  se(value: number): this {
    return this.ue(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** With a stop bit, and the bytes that keep it from looking like the beginning of another unit. */
  bytes(): readonly number[] {
    const all = [...this.bits, 1];
    while (all.length % 8 !== 0) all.push(0);
    const plain = Array.from({ length: all.length / 8 }, (_, at) =>
      all.slice(at * 8, at * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0),
    );
    const escaped: number[] = [];
    for (const byte of plain) {
      if (byte <= 3 && escaped.at(-1) === 0 && escaped.at(-2) === 0) escaped.push(3);
      escaped.push(byte);
    }
    return escaped;
  }
}

interface Avc {
  readonly profile?: number;
  readonly chroma?: number;
  /** Scaling lists: none, the usual ones, or each told. */
  readonly lists?: 'none' | 'absent' | 'told';
  readonly order?: 0 | 1 | 2;
  readonly isInterlaced?: boolean;
  /** Left, right, top, bottom. */
  readonly crop?: readonly [number, number, number, number];
}

const HIGH = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135];

function avcOf({ profile = 66, chroma = 1, lists = 'none', order = 2, isInterlaced = false, crop }: Avc) {
  const bits = new BitWriter().u(8, profile).u(16, 31).ue(0);
  if (HIGH.includes(profile)) {
    bits.ue(chroma);
    if (chroma === 3) bits.u(1);
    bits
      .ue(0, 0)
      .u(1)
      .u(1, lists === 'none' ? 0 : 1);
    for (let list = 0; lists !== 'none' && list < (chroma === 3 ? 12 : 8); list += 1) {
      bits.u(1, lists === 'told' ? 1 : 0);
      if (lists === 'absent') continue;
      // the first number ends every second list at once, the others say each of theirs
      if (list % 2 === 0) bits.se(-8);
      else for (let index = 0; index < (list < 6 ? 16 : 64); index += 1) bits.se(index % 2 === 0 ? 1 : -1);
    }
  }
  bits.ue(0, order);
  if (order === 0) bits.ue(4);
  if (order === 1) bits.u(1).se(-2).se(3).ue(2).se(1).se(-1);
  // 40 blocks wide; 23 high, or 12 of both fields
  bits
    .ue(4)
    .u(1)
    .ue(39, isInterlaced ? 11 : 22)
    .u(1, isInterlaced ? 0 : 1);
  if (isInterlaced) bits.u(1);
  bits.u(1).u(1, crop ? 1 : 0);
  if (crop) bits.ue(...crop);
  const sps = [0x67, ...bits.u(1).bytes()];
  return new Uint8Array([1, profile, 0, 31, 0xff, 0xe1, sps.length >> 8, sps.length & 255, ...sps, 1, 0, 1, 0x68]);
}

test.each<[string, Avc, number, number]>([
  ['plain', {}, 640, 368],
  ['cut off at the bottom', { crop: [0, 0, 0, 4] }, 640, 360],
  ['cut off at the sides, in colours of a high profile', { profile: 100, crop: [1, 2, 0, 0] }, 634, 368],
  ['with half the colours across', { profile: 122, chroma: 2, crop: [1, 0, 0, 8] }, 638, 360],
  ['with all colours', { profile: 244, chroma: 3, lists: 'absent', crop: [1, 0, 0, 8] }, 639, 360],
  ['without colours', { profile: 100, chroma: 0, crop: [0, 3, 8, 0] }, 637, 360],
  ['with scaling lists that are told', { profile: 100, lists: 'told' }, 640, 368],
  ['with all colours and their lists', { profile: 244, chroma: 3, lists: 'told' }, 640, 368],
  ['with frames in an order that is told', { order: 0 }, 640, 368],
  ['with frames in an order that goes round', { order: 1 }, 640, 368],
  ['of two fields', { isInterlaced: true, crop: [0, 0, 0, 6] }, 640, 360],
])('the size of a picture in H.264 is read: %s', (_, avc, width, height) => {
  expect(videoConfig('avc', avcOf(avc))).toMatchObject({ codec: 'avc', width, height });
});

interface Hevc {
  readonly layers?: number;
  readonly chroma?: number;
  readonly crop?: readonly [number, number, number, number];
}

function hevcOf({ layers = 0, chroma = 1, crop }: Hevc) {
  const bits = new BitWriter().u(4).u(3, layers).u(1, 1).u(96);
  for (let layer = 0; layer < layers; layer += 1) bits.u(1, layer % 2).u(1, 1);
  if (layers > 0) bits.u(2 * (8 - layers));
  for (let layer = 0; layer < layers; layer += 1) bits.u(88 * (layer % 2)).u(8);
  bits.ue(0, chroma);
  if (chroma === 3) bits.u(1);
  bits.ue(640, 368).u(1, crop ? 1 : 0);
  if (crop) bits.ue(...crop);
  const sps = [0x42, 0x01, ...bits.u(1).bytes()];
  const head = Array.from({ length: 22 }, () => 0);
  // the sets of other types come first
  const vps = [32, 0, 1, 0, 3, 0x40, 0x01, 0x0c];
  return new Uint8Array([...head, 2, ...vps, 33, 0, 1, sps.length >> 8, sps.length & 255, ...sps]);
}

test.each<[string, Hevc, number, number]>([
  ['plain', {}, 640, 368],
  ['cut off at the bottom', { crop: [0, 0, 0, 4] }, 640, 360],
  ['of several layers', { layers: 3, crop: [0, 0, 0, 4] }, 640, 360],
  ['with all colours', { chroma: 3, crop: [2, 0, 8, 0] }, 638, 360],
])('the size of a picture in H.265 is read: %s', (_, hevc, width, height) => {
  expect(videoConfig('hevc', hevcOf(hevc))).toMatchObject({ codec: 'hevc', width, height });
});

test('a record without a parameter set begins nothing; one of nonsense is as big as most pictures', () => {
  expect(videoConfig('avc', new Uint8Array([1, 66, 0, 31, 0xff, 0xe0]))).toBeNull();
  expect(videoConfig('avc', new Uint8Array([]))).toBeNull();
  expect(videoConfig('hevc', new Uint8Array(Array.from({ length: 23 }, () => 0)))).toBeNull();
  expect(videoConfig('avc', avcOf({ crop: [500, 0, 0, 0] }))).toMatchObject({ width: 1_920, height: 1_080 });
});

test.each<[string, readonly number[], object | null]>([
  ['16 kHz, one channel', [0x14, 0x08], { sampleRate: 16_000, channels: 1, frameSamples: 1_024 }],
  ['short frames', [0x14, 0x0c], { sampleRate: 16_000, channels: 1, frameSamples: 960 }],
  ['a rate that is told', [0x17, 0x80, 0x1f, 0x40, 0x08], { sampleRate: 16_000, channels: 1 }],
  ['a type that is told', [0xf8, 0x02, 0x08], { sampleRate: 88_200, channels: 2, frameSamples: 1_024 }],
  ['no rate', [0x16, 0x88], null],
  ['one byte', [0x14], null],
])('what sound says of itself: %s', (_, record, expected) => {
  const found = audioConfig(new Uint8Array(record));
  if (expected === null) expect(found).toBeNull();
  else expect(found).toMatchObject(expected);
});

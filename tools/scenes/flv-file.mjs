// @ts-check

/**
 * One picture or piece of sound.
 *
 * @typedef {object} Sample
 * @property {number} atMs
 * @property {Buffer} bytes
 * @property {boolean} isKey
 *
 * @typedef {object} Track
 * @property {Buffer} header what a decoder needs before the first sample
 * @property {readonly Sample[]} samples in order
 *
 * @typedef {object} FlvContents
 * @property {'h264' | 'h265'} codec
 * @property {number} width
 * @property {number} height
 * @property {number} framesASecond
 * @property {import('./scenes.types.ts').Light} light
 * @property {Track} video
 * @property {Track | null} audio AAC; null: none
 */

const AUDIO = 8;
const VIDEO = 9;
const SCRIPT = 18;

/** AAC, the sound's own header says the rest. */
const AAC = 0xaf;

/**
 * An FLV file as cameras send it: H.264 as codec 7; H.265 as enhanced FLV, under its FourCC, as recent servers do.
 *
 * @param {FlvContents} contents
 * @returns {Buffer}
 */
export function flvFile({ codec, width, height, framesASecond, light, video, audio }) {
  const metadata = {
    width,
    height,
    framerate: framesASecond,
    videocodecid: codec === 'h264' ? 7 : Buffer.from('hvc1').readUInt32BE(),
    ...(audio && { audiocodecid: 10 }),
    // a camera's own word, which is no part of FLV: who cannot decode the picture is told by it what there is to be seen
    ...(light !== 'usual' && { light }),
  };
  const frames = [
    ...video.samples.map(({ atMs, bytes, isKey }) => ({ type: VIDEO, atMs, body: picture(codec, isKey, bytes) })),
    ...(audio?.samples ?? []).map(({ atMs, bytes }) => ({
      type: AUDIO,
      atMs,
      body: Buffer.concat([Buffer.from([AAC, 1]), bytes]),
    })),
  ].sort((one, other) => one.atMs - other.atMs);
  return Buffer.concat([
    Buffer.from([0x46, 0x4c, 0x56, 1, audio ? 5 : 1, 0, 0, 0, 9, 0, 0, 0, 0]),
    tag({ type: SCRIPT, atMs: 0, body: script(metadata) }),
    tag({ type: VIDEO, atMs: 0, body: sequenceHeader(codec, video.header) }),
    ...(audio ? [tag({ type: AUDIO, atMs: 0, body: Buffer.concat([Buffer.from([AAC, 0]), audio.header]) })] : []),
    ...frames.map(tag),
  ]);
}

/**
 * @param {FlvContents['codec']} codec
 * @param {Buffer} header
 */
function sequenceHeader(codec, header) {
  const head = codec === 'h264' ? [0x17, 0, 0, 0, 0] : [0x90, ...Buffer.from('hvc1')];
  return Buffer.concat([Buffer.from(head), header]);
}

/**
 * @param {FlvContents['codec']} codec
 * @param {boolean} isKey
 * @param {Buffer} bytes
 */
function picture(codec, isKey, bytes) {
  const kind = isKey ? 1 : 2;
  const head = codec === 'h264' ? [(kind << 4) | 7, 1, 0, 0, 0] : [0x80 | (kind << 4) | 3, ...Buffer.from('hvc1')];
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** @param {{ type: number, atMs: number, body: Buffer }} parts */
function tag({ type, atMs, body }) {
  const head = Buffer.alloc(11);
  head.writeUInt8(type, 0);
  head.writeUIntBE(body.length, 1, 3);
  head.writeUIntBE(atMs & 0xffffff, 4, 3);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(head.length + body.length);
  return Buffer.concat([head, body, size]);
}

/** `onMetaData` in AMF. @param {Readonly<Record<string, number | string>>} values */
function script(values) {
  const text = (/** @type {string} */ word) => Buffer.concat([Buffer.from([0, word.length]), Buffer.from(word)]);
  const typed = (/** @type {number | string} */ value) => {
    if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), text(value)]);
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  };
  const count = Buffer.alloc(4);
  count.writeUInt32BE(Object.keys(values).length);
  return Buffer.concat([
    Buffer.from([2]),
    text('onMetaData'),
    Buffer.from([8]),
    count,
    ...Object.entries(values).flatMap(([name, value]) => [text(name), typed(value)]),
    Buffer.from([0, 0, 9]),
  ]);
}

/** Builds FLV by hand, so that tests can say exactly which tags a stream holds. */
export function flvHeader(options: { audio?: boolean; video?: boolean } = {}): Uint8Array {
  const { audio = true, video = true } = options;
  return Uint8Array.from([0x46, 0x4c, 0x56, 1, (audio ? 4 : 0) | (video ? 1 : 0), 0, 0, 0, 9, 0, 0, 0, 0]);
}

export function flvTag(type: number, timestampMs: number, payload: readonly number[]): Uint8Array {
  const size = payload.length;
  const total = size + 11;
  return Uint8Array.from([
    type,
    ...bytesOf(size, 3),
    ...bytesOf(timestampMs % 0x1000000, 3),
    Math.floor(timestampMs / 0x1000000),
    0,
    0,
    0,
    ...payload,
    ...bytesOf(total, 4),
  ]);
}

const filler = (length: number) => Array.from({ length }, (_, index) => index % 251);

export const scriptTag = () => flvTag(18, 0, [2, 0, 10, ...[...'onMetaData'].map((letter) => letter.charCodeAt(0))]);
export const videoSequence = (mark = 0) => flvTag(9, 0, [0x17, 0, 0, 0, 0, mark]);
export const audioSequence = (mark = 8) => flvTag(8, 0, [0xaf, 0, 0x14, mark]);
export const keyFrame = (timestampMs: number, length = 40) => flvTag(9, timestampMs, [0x17, 1, ...filler(length)]);
export const frame = (timestampMs: number, length = 20) => flvTag(9, timestampMs, [0x27, 1, ...filler(length)]);
export const audioFrame = (timestampMs: number, length = 12) => flvTag(8, timestampMs, [0xaf, 1, ...filler(length)]);
export const endOfSequence = (timestampMs: number) => flvTag(9, timestampMs, [0x17, 2, 0, 0, 0]);

export function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Cuts bytes into chunks of these lengths; what is left comes as the last one. */
export function cut(bytes: Uint8Array, lengths: readonly number[]): ArrayBuffer[] {
  const chunks: ArrayBuffer[] = [];
  let at = 0;
  for (const length of lengths) {
    if (at >= bytes.length) break;
    chunks.push(bytes.slice(at, at + length).buffer as ArrayBuffer);
    at += length;
  }
  if (at < bytes.length) chunks.push(bytes.slice(at).buffer as ArrayBuffer);
  return chunks;
}

function bytesOf(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.floor(value / 256 ** (count - 1 - index)) % 256);
}

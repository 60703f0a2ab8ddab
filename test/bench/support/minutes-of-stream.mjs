// @ts-check
/** Minutes of a camera's stream in chunks: its headers once, at the start, as a camera sends them. */
import { readFileSync } from 'node:fs';
import { load } from './load.mjs';

/** How often the frames of a clip, which plays for some seconds, come after its headers. */
const times = 60;

/**
 * @param {number} chunkBytes
 * @returns {Promise<ArrayBuffer[]>}
 */
export async function minutesOfStream(chunkBytes) {
  const { parseFlv } = await load('simulator/flv/flv-tags.ts');
  const clip = readFileSync(new URL('../../../simulator/media/front-door.flv', import.meta.url));
  const first = parseFlv(new Uint8Array(clip))?.tags.find(
    (/** @type {{ keyFrame: boolean }} */ { keyFrame }) => keyFrame,
  );
  if (!first) throw new Error('front-door.flv has no key frame');
  const frames = clip.subarray(first.offset);
  const stream = Buffer.concat([clip.subarray(0, first.offset), ...Array.from({ length: times }, () => frames)]);
  const chunks = [];
  for (let at = 0; at < stream.length; at += chunkBytes)
    chunks.push(new Uint8Array(stream.subarray(at, at + chunkBytes)).buffer);
  return chunks;
}

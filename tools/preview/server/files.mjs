// @ts-check
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

/** What pages show; the mini-program's code and configuration travel in its bundle, not as files. */
const MEDIA_TYPES = new Map([
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.gif', 'image/gif'],
  ['.svg', 'image/svg+xml'],
  ['.webp', 'image/webp'],
  ['.mp3', 'audio/mpeg'],
  ['.m4a', 'audio/mp4'],
  ['.aac', 'audio/aac'],
  ['.wav', 'audio/wav'],
  ['.ogg', 'audio/ogg'],
  ['.mp4', 'video/mp4'],
]);

/** Whether pages can show it. @param {string} file */
export const isMedia = (file) => MEDIA_TYPES.has(path.extname(file).toLowerCase());

/**
 * Reads one media file under `root`. `null` for anything else: other suffixes, missing files, and every path that leads
 * out of the folder, by dots or by a link.
 *
 * @param {string} root
 * @param {string} relative as it stands in the address, still encoded
 * @returns {Promise<{ type: string, body: Buffer } | null>}
 */
export async function readMediaFile(root, relative) {
  const decoded = decode(relative);
  const type = MEDIA_TYPES.get(path.extname(decoded).toLowerCase());
  if (!type || decoded.includes('\0')) return null;
  try {
    const folder = await realpath(root);
    const file = await realpath(path.resolve(folder, `./${decoded}`));
    if (!file.startsWith(folder + path.sep)) return null;
    return { type, body: await readFile(file) };
  } catch {
    return null;
  }
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

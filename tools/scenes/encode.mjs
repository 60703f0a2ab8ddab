// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { flvFile } from './flv-file.mjs';
import { FRAMES_A_SECOND, LENGTH_S } from './scenes.mjs';

/** @typedef {import('./flv-file.mjs').Track} Track */

const SOUND_HZ = 16_000;
const SOUND_KBPS = 16;
/** Who comes in between waits no longer for a picture. */
const FRAMES_BETWEEN_KEYS = 2 * FRAMES_A_SECOND;
const SAMPLES_A_PIECE = 1_024;

/**
 * Encodes drawn frames and a sound as one FLV clip. Throws with what ffmpeg says.
 *
 * @param {import('./scenes.mjs').Clip} clip
 * @param {string} folder with `frame-000.png` and so on; what is made on the way goes there too
 * @returns {Buffer}
 */
export function encode({ codec, width, height, light, videoKbps, sound }, folder) {
  const frames = ['-framerate', String(FRAMES_A_SECOND), '-i', path.join(folder, 'frame-%03d.png')];
  const colours = ['-pix_fmt', 'yuv420p', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
  const picture = path.join(folder, 'picture.mp4');
  for (const pass of ['1', '2'])
    ffmpeg(folder, [
      ...frames,
      ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv', ...colours],
      ...(codec === 'h264' ? h264(videoKbps, pass) : h265(videoKbps, pass)),
      ...['-map_metadata', '-1', '-fflags', '+bitexact', '-an', picture],
    ]);
  const video = videoTrack(readFileSync(picture), codec);
  const audio = sound === undefined ? null : soundOf(sound, folder);
  return flvFile({ codec, width, height, framesASecond: FRAMES_A_SECOND, light, video, audio });
}

/** @param {string} source @param {string} folder @returns {Track} */
function soundOf(source, folder) {
  const heard = path.join(folder, 'sound.aac');
  ffmpeg(folder, [
    ...['-f', 'lavfi', '-t', String(LENGTH_S), '-i', source],
    ...['-ar', String(SOUND_HZ), '-ac', '1', '-c:a', 'aac', '-b:a', `${SOUND_KBPS}k`, '-f', 'adts', heard],
  ]);
  return audioTrack(readFileSync(heard));
}

/** No frame refers to a later one: live cameras cannot either. @param {number} kbps @param {string} pass */
const h264 = (kbps, pass) => [
  ...['-c:v', 'libx264', '-profile:v', 'main', '-preset', 'veryslow', '-tune', 'animation', '-bf', '0'],
  ...['-g', String(FRAMES_BETWEEN_KEYS), '-keyint_min', String(FRAMES_BETWEEN_KEYS), '-sc_threshold', '0'],
  // one decoder setup for every clip of a size: a camera goes over from one to the other without a gap
  ...['-x264-params', 'stitchable=1'],
  // what encoded it is no part of the picture
  ...['-b:v', `${kbps}k`, '-pass', pass, '-bsf:v', 'filter_units=remove_types=6'],
];

/** @param {number} kbps @param {string} pass */
const h265 = (kbps, pass) => [
  ...[
    '-c:v',
    'libx265',
    '-preset',
    'slower',
    '-tag:v',
    'hvc1',
    '-b:v',
    `${kbps}k`,
    '-bsf:v',
    'filter_units=remove_types=39',
  ],
  '-x265-params',
  `pass=${pass}:bframes=0:keyint=${FRAMES_BETWEEN_KEYS}:min-keyint=${FRAMES_BETWEEN_KEYS}:scenecut=0:open-gop=0:info=0:log-level=error`,
];

/**
 * @param {string} cwd where it keeps its notes between two passes
 * @param {readonly string[]} parameters
 */
function ffmpeg(cwd, parameters) {
  try {
    execFileSync('ffmpeg', ['-y', '-loglevel', 'error', ...parameters], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const { code, stderr } = /** @type {{ code?: string, stderr?: Buffer }} */ (error);
    if (code !== 'ENOENT') throw new Error(`ffmpeg: ${stderr}`);
    throw new Error(
      [
        '需要 ffmpeg（带 libx264 和 libx265）：例如 apt-get install ffmpeg，或 brew install ffmpeg。',
        'ffmpeg is needed, with libx264 and libx265: apt-get install ffmpeg, say, or brew install ffmpeg.',
      ].join('\n'),
    );
  }
}

/**
 * The one track of an MP4 file: its samples stand one after the other.
 *
 * @param {Buffer} file
 * @param {'h264' | 'h265'} codec
 * @returns {Track}
 */
function videoTrack(file, codec) {
  const sizes = boxOf(file, 'stsz');
  const keys = boxOf(file, 'stss');
  const keyNumbers = new Set(numbers(keys, 4));
  let at = boxOf(file, 'stco').readUInt32BE(8);
  const samples = numbers(sizes, 8).map((size, index) => {
    const bytes = file.subarray(at, at + size);
    at += size;
    return { atMs: Math.round((index * 1_000) / FRAMES_A_SECOND), bytes, isKey: keyNumbers.has(index + 1) };
  });
  return { header: boxOf(file, codec === 'h264' ? 'avcC' : 'hvcC'), samples };
}

/** What a box of this name holds. @param {Buffer} file @param {string} name */
function boxOf(file, name) {
  // boxes of these names are inside of `moov`, which stands behind the pictures
  const at = file.indexOf(name, file.lastIndexOf('moov'));
  if (at < 0) throw new Error(`ffmpeg wrote no ${name}`);
  return file.subarray(at + 4, at - 4 + file.readUInt32BE(at - 4));
}

/** A counted list of numbers in a box, whose count stands at `countAt`. @param {Buffer} box @param {number} countAt */
function numbers(box, countAt) {
  return Array.from({ length: box.readUInt32BE(countAt) }, (_, index) => box.readUInt32BE(countAt + 4 + 4 * index));
}

/** The pieces of an ADTS file. @param {Buffer} file @returns {Track} */
function audioTrack(file) {
  const samples = [];
  for (let at = 0; at + 7 <= file.length; ) {
    const length = ((file.readUInt8(at + 3) & 3) << 11) | (file.readUInt8(at + 4) << 3) | (file.readUInt8(at + 5) >> 5);
    const atMs = Math.round((samples.length * SAMPLES_A_PIECE * 1_000) / SOUND_HZ);
    samples.push({ atMs, bytes: file.subarray(at + 7, at + length), isKey: true });
    at += length;
  }
  // AAC-LC, 16 kHz, one channel
  return { header: Buffer.from([0x14, 0x08]), samples };
}

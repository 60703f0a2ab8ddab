// @ts-check
/** npm run scenes [-- front-door …] [--stills FOLDER]: draws and encodes the clips that simulated cameras film. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';
import { kibibytes } from '../build/package-size.mjs';
import { readCommandLine, stop } from '../terminal/command-line.mjs';
import { encode } from './encode.mjs';
import { FRAMES, openStudio } from './film.mjs';
import { clips } from './scenes.mjs';

const { given, words, refuse } = readCommandLine({
  command: 'npm run scenes',
  about: {
    zh: '画出并编码模拟摄像头拍到的画面，放进 simulator/media；需要 ffmpeg',
    en: 'Draws and encodes what simulated cameras film, into simulator/media; needs ffmpeg',
  },
  options: {
    stills: {
      value: 'FOLDER',
      about: {
        zh: '只画几帧静止画面，放进这个文件夹；不需要 ffmpeg',
        en: 'only some still pictures, into this folder; needs no ffmpeg',
      },
    },
  },
  words: { value: 'CLIP', many: true, about: { zh: '只做这些；默认全部', en: 'only these; all when absent' } },
});
const known = clips.map(({ name }) => name);
const unknown = words.filter((word) => !known.includes(word));
if (unknown.length > 0)
  refuse(`${unknown.join(', ')}：可以是 ${known.join('、')}。\n${unknown.join(', ')}: there are ${known.join(', ')}.`);

const studio = await openStudio().catch(stop);
try {
  for (const clip of clips.filter(({ name }) => words.length === 0 || words.includes(name)))
    await (given.stills === undefined ? make(clip) : photograph(clip, path.resolve(given.stills)));
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
} finally {
  await studio.close();
}

/** @param {import('./scenes.mjs').Clip} clip */
async function make(clip) {
  const folder = mkdtempSync(path.join(tmpdir(), 'scene-'));
  try {
    await studio.shootAll(clip, folder);
    const file = path.join('simulator/media', `${clip.name}.flv`);
    const bytes = encode(clip, folder);
    writeFileSync(path.join(repositoryRoot, file), bytes);
    console.log(`${file}: ${kibibytes(bytes.length)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {import('./scenes.mjs').Clip} clip
 * @param {string} folder
 */
async function photograph(clip, folder) {
  mkdirSync(folder, { recursive: true });
  for (const part of [0, 0.3, 0.5, 0.75]) {
    const frame = Math.floor(part * FRAMES);
    const file = path.join(folder, `${clip.name}-${frame}.png`);
    writeFileSync(file, await studio.shoot(clip, frame));
  }
  console.log(`${clip.name}: 4 pictures in ${folder}`);
}

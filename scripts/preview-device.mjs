// @ts-check
/** npm run preview:device [-- --appid wx…] [--key path] [--robot 1…30] [--inspect] [--probe] [--picture path]: a QR code for a phone. */
import path from 'node:path';
import { repositoryRoot } from '../tools/build/options.mjs';
import { probeOption, wayTyped } from '../tools/build/way-option.mjs';
import { prepareOfficial } from '../tools/release/official/run-official.mjs';
import { preview } from '../tools/release/ship.mjs';
import { shipOptions } from '../tools/release/ship-options.mjs';
import { readCommandLine, stop, tell } from '../tools/terminal/command-line.mjs';

const { given, folder, refuse } = readCommandLine({
  command: 'npm run preview:device',
  about: { zh: '检查、构建并给出手机预览的二维码', en: 'Checks, builds and shows a QR code for a phone' },
  options: {
    ...shipOptions,
    ...probeOption,
    inspect: { about: { zh: '带上检查器', en: 'with the inspector in it' } },
    picture: {
      value: 'FILE',
      about: {
        zh: '二维码图片；默认 artifacts/preview-qr.png',
        en: 'the code as a picture; artifacts/preview-qr.png when absent',
      },
    },
  },
});
const root = folder('root') ?? repositoryRoot;
const picture = path.resolve(given.picture ?? path.join(root, 'artifacts/preview-qr.png'));

console.log(
  await preview({
    root,
    flags: { ...given, ...wayTyped(given, refuse) },
    env: process.env,
    tell,
    prepare: prepareOfficial,
    picture,
  }).catch(stop),
);

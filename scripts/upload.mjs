// @ts-check
/** npm run upload [-- --version 1.2.0] [--desc text] [--appid wx…] [--key path] [--robot 1…30] */
import { repositoryRoot } from '../tools/build/options.mjs';
import { wayTyped } from '../tools/build/way-option.mjs';
import { prepareOfficial } from '../tools/release/official/run-official.mjs';
import { upload } from '../tools/release/ship.mjs';
import { shipOptions } from '../tools/release/ship-options.mjs';
import { readCommandLine, stop, tell } from '../tools/terminal/command-line.mjs';

const { given, folder, refuse } = readCommandLine({
  command: 'npm run upload',
  about: { zh: '检查、构建并上传一个版本', en: 'Checks, builds and uploads a version' },
  options: {
    ...shipOptions,
    version: {
      value: '1.2.0',
      about: { zh: '版本号；默认取 package.json', en: "the version; package.json's when absent" },
    },
    inspect: { about: { zh: '不能上传：只用于预览', en: 'is refused: a build with the inspector is for a preview' } },
  },
});
const root = folder('root') ?? repositoryRoot;

console.log(
  await upload({
    root,
    flags: { ...given, ...wayTyped(given, refuse) },
    env: process.env,
    tell,
    prepare: prepareOfficial,
  }).catch(stop),
);

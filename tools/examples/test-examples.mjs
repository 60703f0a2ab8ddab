// @ts-check
/** npm run test:examples [-- name …] [--without-wechat]: each example with the package that npm pack made: built, compiled and played. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';
import { buildPackage } from '../package/build-package.mjs';
import { prepareOfficial } from '../release/official/run-official.mjs';
import { readCommandLine, stop, tell } from '../terminal/command-line.mjs';
import { examples } from './examples.mjs';
import { packed } from './npm.mjs';
import { placeOf, prepareExample, prepareGuide, workshop } from './prepare.mjs';

const { given, words, refuse } = readCommandLine({
  command: 'npm run test:examples',
  about: {
    zh: '把 npm pack 出来的包装进每个示例：用它自己的工具构建，用微信官方编译器编译，在预览里播放',
    en: 'Installs what npm pack makes into each example; builds it with its own tool, compiles it with WeChat’s compiler, plays it in the preview',
  },
  options: {
    'without-wechat': {
      about: {
        zh: '不用 miniprogram-ci（280 MB）：npm 包照它的做法复制，不用官方编译器编译',
        en: 'without miniprogram-ci (280 MB): packages are copied as it copies them, and nothing is compiled',
      },
    },
  },
  words: {
    value: 'NAME',
    many: true,
    about: {
      zh: `示例的名字：${Object.keys(examples).join('、')}`,
      en: `examples: ${Object.keys(examples).join(', ')}`,
    },
  },
});
const names = words.length > 0 ? words : Object.keys(examples);
const unknown = names.find((name) => !Object.hasOwn(examples, name));
if (unknown !== undefined)
  refuse(
    `没有示例“${unknown}”。有：${Object.keys(examples).join('、')}。\nThere is no example "${unknown}". There are: ${Object.keys(examples).join(', ')}.`,
  );

const run = given['without-wechat'] ? undefined : await prepareOfficial(tell).catch(stop);
tell('Building dist/package');
const { ok, outDir, diagnostics } = await buildPackage();
if (!ok) stop(new Error(diagnostics.map(({ message }) => message).join('\n')));
const tarball = await packed(outDir, path.join(workshop, 'tarball')).catch(stop);

for (const name of names) {
  const { size, packageIn, guide: way } = examples[name] ?? {};
  tell(
    way
      ? `Doing what docs/guide.md says (${way})`
      : `Installing and building examples/${name}${size ? ` (installed once: ${size})` : ''}`,
  );
  const source = path.join(repositoryRoot, 'examples', name);
  const prepared = way
    ? prepareGuide({ name, way, tarball, run })
    : prepareExample({ source, packageIn, folder: placeOf(name), tarball, run });
  const { files } = await prepared.catch(stop);
  if (run) tell(`WeChat's compiler made ${files} files of it`);
}

const { status } = spawnSync(process.execPath, ['--test', 'test/examples/'], {
  cwd: repositoryRoot,
  stdio: 'inherit',
  env: { ...process.env, EXAMPLES: names.join(',') },
});
process.exitCode = status ?? 1;

// @ts-check
/** npm run build [-- --target devtools|device|web|package|all] [--appid wx…] [--inspect] [--inspector ws://…] [--way bytes|managed] [--allow-4] [--probe] */

import { buildPackage } from '../package/build-package.mjs';
import { reportOfPackage } from '../package/report.mjs';
import { buildWeb } from '../preview/web/build-web.mjs';
import { reportOfWeb } from '../preview/web/report.mjs';
import { appidOption, readCommandLine, rootOption } from '../terminal/command-line.mjs';
import { build } from './index.mjs';
import { reportOf } from './report.mjs';
import { probeOption, wayOptions, wayTyped } from './way-option.mjs';

/** @typedef {import('./build.types.ts').BuildTarget} BuildTarget */

/** @type {Record<string, readonly BuildTarget[]>} */
const targetsOf = { devtools: ['devtools'], device: ['device'], all: ['devtools', 'device'] };

const { given, folder, refuse } = readCommandLine({
  command: 'npm run build',
  about: {
    zh: '把小程序构建到 dist/devtools（模拟插件）和 dist/device（真插件）',
    en: 'Builds the mini-program into dist/devtools (simulated plugins) and dist/device (the real ones)',
  },
  options: {
    target: {
      value: 'NAME',
      about: {
        zh: 'devtools、device、web（预览做成静态网页，在 dist/web）、package（npm 包，在 dist/package）或 all（前两个）；默认 all',
        en: 'devtools, device, web (the preview as static files, in dist/web), package (for npm, in dist/package) or all (the first two); all when absent',
      },
    },
    ...appidOption,
    ...wayOptions,
    ...probeOption,
    inspect: { about: { zh: '真机构建也带上检查器', en: 'the device build has the inspector in it too' } },
    inspector: {
      value: 'ws://…',
      about: {
        zh: '检查器的地址；默认 ws://127.0.0.1:8765',
        en: 'where the inspector is; ws://127.0.0.1:8765 when absent',
      },
    },
    ...rootOption,
  },
});
const { target = 'all', appid = process.env.WX_APPID, inspect, inspector } = given;
const root = folder('root');
const way = { ...wayTyped(given, refuse), probe: given.probe === true };
if (target === 'web') {
  const result = await buildWeb({ root, ...way });
  console.log(reportOfWeb(result));
  process.exit(result.ok ? 0 : 1);
}
if (target === 'package') {
  const result = await buildPackage({ root });
  console.log(reportOfPackage(result));
  process.exit(result.ok ? 0 : 1);
}
const targets = Object.hasOwn(targetsOf, target) ? (targetsOf[target] ?? []) : [];
if (targets.length === 0)
  refuse(
    `--target ${target}：可以是 devtools、device、web、package 或 all。\n--target ${target}: there are devtools, device, web, package and all.`,
  );

for (const name of targets) {
  const result = await build({
    target: name,
    ...way,
    appid,
    inspect,
    inspector,
    root,
    // `all` writes the device build with the committed example, so that it can be checked everywhere
    requireCredentials: target === 'device',
  });
  console.log(reportOf(result));
  if (!result.ok) process.exitCode = 1;
}

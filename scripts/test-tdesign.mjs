// @ts-check
/** npm run test:tdesign: a page with TDesign's components, built and used. Not part of npm test, as it installs TDesign. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installed } from '../tools/on-demand/install.mjs';
import { readNothing, stop, tell } from '../tools/terminal/command-line.mjs';

readNothing('npm run test:tdesign', {
  zh: '用到 TDesign 组件的页面：构建，并在预览里使用；第一次会安装 tdesign-miniprogram',
  en: "A page with TDesign's components, built, and used in the preview; installs tdesign-miniprogram once",
});
await installed('tdesign-miniprogram', { tell }).catch(stop);
const file = fileURLToPath(new URL('../test/tdesign/tdesign.test.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, ['--test', file], { stdio: 'inherit' });
process.exitCode = status ?? 1;

// @ts-check
/** npm run test:release: WeChat's own compiler and upload, against a stand-in for its servers. Not part of npm test, as it installs miniprogram-ci. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installed } from '../tools/on-demand/install.mjs';
import { readNothing, stop, tell } from '../tools/terminal/command-line.mjs';

readNothing('npm run test:release', {
  zh: '微信自己的编译和上传，对着替身服务器；第一次会安装 miniprogram-ci',
  en: "WeChat's own compiler and upload, against a stand-in for its servers; installs miniprogram-ci once",
});
await installed('miniprogram-ci', { tell }).catch(stop);
const file = fileURLToPath(new URL('../test/release/official/official.test.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, ['--test', file], { stdio: 'inherit' });
process.exitCode = status ?? 1;

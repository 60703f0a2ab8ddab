// @ts-check
/** npm run test:exparser: our components in WeChat's classic framework. Not part of npm test, as it installs that. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installed } from '../tools/on-demand/install.mjs';
import { readNothing, stop, tell } from '../tools/terminal/command-line.mjs';

readNothing('npm run test:exparser', {
  zh: '同样的组件，在微信的旧组件框架 exparser 和 glass-easel 里：元素、文字、事件应当一样；第一次会安装 miniprogram-exparser',
  en: "Our components in WeChat's classic framework and in glass-easel: same elements, words, events; installs miniprogram-exparser once",
});
if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('跳过：微信的编译器 wcc 在这里不能运行。\nSkipped: WeChat’s compiler wcc does not run here.');
} else {
  await installed('miniprogram-exparser', { tell }).catch(stop);
  const file = fileURLToPath(new URL('../test/exparser/exparser.test.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, ['--test', file], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

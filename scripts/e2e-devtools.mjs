// @ts-check
/** npm run e2e:devtools [-- --cli path of WeChat DevTools' cli]: looks at a camera in WeChat DevTools, as a person would. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from '../tools/build/index.mjs';
import { repositoryRoot } from '../tools/build/options.mjs';
import { reportOf } from '../tools/build/report.mjs';
import { installed } from '../tools/on-demand/install.mjs';
import { findDevtoolsCli } from '../tools/release/e2e/devtools-cli.mjs';
import { runInDevtools } from '../tools/release/e2e/run-in-devtools.mjs';
import { readCommandLine, rootOption, stop, tell } from '../tools/terminal/command-line.mjs';

const { given, folder } = readCommandLine({
  command: 'npm run e2e:devtools',
  about: {
    zh: '像用户一样在微信开发者工具里看一路摄像头',
    en: 'Looks at a camera in WeChat DevTools, as a person would',
  },
  options: {
    cli: {
      value: 'PATH',
      about: { zh: '开发者工具的 cli；不在默认位置时给出', en: "DevTools' cli, where it is not in its usual place" },
    },
    ...rootOption,
  },
});
const root = folder('root') ?? repositoryRoot;

await run().catch(stop);

async function run() {
  const cliPath = findDevtoolsCli(given.cli);
  const built = await build({ target: 'devtools', root });
  tell(reportOf(built));
  if (!built.ok) throw new Error('没有构建成功，无法打开。\nIt was not built, so there is nothing to open.');
  const home = await installed('miniprogram-automator', { tell });
  const automator = createRequire(path.join(home, 'package.json'))('miniprogram-automator');
  const pictures = path.join(root, 'artifacts/screenshots');
  await runInDevtools(automator, { cliPath, projectPath: built.outDir, folder: pictures, tell });
  console.log(`Every step was seen; pictures are in ${path.relative(process.cwd(), pictures)}`);
}

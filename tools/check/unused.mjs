// @ts-check
/** Files, exports and packages that nothing uses. Exit code 1 when there are any; `--if-installed` looks only where knip is. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';
import { folderOf, installed, isInstalled } from '../on-demand/install.mjs';
import { readCommandLine, stop, tell } from '../terminal/command-line.mjs';

const { given } = readCommandLine({
  command: 'npm run lint:unused',
  about: { zh: '找出没有用到的文件、导出和包', en: 'Files, exports and packages that nothing uses' },
  options: { 'if-installed': { about: { zh: '没有安装 knip 时不找', en: 'looks only where knip is installed' } } },
});

if (given['if-installed'] && !isInstalled(folderOf('knip'))) {
  console.log('What nothing uses was not looked for: npm run lint:unused installs knip');
} else {
  const folder = await installed('knip', { tell }).catch(stop);
  const knip = path.join(folder, 'node_modules/knip/bin/knip.js');
  const config = path.join(repositoryRoot, 'tools/check/knip.config.mjs');
  const parameters = ['--no-progress', '--treat-config-hints-as-errors', '--config', config];
  const { status } = spawnSync(process.execPath, [knip, ...parameters], { cwd: repositoryRoot, stdio: 'inherit' });
  if (status === 0) console.log('Everything is used');
  else process.exitCode = 1;
}

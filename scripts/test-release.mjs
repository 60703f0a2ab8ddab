// @ts-check
/** npm run test:release: WeChat's own compiler and upload, against a stand-in for its servers. Not part of npm test, as it installs miniprogram-ci. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installed } from '../tools/on-demand/install.mjs';
import { stop, tell } from '../tools/terminal/command-line.mjs';

await installed('miniprogram-ci', { tell }).catch(stop);
const file = fileURLToPath(new URL('../test/release/official/official.test.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, ['--test', file], { stdio: 'inherit' });
process.exitCode = status ?? 1;

// @ts-check
/**
 * npm run mutation [-- machines/recovery … --fresh]: changes the code in every small way that it can, and looks whether a test
 * notices. `--fresh` forgets what earlier runs found. `--drop` drops one thing at a time instead: see `drops/`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';
import { readCommandLine } from '../terminal/command-line.mjs';
import { dropOneByOne } from './drops/drop-command.mjs';
import { EQUIVALENT } from './equivalent.mjs';
import { configurationOf, FOLDERS, leastPercentOf, reportOf } from './folders.mjs';
import { percentOf, scoreOf, survivorLine } from './score.mjs';

const home = path.join(repositoryRoot, 'tools/mutation');
const stryker = path.join(home, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const {
  given,
  words: folders,
  number,
  refuse,
} = readCommandLine({
  command: 'npm run mutation',
  about: {
    zh: '把代码改动一点点，看有没有测试发现',
    en: 'Changes the code in every small way that it can, and looks whether a test notices',
  },
  options: {
    fresh: { about: { zh: '忘掉以前运行的结果', en: 'forgets what earlier runs found' } },
    drop: {
      about: {
        zh: '每次去掉一样东西：一个动作、assign 的一个属性、列表的一项、一次清理或一条语句',
        en: 'drops one thing at a time: an action, a property of an assign, an entry of a list, a cleanup, a statement',
      },
    },
    sample: { value: 'NUMBER', about: { zh: '去掉多少样；默认 500', en: 'how many of them; 500 when absent' } },
    seed: { value: 'NUMBER', about: { zh: '去掉哪些；默认 1', en: 'which of them; 1 when absent' } },
    workers: { value: 'NUMBER', about: { zh: '几个进程；默认每核一个', en: 'processes; one a core when absent' } },
  },
  words: {
    value: 'FOLDER',
    many: true,
    about: { zh: '只改这些文件夹；默认全部', en: 'only these folders; all when absent' },
  },
});
const unknown = folders.filter((folder) => !Object.hasOwn(FOLDERS, folder));
const all = Object.keys(FOLDERS);
if (unknown.length > 0)
  refuse(`${unknown.join(', ')}：可以是 ${all.join('、')}。\n${unknown.join(', ')}: there are ${all.join(', ')}.`);

if (given.drop) {
  process.exitCode = await dropOneByOne(repositoryRoot, {
    folders,
    sample: number('sample', { least: 1 }) ?? 500,
    seed: number('seed') ?? 1,
    workers: number('workers', { least: 1 }) ?? availableParallelism(),
    isFresh: given.fresh === true,
  });
} else {
  install();
  const scores = (folders.length > 0 ? folders : all).map(test);
  printScores(scores);
  process.exitCode = scores.every(isGoodEnough) ? 0 : 1;
}

/** StrykerJS is not part of the default install: it comes with its own lock file when it is first used. */
function install() {
  if (existsSync(path.join(home, 'node_modules/.package-lock.json'))) return;
  console.log('Installing StrykerJS (once: 65 MB, some seconds) into tools/mutation');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: home, stdio: 'inherit' });
  if (status !== 0) {
    console.error('StrykerJS could not be installed: is the package registry in reach?');
    process.exit(1);
  }
}

/** @param {string} folder */
function test(folder) {
  console.log(`\n${folder}`);
  const startedAt = Date.now();
  const file = path.join(repositoryRoot, '.cache/mutation', `${folder.replaceAll('/', '-')}.config.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...configurationOf(folder, repositoryRoot), force: given.fresh === true }));
  const { status } = spawnSync(process.execPath, [stryker, 'run', file], { cwd: repositoryRoot, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  const report = JSON.parse(readFileSync(path.join(repositoryRoot, reportOf(folder)), 'utf8'));
  const score = { ...scoreOf(folder, report, EQUIVALENT), minutes: (Date.now() - startedAt) / 60_000 };
  if (score.survivors.length > 0) console.log('\nNo test noticed:');
  for (const survivor of score.survivors) console.log(survivorLine(survivor));
  for (const entry of score.stale)
    console.error(`listed as equivalent, but no survivor (tools/mutation/equivalent.mjs): ${entry}`);
  return score;
}

/** @param {import('./score.mjs').Score} score */
function isGoodEnough({ folder, percent, stale }) {
  return percent >= leastPercentOf(folder) && stale.length === 0;
}

/** @param {(import('./score.mjs').Score & { minutes: number })[]} all */
function printScores(all) {
  console.log('\n| Folder | Mutants | Killed | Timeouts | Survivors | Equivalent | Score | Minutes |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { folder, mutants, killed, timeouts, survivors, equivalents, percent, minutes } of all)
    console.log(
      `| ${[folder, mutants, killed, timeouts, survivors.length, equivalents, `${percent} %`, minutes.toFixed(1)].join(' | ')} |`,
    );
  const noticed = all.reduce((sum, { killed, timeouts }) => sum + killed + timeouts, 0);
  const whole = all.reduce((sum, { mutants, equivalents }) => sum + mutants - equivalents, 0);
  console.log(`\n${noticed} of ${whole} mutants noticed: ${percentOf(noticed, whole)} %`);
  for (const score of all) {
    if (!isGoodEnough(score))
      console.error(`${score.folder}: below ${leastPercentOf(score.folder)} %, or a stale equivalent`);
  }
}

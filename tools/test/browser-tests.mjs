// @ts-check
/** npm run test:browser [-- parts of file names]: the tests that click through the preview in a real browser. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { startShared } from '../../test/browser/support/shared.mjs';
import { tellWay } from '../../test/browser/support/way.mjs';
import { repositoryRoot } from '../build/options.mjs';
import { listFiles } from '../build/source-tree.mjs';
import { isWay, noSuchWay } from '../build/ways.mjs';
import { readCommandLine } from '../terminal/command-line.mjs';

const folder = path.join(repositoryRoot, 'test/browser');
const { given, words, refuse } = readCommandLine({
  command: 'npm run test:browser',
  about: {
    zh: '在真实的浏览器里点遍预览的测试',
    en: 'The tests that click through the preview in a real browser',
  },
  options: {
    way: {
      value: 'bytes|managed',
      about: {
        zh: '怎样用插件；managed 只测讲给人看的故事（默认测的，是其中每种行为一个）',
        en: 'how the plugins are used; managed tells the stories alone, all of them (one a behaviour is told without it)',
      },
    },
  },
  words: {
    value: 'NAME',
    many: true,
    about: { zh: '只测文件名里有它的；可以有几个', en: 'only files with this in their name; there may be several' },
  },
});
const { way: typed = 'bytes' } = given;
const way = isWay(typed) ? typed : refuse(noSuchWay('--way', typed));
const all = listFiles(folder)
  .filter((file) => file.endsWith('.test.mjs'))
  .filter((file) => way === 'bytes' || tellsStories(path.join(folder, file)));
const unknown = words.find((word) => !all.some((file) => file.includes(word)));
if (unknown !== undefined) refuse(`没有文件名里有“${unknown}”的测试。\nNo test has "${unknown}" in its file name.`);
const files = all
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .map((file) => path.join(folder, file));

tellWay(way);
const endShared = await startShared().catch(fail);

/** They wait more than they compute. With more of them, pictures that are looked at in real time would suffer. */
const filesAtOnce = 3;

/** The longest takes a minute and a half of a quiet computer. A file that takes longer hangs: it is ended, and named. */
const fileLimitMs = 4 * 60_000;

let passed = 0;
let failed = 0;
const stop = new AbortController();
const results = run({ files, concurrency: filesAtOnce, timeout: fileLimitMs, signal: stop.signal });
results.on('test:pass', (event) => {
  passed += isTest(event) ? 1 : 0;
});
results.on('test:fail', (event) => {
  failed += isTest(event) ? 1 : 0;
  if (isLate(event)) console.log(tooLong(path.relative(repositoryRoot, event.name)));
});
results.compose(new spec()).pipe(process.stdout);
results.once('end', async () => {
  await endShared();
  // after the reporter's own closing lines
  setImmediate(() => console.log(`${passed} passed, ${failed} failed`));
  if (failed > 0 || passed === 0) process.exitCode = 1;
});

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, async () => {
    // the test files end their own browsers, and this the one that they share
    stop.abort();
    await endShared();
    process.exit(1);
  });
}

/**
 * Groups and whole files report too.
 *
 * @param {{ nesting: number, details: { type?: string } }} event
 */
function isTest({ details }) {
  return details.type !== 'suite';
}

/**
 * A file is named by its path, a test by its sentence.
 *
 * @param {{ name: string, details: { error: Error & { failureType?: unknown } } }} event
 */
function isLate({ name, details }) {
  return details.error.failureType === 'testTimeoutFailure' && files.includes(name);
}

/** @param {string} file */
function tooLong(file) {
  const minutes = fileLimitMs / 60_000;
  return [
    `${file}：${minutes} 分钟后还没有结束，已被停止。可能是测试打开的东西（服务器、进程、定时器）没有关闭。`,
    `${file}: not over after ${minutes} minutes, so it was ended. Something that a test opened (a server, a process, a timer) may still be open.`,
  ].join('\n');
}

/** What one way alone has is tested by a file that tells none. @param {string} file */
function tellsStories(file) {
  return /\bstory\(/.test(readFileSync(file, 'utf8'));
}

/**
 * @param {Error} error
 * @returns {never}
 */
function fail(error) {
  console.error(error.message);
  process.exit(1);
}

// @ts-check
/** npm run test:browser [-- part of a file name]: the tests that click through the preview in a real browser. */
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
  words: { value: 'NAME', about: { zh: '只测文件名里有它的', en: 'only files with this in their name' } },
});
const { way: typed = 'bytes' } = given;
const way = isWay(typed) ? typed : refuse(noSuchWay('--way', typed));
const [wanted = ''] = words;
const files = listFiles(folder)
  .filter((file) => file.endsWith('.test.mjs') && file.includes(wanted))
  .map((file) => path.join(folder, file))
  .filter((file) => way === 'bytes' || tellsStories(file));
if (files.length === 0) refuse(`没有文件名里有“${wanted}”的测试。\nNo test has "${wanted}" in its file name.`);

tellWay(way);
const endShared = await startShared().catch(fail);

/** They wait more than they compute. With more of them, pictures that are looked at in real time would suffer. */
const filesAtOnce = 3;

let passed = 0;
let failed = 0;
const stop = new AbortController();
const results = run({ files, concurrency: filesAtOnce, signal: stop.signal });
results.on('test:pass', (event) => {
  passed += isTest(event) ? 1 : 0;
});
results.on('test:fail', (event) => {
  failed += isTest(event) ? 1 : 0;
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

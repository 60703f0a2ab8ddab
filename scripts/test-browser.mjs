// @ts-check
/** npm run test:browser [-- part of a file name]: the tests that click through the preview in a real browser. */

import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { repositoryRoot } from './build/options.mjs';
import { listFiles } from './build/source-tree.mjs';
import { findBrowser } from './find-browser.mjs';

const folder = path.join(repositoryRoot, 'test/browser');
const wanted = process.argv[2] ?? '';
const files = listFiles(folder)
  .filter((file) => file.endsWith('.test.mjs') && file.includes(wanted))
  .map((file) => path.join(folder, file));

await findBrowser().catch(fail);

let passed = 0;
let failed = 0;
// one at a time: they look at moving pictures in real time
const results = run({ files, concurrency: 1 });
results.on('test:pass', (event) => {
  passed += isTest(event) ? 1 : 0;
});
results.on('test:fail', (event) => {
  failed += isTest(event) ? 1 : 0;
});
results.compose(new spec()).pipe(process.stdout);
results.once('end', () => {
  // after the reporter's own closing lines
  setImmediate(() => console.log(`${passed} passed, ${failed} failed`));
  if (failed > 0 || passed === 0) process.exitCode = 1;
});

/**
 * Groups and whole files report too.
 *
 * @param {{ nesting: number, details: { type?: string } }} event
 */
function isTest({ details }) {
  return details.type !== 'suite';
}

/**
 * @param {Error} error
 * @returns {never}
 */
function fail(error) {
  console.error(error.message);
  process.exit(1);
}

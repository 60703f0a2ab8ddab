// @ts-check
/** node scripts/find-browser.mjs: prints which browser the tests use. */
import { findBrowser } from '../tools/browser/find-browser.mjs';
import { readNothing } from '../tools/terminal/command-line.mjs';

readNothing('node scripts/find-browser.mjs', {
  zh: '打印测试所用的浏览器',
  en: 'Prints which browser the tests use',
});
await findBrowser().then(
  ({ executablePath }) => console.log(executablePath),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);

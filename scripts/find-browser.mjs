// @ts-check
/** node scripts/find-browser.mjs: prints which browser the tests use. */
import { findBrowser } from '../tools/browser/find-browser.mjs';

await findBrowser().then(
  ({ executablePath }) => console.log(executablePath),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);

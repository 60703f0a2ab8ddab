// @ts-check
/** npm run test:browser [-- part of a file name]: the tests that click through the preview in a real browser. */
import '../tools/test/browser-tests.mjs';

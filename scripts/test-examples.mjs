// @ts-check
/** npm run test:examples [-- name …] [--without-wechat]: each example with the package that npm pack made: built, compiled and played. */
import '../tools/examples/test-examples.mjs';

// @ts-check
/** npm run bench [-- --json] [-- --only relay]: what the app costs. */
import '../tools/test/bench.mjs';

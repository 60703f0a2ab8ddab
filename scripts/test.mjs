// @ts-check
/** npm test: every check, one line each. */
import '../tools/test/every-check.mjs';

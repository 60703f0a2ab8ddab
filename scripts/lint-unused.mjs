// @ts-check
/** npm run lint:unused [-- --if-installed]: files, exports and packages that nothing uses. */
import '../tools/check/unused.mjs';

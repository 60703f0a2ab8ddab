// @ts-check
/** npm run check:wxml [-- --root folder]: type-checks every WXML expression, handler and component property. */
import '../tools/check/wxml.mjs';

// @ts-check
/** npm run check:wcc [-- --root folder]: WeChat's own compilers look at the built WXML and WXSS. */
import '../tools/check/wcc.mjs';

// @ts-check
/** npm run check:types [-- --root folder]: type-checks every tsconfig of the project. */
import '../tools/check/types.mjs';

// @ts-check
/** The build as functions, for the command line, the preview and the tests; types are in `build.types.ts`. */
export { build } from './build.mjs';

export { watchBuild } from './watch.mjs';

// @ts-check
/** A clip imported by a test is a Uint8Array, as esbuild's `binary` loader makes it in the build. */
const { readFileSync } = require('node:fs');

module.exports = {
  process: (/** @type {string} */ _source, /** @type {string} */ path) => ({
    code: `module.exports = { __esModule: true, default: new Uint8Array(Buffer.from(${JSON.stringify(readFileSync(path).toString('base64'))}, 'base64')) };`,
  }),
};

// @ts-check
/**
 * Node, with jsdom as the global `jsdom`. An environment is loaded by Node's own `require`, which takes ES modules; jest's,
 * which loads a test, does not, and jsdom stands on a dozen of them.
 */
const { TestEnvironment } = require('jest-environment-node');
const jsdom = require('jsdom');

module.exports = class extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} settings */
  constructor(...settings) {
    super(...settings);
    Object.assign(this.global, { jsdom });
  }
};

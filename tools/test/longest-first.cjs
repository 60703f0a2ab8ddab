// @ts-check
/** The order of the tests in `npm test`: no core waits at the end for a long file that the other one began last. */
const { statSync } = require('node:fs');
const path = require('node:path');

/** Those that cost the processors most, in seconds of a quiet core from 30 down to 5. A file that is gone is told. */
const longest = [
  'simulation/sessions',
  'simulation/faults',
  'page-walks/walks',
  'miniprogram/canary/canary',
  'docs/diagrams',
  'build/command-lines',
  'build/own-bundles',
  'model/paths',
  'model/real-paths',
  'simulator/iot/iot-faults',
].map((name) => path.resolve(__dirname, '../../test', `${name}.test.ts`));

module.exports = class LongestFirst {
  /** @template {{ path: string }} Test @param {readonly Test[]} tests */
  sort(tests) {
    const bytesOf = new Map([...longest, ...tests.map((test) => test.path)].map((file) => [file, statSync(file).size]));
    /** @param {Test} test */
    const bytes = (test) => bytesOf.get(test.path) ?? 0;
    /** @param {Test} test */
    const place = (test) => (longest.includes(test.path) ? longest.indexOf(test.path) : longest.length);
    return [...tests].sort((one, other) => place(one) - place(other) || bytes(other) - bytes(one));
  }

  /** Jest tells here how long each took; the order is the same everywhere. */
  cacheResults() {}
};

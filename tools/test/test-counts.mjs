// @ts-check
import { readFileSync } from 'node:fs';

/** @typedef {import('./run-steps.mjs').Counts} Counts */

/**
 * What jest wrote; undefined when it wrote nothing, as it failed before the first test.
 *
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function countUnitTests(file) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: results.numPassedTests, failed: results.numFailedTests + results.numRuntimeErrorTestSuites };
  } catch {
    return undefined;
  }
}

/**
 * The browser tests close with `N passed, N failed`.
 *
 * @param {string} output
 * @returns {Counts | undefined}
 */
export function countBrowserTests(output) {
  const closing = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  return closing && { passed: Number(closing[1]), failed: Number(closing[2]) };
}

// @ts-check
import { both, formatDiagnostic } from '../build/diagnostics.mjs';
import { kibibytes } from '../build/package-size.mjs';
import { formatTable } from '../terminal/format-table.mjs';

/** @typedef {import('./release.types.ts').ReleaseReport} ReleaseReport */

/**
 * A release check as a Markdown table, and below it what was found.
 *
 * @param {ReleaseReport} report
 * @returns {string}
 */
export function formatReport({ ok, missing, checks, sizes }) {
  const rows = checks.map((check) => [check.name, check.ok ? 'ok' : 'FAILED', check.ok ? check.seen : countOf(check)]);
  const found = checks.flatMap(({ name, found: diagnostics }) =>
    diagnostics.map((diagnostic) => `${name}: ${formatDiagnostic(diagnostic)}`),
  );
  const packages = sizes.map(
    ({ name, bytes, maxBytes }) => `package ${name}: ${kibibytes(bytes)} of ${kibibytes(maxBytes)}`,
  );
  return [
    formatTable(['check', 'result', 'seen'], rows),
    ...(packages.length > 1 ? packages : []),
    ...found,
    verdictOf(ok, missing),
  ].join('\n');
}

/**
 * The exit code of a check: 0 can be shipped, 1 has something wrong, 2 lacks only what a person has yet to give.
 *
 * @param {Pick<ReleaseReport, 'ok' | 'missing'>} report
 */
export function exitCodeOf({ ok, missing }) {
  if (!ok) return 1;
  return missing.length > 0 ? 2 : 0;
}

/**
 * @param {boolean} ok
 * @param {readonly string[]} missing
 */
function verdictOf(ok, missing) {
  if (ok && missing.length === 0) return both('可以发布了。', 'Ready to ship.');
  const list = missing.map((sentences) => `- ${sentences.replaceAll('\n', '\n  ')}`);
  const verdict = ok
    ? both('可以编译，还不能发布：', 'Compiles. Not ready to ship:')
    : both('还不能发布。', 'Not ready to ship.');
  return [verdict, ...list].join('\n');
}

/** @param {ReleaseReport['checks'][number]} check */
function countOf({ found }) {
  const faults = found.filter(({ severity }) => severity === 'error').length;
  return faults === 1 ? '1 fault' : `${faults} faults`;
}

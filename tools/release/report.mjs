// @ts-check
import { formatDiagnostic } from '../build/diagnostics.mjs';
import { kibibytes } from '../build/package-size.mjs';
import { formatTable } from '../terminal/format-table.mjs';

/** @typedef {import('./release.types.ts').ReleaseReport} ReleaseReport */

/**
 * A release check as a Markdown table, and below it what was found.
 *
 * @param {ReleaseReport} report
 * @returns {string}
 */
export function formatReport({ ok, checks, sizes }) {
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
    ok ? 'Ready to ship.' : 'Not ready to ship.',
  ].join('\n');
}

/** @param {ReleaseReport['checks'][number]} check */
function countOf({ found }) {
  const faults = found.filter(({ severity }) => severity === 'error').length;
  return faults === 1 ? '1 fault' : `${faults} faults`;
}

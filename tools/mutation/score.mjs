// @ts-check
/** Where the tests themselves could not be run, nothing was noticed either. */
const UNNOTICED = new Set(['Survived', 'NoCoverage', 'RuntimeError']);

/**
 * @typedef {{ file: string, line: number, mutator: string, was: string, becomes: string }} Survivor
 * @typedef {{ line: number, column: number }} Position counted from 1
 * @typedef {{ status: string, mutatorName: string, replacement: string, location: { start: Position, end: Position } }} Mutant
 * @typedef {{ files: Record<string, { source: string, mutants: Mutant[] }> }} Report of StrykerJS
 * @typedef {{ folder: string, mutants: number, killed: number, timeouts: number, equivalents: number, survivors: Survivor[], stale: string[], percent: number }} Score
 */

/**
 * What StrykerJS's report of one folder says, without the mutants that are known to change nothing.
 *
 * @param {string} folder
 * @param {Report} report
 * @param {readonly import('./equivalent.mjs').Equivalent[]} equivalent
 * @returns {Score}
 */
export function scoreOf(folder, { files }, equivalent) {
  /** @type {Record<string, number>} */
  const count = {};
  /** @type {Survivor[]} */
  const alive = [];
  for (const [file, { source, mutants }] of Object.entries(files)) {
    for (const { status, mutatorName, replacement, location } of mutants) {
      count[status] = (count[status] ?? 0) + 1;
      if (!UNNOTICED.has(status)) continue;
      const was = textAt(source, location);
      alive.push({ file, line: location.start.line, mutator: mutatorName, was, becomes: replacement });
    }
  }
  const survivors = alive.filter((mutant) => !equivalent.some((known) => isSame(known, mutant)));
  const stale = equivalent.filter((known) => known.file in files && !alive.some((mutant) => isSame(known, mutant)));
  const killed = count.Killed ?? 0;
  const timeouts = count.Timeout ?? 0;
  const mutants = killed + timeouts + alive.length;
  const equivalents = alive.length - survivors.length;
  return {
    folder,
    mutants,
    killed,
    timeouts,
    equivalents,
    survivors,
    stale: stale.map(({ file, was, becomes }) => `${file}: ${oneLine(was)} → ${oneLine(becomes)}`),
    percent: percentOf(killed + timeouts, mutants - equivalents),
  };
}

/**
 * @param {number} part
 * @param {number} whole
 */
export function percentOf(part, whole) {
  return whole === 0 ? 100 : Math.floor((part / whole) * 10_000) / 100;
}

/** @param {Survivor} survivor */
export function survivorLine({ file, line, mutator, was, becomes }) {
  return `  ${file}:${line} ${mutator}: ${oneLine(was)} → ${oneLine(becomes)}`;
}

/**
 * @param {import('./equivalent.mjs').Equivalent} known
 * @param {Survivor} mutant
 */
function isSame(known, mutant) {
  return (
    known.file === mutant.file &&
    oneLine(known.was) === oneLine(mutant.was) &&
    oneLine(known.becomes) === oneLine(mutant.becomes)
  );
}

/** @param {string} code */
export function oneLine(code) {
  return code.replace(/\s+/g, ' ').trim();
}

/**
 * @param {string} source
 * @param {Mutant['location']} location
 */
function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, end.column - 1);
  lines[0] = (lines[0] ?? '').slice(start.column - 1);
  return lines.join('\n');
}

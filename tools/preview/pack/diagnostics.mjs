// @ts-check
/**
 * @typedef {import('./pack.types.ts').Diagnostic} Diagnostic
 */

/**
 * @param {string} file
 * @param {number} line from 1; 0 when unknown
 * @param {number} column from 1; 0 when unknown
 * @param {string} message
 * @returns {Diagnostic}
 */
export function errorAt(file, line, column, message) {
  return { severity: 'error', file, line, column, message };
}

/**
 * @param {string} file
 * @param {number} line
 * @param {number} column
 * @param {string} message
 * @returns {Diagnostic}
 */
export function warningAt(file, line, column, message) {
  return { severity: 'warning', file, line, column, message };
}

/**
 * `miniprogram/app.wxss:3:5 error unknown word`, as editors and terminals make a link of it.
 *
 * @param {Diagnostic} diagnostic
 */
export function formatDiagnostic({ file, line, column, severity, message }) {
  const place = [file, line || '', line && column ? column : ''].filter((part) => part !== '').join(':');
  return `${place ? `${place} ` : ''}${severity} ${message}`;
}

/**
 * Line and column (from 1) of an offset in a text.
 *
 * @param {string} text
 * @param {number} offset
 */
export function positionOf(text, offset) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Where a JSON file names something; zeros where it does not.
 *
 * @param {import('./pack.types.ts').SourceFiles} files
 * @param {string} file
 * @param {string} word
 * @param {string} [after] another word, before which it does not count
 */
export function placeInJson(files, file, word, after) {
  const text = files.get(file) ?? '';
  const offset = text.indexOf(JSON.stringify(word), after === undefined ? 0 : text.indexOf(JSON.stringify(after)));
  return { file, ...(offset < 0 ? { line: 0, column: 0 } : positionOf(text, offset)) };
}

// @ts-check
import path from 'node:path';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */

/**
 * A fault that stops the build.
 *
 * @param {string} file path from the project root, or empty
 * @param {string} message
 * @param {{ line?: number, column?: number }} [place]
 * @returns {Diagnostic}
 */
export function fault(file, message, place = {}) {
  return { severity: 'error', file, line: place.line ?? 0, column: place.column ?? 0, message };
}

/**
 * @param {string} file path from the project root, or empty
 * @param {string} message
 * @returns {Diagnostic}
 */
export function warning(file, message) {
  return { severity: 'warning', file, line: 0, column: 0, message };
}

/**
 * Where a text stands in a file, counted from 1.
 *
 * @param {string} source
 * @param {number} offset
 */
export function placeOf(source, offset) {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** One sentence in Chinese and one in English: what is wrong, and what to do. @param {string} zh @param {string} en */
export const both = (zh, en) => `${zh}\n${en}`;

/**
 * What a compiler says, in English, with what to do in both languages.
 *
 * @param {string} said
 */
export function mendHere(said) {
  const detail = said.replace(/\.$/, '');
  return `这里写错了，请改好：${detail}。\nThis is wrong, mend it: ${detail}.`;
}

/**
 * What esbuild found wrong, as diagnostics. Rethrows everything else.
 *
 * @param {unknown} error
 * @returns {Diagnostic[]}
 */
export function fromEsbuildError(error) {
  if (typeof error !== 'object' || !error || !('errors' in error)) throw error;
  const messages = /** @type {import('esbuild').Message[]} */ (error.errors);
  return messages.map(({ text, location }) =>
    location ? fault(location.file, text, { line: location.line, column: location.column + 1 }) : fault('', text),
  );
}

/**
 * What Rolldown found wrong, as diagnostics. Rethrows everything else.
 *
 * @param {unknown} error
 * @param {string} root absolute path of the project
 * @returns {Diagnostic[]}
 */
export function fromBundlerError(error, root) {
  if (typeof error !== 'object' || !error || !('errors' in error)) throw error;
  const errors = /** @type {import('rolldown').RolldownError[]} */ (error.errors);
  return errors.map(({ code, message, id, loc }) => {
    const file = loc?.file ?? id;
    // the lines below the first one draw the place
    const said = (message.split('\n')[0] ?? '').replace(`[${code}] `, '');
    return fault(
      file ? path.relative(root, file).replaceAll('\\', '/') : '',
      mendHere(said),
      loc && { line: loc.line, column: loc.column + 1 },
    );
  });
}

/**
 * One line a diagnostic, in the form that editors and terminals make clickable.
 *
 * @param {Diagnostic} diagnostic
 */
export function formatDiagnostic({ severity, file, line, column, message }) {
  const place = [file, line || '', column || ''].filter(Boolean).join(':');
  return `${place ? `${place} ` : ''}${severity}: ${message}`;
}

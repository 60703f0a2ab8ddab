// @ts-check
import { formatDiagnostic } from '../build/diagnostics.mjs';
import { repositoryRoot } from '../build/options.mjs';
import { readCommandLine, rootOption } from '../terminal/command-line.mjs';

/** @typedef {import('../build/build.types.ts').Diagnostic} Diagnostic */

/**
 * The project that a check looks at: `--root`, or this repository.
 *
 * @param {string} command
 * @param {import('../../machines/words/text.ts').Text} about
 */
export function rootToCheck(command, about) {
  return readCommandLine({ command, about, options: rootOption }).folder('root') ?? repositoryRoot;
}

/**
 * Prints what a check found, or what it looked at, and sets the exit code.
 *
 * @param {readonly Diagnostic[]} diagnostics
 * @param {string} wellDone what a person reads when nothing is wrong
 */
export function report(diagnostics, wellDone) {
  for (const diagnostic of diagnostics) console.log(formatDiagnostic(diagnostic));
  if (diagnostics.some(({ severity }) => severity === 'error')) process.exitCode = 1;
  else console.log(wellDone);
}

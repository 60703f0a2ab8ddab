import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFiles, withoutComments } from './imports';

/**
 * How often regions may see each other by `stateIn`, in all of `machines/`: a guard that asks for a state elsewhere ties two
 * regions together where no arrow shows it, and its path is a string. It is lowered when fewer are left.
 */
export const MOST_STATE_IN = 6;

/** How many lines a file may have that holds a chart or a part of one: more do not fit in a head. */
export const MOST_LINES = 460;

/** Every `stateIn` of the machines, as `file:line`. */
export function stateInPlaces(root: string): string[] {
  return sourceFiles(root, 'machines').flatMap((file) =>
    withoutComments(readFileSync(path.join(root, file), 'utf8'))
      .split('\n')
      .flatMap((line, index) => [...line.matchAll(/\bstateIn\(/g)].map(() => `${file}:${index + 1}`)),
  );
}

/** Files of charts, regions and states that are too long, as sentences. */
export function longCharts(root: string): string[] {
  return sourceFiles(root, 'machines')
    .filter((file) => /\.(machine|region|state)\.ts$/.test(file))
    .map((file) => ({ file, lines: readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => `${file} has ${lines} lines, ${MOST_LINES} at most`);
}

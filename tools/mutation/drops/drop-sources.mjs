// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FOLDERS } from '../folders.mjs';
import { oneLine } from '../score.mjs';
import { findDrops, SHAPES } from './find-drops.mjs';

const folders = Object.keys(FOLDERS).filter((folder) => folder !== 'development');
/** Types and sentences alone. */
const LEFT_OUT = /\.(types|texts|d)\.ts$/;

/**
 * Everything that can be dropped in the folders of the mutation tests.
 *
 * @param {string} root
 */
export function allDrops(root) {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name))
      .filter(isDroppedFrom)
      .sort()
      .flatMap((file) => withKeys(folder, findDrops(file, readFileSync(path.join(root, file), 'utf8')))),
  );
}

/**
 * By its key a thing is known again when lines above it come or go.
 *
 * @param {string} folder
 * @param {readonly import('./find-drops.mjs').Drop[]} drops of one file
 */
function withKeys(folder, drops) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return drops.map((drop) => {
    const name = `${drop.file} ${drop.kind}: ${oneLine(drop.what)}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...drop, folder, key: count > 1 ? `${name} (${count})` : name };
  });
}

/** @param {string} file */
function isDroppedFrom(file) {
  return file.endsWith('.ts') && !LEFT_OUT.test(file) && folders.some((folder) => file.startsWith(`${folder}/`));
}

/**
 * A source in which each thing that can be dropped asks first whether it is.
 *
 * @param {string} root
 * @param {string} file absolute
 * @param {string} source
 */
export function withDrops(root, file, source) {
  const name = path.relative(root, file);
  if (!isDroppedFrom(name)) return source;
  const bytes = Buffer.from(source);
  const insertions = findDrops(name, source).flatMap(({ id, start, end, shape }) => {
    const [before, then, after] = SHAPES[shape];
    // at one place, what ends there comes first, the inner before the outer, and then what begins, the outer before the inner
    return [
      { at: start, order: 1, inner: -end, text: `${before}__dropped__(${JSON.stringify(id)})${then}` },
      { at: end, order: 0, inner: -start, text: after },
    ];
  });
  insertions.sort((a, b) => a.at - b.at || a.order - b.order || a.inner - b.inner);
  let at = 0;
  let written = '';
  for (const insertion of insertions) {
    written += bytes.subarray(at, insertion.at).toString() + insertion.text;
    at = insertion.at;
  }
  return written + bytes.subarray(at).toString();
}

/**
 * Says whether that is dropped now, and notes that it was asked.
 *
 * @param {string} id
 */
export function isDropped(id) {
  const context = globalThis.__stryker__;
  if (context.mutantCoverage) {
    const { static: ofFile, perTest } = context.mutantCoverage;
    const test = context.currentTestId;
    if (test !== undefined) perTest[test] ??= {};
    const reached = (test === undefined ? undefined : perTest[test]) ?? ofFile;
    reached[id] = 1;
  }
  return context.activeMutant === id;
}

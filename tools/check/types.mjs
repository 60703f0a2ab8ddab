// @ts-check
/** Type-checks every tsconfig of the project. `machines/` has one of its own, in which wx, the DOM and timers are unknown. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { compileTypes } from './compile-types.mjs';
import { report, rootToCheck } from './report.mjs';

const root = path.resolve(rootToCheck());
const projects = ['.', 'tools/*', 'test/browser', 'test/page-walks'].flatMap(projectsIn);

const diagnostics = [];
for (const project of projects) {
  for (const diagnostic of await compileTypes(root, project)) {
    diagnostics.push({ ...diagnostic, message: `${diagnostic.message} (${project})` });
  }
}
report(diagnostics, `types: ${projects.length} projects (${projects.join(', ')})`);

/**
 * The tsconfig files of a folder, or of every folder in it, from the root.
 *
 * @param {string} pattern
 * @returns {string[]}
 */
function projectsIn(pattern) {
  if (pattern.endsWith('/*')) {
    const folder = pattern.slice(0, -2);
    return namesIn(folder).flatMap((name) => projectsIn(`${folder}/${name}`));
  }
  return namesIn(pattern)
    .filter((name) => /^tsconfig(\.\w+)?\.json$/.test(name) && name !== 'tsconfig.base.json')
    .map((name) => path.posix.join(pattern, name));
}

/** @param {string} folder */
function namesIn(folder) {
  const place = path.join(root, folder);
  return existsSync(place) && statSync(place).isDirectory() ? readdirSync(place) : [];
}

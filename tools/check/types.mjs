// @ts-check
/** Type-checks every project that the root's tsconfig.json names. */
import path from 'node:path';
import { compileTypes, projectsOf } from './compile-types.mjs';
import { report, rootToCheck } from './report.mjs';

const root = path.resolve(rootToCheck());
const projects = await projectsOf(root);

const diagnostics = [];
for (const project of projects) {
  for (const diagnostic of await compileTypes(root, project)) {
    diagnostics.push({ ...diagnostic, message: `${diagnostic.message} (${project})` });
  }
}
report(diagnostics, `types: ${projects.length} projects (${projects.join(', ')})`);

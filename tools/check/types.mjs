// @ts-check
/** Type-checks every project that the root's tsconfig.json names. */
import { compileTypes, projectsOf } from './compile-types.mjs';
import { report, rootToCheck } from './report.mjs';

const about = { zh: '检查所有 tsconfig 的类型', en: 'Type-checks every tsconfig of the project' };
const root = rootToCheck('npm run check:types', about);
const { projects, diagnostics } = await projectsOf(root);

for (const project of projects) {
  for (const diagnostic of await compileTypes(root, project)) {
    diagnostics.push({ ...diagnostic, message: `${diagnostic.message} (${project})` });
  }
}
report(diagnostics, `types: ${projects.length} projects (${projects.join(', ')})`);

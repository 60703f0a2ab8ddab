// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { templateGroup } from '../../build/template-compiler.mjs';

/**
 * Lets the preview's own code import `.wxml`: the built-in components' templates, compiled here so that the browser
 * needs no compiler.
 *
 * @returns {import('esbuild').Plugin}
 */
export function wxmlPlugin() {
  return {
    name: 'wxml',
    setup(build) {
      build.onLoad({ filter: /\.wxml$/ }, async ({ path: file }) => {
        const group = templateGroup();
        try {
          const problems = group.addTmpl('', (await readFile(file, 'utf8')).trim());
          const errors = problems.map(
            (/** @type {{ message: string, startLine: number, startColumn: number }} */ one) => ({
              text: one.message,
              location: { file: path.relative(process.cwd(), file), line: one.startLine + 1, column: one.startColumn },
            }),
          );
          const contents = `const groupList = ${group.getTmplGenObjectGroups()};\nexport default { groupList, content: groupList[''] };`;
          return { contents, loader: 'js', errors };
        } finally {
          group.free();
        }
      });
    },
  };
}

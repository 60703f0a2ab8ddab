// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'rolldown/utils';
import { fault, placeOf } from './diagnostics.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./options.mjs').Settings} Settings */

/** Neither the simulator nor its clips may reach a phone. */
const developmentOnly = 'simulator/';

/**
 * Finds imports that compile and would not do on a phone what they say.
 *
 * @param {Settings} settings
 * @param {ReadonlySet<string>} entries absolute paths
 * @param {Diagnostic[]} diagnostics where it tells them
 * @returns {import('rolldown').Plugin}
 */
export function importRules({ root, target }, entries, diagnostics) {
  const fromRoot = (/** @type {string} */ file) => path.relative(root, file).replaceAll('\\', '/');
  const names = new Set([...entries].map((entry) => path.basename(entry, '.ts')));
  return {
    name: 'import-rules',
    async resolveId(specifier, importer) {
      if (!importer || !names.has(path.basename(specifier, '.ts'))) return;
      const resolved = await this.resolve(specifier, importer, { skipSelf: true });
      if (!resolved || !entries.has(resolved.id)) return;
      const source = readFileSync(importer, 'utf8');
      diagnostics.push(fault(fromRoot(importer), importOfEntry(specifier), placeOf(source, source.indexOf(specifier))));
    },
    transform: {
      filter: { id: '**/*.ts' },
      handler(source, file) {
        for (const { start, entries: names } of parseSync(file, source).module.staticImports) {
          if (names.length === 0) diagnostics.push(fault(fromRoot(file), bareImportMessage, placeOf(source, start)));
        }
      },
    },
    generateBundle(_, output) {
      if (target !== 'device') return;
      const modules = Object.values(output).flatMap((chunk) =>
        chunk.type === 'chunk' ? Object.entries(chunk.modules) : [],
      );
      for (const [id, { renderedLength }] of modules) {
        const file = fromRoot(id);
        if (renderedLength === 0 || !file.startsWith(developmentOnly)) continue;
        const importers = this.getModuleInfo(id)?.importers.map(fromRoot).join(', ');
        diagnostics.push(fault(file, `The device build must not contain this file, but ${importers} imports it`));
      }
    },
  };
}

/** A bare `import './x'` would vanish without a word: package.json says that no module has side effects. */
const bareImportMessage =
  'Shared modules have no side effects, so this import would do nothing: export a function and call it';

/** @param {string} specifier */
function importOfEntry(specifier) {
  return `"${specifier}" is a page, a component or the app: WeChat loads it by itself, so nothing may import it. Move what is shared to a module beside it.`;
}

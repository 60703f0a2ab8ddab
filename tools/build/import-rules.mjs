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
        diagnostics.push(fault(file, notOnPhone(importers ?? '')));
      }
    },
  };
}

/** A bare `import './x'` would vanish without a word: package.json says that no module has side effects. */
const bareImportMessage = [
  '共享模块没有副作用，这样导入什么也不做：导出一个函数，再调用它。',
  'Shared modules have no side effects, so this import would do nothing: export a function and call it.',
].join('\n');

/** @param {string} importers */
const notOnPhone = (importers) =>
  [
    `真机构建里不能有这个文件，${importers} 却导入了它：去掉那个导入，或只导入它的类型。`,
    `The device build must not contain this file, but ${importers} imports it: take that import out, or import its types alone.`,
  ].join('\n');

/** @param {string} specifier */
function importOfEntry(specifier) {
  return [
    `“${specifier}”是页面、组件或 app，由微信自己加载，别的文件不能导入它。把共用的部分移到旁边的模块里。`,
    `"${specifier}" is a page, a component or the app: WeChat loads it by itself, so nothing may import it. Move what is shared to a module beside it.`,
  ].join('\n');
}

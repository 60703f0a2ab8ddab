// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { compilerOptions } from './compiler-options.mjs';
import { fault, fromEsbuildError, placeOf } from './diagnostics.mjs';
import { sourceResolver } from './resolve-source.mjs';
import { sourceOf } from './source-tree.mjs';
import { sourcesOf } from './sources-of.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./options.mjs').Settings} Settings */
/** @typedef {import('./source-tree.mjs').SourceTree} SourceTree */

/** Stands before the key of a shared module while esbuild works; no real path looks like it. */
const sharedPrefix = '@shared/';

/**
 * Compiles every script that WeChat loads by itself, each to a file of its own. What they import is not compiled into
 * them: each import becomes a look-up in `shared.js`, so that xstate and every singleton exist once.
 *
 * @param {Settings} settings
 * @param {SourceTree} tree
 * @returns {Promise<{ files: Map<string, string>, sharedModules: Map<string, string>, sources: import('./build.types.ts').BuiltSource[], diagnostics: Diagnostic[] }>}
 *   `sharedModules`: key → absolute path of every module that is still imported once dead code is gone
 */
export async function compileEntries(settings, tree) {
  const { root } = settings;
  const entryPaths = new Set(tree.entries.map((entry) => path.join(root, sourceOf(entry))));
  const resolve = sourceResolver(settings);
  /** @type {Map<string, string>} */
  const imported = new Map();

  /** @type {import('esbuild').Plugin} */
  const importsFromShared = {
    name: 'imports-from-shared',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async (question) => {
        if (question.kind === 'entry-point') return undefined;
        const answer = await resolve(build, question);
        if (!answer?.path) return answer;
        if (entryPaths.has(answer.path)) return { errors: [{ text: importOfEntry(question.path) }] };
        const key = moduleKey(root, answer.path);
        imported.set(key, answer.path);
        return { path: sharedPrefix + key, external: true, sideEffects: false };
      });
    },
  };

  try {
    const result = await esbuild.build({
      ...compilerOptions(settings),
      entryPoints: tree.entries.map((entry) => ({
        in: path.join(root, sourceOf(entry)),
        out: entry.replace(/\.ts$/, ''),
      })),
      outdir: root,
      plugins: [importsFromShared],
    });
    return {
      ...readOutputs(result, tree, imported),
      sources: sourcesOf(result.metafile),
      diagnostics: tree.entries.flatMap((entry) => bareImports(tree, entry)),
    };
  } catch (error) {
    return { files: new Map(), sharedModules: new Map(), sources: [], diagnostics: fromEsbuildError(error) };
  }
}

/**
 * @param {import('esbuild').BuildResult<{ metafile: true, write: false }>} result
 * @param {SourceTree} tree
 * @param {Map<string, string>} imported
 */
function readOutputs(result, tree, imported) {
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const output of result.outputFiles) {
    const file = path.relative(tree.root, output.path).replaceAll('\\', '/');
    files.set(file, lookUpInShared(output.text, file));
  }
  /** @type {Map<string, string>} */
  const sharedModules = new Map();
  for (const output of Object.values(result.metafile.outputs)) {
    for (const { path: specifier } of output.imports) {
      const key = specifier.slice(sharedPrefix.length);
      sharedModules.set(key, /** @type {string} */ (imported.get(key)));
    }
  }
  return { files, sharedModules };
}

/**
 * `require("@shared/KEY")` → `require("../../shared.js")["KEY"]`.
 *
 * @param {string} code
 * @param {string} file
 */
function lookUpInShared(code, file) {
  const up = '../'.repeat(file.split('/').length - 1) || './';
  return code.replace(
    /require\((["'`])@shared\/(.*?)\1\)/g,
    (_, _quote, key) => `require("${up}shared.js")[${JSON.stringify(key)}]`,
  );
}

/**
 * A bare `import './x'` would vanish without a word, as shared modules count as free of side effects.
 *
 * @param {SourceTree} tree
 * @param {string} entry
 */
function bareImports(tree, entry) {
  const source = readFileSync(path.join(tree.root, sourceOf(entry)), 'utf8');
  return [...source.matchAll(/^import\s+['"].*$/gm)].map((found) =>
    fault(sourceOf(entry), bareImportMessage, placeOf(source, found.index)),
  );
}

const bareImportMessage =
  'Shared modules have no side effects, so this import would do nothing: export a function and call it';

/**
 * What a module is called in `shared.js`: its path from the project root, without the suffix.
 *
 * @param {string} root
 * @param {string} file
 */
function moduleKey(root, file) {
  return path
    .relative(root, file)
    .replaceAll('\\', '/')
    .replace(/\.[cm]?[jt]s$/, '');
}

/** @param {string} specifier */
function importOfEntry(specifier) {
  return `"${specifier}" is a page, a component or the app: WeChat loads it by itself, so nothing may import it. Move what is shared to a module beside it.`;
}

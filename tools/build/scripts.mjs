// @ts-check
import path from 'node:path';
import { build } from 'rolldown';
import { inputOptions, outputOptions } from './bundler-options.mjs';
import { bytesBySource } from './bytes-by-source.mjs';
import { withoutDescriptions } from './descriptions.mjs';
import { fromBundlerError } from './diagnostics.mjs';
import { importRules } from './import-rules.mjs';
import { requiredPackages } from './npm/imports.mjs';
import { credentialsExample, credentialsFile } from './options.mjs';
import { replacedSources } from './replaced-sources.mjs';
import { sharedScripts } from './shared-scripts.mjs';
import { packedClip, sourceIn } from './source-tree.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./options.mjs').Settings} Settings */
/** @typedef {import('./source-tree.mjs').SourceTree} SourceTree */

/**
 * Compiles every script that WeChat loads by itself, each to a file of its own. What they import is in one `shared.js`
 * a package, so that XState and every singleton exist once; credentials alone stay out of it, so that a check can say where they are.
 *
 * @param {Settings} settings
 * @param {SourceTree} tree
 * @param {readonly import('./sub-packages.mjs').SubPackage[]} packages
 * @returns {Promise<{ files: Map<string, string>, sources: import('./build.types.ts').BuiltSource[], requests: import('./npm/index.mjs').NpmRequest[], diagnostics: Diagnostic[] }>}
 *   `requests`: what the scripts import of npm packages
 */
export async function bundleScripts(settings, tree, packages) {
  const { root } = settings;
  const entries = new Map(
    tree.entries.map((entry) => [path.join(root, sourceIn(tree, entry)), entry.slice(0, -'.ts'.length)]),
  );
  const credentials = new Set([credentialsExample, credentialsFile].map((file) => path.join(root, file)));
  /** @type {Diagnostic[]} */
  const diagnostics = [];
  /** @type {Map<string, import('./npm/index.mjs').NpmRequest>} */
  const requests = new Map();
  try {
    const { output } = await build({
      ...inputOptions(settings),
      input: Object.fromEntries([...entries].map(([source, name]) => [name, source])),
      plugins: [
        replacedSources(settings),
        clipsByPlace(settings),
        withoutDescriptions(settings),
        requiredPackages(settings, requests),
        importRules(settings, new Set(entries.keys()), diagnostics),
      ],
      write: false,
      output: {
        ...outputOptions(settings),
        codeSplitting: {
          groups: [
            { name: 'config/credentials', priority: packages.length + 1, test: (file) => credentials.has(file) },
            ...sharedScripts(entries, packages),
          ],
        },
      },
    });
    const chunks = output.filter((file) => file.type === 'chunk');
    return {
      files: new Map(chunks.map(({ fileName, code }) => [fileName, code])),
      sources: bytesBySource(chunks, root),
      requests: [...requests.values()],
      diagnostics,
    };
  } catch (error) {
    const faults = diagnostics.length > 0 ? diagnostics : fromBundlerError(error, root);
    return { files: new Map(), sources: [], requests: [], diagnostics: faults };
  }
}

/**
 * A clip is a file of the package, read when it is played: who imports it gets its place.
 *
 * @param {Settings} settings
 * @returns {import('rolldown').Plugin}
 */
function clipsByPlace({ root }) {
  return {
    name: 'clips-by-place',
    load: {
      filter: { id: '**/*.flv' },
      handler(clip) {
        const place = packedClip(path.relative(root, clip).replaceAll('\\', '/'));
        return { code: `export default ${JSON.stringify(place)};`, moduleType: 'js' };
      },
    },
  };
}

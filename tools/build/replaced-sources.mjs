// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { credentialsExample, credentialsFile } from './options.mjs';

/** @typedef {import('./options.mjs').Settings} Settings */

/** The one file that says `requirePlugin`, and the one that stands in for it where plugins are simulated. */
const realPlugins = 'miniprogram/plugins/require-plugins.ts';
const simulatedPlugins = 'simulator/require-plugins.ts';

/**
 * Puts one source in the place of another: whoever imports the one gets what the other exports.
 *
 * @param {Settings} settings
 * @returns {import('rolldown').Plugin}
 */
export function replacedSources(settings) {
  const replaced = replacements(settings);
  const names = new Set([...replaced.keys()].map((file) => path.basename(file, '.ts')));
  return {
    name: 'replaced-sources',
    async resolveId(specifier, importer) {
      if (!names.has(path.basename(specifier))) return undefined;
      const resolved = await this.resolve(specifier, importer, { skipSelf: true });
      return resolved && replaced.get(resolved.id);
    },
  };
}

/**
 * Which files take the place of which, as absolute paths.
 *
 * @param {Settings} settings
 * @returns {Map<string, string>}
 */
function replacements({ root, target }) {
  /** @type {(from: string, to: string) => Map<string, string>} */
  const replacing = (from, to) => new Map([[path.join(root, from), path.join(root, to)]]);
  // Simulated plugins need no credentials: the build that the preview serves never holds any.
  if (target === 'devtools') return replacing(realPlugins, simulatedPlugins);
  return existsSync(path.join(root, credentialsFile)) ? replacing(credentialsExample, credentialsFile) : new Map();
}

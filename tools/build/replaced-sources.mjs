// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { credentialsExample, credentialsFile } from './options.mjs';
import { listFiles, packageFiles, sourceOf, variantsAmong } from './source-tree.mjs';

/** @typedef {import('./options.mjs').Settings} Settings */

/** The files that say `requirePlugin`, and those that stand in for them where plugins are simulated. */
const simulated = [
  ['miniprogram/plugins/require-plugins.ts', 'simulator/require-plugins.ts'],
  ['miniprogram/plugins/require-player.ts', 'simulator/require-player.ts'],
  ['miniprogram/plugins/require-player-early.ts', 'simulator/require-player-early.ts'],
];

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
function replacements({ root, target, way }) {
  // Simulated plugins need no credentials: the build that the preview serves never holds any.
  const own = existsSync(path.join(root, credentialsFile)) ? [[credentialsExample, credentialsFile]] : [];
  const variants = variantsAmong(packageFiles(root, { withSimulator: target === 'devtools' }), way);
  const machines = variantsAmong(listFiles(path.join(root, 'machines')), way);
  const ofWay = [
    ...[...variants].map(([file, variant]) => [sourceOf(file), sourceOf(variant)]),
    ...[...machines].map(([file, variant]) => [`machines/${file}`, `machines/${variant}`]),
  ];
  const pairs = [...(target === 'devtools' ? simulated : own), ...ofWay];
  return new Map(pairs.map(([from = '', to = '']) => [path.join(root, from), path.join(root, to)]));
}

// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { credentialsExample, credentialsFile } from './options.mjs';

/** @typedef {import('./options.mjs').Settings} Settings */

/** The one file that says `requirePlugin`, and the one that stands in for it where plugins are simulated. */
const realPlugins = 'miniprogram/plugins/require-plugins.ts';
const simulatedPlugins = 'simulator/require-plugins.ts';

/** Marks our own question to esbuild's resolver, so that we don't answer it ourselves. */
const asked = Symbol('asked');

/**
 * Which files take the place of which, as absolute paths.
 *
 * @param {Settings} settings
 */
function replacements({ root, target }) {
  const map = new Map();
  if (target === 'devtools') {
    // Simulated plugins need no credentials: the build that the preview serves never holds any.
    map.set(path.join(root, realPlugins), path.join(root, simulatedPlugins));
    return map;
  }
  const credentials = path.join(root, credentialsFile);
  if (existsSync(credentials)) map.set(path.join(root, credentialsExample), credentials);
  return map;
}

/**
 * Resolves an import as esbuild does, then puts the build's replacements in place.
 *
 * @param {Settings} settings
 */
export function sourceResolver(settings) {
  const replaced = replacements(settings);
  /**
   * @param {import('esbuild').PluginBuild} build
   * @param {import('esbuild').OnResolveArgs} question
   * @returns {Promise<import('esbuild').OnResolveResult | undefined>} undefined for a question of our own
   */
  return async (build, question) => {
    if (question.pluginData === asked) return undefined;
    const { importer, resolveDir, kind } = question;
    const answer = await build.resolve(question.path, { importer, resolveDir, kind, pluginData: asked });
    if (answer.errors.length > 0) return { errors: answer.errors };
    return { ...answer, path: replaced.get(answer.path) ?? answer.path, pluginData: undefined };
  };
}

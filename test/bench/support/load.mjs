// @ts-check
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { inputOptions, outputOptions } from '../../../tools/build/bundler-options.mjs';
import { repositoryRoot, withDefaults } from '../../../tools/build/options.mjs';

const settings = withDefaults({ target: 'device' });
const folder = path.join(repositoryRoot, '.cache/bench');

/**
 * Bundles a TypeScript module as a phone gets it, minified and without development warnings, and imports it.
 *
 * @param {string} file from the project root
 * @param {import('rolldown').InputOptions} [options] what else the bundler is told
 * @returns {Promise<any>} what it exports
 */
export async function load(file, options = {}) {
  const name = `${file.replaceAll('/', '-').slice(0, -'.ts'.length)}.mjs`;
  await build({
    ...inputOptions(settings),
    input: path.join(repositoryRoot, file),
    moduleTypes: { '.flv': 'binary' },
    ...options,
    output: { ...outputOptions(settings), dir: folder, format: 'es', entryFileNames: name },
  });
  return import(`${pathToFileURL(path.join(folder, name)).href}?${Date.now()}`);
}

// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { minifyBundle } from '../../../tools/build/minify.mjs';
import { repositoryRoot } from '../../../tools/build/options.mjs';

const folder = path.join(repositoryRoot, '.cache/bench');

/**
 * Bundles a TypeScript module as a phone gets it, minified and without development warnings, and imports it.
 *
 * @param {string} file from the project root
 * @param {import('esbuild').BuildOptions} [options] what else esbuild is told
 * @returns {Promise<any>} what it exports
 */
export async function load(file, options = {}) {
  mkdirSync(folder, { recursive: true });
  const outfile = path.join(folder, `${file.replaceAll('/', '-').replace(/\.ts$/, '')}.mjs`);
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(repositoryRoot, file)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2018',
    conditions: ['module'],
    define: { __INSPECT__: 'false', __DEVTOOLS__: 'false' },
    loader: { '.flv': 'binary' },
    logLevel: 'error',
    ...options,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, useDefineForClassFields: false } },
  });
  const { code } = minifyBundle(outputFiles?.[0]?.text ?? '', new Set(), { isModule: true });
  writeFileSync(outfile, code);
  return import(`${pathToFileURL(outfile).href}?${Date.now()}`);
}

// @ts-check
import { build } from 'rolldown';
import { fault, fromBundlerError } from '../diagnostics.mjs';
import { minified } from '../minify.mjs';
import { notInPackage, npmFolder } from './packages.mjs';

/**
 * A script of a package without a `miniprogram` folder.
 *
 * @typedef {object} PlainScript
 * @property {string} name as it is imported: `dayjs`, `dayjs/locale/zh-cn`
 * @property {import('./packages.mjs').NpmPackage} pack
 * @property {{ by: string, place?: { line?: number, column?: number } | undefined }} request who imports it first
 */

/**
 * Plain JavaScript as CommonJS for ES2018, each script in a file of its own. What several of them import, their own packages
 * and others, is there once, as for WeChat each package is one module.
 *
 * @param {ReadonlyMap<string, PlainScript>} scripts by their place in the mini-program
 * @param {{ root: string, minify: boolean }} settings
 * @returns {Promise<{ files: Map<string, string>, diagnostics: import('../build.types.ts').Diagnostic[] }>} path in the mini-program → contents
 */
export async function plainPackages(scripts, settings) {
  if (scripts.size === 0) return { files: new Map(), diagnostics: [] };
  /** @type {import('../build.types.ts').Diagnostic[]} */
  const diagnostics = [];
  try {
    const { output } = await build(optionsFor(scripts, settings, diagnostics));
    const chunks = output.filter((file) => file.type === 'chunk');
    return { files: new Map(chunks.map(({ fileName, code }) => [fileName, code])), diagnostics };
  } catch (error) {
    const faults = diagnostics.length > 0 ? diagnostics : fromBundlerError(error, settings.root);
    return { files: new Map(), diagnostics: faults };
  }
}

/**
 * @param {ReadonlyMap<string, PlainScript>} scripts
 * @param {{ root: string, minify: boolean }} settings
 * @param {import('../build.types.ts').Diagnostic[]} diagnostics where it tells what is not there
 * @returns {import('rolldown').BuildOptions}
 */
function optionsFor(scripts, { root, minify }, diagnostics) {
  return {
    cwd: root,
    platform: 'browser',
    tsconfig: false,
    logLevel: 'silent',
    input: Object.fromEntries([...scripts.keys()].map((place) => [place.slice(0, -'.js'.length), place])),
    transform: {
      target: 'es2018',
      define: { 'process.env.NODE_ENV': JSON.stringify(minify ? 'production' : 'development') },
    },
    plugins: [
      {
        // by its name, as whoever imports it: what it exports counts, a folder has its "main" alone
        name: 'begins with a package',
        async resolveId(place, importer) {
          const script = importer ? undefined : scripts.get(place);
          if (!script) return undefined;
          const { name, pack, request } = script;
          const found = await this.resolve(name, `${pack.root}/importer.js`, { skipSelf: true });
          if (!found) diagnostics.push(fault(request.by, notInPackage(name, pack), request.place));
          return found;
        },
      },
    ],
    write: false,
    output: {
      dir: root,
      format: 'cjs',
      entryFileNames: '[name].js',
      chunkFileNames: `${npmFolder}/_shared/[name].js`,
      generatedCode: { symbols: false },
      comments: false,
      sourcemapIgnoreList: false,
      minify: false,
      plugins: minify ? [minified()] : [],
    },
  };
}

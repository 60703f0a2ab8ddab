// @ts-check
import path from 'node:path';
import esbuild from 'esbuild';
import { compilerOptions } from './compiler-options.mjs';
import { fault, fromEsbuildError } from './diagnostics.mjs';
import { minifyBundle } from './minify.mjs';
import { credentialsExample, credentialsFile } from './options.mjs';
import { sourceResolver } from './resolve-source.mjs';
import { packedClip } from './source-tree.mjs';
import { sourcesOf } from './sources-of.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./options.mjs').Settings} Settings */

const abortController = 'miniprogram/runtime/abort-controller.ts';

/** Where credentials are in the package: there and nowhere else, so that a check can say so. */
const credentialsOutput = 'config/credentials.js';

/** Neither the simulator nor its clips may reach a phone. */
const developmentOnly = /^simulator\//;

/**
 * Bundles everything that entries import into one CommonJS file: WeChat loads CommonJS, and esbuild splits only ESM.
 * Credentials alone stay out of it, in a file of their own.
 *
 * @param {Settings} settings
 * @param {Map<string, string>} modules key → absolute path
 * @returns {Promise<{ files: Map<string, string>, sources: import('./build.types.ts').BuiltSource[], diagnostics: Diagnostic[] }>}
 */
export async function bundleShared(settings, modules) {
  const resolve = sourceResolver(settings);
  const credentials = [credentialsExample, credentialsFile].map((file) => path.join(settings.root, file));
  let usedCredentials = '';
  /** @type {import('esbuild').Plugin} */
  const replaceSources = {
    name: 'replace-sources',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async (question) => {
        if (question.kind === 'entry-point') return undefined;
        const answer = await resolve(build, question);
        if (!answer?.path || !credentials.includes(answer.path)) return answer;
        usedCredentials = answer.path;
        return { path: `./${credentialsOutput}`, external: true, sideEffects: false };
      });
    },
  };
  try {
    const result = await esbuild.build({
      ...compilerOptions(settings),
      minify: false,
      stdin: { contents: indexOf(modules), resolveDir: settings.root, sourcefile: 'shared.js' },
      inject: [path.join(settings.root, abortController)],
      plugins: [replaceSources, clipsByPlace(settings)],
      logOverride: { 'ignored-bare-import': 'error' },
    });
    const shared = settings.target === 'device' ? minified(result) : asItIs(result);
    const files = new Map([['shared.js', shared.code]]);
    if (usedCredentials) files.set(credentialsOutput, await bundleCredentials(settings, usedCredentials));
    const diagnostics = settings.target === 'device' ? findDevelopmentOnly(result.metafile) : [];
    return { files, sources: shared.sources, diagnostics };
  } catch (error) {
    return { files: new Map(), sources: [], diagnostics: fromEsbuildError(error) };
  }
}

/**
 * A clip is a file of the package, read when it is played: who imports it gets its place.
 *
 * @param {Settings} settings
 * @returns {import('esbuild').Plugin}
 */
function clipsByPlace({ root }) {
  return {
    name: 'clips-by-place',
    setup(build) {
      build.onLoad({ filter: /\.flv$/ }, (clip) => {
        const place = packedClip(path.relative(root, clip.path).replaceAll('\\', '/'));
        return { contents: `export default ${JSON.stringify(place)};`, loader: 'js' };
      });
    },
  };
}

/**
 * @typedef {import('esbuild').BuildResult<{ write: false, metafile: true }>} Bundled with one output
 * @typedef {{ code: string, sources: import('./build.types.ts').BuiltSource[] }} Shared
 */

/** @type {(result: Bundled) => Shared} */
function asItIs(result) {
  return { code: textOf(result), sources: sourcesOf(result.metafile) };
}

/** @type {(result: Bundled) => Shared} */
function minified(result) {
  const { code, bytes } = minifyBundle(textOf(result), new Set(Object.keys(result.metafile.inputs)));
  return { code, sources: [...bytes].map(([file, count]) => ({ file, bytes: count })) };
}

/**
 * @param {Settings} settings
 * @param {string} file absolute path
 */
async function bundleCredentials(settings, file) {
  return textOf(await esbuild.build({ ...compilerOptions(settings), entryPoints: [file] }));
}

/** @param {import('esbuild').BuildResult<{ write: false }>} result with one output */
function textOf(result) {
  return /** @type {import('esbuild').OutputFile} */ (result.outputFiles[0]).text;
}

/**
 * A module that gathers the others under their keys. `__esModule` makes default imports of entries work.
 *
 * @param {Map<string, string>} modules
 */
function indexOf(modules) {
  const keys = [...modules.keys()].sort();
  const imports = keys.map((key, index) => `import * as m${index} from ${JSON.stringify(modules.get(key))};`);
  const entries = keys.map((key, index) => `  ${JSON.stringify(key)}: asModule(m${index}),`);
  return [
    ...imports,
    'const asModule = (namespace) =>',
    '  Object.defineProperties({ __esModule: true }, Object.getOwnPropertyDescriptors(namespace));',
    'module.exports = {',
    ...entries,
    '};',
  ].join('\n');
}

/**
 * @param {import('esbuild').Metafile} metafile
 * @returns {Diagnostic[]}
 */
function findDevelopmentOnly(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs
    .filter(([file, { bytesInOutput }]) => developmentOnly.test(file) && bytesInOutput > 0)
    .map(([file]) =>
      fault(file, `The device build must not contain this file, but ${importersOf(file, metafile)} imports it`),
    );
}

/**
 * @param {string} file
 * @param {import('esbuild').Metafile} metafile
 */
function importersOf(file, metafile) {
  const importers = Object.entries(metafile.inputs).filter(([, input]) =>
    input.imports.some((imported) => imported.path === file),
  );
  return importers
    .map(([importer]) => (importer === 'shared.js' ? 'a page, a component or the app' : importer))
    .join(', ');
}

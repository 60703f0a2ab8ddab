// @ts-check
import { exportScripts } from './export-files.mjs';
import { npmFiles } from './npm/index.mjs';
import { npmRequests } from './npm/requests.mjs';
import { checkSettings, withDefaults } from './options.mjs';
import { writeOutput } from './output.mjs';
import { checkPackageSizes } from './package-size.mjs';
import { projectConfig } from './project-config.mjs';
import { bundleScripts } from './scripts.mjs';
import { readSourceTree, sourceIn } from './source-tree.mjs';
import { readStaticFiles } from './static-files.mjs';
import { checkStructure, placeOfName } from './structure.mjs';
import { subPackagesOf } from './sub-packages.mjs';

/** @typedef {import('./build.types.ts').BuildOptions} BuildOptions */
/** @typedef {import('./build.types.ts').BuildResult} BuildResult */
/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./options.mjs').Settings} Settings */

/**
 * Builds one target: `await build({ target: 'devtools' })`. Resolves with what is wrong in `diagnostics`; rejects only on
 * a fault of the build itself (a full disk, say). Nothing is written unless everything is well.
 *
 * @param {BuildOptions} options
 * @returns {Promise<BuildResult>}
 */
export async function build(options) {
  const startedAt = performance.now();
  const settings = withDefaults(options);
  const faults = checkSettings(settings);
  const canBeBuilt = !faults.some(({ severity }) => severity === 'error');
  const made = canBeBuilt
    ? await makeFiles(settings)
    : { files: new Map(), sizeFaults: () => [], sources: [], diagnostics: [] };

  const files = [...made.files]
    .map(([path, contents]) => ({ path, bytes: Buffer.byteLength(contents) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const diagnostics = [...faults, ...made.diagnostics, ...made.sizeFaults(files)];
  const ok = !diagnostics.some(({ severity }) => severity === 'error');
  if (ok) writeOutput(settings.outDir, made.files);
  return {
    target: settings.target,
    ok,
    outDir: settings.outDir,
    diagnostics,
    files: ok ? files : [],
    sources: ok ? made.sources : [],
    durationMs: performance.now() - startedAt,
  };
}

/**
 * Every file of the output, in memory.
 *
 * @param {Settings} settings
 * @returns {Promise<{ files: Map<string, string | Buffer>, sizeFaults: (files: import('./build.types.ts').BuiltFile[]) => Diagnostic[], sources: import('./build.types.ts').BuiltSource[], diagnostics: Diagnostic[] }>}
 */
async function makeFiles(settings) {
  const { tree, diagnostics: treeFaults } = readSourceTree(settings);
  const statics = readStaticFiles(settings, tree);
  const subPackages = subPackagesOf(statics.configs.get('app.json'));
  const exported = exportScripts(tree, statics.configs.get('app.json'));
  const scripts = await bundleScripts(
    settings,
    { ...tree, entries: [...tree.entries, ...exported.entries] },
    subPackages,
  );
  const npm = await npmFiles({ root: settings.root, minify: settings.target === 'device' }, [
    ...npmRequests(tree, statics.configs),
    ...scripts.requests,
  ]);
  const config = projectConfig({ ...settings, miniprogramRoot: './' });
  return {
    files: new Map([
      ...statics.files,
      ...npm.files,
      ...scripts.files,
      ['project.config.json', `${JSON.stringify(config, null, 2)}\n`],
    ]),
    sizeFaults: (files) =>
      checkPackageSizes(settings.target, files, subPackages, (root) => ({
        file: sourceIn(tree, 'app.json'),
        ...placeOfName(tree, 'app.json', root),
      })),
    sources: scripts.sources.sort((a, b) => (a.file < b.file ? -1 : 1)),
    diagnostics: [
      ...treeFaults,
      ...statics.diagnostics,
      ...checkStructure(tree, statics.configs),
      ...exported.diagnostics,
      ...npm.diagnostics,
      ...scripts.diagnostics,
    ],
  };
}

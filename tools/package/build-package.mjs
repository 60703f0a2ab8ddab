// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';
import { writeOutput } from '../build/output.mjs';
import { packageFaults } from './checks.mjs';
import { packedComponents } from './components.mjs';
import { declarationsOf } from './declarations.mjs';
import { documents, doors, manifestOf, nodeFolder, phoneFolder, typesFolder } from './manifest.mjs';
import { bundleNodeScripts } from './node-scripts.mjs';
import { bundlePackageScripts } from './scripts.mjs';

/** @typedef {import('./package.types.ts').PackageResult} PackageResult */

/**
 * Writes the npm package: what a phone runs, the declarations, what Node runs, and what people read. Nothing is written unless all
 * of it can be used.
 *
 * @param {{ root?: string | undefined, outDir?: string }} [options]
 * @returns {Promise<PackageResult>}
 */
export async function buildPackage({ root = repositoryRoot, outDir = path.join(root, 'dist/package') } = {}) {
  const startedAt = performance.now();
  const made = await packageContents(root);
  const faults = made.diagnostics.length > 0 ? made.diagnostics : packageFaults(made.files);
  const ok = faults.length === 0;
  if (ok) writeOutput(outDir, made.files);
  const files = [...made.files].map(([file, contents]) => ({ path: file, bytes: Buffer.byteLength(contents) }));
  return {
    ok,
    outDir,
    diagnostics: faults,
    files: ok ? files.sort((a, b) => (a.path < b.path ? -1 : 1)) : [],
    sources: ok ? made.sources : [],
    durationMs: performance.now() - startedAt,
  };
}

/**
 * Every file of it, in memory.
 *
 * @param {string} root
 * @returns {Promise<{ files: Map<string, string | Buffer>, sources: import('../build/build.types.ts').BuiltSource[], diagnostics: import('../build/build.types.ts').Diagnostic[] }>}
 */
export async function packageContents(root) {
  const { components, files: statics, diagnostics: lacking } = packedComponents(root);
  if (lacking.length > 0) return { files: new Map(), sources: [], diagnostics: lacking };
  const onPhones = doors.filter(({ script }) => script.startsWith(`${phoneFolder}/`));
  const scripts = await bundlePackageScripts(
    root,
    new Map([
      ...onPhones.map(({ source, script }) =>
        entry(root, `${source}.ts`, script.slice(phoneFolder.length + 1, -'.js'.length)),
      ),
      ...components.map(({ place, sources }) => entry(root, sources.ts, place)),
    ]),
  );
  if (scripts.diagnostics.length > 0) return { files: new Map(), sources: [], diagnostics: scripts.diagnostics };
  const inNode = await bundleNodeScripts(
    root,
    doors.filter((door) => !onPhones.includes(door)),
  );
  if (inNode.diagnostics.length > 0) return { files: new Map(), sources: [], diagnostics: inNode.diagnostics };
  const types = declarationsOf(
    root,
    doors.map(({ source }) => source),
  );
  const read = [...documents].filter(([source]) => existsSync(path.join(root, source)));
  return {
    files: new Map([
      ['package.json', `${JSON.stringify(manifestOf(root), null, 2)}\n`],
      ...read.map(([source, file]) => /** @type {const} */ ([file, readFileSync(path.join(root, source), 'utf8')])),
      ...[...statics, ...scripts.files].map(
        ([file, contents]) => /** @type {const} */ ([`${phoneFolder}/${file}`, contents]),
      ),
      ...[...inNode.files].map(([file, contents]) => /** @type {const} */ ([`${nodeFolder}/${file}`, contents])),
      ...[...types.files].map(([file, text]) => /** @type {const} */ ([`${typesFolder}/${file}`, text])),
    ]),
    sources: scripts.sources,
    diagnostics: types.diagnostics,
  };
}

/** @param {string} root @param {string} source @param {string} name @returns {[string, string]} */
const entry = (root, source, name) => [path.join(root, source), name];

// @ts-check
import { build } from 'rolldown';
import { inputOptions, outputOptions } from '../build/bundler-options.mjs';
import { bytesBySource } from '../build/bytes-by-source.mjs';
import { withoutDescriptions } from '../build/descriptions.mjs';
import { fromBundlerError } from '../build/diagnostics.mjs';
import { withDefaults } from '../build/options.mjs';

/** @typedef {import('../build/build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('../build/build.types.ts').BuiltSource} BuiltSource */

/** What only the one way needs is not loaded in the other. */
const sharedNames = { both: 'shared', bytes: 'shared-bytes', managed: 'shared-managed' };

/**
 * The scripts that a phone loads, in CommonJS: the doors, the components, and what they share, so that every singleton exists once.
 *
 * @param {string} root
 * @param {ReadonlyMap<string, string>} entries absolute path of a source → path in the package, without a suffix
 * @returns {Promise<{ files: Map<string, string>, sources: BuiltSource[], diagnostics: Diagnostic[] }>}
 */
export async function bundlePackageScripts(root, entries) {
  const settings = { ...withDefaults({ target: 'device', root, way: 'managed' }), inspect: false };
  /** @type {Map<string, Set<string>> | undefined} */
  let users;
  try {
    const { output } = await build({
      ...inputOptions(settings),
      input: Object.fromEntries([...entries].map(([source, name]) => [name, source])),
      plugins: [withoutDescriptions(settings)],
      write: false,
      output: {
        ...outputOptions(settings),
        codeSplitting: {
          groups: [
            {
              name(module, context) {
                if (entries.has(module)) return null;
                users ??= waysByModule(entries, context);
                const ways = users.get(module) ?? new Set();
                if (ways.size === 0) return null;
                return ways.has('bytes') && ways.has('managed')
                  ? sharedNames.both
                  : sharedNames[ways.has('bytes') ? 'bytes' : 'managed'];
              },
            },
          ],
        },
      },
    });
    const chunks = output.filter((file) => file.type === 'chunk');
    return {
      files: new Map(chunks.map(({ fileName, code }) => [fileName, code])),
      sources: bytesBySource(chunks, root),
      diagnostics: [],
    };
  } catch (error) {
    return { files: new Map(), sources: [], diagnostics: fromBundlerError(error, root) };
  }
}

/**
 * From which way's scripts each module is reached. A component of either way counts for both, a door of neither for none.
 *
 * @param {ReadonlyMap<string, string>} entries
 * @param {import('rolldown').ChunkingContext} context
 */
function waysByModule(entries, context) {
  /** @type {Map<string, Set<string>>} */
  const ways = new Map();
  /** @type {(module: string, way: string) => void} */
  const reach = (module, way) => {
    const known = ways.get(module) ?? new Set();
    if (known.has(way)) return;
    ways.set(module, known.add(way));
    for (const imported of context.getModuleInfo(module)?.importedIds ?? []) reach(imported, way);
  };
  for (const [module, name] of entries) for (const way of waysOf(name)) reach(module, way);
  return ways;
}

/** @param {string} name */
function waysOf(name) {
  const [door = ''] = name.split('/');
  if (door === 'machines') return [];
  if (door === 'parts') return ['bytes', 'managed'];
  return [/(^|-)managed$/.test(door) ? 'managed' : 'bytes'];
}

// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compactScript, compactStyle } from './compact.mjs';
import { fault } from './diagnostics.mjs';
import { parseJson, textOf } from './json.mjs';
import { packedClip, sourceOf } from './source-tree.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./options.mjs').Settings} Settings */
/** @typedef {import('./source-tree.mjs').SourceTree} SourceTree */

/** Components of real plugins and what takes their place where plugins are simulated. */
const simulatedComponents = new Map([['plugin://wechat-p2p-player/p2p-player', '/simulator/p2p-player/p2p-player']]);

/**
 * Every file that goes into the package as it is; JSON is checked and adapted to the target on the way.
 *
 * @param {Settings} settings
 * @param {SourceTree} tree
 * @returns {{ files: Map<string, string | Buffer>, configs: Map<string, any>, diagnostics: Diagnostic[] }}
 *   `configs`: what each JSON file says, after adapting
 */
export function readStaticFiles(settings, tree) {
  const files = new Map();
  const configs = new Map();
  const diagnostics = [];

  for (const file of tree.staticFiles) {
    const absolute = path.join(tree.root, sourceOf(file));
    if (!file.endsWith('.json')) {
      const source = readFileSync(absolute);
      files.set(file, settings.target === 'device' ? compacted(file, source) : source);
      continue;
    }
    const parsed = parseJson(sourceOf(file), textOf(absolute));
    if ('diagnostics' in parsed) {
      diagnostics.push(...parsed.diagnostics);
      continue;
    }
    const adapted = settings.target === 'devtools' ? simulatePlugins(file, parsed.value) : parsed.value;
    diagnostics.push(...pluginsThatAreNotSimulated(settings, file, adapted));
    configs.set(file, adapted);
    files.set(file, `${JSON.stringify(adapted, null, settings.target === 'device' ? 0 : 2)}\n`);
  }
  for (const clip of tree.clips) files.set(packedClip(clip), readFileSync(path.join(tree.root, clip)));
  return { files, configs, diagnostics };
}

/**
 * @param {string} file
 * @param {Buffer} source
 */
function compacted(file, source) {
  if (file.endsWith('.wxs')) return compactScript(source.toString('utf8'));
  return file.endsWith('.wxss') ? compactStyle(source.toString('utf8')) : source;
}

/**
 * @param {string} file
 * @param {any} config
 */
function simulatePlugins(file, config) {
  const adapted = file === 'app.json' ? withoutPlugins(config) : config;
  if (!adapted.usingComponents) return adapted;
  const usingComponents = Object.fromEntries(
    Object.entries(adapted.usingComponents).map(([tag, target]) => [tag, simulatedComponents.get(target) ?? target]),
  );
  return { ...adapted, usingComponents };
}

/**
 * @param {any} app what app.json says
 */
function withoutPlugins({ plugins: _, ...app }) {
  if (!app.subPackages) return app;
  const subPackages = app.subPackages.map((/** @type {any} */ { plugins: _, ...sub }) => sub);
  return { ...app, subPackages };
}

/**
 * @param {Settings} settings
 * @param {string} file
 * @param {any} config
 */
function pluginsThatAreNotSimulated({ target }, file, config) {
  if (target !== 'devtools') return [];
  return Object.values(config.usingComponents ?? {})
    .filter((component) => String(component).startsWith('plugin://'))
    .map((component) => fault(sourceOf(file), `There is no simulated component for "${component}"`));
}

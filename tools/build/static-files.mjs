// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compactScript, compactStyle } from './compact.mjs';
import { fault } from './diagnostics.mjs';
import { parseJson, textOf } from './json.mjs';
import { additionTo, withProbePage } from './probe.mjs';
import { simulatedAliases, simulatedComponents } from './simulated-components.mjs';
import { packedClip, sourceIn, sourceOf } from './source-tree.mjs';
import { undeclaredPlugins, withPluginsOf } from './ways.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./options.mjs').Settings} Settings */
/** @typedef {import('./source-tree.mjs').SourceTree} SourceTree */

/** Components of real plugins and what takes their place where plugins are simulated. */
const standIns = new Map(
  Object.entries(simulatedAliases).flatMap(([alias, plugin]) =>
    Object.entries(simulatedComponents[plugin]).map(([name, path]) => [`plugin://${alias}/${name}`, `/${path}`]),
  ),
);

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
    const source = sourceIn(tree, file);
    const absolute = path.join(tree.root, source);
    if (!file.endsWith('.json')) {
      const bytes = withAddition(settings, file, readFileSync(absolute));
      files.set(file, settings.target === 'device' ? compacted(file, bytes) : bytes);
      continue;
    }
    const parsed = parseJson(source, textOf(absolute));
    if ('diagnostics' in parsed) {
      diagnostics.push(...parsed.diagnostics);
      continue;
    }
    if (file === 'app.json') diagnostics.push(...undeclaredPlugins(parsed.value, settings.plugins));
    const own = file === 'app.json' ? ownApp(settings, parsed.value) : parsed.value;
    const adapted = settings.target === 'devtools' ? simulatePlugins(file, own) : own;
    diagnostics.push(...pluginsThatAreNotSimulated(settings, source, adapted));
    configs.set(file, adapted);
    files.set(file, `${JSON.stringify(adapted, null, settings.target === 'device' ? 0 : 2)}\n`);
  }
  for (const clip of tree.clips) files.set(packedClip(clip), readFileSync(path.join(tree.root, clip)));
  return { files, configs, diagnostics };
}

/** @param {Settings} settings @param {any} app what app.json says */
function ownApp({ plugins, probe }, app) {
  const own = withPluginsOf(app, plugins);
  return probe ? withProbePage(own) : own;
}

/**
 * @param {Settings} settings
 * @param {string} file
 * @param {Buffer} bytes
 */
function withAddition({ root, probe }, file, bytes) {
  const added = path.join(root, sourceOf(additionTo(file)));
  return probe && existsSync(added) ? Buffer.concat([bytes, readFileSync(added)]) : bytes;
}

/**
 * @param {string} file
 * @param {Buffer} bytes
 */
function compacted(file, bytes) {
  if (file.endsWith('.wxs')) return compactScript(bytes.toString('utf8'));
  return file.endsWith('.wxss') ? compactStyle(bytes.toString('utf8')) : bytes;
}

/**
 * @param {string} file
 * @param {any} config
 */
function simulatePlugins(file, config) {
  const adapted = file === 'app.json' ? withoutPlugins(config) : config;
  if (!adapted.usingComponents) return adapted;
  const usingComponents = Object.fromEntries(
    Object.entries(adapted.usingComponents).map(([tag, target]) => [tag, standIns.get(target) ?? target]),
  );
  return { ...adapted, usingComponents };
}

/**
 * @param {any} app what app.json says
 */
function withoutPlugins({ plugins: _, ...app }) {
  if (!Array.isArray(app.subPackages)) return app;
  return { ...app, subPackages: app.subPackages.map((/** @type {any} */ sub) => ({ ...sub, plugins: undefined })) };
}

/**
 * @param {Settings} settings
 * @param {string} source
 * @param {any} config
 */
function pluginsThatAreNotSimulated({ target }, source, config) {
  if (target !== 'devtools') return [];
  return Object.values(config.usingComponents ?? {})
    .filter((component) => String(component).startsWith('plugin://'))
    .map((component) => fault(source, notSimulated(String(component))));
}

/** @param {string} component */
const notSimulated = (component) =>
  [
    `组件“${component}”没有模拟的：在 tools/build/simulated-components.mjs 里加一个。`,
    `There is no simulated component for "${component}": add one to tools/build/simulated-components.mjs.`,
  ].join('\n');

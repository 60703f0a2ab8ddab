// @ts-check
import { readConfigs } from './json.mjs';
import { simulatePlugins } from './plugins.mjs';
import { collectScripts } from './scripts.mjs';
import { miniProgramRoot, readSourceFiles } from './source-files.mjs';
import { compileTemplates } from './wxml.mjs';
import { compileStyles } from './wxss.mjs';

/**
 * @typedef {import('./pack.types.ts').PackOptions} PackOptions
 * @typedef {import('./pack.types.ts').PackResult} PackResult
 * @typedef {import('./pack.types.ts').Diagnostic} Diagnostic
 */

/**
 * Packs a built mini-program into one script for the browser: JavaScript unchanged, templates compiled for glass-easel,
 * style sheets translated to CSS. What is wrong comes back with file and line; `code` is empty then.
 *
 * @param {PackOptions} options
 * @returns {PackResult}
 */
export function packMiniProgram({ root, shownAs = '', simulated: offered, storage }) {
  const own = readSourceFiles(miniProgramRoot(root));
  // whoever names no plugin brings what it needs
  const simulated = /"plugins"\s*:/.test(own.get('app.json') ?? '') ? offered : undefined;
  const files = new Map([...own, ...(simulated?.files ?? [])]);
  const json = readConfigs(files);
  const { plugins, diagnostics: pluginFaults } = simulated
    ? simulatePlugins(files, json.configs, simulated)
    : { plugins: {}, diagnostics: [] };
  const scripts = collectScripts(files);
  const styles = compileStyles(files, json.configs, json.pages);
  const templates = compileTemplates(files, json.configs);

  const diagnostics = [...pluginFaults, ...[json, scripts, styles, templates].flatMap((part) => part.diagnostics)]
    // whoever uses a package cannot mend it
    .filter(({ severity, file }) => severity === 'error' || !file.includes('miniprogram_npm/'))
    .map((diagnostic) => ({ ...diagnostic, file: `${shownAs}${diagnostic.file}` }));
  const ok = diagnostics.every((diagnostic) => diagnostic.severity !== 'error');
  const plain = JSON.stringify({
    pages: json.pages,
    configs: json.configs,
    styles: styles.styles,
    modules: scripts.modules,
    ...(simulated ? { simulated: { scripts: simulated.scripts, plugins } } : {}),
    way: wayOf(json.configs),
    storage,
  });
  const code = `window.__miniProgram = ${plain};\nwindow.__miniProgram.templates = ${templates.code};\n`;
  return { ok, code: ok ? code : '', diagnostics };
}

/** A component that pulls by itself has taken the place of one of the plugin's. */
const pullingComponent = /\/iot-player\/iot-player$/;

/**
 * Who pulls in a mini-program, once its plugins are simulated.
 *
 * @param {Record<string, import('./pack.types.ts').JsonObject>} configs
 * @returns {import('./pack.types.ts').PackedMiniProgram['way']}
 */
function wayOf(configs) {
  const used = Object.values(configs).flatMap(({ usingComponents }) => Object.values(usingComponents ?? {}));
  return used.some((component) => pullingComponent.test(String(component))) ? 'managed' : 'bytes';
}

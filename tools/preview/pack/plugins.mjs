// @ts-check
import { simulatedAliases } from '../../build/simulated-components.mjs';
import { errorAt, placeInJson, warningAt } from './diagnostics.mjs';

/**
 * @typedef {import('./pack.types.ts').SourceFiles} SourceFiles
 * @typedef {import('./pack.types.ts').Diagnostic} Diagnostic
 * @typedef {import('./pack.types.ts').JsonObject} JsonObject
 * @typedef {import('./pack.types.ts').PluginName} PluginName
 * @typedef {import('../simulated/simulated.types.ts').SimulatedPlugins} SimulatedPlugins
 */

/** The plugins that are simulated, by who provides them. @type {ReadonlyMap<unknown, PluginName>} */
const providers = new Map([
  ['wx1319af22356934bf', 'xp2p'],
  ['wx9e8fbc98ceac2628', 'player'],
]);

/** What they are usually called. @type {ReadonlyMap<string, PluginName>} */
const aliases = new Map(Object.entries(simulatedAliases));

/**
 * Puts the simulated plugins in the place of those that a mini-program names. A plugin that nobody simulates is told: where
 * it is declared alone as a warning, where markup needs its component as an error.
 *
 * @param {SourceFiles} files
 * @param {Record<string, JsonObject>} configs changed: components of plugins become the simulated ones
 * @param {SimulatedPlugins} simulated
 * @returns {{ plugins: Record<string, PluginName>, diagnostics: Diagnostic[] }} `plugins`: by their aliases
 */
export function simulatePlugins(files, configs, simulated) {
  /** @type {Record<string, PluginName>} */
  const plugins = {};
  /** @type {Diagnostic[]} */
  const diagnostics = [];
  for (const [alias, provider] of declaredIn(configs.app)) {
    const name = providers.get(provider) ?? aliases.get(alias);
    if (name) plugins[alias] = name;
    else diagnostics.push(at(warningAt, placeInJson(files, 'app.json', alias), nobodySimulates(alias)));
  }
  for (const [path, config] of Object.entries(configs)) {
    const { usingComponents } = /** @type {{ usingComponents?: Record<string, unknown> }} */ (config);
    if (!usingComponents) continue;
    for (const [tag, target] of Object.entries(usingComponents)) {
      const [, alias = '', component = ''] = /^plugin:\/\/([^/]+)\/(.+)$/.exec(String(target)) ?? [];
      if (alias === '') continue;
      const plugin = plugins[alias];
      const standIn = plugin && new Map(Object.entries(simulated.components[plugin])).get(component);
      if (standIn) usingComponents[tag] = standIn;
      else {
        const declared = declaredIn(configs.app);
        const isDeclared = declared.some(([one]) => one === alias);
        const [other] = declared.find(([one]) => aliases.has(alias) && plugins[one] === aliases.get(alias)) ?? [];
        const lacking = other === undefined ? notDeclared(alias) : calledOtherwise(alias, other);
        const message = isDeclared ? noSuchComponent(String(target)) : lacking;
        diagnostics.push(at(errorAt, placeInJson(files, `${path}.json`, String(target)), message));
      }
    }
  }
  return { plugins, diagnostics };
}

/**
 * Alias and provider of every plugin of an app, those of its subpackages included.
 *
 * @param {any} app what app.json says
 * @returns {[string, unknown][]}
 */
function declaredIn(app) {
  const packages = [app, ...[app?.subPackages ?? app?.subpackages ?? []].flat()];
  return packages.flatMap((one) =>
    Object.entries(one?.plugins ?? {}).map(
      ([alias, plugin]) => /** @type {[string, unknown]} */ ([alias, plugin?.provider]),
    ),
  );
}

/**
 * @param {typeof errorAt} make
 * @param {ReturnType<typeof placeInJson>} place
 * @param {string} message
 */
const at = (make, { file, line, column }, message) => make(file, line, column, message);

/** @param {string} alias */
const nobodySimulates = (alias) =>
  [
    `插件“${alias}”这里没有模拟：requirePlugin('${alias}') 会抛出错误。没有它也要能预览，就接住这个错误。`,
    `nobody simulates the plugin "${alias}": requirePlugin('${alias}') will throw. Catch that, to be shown without it.`,
  ].join('\n');

/** @param {string} component */
const noSuchComponent = (component) =>
  [
    `组件“${component}”这里没有模拟：预览时从 usingComponents 里去掉它，或换成自己的组件。`,
    `nobody simulates the component "${component}": for the preview take it out of "usingComponents", or put one of your own there.`,
  ].join('\n');

/** @param {string} alias */
const notDeclared = (alias) =>
  [
    `插件“${alias}”没有在 app.json 的 plugins 里声明：请先声明。`,
    `the plugin "${alias}" is not declared in app.json: name it there under "plugins".`,
  ].join('\n');

/** @param {string} alias @param {string} other */
const calledOtherwise = (alias, other) =>
  [
    `这里用别名“${alias}”找插件，app.json 里它叫“${other}”：请在 app.json 里改用“${alias}”。`,
    `this asks for the plugin by the alias "${alias}", and app.json calls it "${other}": call it "${alias}" there.`,
  ].join('\n');

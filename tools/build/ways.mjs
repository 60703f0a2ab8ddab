// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fault, placeOf } from './diagnostics.mjs';
import { parseJson, textOf } from './json.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./build.types.ts').Way} Way */

/**
 * What a way says of a plugin that app.json declares with its provider.
 *
 * @typedef {{ version?: string, export?: string }} PluginOverlay
 */

/** @typedef {{ way: Way, plugins: Readonly<Record<Way, Readonly<Record<string, PluginOverlay>>>>, diagnostics: Diagnostic[] }} Ways */

/** Which way a plain build goes, and what each says of the plugins; read by the build, never part of a package. */
export const waysFile = 'miniprogram/config/ways.json';

/** @type {readonly Way[]} */
const wayNames = ['bytes', 'managed'];

/** @param {unknown} name @returns {name is Way} */
export const isWay = (name) => wayNames.some((way) => way === name);

/** @param {string} where the name stands @param {unknown} name */
export const noSuchWay = (where, name) =>
  [
    `${where} ${name}：只有 bytes（自己拉流）和 managed（由插件的组件拉流）两种。`,
    `${where} ${name}: there are two, bytes (the app pulls the stream itself) and managed (components of the plugin do).`,
  ].join('\n');

/**
 * What `ways.json` says. A project without one goes by bytes, with the plugins as its app.json has them.
 *
 * @param {string} root absolute path of the project
 * @returns {Ways}
 */
export function readWays(root) {
  /** @type {Ways} */
  const plain = { way: 'bytes', plugins: { bytes: {}, managed: {} }, diagnostics: [] };
  const file = path.join(root, waysFile);
  if (!existsSync(file)) return plain;
  const text = textOf(file);
  const parsed = parseJson(waysFile, text);
  if ('diagnostics' in parsed) return { ...plain, diagnostics: parsed.diagnostics };
  const said = asObject(parsed.value) ?? {};
  const diagnostics = faultsOf(said).map(({ word, message }) => fault(waysFile, message, placeIn(text, word)));
  if (diagnostics.length > 0) return { ...plain, diagnostics };
  return {
    way: said.way ?? plain.way,
    plugins: { bytes: said.bytes?.plugins ?? {}, managed: said.managed?.plugins ?? {} },
    diagnostics,
  };
}

/**
 * app.json with the versions and export files of a way.
 *
 * @param {any} app what app.json says
 * @param {Readonly<Record<string, PluginOverlay>>} overlay by alias
 */
export function withPluginsOf(app, overlay) {
  const adapted = (/** @type {any} */ declaring) =>
    declaring?.plugins
      ? {
          ...declaring,
          plugins: Object.fromEntries(
            Object.entries(declaring.plugins).map(([alias, plugin]) => [
              alias,
              { .../** @type {any} */ (plugin), ...overlay[alias] },
            ]),
          ),
        }
      : declaring;
  return {
    ...adapted(app),
    ...(Array.isArray(app.subPackages) ? { subPackages: app.subPackages.map(adapted) } : {}),
  };
}

/**
 * Plugins of which a way speaks and app.json does not.
 *
 * @param {any} app what app.json says
 * @param {Readonly<Record<string, PluginOverlay>>} overlay by alias
 * @returns {Diagnostic[]}
 */
export function undeclaredPlugins(app, overlay) {
  const declaring = [app, ...(Array.isArray(app.subPackages) ? app.subPackages : [])];
  const declared = new Set(declaring.flatMap((one) => Object.keys(one?.plugins ?? {})));
  return Object.keys(overlay)
    .filter((alias) => !declared.has(alias))
    .map((alias) => fault(waysFile, undeclared(alias)));
}

/** @param {string} alias */
const undeclared = (alias) =>
  [
    `插件“${alias}”没有在 app.json 的 plugins 里声明：在那里写上 provider，或从这里删掉。`,
    `The plugin "${alias}" is declared nowhere in app.json: name its provider there, or remove it here.`,
  ].join('\n');

/** @typedef {{ word: string, message: string }} Mistake `word`: where it stands */

/**
 * @param {Record<string, any>} said
 * @returns {Mistake[]}
 */
function faultsOf(said) {
  const known = ['way', ...wayNames];
  const unknown = Object.keys(said).filter((key) => !known.includes(key));
  const named = said.way === undefined || isWay(said.way) ? [] : [said.way];
  return [
    ...named.map((name) => ({ word: 'way', message: noSuchWay('"way"', JSON.stringify(name)) })),
    ...unknown.map((key) => ({ word: key, message: unknownKey(key, known) })),
    ...wayNames.flatMap((way) => (said[way] === undefined ? [] : faultsOfWay(way, said[way]))),
  ];
}

/**
 * @param {string} way
 * @param {unknown} said of it
 * @returns {Mistake[]}
 */
function faultsOfWay(way, said) {
  const { plugins = {}, ...others } = asObject(said) ?? { plugins: null };
  if (!asObject(plugins)) return [{ word: way, message: noPlugins(way) }];
  return [
    ...Object.keys(others).map((key) => ({ word: key, message: unknownKey(key, ['plugins']) })),
    ...Object.entries(plugins).flatMap(([alias, plugin]) => faultsOfPlugin(alias, plugin)),
  ];
}

/**
 * @param {string} alias
 * @param {unknown} said of it
 * @returns {Mistake[]}
 */
function faultsOfPlugin(alias, said) {
  const known = ['version', 'export'];
  const fields = asObject(said);
  if (!fields) return [{ word: alias, message: noTexts(alias) }];
  const strange = Object.keys(fields).filter((key) => !known.includes(key));
  if (strange.length > 0) return strange.map((key) => ({ word: key, message: unknownKey(key, known) }));
  return Object.values(fields).every((value) => typeof value === 'string' && value !== '')
    ? []
    : [{ word: alias, message: noTexts(alias) }];
}

/** @param {unknown} value @returns {Record<string, any> | undefined} */
const asObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? /** @type {any} */ (value) : undefined;

/** @param {string} text @param {string} word */
function placeIn(text, word) {
  const offset = text.indexOf(`"${word}"`);
  return offset < 0 ? {} : placeOf(text, offset);
}

/** @param {string} key @param {readonly string[]} known */
const unknownKey = (key, known) =>
  [
    `不认识“${key}”：这里可以写 ${known.join('、')}。`,
    `"${key}" is not known: here may stand ${known.join(', ')}.`,
  ].join('\n');

/** @param {string} way */
const noPlugins = (way) =>
  [
    `“${way}”应为 { "plugins": { 别名: { "version", "export" } } }。`,
    `"${way}" is to be { "plugins": { alias: { "version", "export" } } }.`,
  ].join('\n');

/** @param {string} alias */
const noTexts = (alias) =>
  [
    `插件“${alias}”应为 { "version": "…", "export": "…" }，两者都是文字，可以省略。`,
    `The plugin "${alias}" is to be { "version": "…", "export": "…" }, texts both, either may be absent.`,
  ].join('\n');

// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fault, placeOf } from './diagnostics.mjs';
import { componentsNamedIn } from './npm/named-files.mjs';
import { packageFaults } from './package-rules.mjs';
import { sourceIn } from './source-tree.mjs';
import { packageOf, subPackagesOf } from './sub-packages.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./source-tree.mjs').SourceTree} SourceTree */

/**
 * Finds pages and components that a JSON file names and that are not there: DevTools tells it late, or not at all.
 *
 * @param {SourceTree} tree
 * @param {Map<string, any>} configs what each JSON file says
 * @returns {Diagnostic[]}
 */
export function checkStructure(tree, configs) {
  const app = configs.get('app.json');
  if (!app) return [fault('miniprogram/app.json', 'The app has no app.json, or it cannot be read')];
  const pages = pagesOf(app);
  if (pages.length === 0) return [fault('miniprogram/app.json', 'app.json names no page under "pages"')];
  return [
    ...subPackagesOf(app).flatMap(({ name, independent }) =>
      independent ? [fault('miniprogram/app.json', independentPackage(name))] : [],
    ),
    ...pages.flatMap((page) => missingFiles(tree, 'app.json', nameIn(app, page), 'page', page)),
    ...[...configs].flatMap(([file, config]) => missingComponents(tree, file, config)),
    ...packageFaults(configs, pages).map(({ file, word, message }) =>
      fault(sourceIn(tree, file), message, placeOfName(tree, file, word)),
    ),
  ];
}

/** @param {string} name */
const independentPackage = (name) =>
  `The package "${name}" is independent: it could not have the main package's shared.js, and no other is made for it`;

/** As app.json has it: without the folder of its package. @param {any} app @param {string} page */
function nameIn(app, page) {
  const own = packageOf(subPackagesOf(app), page);
  return own ? page.slice(own.root.length + 1) : page;
}

/**
 * Every page of an app, those of subpackages included.
 *
 * @param {any} app what app.json says
 * @returns {string[]}
 */
export function pagesOf(app) {
  return [...(app.pages ?? []), ...subPackagesOf(app).flatMap(({ pages }) => pages)];
}

/**
 * @param {SourceTree} tree
 * @param {string} file
 * @param {any} config
 */
function missingComponents(tree, file, config) {
  return componentsNamedIn(config)
    .filter((component) => !component.includes('://') && !isOfPackage(tree, file, component))
    .flatMap((component) => missingFiles(tree, file, component, 'component', placeBeside(file, component)));
}

/**
 * Whether a component must come from an npm package: it is named without `./` or `/`, and nothing beside the file has its name.
 *
 * @param {SourceTree} tree
 * @param {string} file JSON file that names it
 * @param {string} component as it is written there
 */
export function isOfPackage(tree, file, component) {
  if (component.startsWith('.') || component.startsWith('/') || component.includes('://')) return false;
  return !existsSync(path.join(tree.root, sourceIn(tree, `${placeBeside(file, component)}.json`)));
}

/** @param {string} file @param {string} component */
function placeBeside(file, component) {
  return component.startsWith('/') ? component.slice(1) : path.posix.join(path.posix.dirname(file), component);
}

/**
 * @param {SourceTree} tree
 * @param {string} file JSON file that names it
 * @param {string} name as it is written there
 * @param {string} kind
 * @param {string} place path in the package, without suffix
 * @returns {Diagnostic[]}
 */
function missingFiles(tree, file, name, kind, place) {
  const missing = ['.ts', '.wxml', '.json'].filter(
    (suffix) => !existsSync(path.join(tree.root, sourceIn(tree, place + suffix))),
  );
  if (missing.length === 0) return [];
  const files = missing.map((suffix) => sourceIn(tree, place + suffix)).join(', ');
  return [fault(sourceIn(tree, file), `The ${kind} "${name}" lacks ${files}`, placeOfName(tree, file, name))];
}

/**
 * @param {SourceTree} tree
 * @param {string} file JSON file
 * @param {string} name as it is written there
 */
export function placeOfName(tree, file, name) {
  const source = readFileSync(path.join(tree.root, sourceIn(tree, file)), 'utf8');
  const offset = source.indexOf(JSON.stringify(name));
  return offset < 0 ? {} : placeOf(source, offset);
}

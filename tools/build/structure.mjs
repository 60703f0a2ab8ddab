// @ts-check
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fault, placeOf } from './diagnostics.mjs';
import { componentsNamedIn } from './npm/named-files.mjs';
import { packageFaults } from './package-rules.mjs';
import { sourceIn } from './source-tree.mjs';
import { packageOf, pagesOf, subPackagesOf } from './sub-packages.mjs';
import { tabBarFaults } from './tab-bar-rules.mjs';

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
  if (!app) return [fault('miniprogram/app.json', noApp)];
  const pages = pagesOf(app);
  return [
    ...subPackagesOf(app).flatMap(({ name, independent }) =>
      independent
        ? [fault('miniprogram/app.json', independentPackage(name), placeOfName(tree, 'app.json', 'independent'))]
        : [],
    ),
    ...pages.flatMap((page) => missingFiles(tree, 'app.json', nameIn(app, page), 'page', page)),
    ...[...configs].flatMap(([file, config]) => missingComponents(tree, file, config)),
    ...[...packageFaults(configs), ...tabBarFaults(app, configs.get('theme.json'), (file) => sizeIn(tree, file))].map(
      ({ file, word, after, message }) => fault(sourceIn(tree, file), message, placeOfName(tree, file, word, after)),
    ),
  ];
}

/** @param {SourceTree} tree @param {string} file */
const sizeIn = (tree, file) => statSync(path.join(tree.root, sourceIn(tree, file)), { throwIfNoEntry: false })?.size;

const noApp = [
  '没有 app.json，或里面有错：补上它，或改好它。',
  'The app has no app.json, or it cannot be read: add it, or mend it.',
].join('\n');

/** @param {string} name */
const independentPackage = (name) =>
  [
    `分包“${name}”是独立分包：它用不到主包的 shared.js，这里也不会另做一份。去掉 independent。`,
    `The package "${name}" is independent: it could not have the main package's shared.js, and no other is made for it. Take "independent" out.`,
  ].join('\n');

/** As app.json has it: without the folder of its package. @param {any} app @param {string} page */
function nameIn(app, page) {
  const own = packageOf(subPackagesOf(app), page);
  return own ? page.slice(own.root.length + 1) : page;
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
  return [fault(sourceIn(tree, file), lacks(kind, name, files), placeOfName(tree, file, name))];
}

/** @param {string} kind @param {string} name @param {string} files */
const lacks = (kind, name, files) =>
  [
    `${kind === 'page' ? '页面' : '组件'}“${name}”缺少 ${files}：补上，或改正这里的路径。`,
    `The ${kind} "${name}" lacks ${files}: add what is missing, or mend the path here.`,
  ].join('\n');

/**
 * @param {SourceTree} tree
 * @param {string} file JSON file
 * @param {string} name as it is written there
 * @param {string} [after] another name, before which it does not count
 */
export function placeOfName(tree, file, name, after) {
  const source = readFileSync(path.join(tree.root, sourceIn(tree, file)), 'utf8');
  const offset = source.indexOf(JSON.stringify(name), after === undefined ? 0 : source.indexOf(JSON.stringify(after)));
  return offset < 0 ? {} : placeOf(source, offset);
}

// @ts-check
import { both, fault } from '../../build/diagnostics.mjs';
import { exportFilesOf } from '../../build/export-files.mjs';
import { componentsNamedIn } from '../../build/npm/named-files.mjs';
import { placesOf } from '../../build/npm/places.mjs';
import { packageOf, pagesOf, subPackagesOf } from '../../build/sub-packages.mjs';
import { readJson, textFiles } from '../read-package.mjs';
import { requiredPlugins } from './required-plugins.mjs';

/** @typedef {import('../../build/build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('../release.types.ts').BuiltPackage} BuiltPackage */
/** @typedef {import('../release.types.ts').CheckResult} CheckResult */

/**
 * app.json, pages, components and plugins agree, in both directions: what is named is there, and what is there is named.
 *
 * @param {BuiltPackage} built
 * @returns {CheckResult}
 */
export function checkPackageStructure(built) {
  const app = readJson(built, 'app.json');
  if (!app)
    return {
      name: 'structure',
      seen: '',
      found: [
        fault(
          'dist/device/app.json',
          both(
            '没有可以读的 app.json：先构建（npm run build），或改好它。',
            'There is no readable app.json: build first (npm run build), or mend it.',
          ),
        ),
      ],
    };
  const pages = pagesOf(app);
  const uses = componentUses(built);
  const components = [...new Set(uses.filter(({ target }) => !target.includes('://')).map(({ place }) => place))];
  return {
    name: 'structure',
    seen: `${pages.length} pages, ${components.length} components, ${declaredPlugins(app).length} plugins`,
    found: [
      ...pages.flatMap((page) => missingParts(built, 'app.json', 'page', page)),
      ...uses.flatMap((use) => faultsOfUse(built, use)),
      ...unnamed(built, new Set([...pages, ...components])),
      ...pluginFaults(built, app, uses),
      ...missingReferences(built, app),
    ],
  };
}

/** @typedef {{ file: string, target: string, place: string }} ComponentUse */

/**
 * @param {BuiltPackage} built
 * @returns {ComponentUse[]}
 */
function componentUses(built) {
  const configs = [...built.files.keys()].filter((file) => file.endsWith('.json'));
  return configs.flatMap((file) =>
    componentsNamedIn(readJson(built, file) ?? {}).map((target) => ({
      file,
      target,
      place: placeOf(built, target, file),
    })),
  );
}

/**
 * Where a component is; where it is nowhere, where it should be.
 *
 * @param {BuiltPackage} built
 * @param {string} target
 * @param {string} file that names it
 */
function placeOf({ files }, target, file) {
  const places = placesOf(target, file);
  return places.find((place) => files.has(`${place}.json`)) ?? places[0] ?? target;
}

/**
 * @param {BuiltPackage} built
 * @param {ComponentUse} use
 */
function faultsOfUse(built, { file, target, place }) {
  if (target.includes('://')) return [];
  const missing = missingParts(built, file, 'component', place);
  if (missing.length > 0 || readJson(built, `${place}.json`)?.component === true) return missing;
  return [
    fault(
      `dist/device/${place}.json`,
      both(
        `${file} 把它当组件用，它却没有写 "component": true：补上。`,
        `${file} uses this as a component, but it does not say "component": true. Add that.`,
      ),
    ),
  ];
}

/**
 * @param {BuiltPackage} built
 * @param {string} file that names it
 * @param {string} kind
 * @param {string} place without suffix
 */
function missingParts({ files }, file, kind, place) {
  const missing = ['.js', '.json', '.wxml'].filter((suffix) => !files.has(place + suffix));
  if (missing.length === 0) return [];
  const lacking = missing.map((suffix) => place + suffix).join(', ');
  return [
    fault(
      `dist/device/${file}`,
      both(
        `${kind === 'page' ? '页面' : '组件'}“${place}”缺少 ${lacking}：补上，或不再写它。`,
        `The ${kind} "${place}" lacks ${lacking}: add what is missing, or name it no more.`,
      ),
    ),
  ];
}

/** Whether a file is one of a page, also of a sub-package's. @param {string} file */
const isPagePlace = (file) => file.split('/').includes('pages');

/**
 * Pages and components that nothing names: forgotten in app.json, or left behind.
 *
 * @param {BuiltPackage} built
 * @param {ReadonlySet<string>} named places without suffix
 * @returns {Diagnostic[]}
 */
function unnamed({ files }, named) {
  const places = [...files.keys()]
    .filter((file) => file.endsWith('.wxml'))
    .map((file) => file.slice(0, -'.wxml'.length));
  return places
    .filter((place) => !named.has(place) && files.has(`${place}.js`))
    .map((place) =>
      fault(
        `dist/device/${place}.wxml`,
        isPagePlace(place)
          ? both(
              'app.json 的 pages 里没有这一页：写进去，或删掉它。',
              'This page is missing in app.json: name it under "pages", or remove it.',
            )
          : both(
              '没有谁用这个组件：写进 usingComponents，或删掉它。',
              'Nothing uses this component: name it under "usingComponents", or remove it.',
            ),
      ),
    );
}

/**
 * @param {BuiltPackage} built
 * @param {any} app
 * @param {readonly ComponentUse[]} uses
 * @returns {Diagnostic[]}
 */
function pluginFaults(built, app, uses) {
  const declared = declaredPlugins(app);
  const required = textFiles(built)
    .filter(([file]) => file.endsWith('.js'))
    .flatMap(([file, text]) => requiredPlugins(file, text).map((alias) => ({ file, alias })));
  const tagged = uses.flatMap(({ file, target }) => {
    const [, alias] = /^plugin:\/\/([^/]+)\//.exec(target) ?? [];
    return alias === undefined ? [] : [{ file, alias }];
  });
  const named = [...required, ...tagged];
  const subPackages = subPackagesOf(app);
  // a plugin calls what is in these, and not before the other package has come
  const exported = new Set(exportFilesOf(app).map(({ file }) => file));
  const unknown = named.filter(({ file, alias }) => {
    if (exported.has(file) && declared.some((plugin) => plugin.alias === alias)) return false;
    const own = packageOf(subPackages, file)?.root;
    return !declared.some((plugin) => plugin.alias === alias && (plugin.root === '' || plugin.root === own));
  });
  return [
    ...new Map(unknown.map(({ alias, file }) => [alias, undeclared(alias, declared, file)])).values(),
    ...declared
      .filter(({ alias }) => !named.some((use) => use.alias === alias))
      .map(({ alias }) =>
        fault(
          'dist/device/app.json',
          both(
            `插件“${alias}”声明了，却没有谁用它：从 plugins 里去掉，或用上它。`,
            `The plugin "${alias}" is declared, but nothing uses it: take it out of "plugins", or use it.`,
          ),
        ),
      ),
    ...declared.flatMap(({ alias, plugin }) => malformedPlugin(alias, plugin)),
  ];
}

/**
 * The plugins of app.json, with the folder of the package that declares each; the main one's is empty.
 *
 * @typedef {{ alias: string, root: string, plugin: { version?: unknown, provider?: unknown } }} DeclaredPlugin
 * @param {any} app
 * @returns {DeclaredPlugin[]}
 */
function declaredPlugins(app) {
  return [{ root: '', plugins: app.plugins ?? {} }, ...subPackagesOf(app)].flatMap(({ root, plugins }) =>
    Object.entries(plugins).map(([alias, plugin]) => ({ alias, root, plugin })),
  );
}

/** @param {string} alias @param {readonly DeclaredPlugin[]} declared @param {string} file that uses it */
function undeclared(alias, declared, file) {
  const elsewhere = declared.find((plugin) => plugin.alias === alias);
  return elsewhere
    ? fault(
        `dist/device/${file}`,
        both(
          `这里用了插件“${alias}”，它却只在“${elsewhere.root}”里声明：在那个分包里用，或移到主包声明。`,
          `The plugin "${alias}" is used here, but declared in "${elsewhere.root}" alone: use it in that package, or declare it in the main one.`,
        ),
      )
    : fault(
        'dist/device/app.json',
        both(
          `用了插件“${alias}”，却没有声明：写进 plugins。`,
          `The plugin "${alias}" is used, but not declared under "plugins": name it there.`,
        ),
      );
}

/**
 * @param {string} alias
 * @param {{ version?: unknown, provider?: unknown }} plugin
 */
function malformedPlugin(alias, { version, provider }) {
  const found = [];
  if (!/^(?:\d+\.\d+\.\d+|latest)$/.test(String(version))) {
    found.push(
      both(
        `插件“${alias}”的版本是“${version}”：发布要用三个数字，如 3.1.10，或 latest。`,
        `The plugin "${alias}" has the version "${version}": a release needs three numbers, such as 3.1.10, or "latest".`,
      ),
    );
  }
  if (!/^wx[0-9a-f]{16}$/.test(String(provider))) {
    found.push(
      both(
        `插件“${alias}”的 provider 是“${provider}”：应为 wx 加 16 位十六进制数字。`,
        `The plugin "${alias}" has the provider "${provider}": it is "wx" and 16 hexadecimal digits.`,
      ),
    );
  }
  return found.map((message) => fault('dist/device/app.json', message));
}

/**
 * Files and colours that JSON names.
 *
 * @param {BuiltPackage} built
 * @param {any} app
 */
function missingReferences(built, app) {
  const locations = [app.sitemapLocation, app.themeLocation].filter(Boolean).map(String);
  const theme = readJson(built, String(app.themeLocation ?? '')) ?? {};
  const colours = textFiles(built)
    .filter(([file]) => file === 'app.json' || (file.endsWith('.json') && isPagePlace(file)))
    .flatMap(([file, text]) => [...text.matchAll(/"@(\w+)"/g)].map(([, name = '']) => ({ file, name })));
  return [
    ...[...locations, ...exportFilesOf(app).map(({ file }) => file)]
      .filter((location) => !built.files.has(location))
      .map((location) =>
        fault(
          'dist/device/app.json',
          both(
            `里面写了“${location}”，包里却没有：补上它，或改正路径。`,
            `It names "${location}", which is not in the package: add it, or mend the path.`,
          ),
        ),
      ),
    ...colours
      .filter(({ name }) => !theme.light?.[name] || !theme.dark?.[name])
      .map(({ file, name }) =>
        fault(
          `dist/device/${file}`,
          both(
            `颜色“@${name}”缺少浅色或深色的值：在主题文件的 light 和 dark 里都写上。`,
            `The colour "@${name}" lacks a light or a dark value: name it in both, in the theme's file.`,
          ),
        ),
      ),
  ];
}

// @ts-check
import { componentsNamedIn } from './npm/named-files.mjs';
import { resolvePath } from './npm/places.mjs';
import { packageOf, pagesOf, preloadRulesOf, subPackagesOf } from './sub-packages.mjs';

/**
 * `word`: what is named wrongly there, and after which other word, where it may stand before that too.
 *
 * @typedef {{ file: string, word: string, after?: string, message: string }} PackageFault
 */

/**
 * What WeChat refuses of an app's pages and packages, or shows nothing for, in Chinese and English.
 *
 * @param {ReadonlyMap<string, any>} configs what each JSON file says, by its path in the mini-program
 * @returns {PackageFault[]}
 */
export function packageFaults(configs) {
  const app = configs.get('app.json');
  const ofApp = app ? [...shapeFaults(app), ...placeFaults(app), ...preloadFaults(app)] : [];
  return [...ofApp, ...pathsThatAreNone(configs), ...borrowedComponents(configs)];
}

/**
 * @param {string} word
 * @param {string} zh
 * @param {string} en
 * @param {string} [file]
 * @returns {PackageFault}
 */
const wrong = (word, zh, en, file = 'app.json') => ({ file, word, message: `${zh}\n${en}` });

/**
 * Lists that are none, and packages without a folder.
 *
 * @param {any} app
 */
function shapeFaults(app) {
  const key = app.subPackages === undefined ? 'subpackages' : 'subPackages';
  const packages = app[key] ?? [];
  return [
    ...(isListOfTexts(app.pages) && app.pages.length > 0
      ? []
      : [
          wrong(
            'pages',
            'app.json 的 pages 里没有页面：它是页面路径的列表，至少一个。',
            'app.json names no page under "pages": it is a list of paths, one at least.',
          ),
        ]),
    ...(Array.isArray(packages)
      ? packages.flatMap((one, index) => packageShape(key, one, index + 1))
      : [wrong(key, `${key} 要写成列表 […]。`, `"${key}" has to be a list, […].`)]),
  ];
}

/** @param {string} key @param {any} one @param {number} number */
function packageShape(key, one, number) {
  const { root, pages = [] } = one ?? {};
  if (typeof root !== 'string' || root.replaceAll('/', '') === '')
    return [
      wrong(key, `第 ${number} 个分包没有 root：写上它的文件夹。`, `Package ${number} has no "root": name its folder.`),
    ];
  if (isListOfTexts(pages)) return [];
  const zh = `分包“${root}”的 pages 要写成页面路径的列表。`;
  return [wrong(root, zh, `The "pages" of the package "${root}" have to be a list of paths.`)];
}

/** @param {unknown} value */
const isListOfTexts = (value) => Array.isArray(value) && value.every((one) => typeof one === 'string');

/**
 * A package's folder is its own, and a page is in one package, once.
 *
 * @param {any} app
 */
function placeFaults(app) {
  const packages = subPackagesOf(app);
  const overlaps = packages.flatMap(({ root }, index) => {
    const around = packages.find((one, at) => (one.root === root ? at < index : root.startsWith(`${one.root}/`)));
    return around ? [overlap(root, around.root)] : [];
  });
  if (overlaps.length > 0) return overlaps;
  const pages = pagesOf(app);
  const inMain = pages.slice(0, pages.length - packages.reduce((sum, one) => sum + one.pages.length, 0));
  const misplaced = inMain.flatMap((page) => {
    const owner = packageOf(packages, page);
    return owner ? [ofOther(page, owner.root)] : [];
  });
  const again = pages.filter((page, index) => pages.indexOf(page) < index);
  const twice = [...new Set(again)].flatMap((page) => {
    const owner = packageOf(packages, page);
    if (owner && inMain.includes(page)) return [];
    return [namedTwice(owner ? page.slice(owner.root.length + 1) : page)];
  });
  return [...misplaced, ...twice];
}

/** @param {string} root @param {string} around */
const overlap = (root, around) =>
  wrong(
    root,
    `分包“${root}”的文件夹在分包“${around}”里：每个分包要有自己的文件夹。`,
    `The folder of the package "${root}" is in that of "${around}": each package needs one of its own.`,
  );

/** @param {string} page @param {string} root */
const ofOther = (page, root) =>
  wrong(
    page,
    `页面“${page}”写在主包的 pages 里，文件却在分包“${root}”的文件夹里：只写在那个分包的 pages 里，或移出那个文件夹。`,
    `The page "${page}" is named in the main package and lies in the folder of the package "${root}": name it in that package alone, or move it out of there.`,
  );

/** @param {string} page */
const namedTwice = (page) =>
  wrong(page, `页面“${page}”写了两次：只留一次。`, `The page "${page}" is named twice: leave it once.`);

/**
 * Rules about pages or packages that are not there: WeChat refuses them.
 *
 * @param {any} app
 */
function preloadFaults(app) {
  const pages = pagesOf(app);
  const names = new Set(['__APP__', ...subPackagesOf(app).flatMap(({ name, root }) => [name, root])]);
  return [...preloadRulesOf(app)].flatMap(([page, rule]) => [
    ...(pages.includes(page)
      ? []
      : [
          wrong(
            page,
            `preloadRule 里的“${page}”不是页面：写完整的页面路径，分包的文件夹也要写。`,
            `preloadRule: there is no page "${page}": write its whole path, with the folder of its package.`,
          ),
        ]),
    ...rule.packages
      .filter((name) => !names.has(name))
      .map((name) =>
        wrong(
          name,
          `preloadRule 里的“${name}”不是分包：写分包的 name 或 root。`,
          `preloadRule: there is no package "${name}": write the "name" or the "root" of one.`,
        ),
      ),
  ]);
}

/** @param {any} config @returns {[tag: string, target: unknown][]} */
const componentsOf = (config) => Object.entries(config.usingComponents ?? {});

/**
 * What is no path of a component.
 *
 * @param {ReadonlyMap<string, any>} configs
 */
function pathsThatAreNone(configs) {
  return [...configs].flatMap(([file, config]) =>
    componentsOf(config)
      .filter(([, target]) => typeof target !== 'string' || target === '')
      .map(([tag]) =>
        wrong(
          tag,
          `usingComponents 里的“${tag}”要写组件的路径。`,
          `"${tag}" in "usingComponents" has to name the path of a component.`,
          file,
        ),
      ),
  );
}

/**
 * Components of a package that may not be there yet, with nothing to be shown in their place: WeChat stops rendering.
 *
 * @param {ReadonlyMap<string, any>} configs
 */
function borrowedComponents(configs) {
  const packages = subPackagesOf(configs.get('app.json'));
  return [...configs].flatMap(([user, config]) =>
    componentsOf(config).flatMap(([tag, target]) => {
      if (typeof target !== 'string' || target.includes('://') || tag in (config.componentPlaceholder ?? {})) return [];
      const own = packageOf(packages, user);
      const lender = packageOf(packages, resolvePath(target, user));
      if (lender === own || (!lender && !own?.independent)) return [];
      const zh = lender ? `分包“${lender.name}”` : '主包';
      const en = lender ? `package "${lender.name}"` : 'the main package';
      return [
        wrong(
          tag,
          `<${tag}> 在${zh}里，用到时可能还没下载：在 componentPlaceholder 里写上先用哪个组件代替，或把它移过来。`,
          `<${tag}> is of ${en} and needs a componentPlaceholder: name there what is shown until it has come, or move it here.`,
          user,
        ),
      ];
    }),
  );
}

/**
 * Components that nothing in the mini-program is: WeChat does not compile it. What a package lacks that is in use, whoever uses it cannot mend.
 *
 * @param {ReadonlyMap<string, any>} configs
 * @param {(name: string, file: string) => readonly string[]} placesOf where one may be that a file names
 */
export function missingComponents(configs, placesOf) {
  const own = [...configs].filter(([file]) => !file.includes('miniprogram_npm/'));
  return own.flatMap(([file, config]) =>
    componentsNamedIn(config)
      .filter((name) => name !== '' && !name.includes('://'))
      .filter((name) => !placesOf(name, file).some((place) => configs.has(`${place}.json`)))
      .map((name) => missing(name, file, `${resolvePath(name, file)}.json`)),
  );
}

/** @param {string} name @param {string} file @param {string} beside */
function missing(name, file, beside) {
  if (name.startsWith('.') || name.startsWith('/'))
    return wrong(
      name,
      `组件“${name}”不在：没有 ${beside}。补上它，或改正路径。`,
      `The component "${name}" is not there: there is no ${beside}. Add it, or mend the path.`,
      file,
    );
  return wrong(
    name,
    `组件“${name}”既不在旁边（${beside}），也不在 miniprogram_npm 里：安装它并构建 npm，或改正路径。`,
    `The component "${name}" is neither beside this file (${beside}) nor in miniprogram_npm: install it and have its project build npm, or mend the path.`,
    file,
  );
}

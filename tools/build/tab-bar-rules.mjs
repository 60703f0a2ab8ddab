// @ts-check
import { customTabBar, subPackagesOf } from './sub-packages.mjs';

/** @typedef {import('./package-rules.mjs').PackageFault} PackageFault */

const fewest = 2;
const most = 5;
const mostIconBytes = 40 * 1024;

/**
 * What WeChat refuses of app.json's `tabBar`, in Chinese and English.
 *
 * @param {any} app what app.json says
 * @param {any} theme what theme.json says; undefined where there is none
 * @param {(file: string) => number | undefined} sizeOf bytes of a file of the mini-program; undefined where it is not there
 * @returns {PackageFault[]}
 */
export function tabBarFaults(app, theme, sizeOf) {
  const { tabBar } = app;
  if (tabBar === undefined) return [];
  if (typeof tabBar !== 'object' || tabBar === null || !Array.isArray(tabBar.list)) return [noList];
  const { list, custom = false } = tabBar;
  return [
    ...(list.length < fewest || (list.length > most && custom !== true) ? [wrongCount(list.length)] : []),
    ...['position', 'borderStyle'].flatMap((name) => choiceFaults(tabBar, name)),
    ...list.flatMap((/** @type {any} */ item, /** @type {number} */ index) => [
      ...itemFaults(app, item, index + 1),
      ...['iconPath', 'selectedIconPath'].flatMap((name) => iconFaults(item?.[name], theme, sizeOf)),
    ]),
    ...(custom === true && ['js', 'json', 'wxml'].some((suffix) => missing(`${customTabBar}.${suffix}`, sizeOf))
      ? [noComponent]
      : []),
  ];
}

/** @param {string} file @param {(file: string) => number | undefined} sizeOf */
const missing = (file, sizeOf) => sizeOf(file) === undefined && sizeOf(file.replace(/\.js$/, '.ts')) === undefined;

/** @type {Record<string, string[]>} */
const choices = { position: ['bottom', 'top'], borderStyle: ['black', 'white'] };

/** @param {any} tabBar @param {string} name */
function choiceFaults(tabBar, name) {
  const value = tabBar[name];
  const allowed = choices[name] ?? [];
  const isVariable = typeof value === 'string' && value.startsWith('@');
  return value === undefined || isVariable || allowed.includes(value) ? [] : [notAChoice(name, allowed)];
}

/** @param {any} app @param {any} item @param {number} number */
function itemFaults(app, item, number) {
  const { pagePath, text } = item ?? {};
  if (typeof pagePath !== 'string') return [noPagePath(number)];
  const page = pagePath.replace(/^\//, '');
  const isOfMain = Array.isArray(app.pages) && app.pages.includes(page);
  const owner = subPackagesOf(app).find(({ pages }) => pages.includes(page));
  return [
    ...(isOfMain ? [] : [owner ? ofPackage(pagePath, owner.name) : noPage(pagePath)]),
    ...(typeof text === 'string' && text !== '' ? [] : [noText(pagePath)]),
  ];
}

/**
 * @param {unknown} icon
 * @param {any} theme
 * @param {(file: string) => number | undefined} sizeOf
 */
function iconFaults(icon, theme, sizeOf) {
  if (icon === undefined || icon === '') return [];
  if (typeof icon !== 'string') return [wrong('list', '图标要写成路径。', 'An icon has to be a path.')];
  const files = icon.startsWith('@') ? ['light', 'dark'].map((one) => theme?.[one]?.[icon.slice(1)]) : [icon];
  return files.flatMap((file) => {
    if (typeof file !== 'string') return [];
    if (/^[a-z]+:|^\/\//i.test(file)) return [ofNetwork(icon)];
    const bytes = sizeOf(file.replace(/^\.?\//, ''));
    if (bytes === undefined) return [noIcon(icon, file)];
    return bytes > mostIconBytes ? [bigIcon(icon, file, bytes)] : [];
  });
}

/**
 * @param {string} word
 * @param {string} zh
 * @param {string} en
 * @returns {PackageFault}
 */
const wrong = (word, zh, en) => ({ file: 'app.json', word, after: 'tabBar', message: `tabBar：${zh}\ntabBar: ${en}` });

const noList = wrong('tabBar', '要有 list，标签的列表。', 'it needs a "list" of tabs.');

/** @param {number} count */
const wrongCount = (count) =>
  wrong(
    'list',
    `list 里有 ${count} 项，只能有 ${fewest} 到 ${most} 项：${count < fewest ? '添上，或去掉 tabBar' : '去掉几项'}。`,
    `its "list" has ${count}, WeChat takes ${fewest} to ${most}: ${count < fewest ? 'add some, or take "tabBar" out' : 'take some out'}.`,
  );

/** @param {string} name @param {string[]} allowed */
const notAChoice = (name, allowed) =>
  wrong(name, `${name} 只能是 ${allowed.join(' 或 ')}。`, `"${name}" is ${allowed.join(' or ')}, nothing else.`);

/** @param {number} number */
const noPagePath = (number) =>
  wrong('list', `第 ${number} 项没有 pagePath：写上页面路径。`, `Tab ${number} has no "pagePath": name its page.`);

/** @param {string} page */
const noPage = (page) =>
  wrong(
    page,
    `页面“${page}”不在 pages 里：在那里写上它，或改正路径。`,
    `the page "${page}" is not in "pages": name it there, or mend the path.`,
  );

/** @param {string} page @param {string} owner */
const ofPackage = (page, owner) =>
  wrong(
    page,
    `页面“${page}”在分包“${owner}”里，标签页要在主包里：把它移过去。`,
    `the page "${page}" is of the package "${owner}", and tabs are of the main one: move it there.`,
  );

/** @param {string} page */
const noText = (page) =>
  wrong(
    page,
    `页面“${page}”的标签没有 text：写上它的文字。`,
    `the tab of "${page}" has no "text": write what it says.`,
  );

/** @param {string} icon */
const ofNetwork = (icon) =>
  wrong(
    icon,
    `图标“${icon}”是网络图片，这里不支持：放进小程序里。`,
    `the icon "${icon}" is of the network, which WeChat does not take here: put it into the mini-program.`,
  );

/** @param {string} icon @param {string} file */
const noIcon = (icon, file) =>
  wrong(
    icon,
    `没有图标“${file}”：补上它，或改正路径（从小程序的根目录写起）。`,
    `there is no icon "${file}": add it, or mend the path, which starts at the root of the mini-program.`,
  );

/** @param {string} icon @param {string} file @param {number} bytes */
const bigIcon = (icon, file, bytes) =>
  wrong(
    icon,
    `图标“${file}”有 ${Math.ceil(bytes / 1024)} KB，最多 40 KB：缩小它。`,
    `the icon "${file}" has ${Math.ceil(bytes / 1024)} KB, 40 KB at most: make it smaller.`,
  );

const noComponent = wrong(
  'custom',
  `custom 是 true，却没有组件 ${customTabBar}（js、json、wxml）：写上它，或去掉 custom。`,
  `"custom" is true, and there is no component ${customTabBar} (js, json, wxml): write it, or take "custom" out.`,
);

// @ts-check
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { pagesOf, subPackagesOf } from '../build/sub-packages.mjs';

const appFile = 'miniprogram/app.json';

/** As long as lines are here: a longer list of pages has a line for each. */
const lineWidth = 120;

const longestName = 40;

/**
 * What keeps a page of this name from being made, in Chinese and English; undefined where nothing does.
 *
 * @param {string} root of the project
 * @param {string} wanted a name, with the folder of a sub-package before it where it is to be there
 * @returns {string | undefined}
 */
export function whyNoPage(root, wanted) {
  const name = nameIn(wanted);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > longestName) return badName(wanted);
  const place = path.join(root, appFile);
  if (!existsSync(place)) return unreadable('没有这个文件', 'there is no such file');
  try {
    const app = JSON.parse(readFileSync(place, 'utf8'));
    if (!Array.isArray(app?.pages)) return unreadable('里面没有 pages 列表', 'it has no list "pages"');
    const owner = ownerOf(app, wanted);
    if (owner === undefined) return noPackage(wanted, subPackagesOf(app));
    if (owner && !Array.isArray(listOf(app, owner)))
      return unreadable(`分包“${owner}”没有 pages 列表`, `the package "${owner}" has no list "pages"`);
    const route = routeOf(owner, name);
    const folder = `miniprogram/${path.posix.dirname(route)}`;
    if (existsSync(path.join(root, folder))) return isThere(name, folder);
    return pagesOf(app).includes(route) ? isThere(name, appFile) : undefined;
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    return unreadable(`不是有效的 JSON（${message}）`, `it is no valid JSON (${message})`);
  }
}

/**
 * Writes a page and names it in app.json, the last one of its package there.
 *
 * @param {string} root of the project
 * @param {string} wanted that `whyNoPage` has nothing against
 * @returns {{ route: string, files: string[] }} `files` from the root
 */
export function createPage(root, wanted) {
  const app = path.join(root, appFile);
  const text = readFileSync(app, 'utf8');
  const name = nameIn(wanted);
  const owner = ownerOf(JSON.parse(text), wanted) ?? '';
  const route = routeOf(owner, name);
  const folder = path.posix.dirname(route);
  mkdirSync(path.join(root, 'miniprogram', folder), { recursive: true });
  const files = Object.entries(filesOf(name, path.posix.relative(folder, 'runtime'))).map(([suffix, content]) => {
    const file = `miniprogram/${route}.${suffix}`;
    writeFileSync(path.join(root, file), content);
    return file;
  });
  writeFileSync(app, withPage(text, owner, owner ? route.slice(owner.length + 1) : route));
  return { route, files: [...files, appFile] };
}

/** @param {string} wanted */
const nameIn = (wanted) => wanted.slice(wanted.lastIndexOf('/') + 1);

/**
 * The folder of the sub-package that a page is to be in; empty for the main package, undefined where there is none such.
 *
 * @param {any} app what app.json says
 * @param {string} wanted
 * @returns {string | undefined}
 */
function ownerOf(app, wanted) {
  const folder = wanted.split('/').slice(0, -1).join('/');
  const folders = ['', ...subPackagesOf(app).map(({ root }) => root)];
  return folders.find((one) => folder === one || folder === path.posix.join(one, 'pages'));
}

/** @param {string} owner @param {string} name */
const routeOf = (owner, name) => path.posix.join(owner, 'pages', name, name);

/** The list that names the pages of a package. @param {any} app @param {string} owner */
function listOf(app, owner) {
  if (owner === '') return app.pages;
  const packages = app.subPackages ?? app.subpackages;
  const isIt = (/** @type {any} */ one) => String(one?.root).split('/').filter(Boolean).join('/') === owner;
  return packages.find(isIt)?.pages;
}

/**
 * Everything else in the file stays as a person wrote it: of all its lists of pages that one is changed which makes the
 * file say what it should.
 *
 * @param {string} text of app.json
 * @param {string} owner
 * @param {string} page as that list has it
 */
function withPage(text, owner, page) {
  const wanted = JSON.parse(text);
  const pages = listOf(wanted, owner);
  pages.push(page);
  const candidates = [...text.matchAll(/"pages"\s*:\s*\[[^\]]*\]/g)].map(({ index, 0: found }) => {
    const before = text.slice(0, index);
    return before + listText(before, pages) + text.slice(index + found.length);
  });
  const right = candidates.find((candidate) => isDeepStrictEqual(JSON.parse(candidate), wanted));
  return right ?? `${JSON.stringify(wanted, null, 2)}\n`;
}

/** @param {string} before what is before it in the file @param {string[]} pages */
function listText(before, pages) {
  const start = before.slice(before.lastIndexOf('\n') + 1);
  const inOne = `"pages": [${pages.map((page) => JSON.stringify(page)).join(', ')}]`;
  if (start.length + inOne.length < lineWidth) return inOne;
  const indent = /^\s*/.exec(start)?.[0] ?? '';
  return `"pages": [\n${pages.map((page) => `${indent}  ${JSON.stringify(page)}`).join(',\n')}\n${indent}]`;
}

/**
 * @param {string} name
 * @param {string} runtime the way to the folder of that name
 * @returns {Record<string, string>}
 */
function filesOf(name, runtime) {
  return {
    ts: `import { textsIn } from '${runtime}/page-texts';
import type { RunningApp } from '${runtime}/running-app';
import { wechat } from '${runtime}/wechat';

/** What the page says, in both languages. */
const words = {
  navigation: { zh: '${name}', en: '${name}' },
  greeting: { zh: '新页面', en: 'A new page' },
} as const;

/** What it shows comes from the texts above; what happens, from the app. */
Page({
  data: { texts: textsIn(words, 'zh') },

  onLoad() {
    const { language } = getApp<RunningApp>();
    const texts = textsIn(words, language);
    this.setData({ texts });
    wechat.setNavigationBarTitle({ title: texts.navigation });
  },
});
`,
    wxml: `<view class="page ${name}">\n  <text class="greeting">{{texts.greeting}}</text>\n</view>\n`,
    wxss: `.${name} {\n  padding-top: 16px;\n}\n\n.greeting {\n  display: block;\n  padding: 0 16px;\n}\n`,
    json: '{\n  "usingComponents": {}\n}\n',
  };
}

/** @param {string} name */
const badName = (name) =>
  [
    `页面名“${name}”不行：用小写字母、数字和连字符，以字母开头，最多 ${longestName} 个字符，例如 about 或 my-page；分包里的页面写成 packages/watch/pages/about。`,
    `"${name}" is no name for a page: lower-case letters, digits and hyphens, a letter first, at most ${longestName} characters, as in about or my-page; one of a sub-package is packages/watch/pages/about.`,
  ].join('\n');

/** @param {string} wanted @param {import('../build/sub-packages.mjs').SubPackage[]} packages */
function noPackage(wanted, packages) {
  const folder =
    wanted
      .split('/')
      .slice(0, -1)
      .join('/')
      .replace(/\/?pages$/, '') || wanted;
  const there = packages.map(({ root }) => root).join(', ');
  return [
    `“${wanted}”：${appFile} 里没有分包“${folder}”。${there ? `有的是 ${there}。` : ''}要新的分包，先在 subPackages 里写上 { "root": "${folder}", "pages": [] }。`,
    `"${wanted}": ${appFile} has no package "${folder}". ${there ? `There is ${there}. ` : ''}For a new one add { "root": "${folder}", "pages": [] } to "subPackages" first.`,
  ].join('\n');
}

/** @param {string} name @param {string} place */
const isThere = (name, place) =>
  [
    `页面“${name}”已经有了：${place}。换一个名字，或先删掉它。`,
    `There is a page "${name}" already: ${place}. Choose another name, or remove that one first.`,
  ].join('\n');

/** @param {string} zh @param {string} en */
const unreadable = (zh, en) =>
  `${appFile}：${zh}，新页面无处登记。请先改好它。\n${appFile}: ${en}, so the page cannot be named there. Mend it first.`;

// @ts-check
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const appFile = 'miniprogram/app.json';

/** As long as lines are here: a longer list of pages has a line for each. */
const lineWidth = 120;

const longestName = 40;

/**
 * What keeps a page of this name from being made, in Chinese and English; undefined where nothing does.
 *
 * @param {string} root of the project
 * @param {string} name
 * @returns {string | undefined}
 */
export function whyNoPage(root, name) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > longestName) return badName(name);
  const folder = `miniprogram/pages/${name}`;
  if (existsSync(path.join(root, folder))) return isThere(name, folder);
  const place = path.join(root, appFile);
  if (!existsSync(place)) return unreadable('没有这个文件', 'there is no such file');
  try {
    const { pages } = JSON.parse(readFileSync(place, 'utf8'));
    if (!Array.isArray(pages)) return unreadable('里面没有 pages 列表', 'it has no list "pages"');
    return pages.includes(routeOf(name)) ? isThere(name, appFile) : undefined;
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    return unreadable(`不是有效的 JSON（${message}）`, `it is no valid JSON (${message})`);
  }
}

/**
 * Writes a page and names it in app.json, the last one there.
 *
 * @param {string} root of the project
 * @param {string} name that `whyNoPage` has nothing against
 * @returns {string[]} the files, from the root
 */
export function createPage(root, name) {
  const folder = `miniprogram/pages/${name}`;
  mkdirSync(path.join(root, folder), { recursive: true });
  const files = Object.entries(filesOf(name)).map(([suffix, text]) => {
    const file = `${folder}/${name}.${suffix}`;
    writeFileSync(path.join(root, file), text);
    return file;
  });
  const app = path.join(root, appFile);
  writeFileSync(app, withPage(readFileSync(app, 'utf8'), routeOf(name)));
  return [...files, appFile];
}

/** @param {string} name */
const routeOf = (name) => `pages/${name}/${name}`;

/**
 * Everything else in the file stays as a person wrote it.
 *
 * @param {string} text of app.json
 * @param {string} route
 */
function withPage(text, route) {
  const pages = [...JSON.parse(text).pages, route].map((page) => JSON.stringify(page));
  return text.replace(/^([ \t]*)"pages"\s*:\s*\[[^\]]*\](,?)/m, (_, indent, comma) => {
    const line = `${indent}"pages": [${pages.join(', ')}]${comma}`;
    if (line.length <= lineWidth) return line;
    return `${indent}"pages": [\n${pages.map((page) => `${indent}  ${page}`).join(',\n')}\n${indent}]${comma}`;
  });
}

/** @param {string} name @returns {Record<string, string>} */
function filesOf(name) {
  return {
    ts: `import { textsIn } from '../../runtime/page-texts';
import type { RunningApp } from '../../runtime/running-app';
import { wechat } from '../../runtime/wechat';

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
    `页面名“${name}”不行：用小写字母、数字和连字符，以字母开头，最多 ${longestName} 个字符，例如 about 或 my-page。`,
    `"${name}" is no name for a page: lower-case letters, digits and hyphens, a letter first, at most ${longestName} characters, as in about or my-page.`,
  ].join('\n');

/** @param {string} name @param {string} place */
const isThere = (name, place) =>
  [
    `页面“${name}”已经有了：${place}。换一个名字，或先删掉它。`,
    `There is a page "${name}" already: ${place}. Choose another name, or remove that one first.`,
  ].join('\n');

/** @param {string} zh @param {string} en */
const unreadable = (zh, en) =>
  `${appFile}：${zh}，新页面无处登记。请先改好它。\n${appFile}: ${en}, so the page cannot be named there. Mend it first.`;

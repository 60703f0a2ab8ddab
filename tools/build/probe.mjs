// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fault } from './diagnostics.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */

/*
 * The page that asks a phone what no document says of the plugin (docs/first-day-on-a-phone.md). Without `--probe` a build has
 * nothing of it. What is here, that page's folder and `miniprogram/runtime/probe` may go together.
 */

const probePackage = 'packages/watch';
const probePage = 'pages/probe/probe';
const probeFolder = `${probePackage}/${path.posix.dirname(probePage)}/`;

/** `home.probe.wxml` is put behind what is in `home.wxml`. */
const addition = /\.probe(?=\.[^./]+$)/;

/** Whether a project has such a page. @param {string} root */
export const hasProbe = (root) => existsSync(path.join(root, 'miniprogram', probePackage, `${probePage}.json`));

/** Whether a file of the package is the probe's alone. @param {string} file */
const isOfProbe = (file) => file.startsWith(probeFolder) || addition.test(file);

/**
 * The files that a build has for itself: with the probe its page, but what is added to others never.
 *
 * @param {readonly string[]} files
 * @param {boolean} probe
 */
export const withoutProbe = (files, probe) =>
  files.filter((file) => !isOfProbe(file) || (probe && !addition.test(file)));

/** What is put behind a file's own text. @param {string} file by its path in the package */
export const additionTo = (file) => file.replace(/(?=\.[^./]+$)/, '.probe');

/**
 * app.json with the probe's page.
 *
 * @param {any} app what app.json says
 */
export function withProbePage(app) {
  const subPackages = (app.subPackages ?? []).map((/** @type {any} */ sub) =>
    sub.root === probePackage ? { ...sub, pages: [...sub.pages, probePage] } : sub,
  );
  return { ...app, subPackages };
}

/**
 * What keeps a build from having the probe.
 *
 * @param {{ root: string, probe: boolean, way: import('./build.types.ts').Way }} settings
 * @returns {Diagnostic[]}
 */
export function faultsOfProbe({ root, probe, way }) {
  if (!probe) return [];
  if (way !== 'managed') return [fault('', wrongWay)];
  return hasProbe(root) ? [] : [fault('', noPage)];
}

const wrongWay = [
  '--probe 只用于 --way managed：它询问的是 3.2 及以后的插件。',
  '--probe goes with --way managed: it asks a plugin of 3.2 or later.',
].join('\n');

const noPage = [
  `这个项目没有探针页面（miniprogram/${probePackage}/${probePage}）。`,
  `This project has no such page (miniprogram/${probePackage}/${probePage}).`,
].join('\n');

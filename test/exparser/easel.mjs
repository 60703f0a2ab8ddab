// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { JSDOM, VirtualConsole } from 'jsdom';
import { packMiniProgram } from '../../tools/preview/pack/index.mjs';
import { bundleBrowserCode } from '../../tools/preview/server/browser-bundles.mjs';
import { placeOf } from './cases.mjs';
import { linesOf } from './tree.mjs';

/** @typedef {import('./cases.mjs').Case} Case */

const page = 'pages/cases/cases';

/** glass-easel, as the preview has it: a mini-program of one page with every case on it. */
export class Easel {
  /**
   * @param {string} root a built mini-program, whose pages give way to that one
   * @param {readonly Case[]} cases
   */
  static async start(root, cases) {
    write(root, cases);
    const { code, diagnostics } = packMiniProgram({ root });
    const phone = (await bundleBrowserCode()).get('/phone.js');
    if (!code || !phone) throw new Error(JSON.stringify(diagnostics));
    const { window } = new JSDOM('<!doctype html><body></body>', {
      url: 'http://localhost/phone.html?theme=light',
      runScripts: 'outside-only',
      pretendToBeVisual: true,
      virtualConsole: new VirtualConsole(),
    });
    Object.assign(window, {
      matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
      EventSource: class {},
      innerWidth: 375,
      innerHeight: 812,
    });
    window.eval(code);
    window.eval(Buffer.from(phone.body).toString('utf8'));
    await rest();
    return new Easel(window);
  }

  /** @param {import('jsdom').DOMWindow} window */
  constructor(window) {
    this.window = window;
  }

  /**
   * @param {Case} one
   * @param {number} index
   * @returns {Promise<{ lines: string[], said: unknown[] }>}
   */
  async play({ component, taps = [] }, index) {
    const place = this.window.document.querySelector(`[data-wx-id="case-${index}"]`);
    if (!place?.firstElementChild) throw new Error(`${component} was not drawn by glass-easel`);
    for (const name of taps) {
      const tapped = place.querySelector(`.${placeOf(component).replaceAll('/', '-')}--${name}`);
      if (!tapped) throw new Error(`${component} has no .${name} in glass-easel`);
      for (const type of ['mousedown', 'mouseup'])
        tapped.dispatchEvent(new this.window.MouseEvent(type, { bubbles: true, button: 0 }));
      await rest();
    }
    return { lines: linesOf(place.firstElementChild), said: this.#said(index) };
  }

  /** @param {number} index */
  #said(index) {
    const { __preview } = /** @type {any} */ (this.window);
    return JSON.parse(JSON.stringify(__preview.getApp().said[index] ?? []));
  }

  close() {
    this.window.close();
  }
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 20));

/** @param {string} root @param {readonly Case[]} cases */
function write(root, cases) {
  const dashed = (/** @type {string} */ name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const markup = cases.map(({ component, given, says = [] }, index) => {
    const properties = Object.keys(given).map((name) => `${dashed(name)}="{{given[${index}].${name}}}"`);
    const listeners = says.map((event) => `bind:${event}="hear"`);
    return `<view id="case-${index}"><${component} data-index="${index}" ${[...properties, ...listeners].join(' ')}/></view>`;
  });
  const names = [...new Set(cases.map(({ component }) => component))];
  const usingComponents = Object.fromEntries(names.map((name) => [name, `/${placeOf(name)}`]));
  const files = {
    'app.json': JSON.stringify({ pages: [page] }),
    'app.js': 'App({ said: {} });',
    [`${page}.json`]: JSON.stringify({ usingComponents }),
    [`${page}.wxml`]: markup.join('\n'),
    [`${page}.js`]: `Page({
      data: { given: ${JSON.stringify(cases.map(({ given }) => given))} },
      hear({ type, detail, currentTarget }) {
        const { said } = getApp();
        const { index } = currentTarget.dataset;
        said[index] = [...(said[index] || []), { event: type, detail: detail === undefined ? null : detail }];
      },
    });`,
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

// @ts-check
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { listFiles } from '../../tools/build/source-tree.mjs';
import { folderOf } from '../../tools/on-demand/install.mjs';
import { placeOf } from './cases.mjs';
import { linesOf } from './tree.mjs';

/** @typedef {import('./cases.mjs').Case} Case */

const require = createRequire(import.meta.url);
const compilers = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin');

/** WeChat's own elements that our components use: the framework brings none. */
const builtIns = ['button', 'image', 'input', 'scroll-view', 'text', 'view'];

/** WeChat's classic framework: markup compiled by WeChat's wcc, drawn by its exparser. */
export class Classic {
  /** @type {Map<string, string>} path → id */
  #registered = new Map();

  /**
   * @param {string} root a built mini-program
   * @param {import('jsdom').DOMWindow} window whose globals become those of this process: the framework asks for them when it loads
   */
  constructor(root, window) {
    this.root = root;
    this.window = window;
    const { document, CustomEvent, Event, HTMLElement, MutationObserver, Node } = window;
    Object.assign(globalThis, { window, document, CustomEvent, Event, HTMLElement, MutationObserver, Node });
    this.framework = createRequire(path.join(folderOf('miniprogram-exparser'), 'package.json'))('j-component');
    for (const name of builtIns)
      this.framework.register({
        id: name,
        tagName: `wx-${name}`,
        template: '<slot/>',
        properties: { hidden: Boolean },
      });
    this.templateOf = compiled(root);
  }

  /**
   * @param {Case} one
   * @returns {Promise<{ lines: string[], said: unknown[] }>}
   */
  async play({ component, given, says = [], taps = [] }) {
    const shown = this.framework.create(this.#register(placeOf(component)), structuredClone(given));
    const place = this.window.document.createElement('div');
    this.window.document.body.append(place);
    shown.attach(place);
    /** @type {unknown[]} */
    const said = [];
    for (const event of says) {
      shown.addEventListener(event, (/** @type {{ detail: unknown }} */ { detail }) =>
        said.push({ event, detail: detail ?? null }),
      );
    }
    for (const name of taps) {
      const tapped = shown.querySelector(`.${name}`);
      if (!tapped) throw new Error(`${component} has no .${name} in the classic framework`);
      tapped.dispatchEvent('tap', { bubbles: true, composed: true });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { lines: linesOf(/** @type {Node} */ (place.firstChild)), said };
  }

  /** @param {string} file path without suffix @returns {string} */
  #register(file) {
    const known = this.#registered.get(file);
    if (known) return known;
    const read = (/** @type {string} */ suffix) => readFileSync(path.join(this.root, `${file}.${suffix}`), 'utf8');
    const inside = Object.entries(JSON.parse(read('json')).usingComponents ?? {}).map(([name, target]) => [
      name,
      this.#register(
        path.posix
          .join(String(target).startsWith('/') ? '' : path.posix.dirname(file), String(target))
          .replace(/^\//, ''),
      ),
    ]);
    /** @type {Record<string, unknown>} */
    let definition = {};
    const Component = (/** @type {Record<string, unknown>} */ given) => {
      definition = given;
    };
    new Function('Component', 'require', 'module', 'exports', read('js'))(Component, () => ({}), { exports: {} }, {});
    const id = this.framework.register({
      ...definition,
      tagName: `wx-${path.basename(file)}`,
      path: `/${file}`,
      template: this.templateOf(`${file}.wxml`),
      usingComponents: Object.fromEntries(inside),
      options: { classPrefix: path.basename(file) },
    });
    this.#registered.set(file, id);
    return id;
  }
}

/** @param {string} root */
function compiled(root) {
  const program = path.join(compilers, 'linux/wcc');
  chmodSync(program, 0o755);
  const files = listFiles(root).filter((file) => /(^|\/)components\//.test(file) && /\.wx(ml|s)$/.test(file));
  const { status, stdout, stderr } = spawnSync(program, ['-d', '-cc', '0', ...files, '-gn', '$gwx'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error(`wcc: ${stderr}`);
  return new Function(`var __wxAppData = {}, __wxRoute, __wxRouteBegin, global = {}; ${stdout}\nreturn $gwx;`)();
}

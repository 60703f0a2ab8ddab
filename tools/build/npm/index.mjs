// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { fault, fromEsbuildError } from '../diagnostics.mjs';
import { parseJson, textOf } from '../json.mjs';
import { componentsNamedIn, filesNamedIn, importsOf } from './named-files.mjs';
import { foldersUp, NpmPackages, npmFolder } from './packages.mjs';

/** @typedef {import('../build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./packages.mjs').NpmPackage} NpmPackage */

/**
 * @typedef {object} NpmRequest a component of a package that the mini-program's own files name
 * @property {string} name as it is written: `tdesign-miniprogram/button/button`
 * @property {string} by the file that names it, from the project's root
 * @property {{ line?: number, column?: number }} [place]
 */

const componentSuffixes = ['.json', '.js', '.wxml', '.wxss'];

/**
 * Everything of npm packages that the requests reach, placed as WeChat's npm build places it: the files of a package that
 * names a `miniprogram` folder, each at its own path, with modules as CommonJS for ES2018; one `index.js` of any other.
 * WeChat takes all files of every dependency; this takes what is reached.
 *
 * @param {{ root: string, minify: boolean }} settings
 * @param {readonly NpmRequest[]} requests
 * @returns {Promise<{ files: Map<string, string | Buffer>, diagnostics: Diagnostic[] }>} path in the mini-program → contents
 */
export async function npmFiles({ root, minify }, requests) {
  const reached = new Reached(root);
  for (const { name, by, place } of requests) {
    const found = reached.packages.find(name, path.dirname(path.join(root, by)));
    if ('fault' in found) reached.diagnostics.push(fault(by, found.fault, place));
    else await reached.takeComponent(found.pack, found.inside, { by, name, place });
  }
  try {
    await reached.takeWhatScriptsImport();
    return { files: await reached.compiled(minify), diagnostics: reached.diagnostics };
  } catch (error) {
    return { files: new Map(), diagnostics: [...reached.diagnostics, ...fromEsbuildError(error)] };
  }
}

class Reached {
  /** @type {Diagnostic[]} */
  diagnostics = [];
  /** @type {Map<string, NpmPackage>} absolute path → whose */
  #files = new Map();
  /** @type {Map<string, NpmPackage>} absolute path of a script to start from → whose */
  #scripts = new Map();

  /** @param {string} root */
  constructor(root) {
    this.root = root;
    this.packages = new NpmPackages(root);
  }

  /**
   * @param {NpmPackage} pack
   * @param {string} inside path without suffix
   * @param {{ by: string, name: string, place?: { line?: number, column?: number } | undefined }} request
   */
  async takeComponent(pack, inside, { by, name, place }) {
    const base = path.join(pack.built ?? pack.root, inside);
    if (!pack.built || !existsSync(`${base}.json`)) {
      this.diagnostics.push(fault(by, notAComponent(pack, name, inside), place));
      return;
    }
    for (const suffix of componentSuffixes) {
      if (existsSync(base + suffix)) await this.#take(pack, base + suffix);
    }
  }

  /** @param {NpmPackage} pack @param {string} file absolute */
  async #take(pack, file) {
    if (this.#files.has(file)) return;
    const built = /** @type {string} */ (pack.built);
    if (path.relative(built, file).startsWith('..')) {
      this.diagnostics.push(fault(this.#shown(file), outside(pack)));
      return;
    }
    this.#files.set(file, pack);
    if (file.endsWith('.js')) this.#scripts.set(file, pack);
    const text = textOf(file);
    if (file.endsWith('.json')) {
      const json = parseJson(this.#shown(file), text);
      if ('diagnostics' in json) this.diagnostics.push(...json.diagnostics);
      else await this.#takeComponentsOf(pack, file, json.value);
    }
    for (const named of await this.#namedIn(file, built, text)) {
      const absolute = path.join(built, named);
      if (existsSync(absolute)) await this.#take(pack, absolute);
      else this.diagnostics.push(fault(this.#shown(file), `"${named}" is not in ${pack.name}`));
    }
  }

  /** @param {string} file absolute @param {string} built @param {string} text */
  async #namedIn(file, built, text) {
    try {
      return await filesNamedIn(path.relative(built, file).split(path.sep).join('/'), text);
    } catch (error) {
      this.diagnostics.push(...fromReaderError(error, this.#shown(file)));
      return [];
    }
  }

  /** @param {NpmPackage} pack @param {string} file @param {any} config */
  async #takeComponentsOf(pack, file, config) {
    const built = /** @type {string} */ (pack.built);
    for (const name of componentsNamedIn(config)) {
      if (name.includes('://')) continue;
      const beside = path.resolve(path.dirname(file), name);
      const request = { by: this.#shown(file), name };
      if (name.startsWith('.') || existsSync(`${beside}.json`)) {
        await this.takeComponent(pack, path.relative(built, beside), request);
        continue;
      }
      const found = this.find(pack, name, path.dirname(file));
      if ('fault' in found) this.diagnostics.push(fault(request.by, found.fault));
      else await this.takeComponent(found.pack, found.inside, request);
    }
  }

  /**
   * What a package brings in a `miniprogram_npm` of its own comes before what is installed.
   *
   * @param {NpmPackage} pack
   * @param {string} name
   * @param {string} folder absolute
   * @returns {import('./packages.mjs').Found}
   */
  find(pack, name, folder) {
    if (pack.built) {
      for (const above of foldersUp(folder, pack.built)) {
        const brought = path.join(above, npmFolder, name);
        if (existsSync(brought) || existsSync(`${brought}.js`) || existsSync(`${brought}.json`))
          return { pack, inside: path.relative(pack.built, brought) };
      }
    }
    return this.packages.find(name, pack.root);
  }

  /** Follows imports from the scripts of components, through their packages. */
  async takeWhatScriptsImport() {
    const waiting = [...this.#scripts];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [file, pack] = next;
      if (!pack.built) continue;
      for (const name of await importsOf(readFileSync(file, 'utf8'), this.#shown(file))) {
        const found = name.startsWith('.')
          ? { pack, inside: path.relative(pack.built, path.resolve(path.dirname(file), name)) }
          : this.find(pack, name, path.dirname(file));
        if ('fault' in found) {
          this.diagnostics.push(fault(this.#shown(file), found.fault));
          continue;
        }
        if (found.inside.startsWith('..')) {
          this.diagnostics.push(fault(this.#shown(file), outside(pack)));
          continue;
        }
        const script = found.pack.built ? scriptAt(path.join(found.pack.built, found.inside)) : found.pack.root;
        if (!script) this.diagnostics.push(fault(this.#shown(file), `"${name}" is not in ${found.pack.name}`));
        else if (!this.#scripts.has(script)) {
          this.#scripts.set(script, found.pack);
          waiting.push([script, found.pack]);
        }
      }
    }
  }

  /** @param {boolean} minify */
  async compiled(minify) {
    /** @type {Map<string, string | Buffer>} */
    const files = new Map();
    for (const [file, pack] of this.#files) {
      // what reads JSON there takes no byte order mark
      files.set(placeOfFile(pack, file), file.endsWith('.json') ? textOf(file) : readFileSync(file));
    }
    for (const [file, pack] of this.#scripts) {
      if (pack.built) files.set(placeOfFile(pack, file), await asCommonJs(file, minify));
      else files.set(`${pack.place}/index.js`, await asOneFile(pack, { root: this.root, minify }));
    }
    return files;
  }

  /** @param {string} file absolute */
  #shown(file) {
    return path.relative(this.root, file).split(path.sep).join('/');
  }
}

/** @param {NpmPackage} pack @param {string} file absolute */
function placeOfFile(pack, file) {
  return `${pack.place}/${path
    .relative(/** @type {string} */ (pack.built), file)
    .split(path.sep)
    .join('/')}`;
}

/** @param {string} base absolute, with or without suffix */
function scriptAt(base) {
  return [base, `${base}.js`, path.join(base, 'index.js')].find((file) => file.endsWith('.js') && existsSync(file));
}

/** @satisfies {import("esbuild").TransformOptions} */
const common = { format: 'cjs', target: 'es2018', charset: 'utf8', legalComments: 'none', logLevel: 'silent' };

/** @param {string} file @param {boolean} minify */
async function asCommonJs(file, minify) {
  const { code } = await esbuild.transform(readFileSync(file, 'utf8'), { ...common, sourcefile: file, minify });
  return code;
}

/** @param {NpmPackage} pack @param {{ root: string, minify: boolean }} settings */
async function asOneFile({ name, root: folder }, { root, minify }) {
  const { outputFiles } = await esbuild.build({
    ...common,
    absWorkingDir: root,
    entryPoints: [name],
    bundle: true,
    write: false,
    minify,
    plugins: [
      {
        // by its name, as whoever imports it: what it exports counts, a folder has its "main" alone
        name: 'begins with a package',
        setup: (build) =>
          build.onResolve({ filter: /.*/ }, ({ kind }) =>
            kind === 'entry-point' ? build.resolve(name, { resolveDir: folder, kind: 'import-statement' }) : undefined,
          ),
      },
    ],
  });
  return /** @type {import('esbuild').OutputFile} */ (outputFiles[0]).text;
}

/**
 * What the readers of markup, style sheets and scripts throw, as diagnostics of the file that was read.
 *
 * @param {any} error
 * @param {string} file
 * @returns {Diagnostic[]}
 */
function fromReaderError(error, file) {
  if (error?.name === 'CssSyntaxError') return [fault(file, error.reason, { line: error.line, column: error.column })];
  if (!Array.isArray(error?.errors)) return [fault(file, String(error?.message ?? error))];
  return fromEsbuildError(error).map((found) => ({ ...found, file }));
}

/** @param {NpmPackage} pack */
const outside = ({ name }) =>
  [
    `npm 包 ${name} 用相对路径指到了自己的文件夹之外：在小程序里那里没有这个文件。`,
    `The package ${name} names this by a path that leads out of its folder: in the mini-program it is not there.`,
  ].join('\n');

/** @param {NpmPackage} pack @param {string} name @param {string} inside */
function notAComponent({ name: packageName, built }, name, inside) {
  const zh = built ? `没有 ${inside}.json` : '没有 miniprogram 文件夹，只有脚本';
  const en = built ? `there is no ${inside}.json` : 'it has no "miniprogram" folder, only scripts';
  return [
    `npm 包 ${packageName} 里没有组件“${name}”：${zh}。`,
    `The package ${packageName} has no component "${name}": ${en}.`,
  ].join('\n');
}

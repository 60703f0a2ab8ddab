// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { fault, fromEsbuildError, mendHere } from '../diagnostics.mjs';
import { parseJson, textOf } from '../json.mjs';
import { componentsNamedIn, filesNamedIn, importsOf } from './named-files.mjs';
import { foldersUp, NpmPackages, notInPackage, npmFolder } from './packages.mjs';
import { plainPackages } from './plain.mjs';

/** @typedef {import('../build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./packages.mjs').NpmPackage} NpmPackage */

/**
 * @typedef {object} NpmRequest what the mini-program's own files name of a package
 * @property {'component' | 'script'} kind
 * @property {string} name as it is written: `tdesign-miniprogram/button/button`
 * @property {string} by the file that names it, from the project's root
 * @property {{ line?: number, column?: number }} [place]
 */

const componentSuffixes = ['.json', '.js', '.wxml', '.wxss'];

/**
 * Everything of npm packages that the requests reach, placed as WeChat's npm build places it: the files of a package that
 * names a `miniprogram` folder, each at its own path, with modules as CommonJS for ES2018; one `index.js` of any other,
 * which all that import it share. WeChat takes all files of every dependency; this takes what is reached.
 *
 * @param {{ root: string, minify: boolean }} settings
 * @param {readonly NpmRequest[]} requests
 * @returns {Promise<{ files: Map<string, string | Buffer>, diagnostics: Diagnostic[] }>} path in the mini-program → contents
 */
export async function npmFiles({ root, minify }, requests) {
  const reached = new Reached(root);
  for (const { kind, name, by, place } of requests) {
    const found = reached.packages.find(name, path.dirname(path.join(root, by)));
    if ('fault' in found) reached.diagnostics.push(fault(by, found.fault, place));
    else if (kind === 'script') reached.takeScript(found, { by, name, place });
    else await reached.takeComponent(found.pack, found.inside, { by, name, place });
  }
  try {
    await reached.takeWhatScriptsImport();
    return { files: await reached.compiled(minify), diagnostics: reached.diagnostics };
  } catch (error) {
    return { files: new Map(), diagnostics: [...reached.diagnostics, ...inWords(fromEsbuildError(error))] };
  }
}

class Reached {
  /** @type {Diagnostic[]} */
  diagnostics = [];
  /** @type {Map<string, NpmPackage>} absolute path → whose */
  #files = new Map();
  /** @type {Map<string, NpmPackage>} absolute path of a script → whose */
  #scripts = new Map();
  /** @type {Map<string, import('./plain.mjs').PlainScript>} place in the mini-program → what a package without ready files has there */
  #plain = new Map();

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
      else this.diagnostics.push(fault(this.#shown(file), notInPackage(named, pack)));
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

  /**
   * @param {Exclude<import('./packages.mjs').Found, { fault: string }>} found
   * @param {{ by: string, name: string, place?: { line?: number, column?: number } | undefined }} request
   */
  takeScript({ pack, inside }, { by, name, place }) {
    if (!pack.built) {
      const file = inside ? inside.replace(/\.js$/, '') : 'index';
      const at = `${pack.place}/${file}.js`;
      if (!this.#plain.has(at)) this.#plain.set(at, { name, pack, request: { by, place } });
      return;
    }
    const script = scriptAt(path.join(pack.built, inside));
    if (script) this.#scripts.set(script, this.#scripts.get(script) ?? pack);
    else this.diagnostics.push(fault(by, notInPackage(name, pack), place));
  }

  /** Follows imports from the scripts of components, through their packages. */
  async takeWhatScriptsImport() {
    // a script that is found on the way comes at the end of the map, and is gone through too
    for (const [file, pack] of this.#scripts) {
      const built = /** @type {string} */ (pack.built);
      const by = this.#shown(file);
      for (const name of await importsOf(readFileSync(file, 'utf8'), by)) {
        const found = name.startsWith('.')
          ? { pack, inside: path.relative(built, path.resolve(path.dirname(file), name)) }
          : this.find(pack, name, path.dirname(file));
        if ('fault' in found) this.diagnostics.push(fault(by, found.fault));
        else if (found.inside.startsWith('..')) this.diagnostics.push(fault(by, outside(pack)));
        else this.takeScript(found, { by, name });
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
    for (const [file, pack] of this.#scripts) files.set(placeOfFile(pack, file), await asCommonJs(file, minify));
    const plain = await plainPackages(this.#plain, { root: this.root, minify });
    this.diagnostics.push(...plain.diagnostics);
    for (const [place, code] of plain.files) files.set(place, code);
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

/** @param {string} file @param {boolean} minify */
async function asCommonJs(file, minify) {
  const { code } = await esbuild.transform(readFileSync(file, 'utf8'), {
    format: 'cjs',
    target: 'es2018',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    sourcefile: file,
    minify,
  });
  return code;
}

/**
 * What the readers of markup, style sheets and scripts throw, as diagnostics of the file that was read.
 *
 * @param {any} error
 * @param {string} file
 * @returns {Diagnostic[]}
 */
function fromReaderError(error, file) {
  if (error?.name === 'CssSyntaxError')
    return [fault(file, mendHere(error.reason), { line: error.line, column: error.column })];
  if (!Array.isArray(error?.errors)) return [fault(file, mendHere(String(error?.message ?? error)))];
  return inWords(fromEsbuildError(error)).map((found) => ({ ...found, file }));
}

/** @param {readonly Diagnostic[]} found */
const inWords = (found) => found.map((one) => ({ ...one, message: mendHere(one.message) }));

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

// @ts-check
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

const EXTENSIONS = ['.ts', '.mjs', '.js', '.cjs', '.json'];

/**
 * Loads the project's sources as jest does: through the same transforms, each set of modules of its own. A file is compiled once;
 * packages are shared, as nothing in them is mutated.
 */
export class SourceLoader {
  /** @param {string} root */
  constructor(root) {
    this.root = root;
    this.requirePackage = createRequire(path.join(root, 'package.json'));
    const { transform, globals } = this.requirePackage('./jest.config.cjs');
    Object.assign(globalThis, globals);
    const [[, swcOptions], bytesTransform] = /** @type {[[string, object], string]} */ (Object.values(transform));
    this.swcOptions = {
      ...swcOptions,
      module: { type: 'commonjs' },
      sourceMaps: false,
      configFile: false,
      swcrc: false,
    };
    this.bytesTransform = this.requirePackage(bytesTransform.replace('<rootDir>', '.'));
    this.swc = this.requirePackage('@swc/core');
    /** @type {Map<string, Function>} */
    this.compiled = new Map();
    /** @type {Map<string, string>} */
    this.resolved = new Map();
    this.forgetModules();
  }

  /** What is loaded from now on is evaluated anew. */
  forgetModules() {
    /** @type {Map<string, { exports: any }>} */
    this.modules = new Map();
  }

  /**
   * @param {() => void} load
   */
  isolate(load) {
    const before = this.modules;
    this.forgetModules();
    load();
    this.modules = before;
  }

  /** @param {string} file absolute */
  load(file) {
    const known = this.modules.get(file);
    if (known) return known.exports;
    const loaded = { exports: {} };
    this.modules.set(file, loaded);
    if (file.endsWith('.json')) {
      loaded.exports = JSON.parse(readFileSync(file, 'utf8'));
      return loaded.exports;
    }
    const folder = path.dirname(file);
    const requireFrom = (/** @type {string} */ specifier) =>
      specifier.startsWith('.') || path.isAbsolute(specifier)
        ? this.load(this.resolve(folder, specifier))
        : this.requirePackage(specifier);
    // what runs here belongs to no test, even where one loads it: it stays for those that come after
    const context = globalThis.__stryker__;
    const { currentTestId } = context;
    context.currentTestId = undefined;
    try {
      this.compile(file).call(loaded.exports, loaded, loaded.exports, requireFrom, file, folder);
    } finally {
      context.currentTestId = currentTestId;
    }
    return loaded.exports;
  }

  /**
   * @param {string} folder
   * @param {string} specifier
   */
  resolve(folder, specifier) {
    const wanted = path.resolve(folder, specifier);
    const known = this.resolved.get(wanted);
    if (known) return known;
    const candidates = [wanted, ...EXTENSIONS.flatMap((end) => [wanted + end, path.join(wanted, `index${end}`)])];
    const found = candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
    if (!found) throw new Error(`${specifier} is not found from ${folder}`);
    this.resolved.set(wanted, found);
    return found;
  }

  /** @param {string} file */
  sourceOf(file) {
    return readFileSync(file, 'utf8');
  }

  /** @param {string} file */
  compile(file) {
    const known = this.compiled.get(file);
    if (known) return known;
    const code = file.endsWith('.flv')
      ? this.bytesTransform.process('', file).code
      : file.endsWith('.cjs')
        ? readFileSync(file, 'utf8')
        : this.swc.transformSync(this.sourceOf(file), { ...this.swcOptions, filename: file }).code;
    const made = vm.compileFunction(code, ['module', 'exports', 'require', '__filename', '__dirname'], {
      filename: file,
    });
    this.compiled.set(file, made);
    return made;
  }
}

// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fault } from './diagnostics.mjs';
import { withoutProbe } from './probe.mjs';
import { waysFile } from './ways.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./options.mjs').Settings} Settings */

/** Suffixes that a WeChat package may carry (contract 1); js is made by the build alone. */
const packageSuffixes = new Set(
  'json wxml wxss wxs png jpg jpeg gif svg cer mp3 aac m4a mp4 wav ogg silk wasm br cert'.split(' '),
);

/** Whether WeChat takes a file into a package. @param {string} file */
export const isPackaged = (file) => {
  const suffix = path.posix.extname(file).slice(1).toLowerCase();
  return suffix === 'js' || packageSuffixes.has(suffix);
};

/** Read by the build, or by people; never copied. */
const sourceSuffixes = new Set(['ts', 'md', 'flv']);

/** WeChat's packages carry no `.flv` (contract 1): there a clip has a suffix that they do. */
const clipSuffix = '.flv';
const packedClipSuffix = '.mp4';

/** @param {string} file */
const isClip = (file) => file.startsWith('simulator/') && file.endsWith(clipSuffix);

/** Where a clip is in the package. @param {string} file */
export const packedClip = (file) => file.slice(0, -clipSuffix.length) + packedClipSuffix;

/** Folders whose scripts WeChat loads by itself, when a JSON file stands beside them. */
const entryFolders = ['pages/', 'components/', 'packages/', 'simulator/'];

/**
 * @typedef {object} SourceTree
 * @property {string} root absolute path of the project
 * @property {string[]} entries scripts that WeChat loads by itself, by their path in the package
 * @property {string[]} staticFiles files to copy, by their path in the package
 * @property {string[]} clips what simulated cameras film, by their path beside the sources
 * @property {ReadonlyMap<string, string>} variants what stands in a file's place in this way, both by their path in the package
 */

/**
 * A source named `x.managed.wxml` takes the place of `x.wxml` where the app is built for that way, `x.bytes.ts` that of `x.ts` in the
 * other; where it does not, it is not there.
 */
const variantName = /\.(bytes|managed)(?=(?:\.d)?\.[^./]+$)/;

/**
 * Which files stand in whose place.
 *
 * @param {readonly string[]} files
 * @param {import('./build.types.ts').Way} way
 * @returns {ReadonlyMap<string, string>}
 */
export function variantsAmong(files, way) {
  const variants = files.filter((file) => variantName.exec(file)?.[1] === way);
  return new Map(variants.map((file) => [file.replace(variantName, ''), file]));
}

/** Where a file of the package comes from in this way, from the root. @param {Pick<SourceTree, 'variants'>} tree @param {string} file */
export const sourceIn = ({ variants }, file) => sourceOf(variants.get(file) ?? file);

/** Where a file of the package comes from, from the root: the simulator stands beside the mini-program. */
export const sourceOf = (/** @type {string} */ file) => (file.startsWith('simulator/') ? file : `miniprogram/${file}`);

/**
 * What can go into the package, by its path there.
 *
 * @param {string} root
 * @param {{ withSimulator: boolean }} wanted
 */
export function packageFiles(root, { withSimulator }) {
  const own = listFiles(path.join(root, 'miniprogram'));
  const simulated = withSimulator ? listFiles(path.join(root, 'simulator')) : [];
  return [...own, ...simulated.map((file) => `simulator/${file}`)].sort();
}

/**
 * Sorts the files of `miniprogram/` and `simulator/` into what WeChat loads, what is copied and what is only imported.
 *
 * @param {Settings} settings
 * @returns {{ tree: SourceTree, diagnostics: Diagnostic[] }}
 */
export function readSourceTree({ root, target, way, probe }) {
  const there = withoutProbe(packageFiles(root, { withSimulator: target === 'devtools' }), probe);
  const variants = variantsAmong(there, way);
  /** @type {SourceTree} */
  const tree = { root, entries: [], staticFiles: [], clips: [], variants };
  const diagnostics = [];

  const files = new Set([...there.filter((file) => !variantName.test(file)), ...variants.keys()]);
  for (const file of [...files].sort()) {
    const suffix = path.posix.extname(file).slice(1).toLowerCase();
    if (sourceOf(file) === waysFile) continue;
    if (isEntry(tree, file)) tree.entries.push(file);
    else if (packageSuffixes.has(suffix)) tree.staticFiles.push(file);
    else if (isClip(file)) tree.clips.push(file);
    else if (!sourceSuffixes.has(suffix)) diagnostics.push(fault(sourceOf(file), unknownSuffix(suffix)));
  }
  if (!tree.entries.includes('app.ts'))
    diagnostics.push(fault('miniprogram/app.ts', '没有 app.ts：补上它。\nThe app has no app.ts: add it.'));
  return { tree, diagnostics };
}

/**
 * @param {SourceTree} tree
 * @param {string} file
 */
function isEntry(tree, file) {
  if (file === 'app.ts') return true;
  if (!file.endsWith('.ts') || file.endsWith('.d.ts')) return false;
  if (!entryFolders.some((prefix) => file.startsWith(prefix))) return false;
  const config = path.join(tree.root, sourceIn(tree, `${file.slice(0, -'.ts'.length)}.json`));
  if (!existsSync(config)) return false;
  return file.split('/').includes('pages') || isComponent(readFileSync(config, 'utf8'));
}

/** @param {string} config */
function isComponent(config) {
  try {
    return JSON.parse(config).component === true;
  } catch {
    // it was meant to be one; what is wrong in it is told where JSON is read
    return true;
  }
}

/** @param {string} suffix */
function unknownSuffix(suffix) {
  const allowed = ['js', ...packageSuffixes].join(' ');
  return suffix === 'js'
    ? '这里的脚本用 TypeScript（.ts），.js 由构建生成：把它改写成 .ts。\nScripts here are TypeScript (.ts); .js is what the build makes of them: make it a .ts.'
    : `微信的包里不能有“.${suffix}”文件：移出 miniprogram（可以有：${allowed}）。\nWeChat packages carry no ".${suffix}" files: move it out of miniprogram (allowed: ${allowed})`;
}

/**
 * Every file below a folder, relative to it, with forward slashes, sorted; names that begin with a dot and installed packages are left out.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .flatMap((entry) =>
      entry.isDirectory()
        ? listFiles(path.join(folder, entry.name)).map((below) => `${entry.name}/${below}`)
        : [entry.name],
    )
    .sort();
}

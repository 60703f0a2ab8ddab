// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compactScript, compactStyle } from '../build/compact.mjs';
import { fault } from '../build/diagnostics.mjs';
import { parseJson, textOf } from '../build/json.mjs';

/** @typedef {import('../build/build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('../build/build.types.ts').Way} Way */
/** @typedef {import('./package.types.ts').PackedComponent} PackedComponent */

/** The bare picture: for pages with a look of their own. */
const picture = 'miniprogram/packages/watch/components/camera-view/camera-view';

/** Where components are that are no doors by themselves. */
const parts = 'parts';

const suffixes = /** @type {const} */ (['ts', 'json', 'wxml', 'wxss']);

/**
 * The components that a host may use, and all that they are made of: those of `package/`, and the bare picture of either way.
 *
 * @param {string} root
 * @returns {{ components: PackedComponent[], files: Map<string, string | Buffer>, diagnostics: Diagnostic[] }}
 *   `files`: all of theirs but the scripts, by their path in the package
 */
export function packedComponents(root) {
  const packing = new Packing(root);
  for (const name of doorsIn(root)) packing.add(`package/${name}/${name}`, wayOf(name));
  packing.add(picture, 'bytes');
  packing.add(picture, 'managed');
  packing.write();
  return packing;
}

/** @param {string} root @returns {string[]} the folders of `package/` that hold a component of their name */
const doorsIn = (root) =>
  readdirSync(path.join(root, 'package'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, 'package', entry.name, `${entry.name}.json`)))
    .map(({ name }) => name)
    .sort();

/** @param {string} name @returns {Way} */
const wayOf = (name) => (name.endsWith('-managed') ? 'managed' : 'bytes');

class Packing {
  /** @type {PackedComponent[]} */
  components = [];
  /** @type {Map<string, string | Buffer>} */
  files = new Map();
  /** @type {Diagnostic[]} */
  diagnostics = [];
  /** Where the files of a folder of sources go. @type {Map<string, string>} */
  folders = new Map();
  /** @type {Map<string, { way: Way, component: PackedComponent }>} by source and way */
  known = new Map();

  /** @param {string} root */
  constructor(root) {
    this.root = root;
  }

  /**
   * A component, by the path of its sources without a suffix; gives its place in the package.
   *
   * @param {string} named may name its way: `camera-view.managed`
   * @param {Way} wayOfUser
   * @returns {string}
   */
  add(named, wayOfUser) {
    const base = named.replace(/\.managed$/, '');
    const way = base === named ? wayOfUser : 'managed';
    const isOfWays = suffixes.some((suffix) => existsSync(path.join(this.root, `${base}.managed.${suffix}`)));
    const key = isOfWays ? `${base} ${way}` : base;
    const known = this.known.get(key);
    if (known) return known.component.place;
    const place = placeOf(base, isOfWays && way === 'managed');
    const [ts, json, wxml, wxss] = suffixes.map((suffix) => this.sourceOf(base, suffix, way));
    const component = { place, sources: { ts: ts ?? '', json: json ?? '', wxml: wxml ?? '', wxss: wxss ?? '' } };
    this.known.set(key, { way, component });
    this.components.push(component);
    if (!isOfWays || way === 'bytes') this.folders.set(path.posix.dirname(base), path.posix.dirname(place));
    return place;
  }

  /** @param {string} base @param {string} suffix @param {Way} way */
  sourceOf(base, suffix, way) {
    const own = `${base}.${way}.${suffix}`;
    return existsSync(path.join(this.root, own)) ? own : `${base}.${suffix}`;
  }

  /** Reads the components, which leads to more of them. */
  write() {
    for (const { way, component } of this.known.values()) {
      const { place, sources } = component;
      for (const suffix of suffixes)
        if (!existsSync(path.join(this.root, sources[suffix]))) this.diagnostics.push(fault(sources[suffix], lacking));
      if (this.diagnostics.length > 0) return;
      this.config(sources.json, place, way);
      this.copy(sources.wxml, `${place}.wxml`);
      this.copy(sources.wxss, `${place}.wxss`);
    }
  }

  /**
   * Its JSON: what it uses is found from where it is in the package, and what is a plugin's has something in its place until that has
   * come. A host's own placeholders are not merged in.
   *
   * @param {string} source
   * @param {string} place
   * @param {Way} way
   */
  config(source, place, way) {
    const parsed = parseJson(source, textOf(path.join(this.root, source)));
    if ('diagnostics' in parsed) {
      this.diagnostics.push(...parsed.diagnostics);
      return;
    }
    const { usingComponents = {}, componentPlaceholder = {}, ...others } = parsed.value;
    const placeholders = { ...componentPlaceholder };
    /** @type {Record<string, string>} */
    const uses = {};
    for (const [tag, target] of Object.entries(usingComponents)) {
      if (String(target).startsWith('plugin://')) {
        uses[tag] = String(target);
        placeholders[tag] ??= 'view';
        continue;
      }
      uses[tag] = relativeFrom(place, this.add(resolved(source, String(target)), way));
    }
    const config = {
      ...others,
      usingComponents: uses,
      ...(Object.keys(placeholders).length > 0 && { componentPlaceholder: placeholders }),
    };
    this.files.set(`${place}.json`, `${JSON.stringify(config, null, 2)}\n`);
  }

  /**
   * Markup, style or script of markup, and what it brings along.
   *
   * @param {string} source
   * @param {string} place
   */
  copy(source, place) {
    if (this.files.has(place)) return;
    const absolute = path.join(this.root, source);
    if (!existsSync(absolute)) {
      this.diagnostics.push(fault(source, lacking));
      return;
    }
    this.files.set(place, '');
    const text = readFileSync(absolute, 'utf8').replace(brought(place), (_, before, target, after) => {
      const from = resolved(source, target);
      const folder = path.posix.dirname(from);
      const to = `${this.folders.get(folder) ?? folderOf(folder)}/${path.posix.basename(from)}`;
      this.copy(from, to);
      return `${before}${relativeFrom(place, to)}${after}`;
    });
    this.files.set(place, compacted(place, text));
  }
}

/** @param {string} base @param {boolean} isManaged */
function placeOf(base, isManaged) {
  const [name = ''] = base.split('/').slice(-1);
  const own = `${base === picture ? 'picture' : name}${isManaged ? '-managed' : ''}`;
  return `${base === picture || base.startsWith('package/') ? '' : `${parts}/`}${own}/${own}`;
}

/** @param {string} folder of sources */
const folderOf = (folder) =>
  folder.startsWith('package/') ? folder.slice('package/'.length) : `${parts}/${path.posix.basename(folder)}`;

/** What a file names of others, with what stands before and after the name. @param {string} place */
const brought = (place) =>
  place.endsWith('.wxss')
    ? /(@import\s+["'])([^"']+)(["'])/g
    : /(<(?:import|include|wxs)\b[^>]*?\bsrc=["'])([^"'{]+)(["'])/g;

/**
 * Where a name leads, from the root of the project: `/` is that of the mini-program.
 *
 * @param {string} source
 * @param {string} target
 */
const resolved = (source, target) =>
  target.startsWith('/') ? `miniprogram${target}` : path.posix.join(path.posix.dirname(source), target);

/** @param {string} from @param {string} to */
function relativeFrom(from, to) {
  const way = path.posix.relative(path.posix.dirname(from), to);
  return way.startsWith('.') ? way : `./${way}`;
}

/** @param {string} place @param {string} text */
function compacted(place, text) {
  if (place.endsWith('.wxs')) return compactScript(text);
  return place.endsWith('.wxss') ? compactStyle(text) : text;
}

const lacking = '包里要用它，可是没有：补上这个文件。\nThe package needs it, and it is not there: add this file.';

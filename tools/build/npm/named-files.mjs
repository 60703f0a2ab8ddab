// @ts-check
import path from 'node:path';
import esbuild from 'esbuild';
import postcss from 'postcss';
import { templateGroup } from '../template-compiler.mjs';

/**
 * Files that must come along with markup, a style sheet or a WXS script, by their paths from the same root.
 *
 * @param {string} file from the root, with forward slashes
 * @param {string} text
 * @returns {Promise<string[]>}
 */
export async function filesNamedIn(file, text) {
  const suffix = path.posix.extname(file);
  if (suffix === '.wxml') return namedInMarkup(file.slice(0, -suffix.length), text);
  if (suffix === '.wxss') return namedInStyle(text).map((name) => fromRoot(file, name));
  if (suffix === '.wxs') return (await importsOf(text)).map((name) => fromRoot(file, name));
  return [];
}

/**
 * Components that a JSON file names, as they are written there: its own, and what stands in for a generic one.
 *
 * @param {any} config
 * @returns {string[]}
 */
export function componentsNamedIn(config) {
  const generics = Object.values(config.componentGenerics ?? {}).map((generic) => generic?.default);
  return [...Object.values(config.usingComponents ?? {}), ...generics].filter((name) => typeof name === 'string');
}

/**
 * @param {string} file
 * @param {string} name as it is written in the file
 */
function fromRoot(file, name) {
  return name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name);
}

/**
 * @param {string} template path without suffix, as the compiler has them
 * @param {string} text
 */
function namedInMarkup(template, text) {
  const group = templateGroup();
  try {
    group.addTmpl(template, text);
    const markup = group.getDirectDependencies(template).map((one) => `${one}.wxml`);
    const scripts = group.getScriptDependencies(template).map((one) => `${one}.wxs`);
    return [...markup, ...scripts];
  } finally {
    group.free();
  }
}

/** @param {string} text */
function namedInStyle(text) {
  /** @type {string[]} */
  const named = [];
  postcss.parse(text).walkAtRules('import', ({ params }) => {
    named.push(params.replace(/^(?:url\()?["']?|["']?\)?$/g, ''));
  });
  return named;
}

/**
 * What a script (WXS too) imports or requires, as it is written there. Rejects as esbuild does where it cannot be parsed.
 *
 * @param {string} text
 * @param {string} [sourcefile]
 * @returns {Promise<string[]>}
 */
export async function importsOf(text, sourcefile = '') {
  const { metafile } = await esbuild.build({
    stdin: { contents: text, sourcefile },
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    logLevel: 'silent',
    plugins: [
      {
        name: 'everything stays outside',
        setup: (build) =>
          build.onResolve({ filter: /.*/ }, ({ kind, path: name }) =>
            kind === 'entry-point' ? undefined : { path: name, external: true },
          ),
      },
    ],
  });
  const inputs = Object.values(metafile.inputs);
  return [...new Set(inputs.flatMap(({ imports }) => imports.map((one) => one.path)))];
}

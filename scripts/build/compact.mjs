// @ts-check
import { readFileSync } from 'node:fs';
import esbuild from 'esbuild';

/**
 * A style sheet without comments and indentation; its rules stay as they are written.
 *
 * @param {string} source WXSS
 * @returns {string}
 */
export function compactStyle(source) {
  return esbuild.transformSync(source, {
    loader: 'css',
    minifyWhitespace: true,
    charset: 'utf8',
    logLevel: 'silent',
    legalComments: 'none',
  }).code;
}

/**
 * A script of the markup without comments and indentation; WXS is a small JavaScript of its own, so nothing else is touched.
 *
 * @param {string} source WXS
 * @returns {string}
 */
export function compactScript(source) {
  return esbuild.transformSync(source, {
    loader: 'js',
    // it would write `{ half }` for `{ half: half }`, which WXS does not know
    target: 'es5',
    minifyWhitespace: true,
    charset: 'utf8',
    logLevel: 'silent',
    legalComments: 'none',
  }).code;
}

/** A tag with its attributes, whose values may hold anything; or a comment. */
const tagOrComment = /<!--[\s\S]*?-->|<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>/g;

/**
 * Markup without comments and indentation. What was white space between tags stays so, as one line break: whether it
 * shows is not ours to say.
 *
 * @param {string} source WXML
 * @returns {string}
 */
export function compactMarkup(source) {
  return source
    .replace(tagOrComment, (found) => (found.startsWith('<!--') ? '' : compactTag(found)))
    .replace(/>\s*\n\s*(?=<)/g, '>\n')
    .trim();
}

/** @param {string} tag */
function compactTag(tag) {
  return tag
    .split(/("[^"]*"|'[^']*')/)
    .map((part) => (/^["']/.test(part) ? part : part.replace(/\s+/g, ' ').replace(/ (?=\/?>$)/, '')))
    .join('');
}

/** A state's or transition's description, as the formatter writes it: never the last of an object on one line. */
const description = /\bdescription:\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`),\s*/g;

/**
 * Descriptions of states are for whoever reads the charts: a phone does not need them.
 *
 * @type {import('esbuild').Plugin}
 */
export const withoutDescriptions = {
  name: 'without-descriptions',
  setup(build) {
    build.onLoad({ filter: /[\\/]machines[\\/].*\.(machine|region|state)\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(description, ''),
      loader: 'ts',
    }));
  },
};

// @ts-check
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

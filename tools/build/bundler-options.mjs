// @ts-check
import path from 'node:path';
import { minified } from './minify.mjs';

/** @typedef {import('./options.mjs').Settings} Settings */

const abortController = 'miniprogram/runtime/abort-controller.ts';

/**
 * How Rolldown reads the sources of a target.
 *
 * @param {Settings} settings
 * @returns {import('rolldown').InputOptions}
 */
export function inputOptions({ root, target, way, allowFour, probe, inspect, inspector }) {
  return {
    cwd: root,
    platform: 'neutral',
    tsconfig: false,
    logLevel: 'silent',
    // XState's `import` leads to CommonJS, of which nothing can be shaken off
    resolve: { conditionNames: target === 'devtools' ? ['development', 'module', 'import'] : ['module', 'import'] },
    transform: {
      target: 'es2018',
      define: {
        __INSPECT__: String(inspect),
        __INSPECTOR_ADDRESS__: JSON.stringify(inspect ? inspector : ''),
        __DEVTOOLS__: String(target === 'devtools'),
        __WAY__: JSON.stringify(way),
        __ALLOW_4__: String(allowFour),
        __PROBE__: String(probe),
      },
      // WeChat has none, and XState asks for one
      inject: { AbortController: [path.join(root, abortController), 'AbortController'] },
      // fields are assigned, not defined, as in every tsconfig here
      assumptions: { setPublicClassFields: true, noDocumentAll: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
  };
}

/**
 * How Rolldown writes the scripts of a target.
 *
 * @param {Settings} settings
 * @returns {import('rolldown').OutputOptions}
 */
export function outputOptions({ root, target }) {
  return {
    dir: root,
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    generatedCode: { symbols: false },
    comments: false,
    // never shipped: it tells what each source became
    sourcemap: 'hidden',
    sourcemapIgnoreList: false,
    minify: false,
    minifyInternalExports: target === 'device',
    plugins: target === 'device' ? [minified()] : [],
  };
}

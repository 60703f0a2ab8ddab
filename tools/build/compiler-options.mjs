// @ts-check

/** @typedef {import('./options.mjs').Settings} Settings */

/**
 * What every esbuild run of a target has in common.
 *
 * @param {Settings} settings
 * @returns {import('esbuild').BuildOptions & { metafile: true, write: false }}
 */
export function compilerOptions({ root, target, inspect, inspector }) {
  return {
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    target: 'es2018',
    charset: 'utf8',
    minify: target === 'device',
    // naming any condition switches esbuild's own `module` off, which tree shaking of xstate needs
    conditions: target === 'devtools' ? ['development', 'module'] : ['module'],
    define: {
      __INSPECT__: String(inspect),
      __INSPECTOR_ADDRESS__: JSON.stringify(inspect ? inspector : ''),
      __DEVTOOLS__: String(target === 'devtools'),
    },
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, useDefineForClassFields: false } },
  };
}

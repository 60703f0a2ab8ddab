// @ts-check

/**
 * What WeChat DevTools reads of a project. The build has compiled everything already, so DevTools must not again; and it
 * must not guess which files are used, as everything in the package is.
 *
 * @param {{ target: import('./build.types.ts').BuildTarget, appid: string, inspect: boolean, miniprogramRoot: string }} project
 */
export function projectConfig({ target, appid, inspect, miniprogramRoot }) {
  return {
    description: describe(target, inspect),
    projectname: `xp2p-statecharts-${target}`,
    appid,
    compileType: 'miniprogram',
    miniprogramRoot,
    libVersion: '3.8.12',
    setting: {
      // the inspector is reached by an address, which no domain list can hold
      urlCheck: !inspect,
      es6: false,
      enhance: false,
      postcss: true,
      minified: false,
      minifyWXSS: true,
      minifyWXML: true,
      uploadWithSourceMap: false,
      ignoreDevUnusedFiles: false,
      ignoreUploadUnusedFiles: false,
      nodeModules: false,
    },
    packOptions: {
      ignore: [
        { type: 'file', value: 'project.config.json' },
        { type: 'file', value: 'project.private.config.json' },
      ],
      include: [],
    },
  };
}

/**
 * @param {import('./build.types.ts').BuildTarget} target
 * @param {boolean} inspect
 */
function describe(target, inspect) {
  if (target === 'devtools') return 'XP2P statecharts, simulated plugins';
  return inspect
    ? 'XP2P statecharts, for a phone, with the inspector: not for upload'
    : 'XP2P statecharts, for a phone';
}

// @ts-check

/**
 * What WeChat DevTools reads of a project. The build has compiled everything already, so DevTools must not again; and it
 * must not guess which files are used, as everything in the package is.
 *
 * @param {{ target: import('./build.types.ts').BuildTarget, appid: string, miniprogramRoot: string }} project
 */
export function projectConfig({ target, appid, miniprogramRoot }) {
  return {
    description: target === 'devtools' ? 'XP2P statecharts, simulated plugins' : 'XP2P statecharts, for a phone',
    projectname: `xp2p-statecharts-${target}`,
    appid,
    compileType: 'miniprogram',
    miniprogramRoot,
    libVersion: '3.8.12',
    setting: {
      // the inspector is reached over loopback, which no domain list can hold
      urlCheck: target === 'device',
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

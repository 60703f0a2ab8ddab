// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of what runs on a phone: WeChat's npm build copies every file of it into the host, and nothing else. */
export const phoneFolder = 'miniprogram';

/** The folder of the declarations, and that of what runs in Node: WeChat copies neither. */
export const typesFolder = 'types';
export const nodeFolder = 'testing';

/**
 * What scripts may ask for: by its name behind that of the package, where it stands and what is typed by what.
 *
 * @typedef {object} Door
 * @property {string} name `.` or `./machines`
 * @property {string} source from the root of the project, without a suffix
 * @property {string} script in the package
 */

/** @type {readonly Door[]} */
export const doors = [
  { name: '.', source: 'package/index', script: `${phoneFolder}/index.js` },
  { name: './managed', source: 'package/managed', script: `${phoneFolder}/managed.js` },
  { name: './machines', source: 'package/machines', script: `${phoneFolder}/machines.js` },
  { name: './testing', source: 'package/testing', script: `${nodeFolder}/index.js` },
];

/** Beside them: what a host's own tools find below the package's name as they would in `miniprogram_npm`. */
const components = { './*': `./${phoneFolder}/*`, './package.json': './package.json' };

/** What is shipped besides, from the root of the project → in the package. */
export const documents = new Map([
  ['package/README.md', 'README.md'],
  ['package/README.zh-CN.md', 'README.zh-CN.md'],
  ['package/CHANGELOG.md', 'CHANGELOG.md'],
  ['LICENSE', 'LICENSE'],
]);

/** @param {Door} door */
const declarationsIn = ({ source }) => `${typesFolder}/${source}.d.ts`;

/**
 * The package.json that is published.
 *
 * @param {string} root
 * @returns {Record<string, any>}
 */
export function manifestOf(root) {
  const { name, version, description, license, dependencies } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return {
    name,
    version,
    description,
    keywords: ['wechat', 'miniprogram', 'weapp', 'xp2p', 'p2p', 'ipc', 'camera', 'xstate', 'tencent-iot'],
    license,
    // WeChat's npm build takes this folder
    miniprogram: phoneFolder,
    main: `${phoneFolder}/index.js`,
    types: declarationsIn(/** @type {Door} */ (doors[0])),
    exports: {
      ...Object.fromEntries(
        doors.map((door) => [door.name, { types: `./${declarationsIn(door)}`, default: `./${door.script}` }]),
      ),
      ...components,
    },
    // for a TypeScript that does not read `exports`
    typesVersions: {
      '*': Object.fromEntries(doors.slice(1).map((door) => [door.name.slice(2), [declarationsIn(door)]])),
    },
    files: [phoneFolder, typesFolder, nodeFolder, ...[...documents.values()].filter((file) => file.endsWith('.md'))],
    // bundled, as WeChat cannot parse it; its types are needed by whoever asks for the charts themselves
    peerDependencies: { xstate: `^${dependencies.xstate}` },
    peerDependenciesMeta: { xstate: { optional: true } },
  };
}

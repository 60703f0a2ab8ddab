import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Import, importsOf, sourceFiles, withoutComments } from './imports';

/** What plugins read of the mini-program: WeChat as it is, and each other. */
const exportFiles = ['miniprogram/exportForXp2pPlugin.ts', 'miniprogram/packages/watch/exportForPlayerPlugin.ts'];

/** The files that name WeChat, where a call that fails is caught: the door, and the inspector's sockets, which it catches itself. */
const doors = ['miniprogram/runtime/wechat.ts', 'miniprogram/runtime/sockets.ts', ...exportFiles];

/** The files that name the function which loads plugins: one a package that has some. */
const plugsIn = [
  'miniprogram/plugins/require-plugins.ts',
  'miniprogram/plugins/require-player.ts',
  'miniprogram/plugins/require-player-early.ts',
  'miniprogram/plugins/player-that-came.ts',
];

/** What the panel of faults says to the simulator: types alone, known on both sides. */
const faultTypes = 'simulator/fault.types.ts';

/** What the pages that watch have of this app: its list, its navigation, its texts. None of it watches. */
const ownOfThisApp = [
  'act',
  'copy-text',
  'missing',
  'navigation',
  'not-yet',
  'page-texts',
  'running-app',
  'say',
  'say.texts',
  'watch-package',
  'wechat',
].map((name) => `miniprogram/runtime/${name}.ts`);

/**
 * Who may import whom, as `pages → runtime → machines ← plugins | simulator | development` says; the first folder that fits a file
 * decides. Everyone may import their own folder. What only a type comes from is not in the bundle, but is held to the
 * same rule, save where `typesFrom` allows more.
 */
const rooms: readonly {
  readonly folder: string;
  readonly from: readonly string[];
  readonly typesFrom?: readonly string[];
}[] = [
  { folder: 'machines/', from: ['xstate'] },
  {
    folder: 'miniprogram/pages/',
    from: ['miniprogram/runtime/', 'miniprogram/texts.ts'],
    typesFrom: ['machines/'],
  },
  {
    folder: 'miniprogram/components/',
    from: ['miniprogram/runtime/', 'miniprogram/texts.ts'],
    typesFrom: ['machines/'],
  },
  // a probe of the plugins, which no product has
  {
    folder: 'miniprogram/packages/watch/pages/probe/',
    from: ['miniprogram/runtime/', 'miniprogram/packages/watch/', 'miniprogram/texts.ts'],
    typesFrom: ['machines/'],
  },
  // the first user of the package: whatever watches comes through its doors, the rest is this app's own
  {
    folder: 'miniprogram/packages/watch/pages/',
    from: ['package/', 'miniprogram/packages/watch/texts.ts', ...ownOfThisApp],
  },
  {
    folder: 'miniprogram/packages/',
    from: ['miniprogram/runtime/', 'miniprogram/texts.ts'],
    typesFrom: ['machines/'],
  },
  // the doors of the package: what stands behind them is where it always was
  { folder: 'package/machines.ts', from: ['machines/'] },
  { folder: 'package/testing.ts', from: ['simulator/'] },
  { folder: 'package/', from: ['miniprogram/runtime/', 'miniprogram/plugins/'], typesFrom: ['machines/'] },
  { folder: 'miniprogram/plugins/', from: ['machines/', 'miniprogram/config/'], typesFrom: [faultTypes] },
  // asks any implementation of the ports, so it knows none
  { folder: 'simulator/conformance/', from: ['machines/'] },
  { folder: 'simulator/', from: ['machines/'], typesFrom: ['miniprogram/plugins/'] },
  {
    folder: 'miniprogram/runtime/',
    from: ['machines/', 'miniprogram/plugins/', 'miniprogram/config/', 'xstate'],
    typesFrom: ['development/'],
  },
  { folder: 'development/', from: ['machines/'], typesFrom: ['miniprogram/plugins/', faultTypes, 'xstate'] },
];

/** What every machine stands on; these stand on each other alone. */
const ground = ['kernel', 'words', 'privacy', 'failure', 'lane', 'flv', 'recovery'].map((name) => `machines/${name}/`);

/**
 * Whom each machine may import besides the ground, the innermost first; one that is not here, nobody. Of those that it only
 * talks to it takes types: a session knows no way to a picture, a picture no session, a connection neither.
 */
const machineRooms: Readonly<
  Record<string, { readonly from?: readonly string[]; readonly typesFrom?: readonly string[] }>
> = {
  connection: { typesFrom: ['module/'] },
  player: { typesFrom: ['picture/picture.protocol.ts'] },
  picture: { from: ['player/', 'connection/stream-params.ts'], typesFrom: ['connection/'] },
  session: { from: ['cameras/'], typesFrom: ['picture/', 'connection/'] },
  watching: { from: ['module/'], typesFrom: ['session/', 'connection/'] },
  // what stands beside a session: nobody but its view knows it
  ptz: { typesFrom: ['watching/capability.ts', 'connection/'] },
  commands: { typesFrom: ['watching/capability.ts', 'connection/'] },
  recording: { typesFrom: ['watching/capability.ts', 'connection/'] },
  // what a recording left, once nobody watches any more
  kept: { from: ['recording/'] },
  permissions: { typesFrom: ['cameras/'] },
  app: { from: ['watching/', 'cameras/', 'permissions/', 'log/'] },
};

/** Imports that go the wrong way, as sentences. */
export function wrongWays(root: string): string[] {
  return [...wrongWaysOfRooms(root), ...wrongWaysOfMachines(root), ...wrongWaysOfTools(root)];
}

function wrongWaysOfMachines(root: string): string[] {
  return sourceFiles(root, 'machines')
    .flatMap((file) => importsOf(root, file))
    .filter(({ to }) => to.startsWith('machines/'))
    .filter((found) => {
      const [, name = ''] = found.from.split('/');
      const { from = [], typesFrom = [] } = machineRooms[name] ?? {};
      const others = [...from, ...(found.isTypeOnly ? typesFrom : [])].map((room) => `machines/${room}`);
      const isOnGround = ground.some((room) => found.from.startsWith(room));
      return ![...ground, ...(isOnGround ? [] : [`machines/${name}/`, ...others])].some((room) => isIn(found, room));
    })
    .map(({ from, to }) => `${from} imports ${to}`);
}

/** `scripts/` starts tools: nothing in them may need it. And the preview shows the inspector, which runs without a preview. */
function wrongWaysOfTools(root: string): string[] {
  return ['.ts', '.mjs']
    .flatMap((suffix) => sourceFiles(root, 'tools', suffix))
    .flatMap((file) => importsOf(root, file))
    .filter(
      ({ from, to }) =>
        to.startsWith('scripts/') || (from.startsWith('tools/inspector/') && to.startsWith('tools/preview/')),
    )
    .map(({ from, to }) => `${from} imports ${to}`);
}

function wrongWaysOfRooms(root: string): string[] {
  return rooms.flatMap(({ folder, from, typesFrom = [] }, at) => {
    const earlier = rooms.slice(0, at).map((room) => room.folder);
    return sourceFiles(root, folder)
      .filter((file) => !earlier.some((room) => isBelow(file, room)))
      .flatMap((file) => importsOf(root, file))
      .filter((found) => ![folder, ...from, ...(found.isTypeOnly ? typesFrom : [])].some((room) => isIn(found, room)))
      .map((found) => `${found.from} imports ${found.to}`);
  });
}

const isBelow = (file: string, room: string): boolean => (room.endsWith('/') ? file.startsWith(room) : file === room);

const isIn = ({ to }: Import, room: string): boolean => isBelow(to, room);

/** Words that stand in code where they must not, as sentences. */
export function wrongWords(root: string): string[] {
  const mentions = (folder: string, word: RegExp, name: string, ...but: readonly string[]) =>
    sourceFiles(root, folder)
      .filter((file) => !but.includes(file) && word.test(withoutComments(readFileSync(path.join(root, file), 'utf8'))))
      .map((file) => `${file} names ${name}`);
  return [
    ...mentions('miniprogram', /\brequirePlugin\b/, 'requirePlugin', ...plugsIn),
    ...mentions('development', /\brequirePlugin\b/, 'requirePlugin'),
    ...mentions('simulator', /\brequirePlugin\b/, 'requirePlugin'),
    ...mentions('machines', /\brequirePlugin\b/, 'requirePlugin'),
    ...mentions('machines', /\bwx\b/, 'wx'),
    ...mentions('miniprogram', /\bwx\b/, 'wx', ...doors),
    ...mentions('development', /\bwx\b/, 'wx'),
    ...mentions('package', /\bwx\b/, 'wx'),
    ...mentions('package', /\brequirePlugin\b/, 'requirePlugin'),
    ...mentions('package', /\bonNeedPrivacyAuthorization\b/, 'onNeedPrivacyAuthorization'),
    // one slot for all of the mini-program, which must then be answered: it is the host's
    ...mentions('miniprogram', /\bonNeedPrivacyAuthorization\b/, 'onNeedPrivacyAuthorization'),
    ...mentions('machines', /\bDate\.now\b|\bnew Date\(\)/, 'the clock of the machine'),
    ...mentions('machines', /\bMath\.random\b/, 'chance'),
  ];
}

/**
 * Where a type lets any string be a key of a plain object, and why no key from outside (a camera's id, a code, an event's
 * name) is looked up there. Elsewhere such keys meet a `Map`: an object answers to `constructor` as well.
 */
const openKeys: ReadonlyMap<string, string> = new Map([
  ['machines/cameras/cameras.storage.ts', 'fields of what was stored, read by names of our own'],
  ['machines/connection/sharing.ts', 'a field of a notice, read by a name of our own'],
  ['machines/failure/rows/row.types.ts', 'rows as they are written down; rowOf makes a Map of them'],
  ['machines/kernel/inspected.ts', 'what XState gives, read by names of our own'],
  ['machines/kernel/state-path.ts', 'the value of a chart, whose states are listed'],
  ['machines/words/meta.ts', 'what XState gives, whose values are listed'],
  ['miniprogram/packages/watch/components/timeline-bar/timeline-bar.ts', 'words by the steps of our own timeline'],
  ['miniprogram/plugins/player/read-field.ts', 'a field of an event, read by a name of our own'],
  ['miniprogram/plugins/xp2p/answers.ts', 'fields of a refusal, read by names of our own'],
  ['miniprogram/plugins/xp2p/surface.ts', 'words of the plugin, which are listed'],
  ['miniprogram/runtime/chart-log.ts', 'the context of a chart, read by a name of our own'],
  ['miniprogram/runtime/page-texts.ts', 'the texts of a page, which are listed'],
  ['miniprogram/runtime/view-changes.ts', 'the fields of view models, which are listed'],
]);

/** Types that let any string be a key, where nobody has said why that is safe. */
export function openKeysOf(root: string): string[] {
  const files = ['machines', 'miniprogram'].flatMap((folder) => sourceFiles(root, folder));
  const open = files.filter((file) =>
    /\bRecord<string\b|\{[^{}]*\[\w+: string\]|new Object\(/.test(
      withoutComments(readFileSync(path.join(root, file), 'utf8')).replace(/satisfies [^;]*;/g, ''),
    ),
  );
  return open.filter((file) => !openKeys.has(file)).map((file) => `${file} has an object with any string as a key`);
}

import path from 'node:path';
import { disposeProjects, makeProject } from '../build/fixture/project';
import { openKeysOf, wrongWays, wrongWords } from './rules';

const repository = path.resolve(__dirname, '../..');

describe('this project', () => {
  test('imports point one way: pages → runtime → machines ← plugins | simulator | development', () => {
    expect(wrongWays(repository)).toEqual([]);
  });

  test('plugins are loaded in one file and WeChat is called through one, and machines know neither WeChat nor a clock nor chance of their own', () => {
    expect(wrongWords(repository)).toEqual([]);
  });
});

describe('keys from outside', () => {
  afterEach(disposeProjects);

  test('keys from outside never meet a plain object', () => {
    expect(openKeysOf(repository)).toEqual([]);
  });

  test.each([
    'const cameras: Record<string, number> = {};',
    'const cameras: { readonly [id: string]: number } = {};',
    'function nameOf(cameras: Readonly<Record<string, string>>, id: string) {}',
  ])('keys from outside that could meet a plain object are found: %s', (statement) => {
    const { root } = makeProject({ 'machines/bad.ts': statement });
    expect(openKeysOf(root)).toEqual([expect.stringContaining('machines/bad.ts')]);
  });

  test('keys from outside may meet a Map, and a closed list of keys an object', () => {
    const statement = 'const a: ReadonlyMap<string, number> = new Map();\nconst b: Record<Quality, number> = x;\n';
    expect(openKeysOf(makeProject({ 'machines/good.ts': statement }).root)).toEqual([]);
  });
});

describe('what goes the wrong way is found', () => {
  afterEach(disposeProjects);

  // the fixture's page is a small one that does everything itself
  const page = 'miniprogram/pages/home/home.ts';
  const machines = ['app', 'connection', 'module', 'picture', 'player', 'session', 'watching'];
  const nothing = {
    [page]: 'Page({});\n',
    'machines/picture/picture.protocol.ts': '',
    ...Object.fromEntries(machines.map((name) => [`machines/${name}/index.ts`, ''])),
  };

  test.each([
    [
      'a machine that imports the runtime',
      'machines/bad.ts',
      "import { counter } from '../miniprogram/runtime/counter';",
    ],
    ['a machine that imports a package', 'machines/bad.ts', "import path from 'node:path';"],
    ['a machine that imports a type from outside', 'machines/bad.ts', "import type { Stats } from 'node:fs';"],
    ...(
      [
        ['failure', '../session', 'what machines stand on, that imports one of them'],
        ['session', '../picture', 'a session that makes its picture itself'],
        ['session', '../player', 'a session that imports the player'],
        ['player', '../picture', 'a player that imports its picture'],
        ['picture', '../connection', 'a picture that imports the connection'],
        ['picture', '../session', 'a picture that imports its session'],
        ['connection', '../picture', 'a connection that imports who watches'],
        ['watching', '../session', 'watching, that imports the session which it is handed'],
        ['watching', '../app', 'watching, that imports the app around it'],
        ['brand-new', '../session', 'a machine that no rule names'],
      ] as const
    ).map(([machine, other, what]): [string, string, string] => [
      what,
      `machines/${machine}/bad.ts`,
      `import { it } from '${other}';`,
    ]),
    ['a page that imports a machine', page, "import { greet } from '../../../machines/greeting';"],
    [
      'a page that watches past the doors of the package',
      'miniprogram/packages/watch/pages/bad/bad.ts',
      "import { connect } from '../../../../runtime/connect';",
    ],
    [
      'a page that watches, with types of machines',
      'miniprogram/packages/watch/pages/bad/bad.ts',
      "import type { SessionView } from '../../../../../machines/session';",
    ],
    ['a door that imports a page', 'package/bad.ts', "import { home } from '../miniprogram/pages/home/home';"],
    ['a door for charts that imports the runtime', 'package/machines.ts', "import '../miniprogram/runtime/connect';"],
    ['a page that imports XState', page, "import {\n  createActor,\n} from 'xstate';"],
    ['a page that re-exports a plugin', page, "export * from '../../plugins/require-plugins';"],
    [
      'the runtime, that imports a page',
      'miniprogram/runtime/bad.ts',
      "const home = await import('../pages/home/home');",
    ],
    [
      'the runtime, that imports a development tool',
      'miniprogram/runtime/bad.ts',
      "import '../../development/devtools';",
    ],
    ['a development tool that imports the runtime', 'development/bad.ts', "import '../miniprogram/runtime/counter';"],
    ['a tool that imports a script', 'tools/build/bad.mjs', "import '../../scripts/build.mjs';"],
    ['the inspector, that imports the preview', 'tools/inspector/bad.ts', "import '../preview/runtime/clock';"],
    ['the simulator, that imports the runtime', 'simulator/bad.ts', "import '../miniprogram/runtime/counter';"],
    ['what asks ports, that imports the simulator', 'simulator/conformance/bad.ts', "import '../world';"],
  ])('%s', (_, file, statement) => {
    const project = makeProject({ ...nothing, [file]: `${statement}\n` });
    expect(wrongWays(project.root)).toEqual([expect.stringContaining(`${file} imports `)]);
  });

  test('a page may import types of machines: a view is made there', () => {
    const project = makeProject({ [page]: "import type { View } from '../../../machines/greeting';\nPage({});\n" });
    expect(wrongWays(project.root)).toEqual([]);
  });

  test('a machine may import types of those that it talks to', () => {
    const types = [
      ['session', '../picture'],
      ['session', '../connection'],
      ['player', '../picture/picture.protocol'],
      ['picture', '../connection'],
      ['connection', '../module'],
      ['watching', '../session'],
    ].map(([machine, other]) => [`machines/${machine}/good.ts`, `import type { It } from '${other}';\n`]);
    expect(wrongWays(makeProject({ ...nothing, ...Object.fromEntries(types) }).root)).toEqual([]);
  });

  test.each([
    ['machines/bad.ts', 'wx.getNetworkType();', 'wx'],
    ['miniprogram/pages/bad.ts', 'wx.getNetworkType();', 'wx'],
    ['miniprogram/runtime/bad.ts', 'const { getNetworkType } = wx;', 'wx'],
    ['miniprogram/runtime/bad.ts', 'door.onNeedPrivacyAuthorization();', 'onNeedPrivacyAuthorization'],
    ['machines/bad.ts', 'const now = Date.now();', 'the clock of the machine'],
    ['machines/bad.ts', 'const chance = Math.random();', 'chance'],
    ['miniprogram/runtime/bad.ts', "const plugin = requirePlugin('xp2p');", 'requirePlugin'],
  ])('in %s: %s', (file, statement, name) => {
    expect(wrongWords(makeProject({ [file]: statement }).root)).toEqual([`${file} names ${name}`]);
  });

  test('a comment may say what code may not', () => {
    const comment =
      "/** `wx.onNetworkStatusChange` tells it. */\n// import { x } from '../miniprogram/runtime/counter';\n";
    const project = makeProject({ ...nothing, 'machines/good.ts': `${comment}export const x = 1;\n` });
    expect([...wrongWays(project.root), ...wrongWords(project.root)]).toEqual([]);
  });
});

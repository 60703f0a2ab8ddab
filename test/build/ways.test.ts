import { build } from '../../tools/build/index.mjs';
import { BareRealm } from '../support/bare-realm';
import { disposeProjects, makeProject, type ProjectFixture } from './fixture/project';

afterEach(disposeProjects);

const ways = (said: object | string): Record<string, string> => ({
  'miniprogram/config/ways.json': typeof said === 'string' ? said : JSON.stringify(said, null, 2),
});

/** The small project, whose greeting, markup and plugins differ by the way. */
const parted = (more: Record<string, string> = {}): ProjectFixture =>
  makeProject({
    ...ways({
      way: 'bytes',
      bytes: { plugins: { xp2p: { version: '3.1.0' } } },
      managed: { plugins: { xp2p: { version: 'latest', export: 'exportForXp2p.js' } } },
    }),
    'miniprogram/app.json': JSON.stringify({
      pages: ['pages/home/home'],
      plugins: { xp2p: { provider: 'wx1319af22356934bf' } },
    }),
    'miniprogram/app.ts':
      "import { rows } from '../machines/rows';\nimport { way } from './runtime/way';\nApp({ way, rows, constant: __WAY__, allowed: __ALLOW_4__ });\n",
    'miniprogram/runtime/way.ts': "export const way = 'the app pulls';\n",
    'machines/rows.ts': "export const rows = 'the rows of all';\n",
    'machines/rows.bytes.ts': "export const rows = 'the rows of pulling';\n",
    'miniprogram/runtime/way.managed.ts': "export const way = 'the plugin plays';\n",
    'miniprogram/exportForXp2p.ts':
      "import { credentials } from './config/credentials.example';\nexport const getParams = () => credentials;\n",
    'miniprogram/components/status-pill/status-pill.managed.wxml': '<view>of the managed way</view>\n',
    'miniprogram/components/status-pill/status-pill.managed.ts': "Component({ data: { way: 'managed pill' } });\n",
    ...more,
  });

const messages = ({ diagnostics }: Awaited<ReturnType<typeof build>>) =>
  diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`);

describe('the way that an app goes', () => {
  test.each([
    [undefined, 'bytes', 'the app pulls'],
    ['bytes', 'bytes', 'the app pulls'],
    ['managed', 'managed', 'the plugin plays'],
  ] as const)('a build told %s is one of the %s way, and has none of the other in it', async (way, built, words) => {
    const project = parted();
    const { ok, diagnostics, files, outDir } = await build({ target: 'device', way, root: project.root });
    expect([ok, diagnostics]).toEqual([true, []]);
    expect(new BareRealm(outDir, {}).launch().app).toMatchObject({ way: words, constant: built, allowed: false });
    const isManaged = built === 'managed';
    expect(new BareRealm(outDir, {}).launch().app?.rows).toBe(isManaged ? 'the rows of all' : 'the rows of pulling');
    const all = files.map(({ path }) => project.read(`dist/device/${path}`)).join('\n');
    expect(
      [/the app pulls/, /the plugin plays/, /of the managed way/, /managed pill/].map((word) => word.test(all)),
    ).toEqual([!isManaged, isManaged, isManaged, isManaged]);
    expect(files.map(({ path }) => path).filter((path) => /managed|ways/.test(path))).toEqual([]);
  });

  test('a plain build goes the way that the project’s file says', async () => {
    const project = parted(ways({ way: 'managed' }));
    const { outDir } = await build({ target: 'device', root: project.root });
    expect(new BareRealm(outDir, {}).launch().app).toMatchObject({ way: 'the plugin plays' });
  });

  test('each has the versions and export files of its plugins; where those are simulated none is declared', async () => {
    const project = parted();
    const appOf = async (way: 'bytes' | 'managed', target: 'device' | 'devtools') => {
      expect(messages(await build({ target, way, root: project.root }))).toEqual([]);
      return JSON.parse(project.read(`dist/${target}/app.json`)).plugins;
    };
    const provider = 'wx1319af22356934bf';
    expect(await appOf('bytes', 'device')).toEqual({ xp2p: { provider, version: '3.1.0' } });
    expect(await appOf('managed', 'device')).toEqual({
      xp2p: { provider, version: 'latest', export: 'exportForXp2p.js' },
    });
    expect(await appOf('managed', 'devtools')).toBeUndefined();
  });

  test('the file that a plugin reads is a script of its own, and takes credentials from the one file that has them', async () => {
    const project = parted();
    const { outDir } = await build({ target: 'device', way: 'managed', root: project.root });
    const exported = new BareRealm(outDir, {}).require('exportForXp2p.js') as { getParams(): unknown };
    expect(exported.getParams()).toEqual({ appKey: 'the committed example' });
    expect(project.read('dist/device/exportForXp2p.js')).not.toContain('the committed example');
    await build({ target: 'device', way: 'bytes', root: project.root });
    expect(() => project.read('dist/device/exportForXp2p.js')).toThrow();
  });

  test('the old calls of a 4.x plugin are used where the build was told so, and in one that has its components never', async () => {
    const project = parted();
    const { outDir } = await build({ target: 'device', allowFour: true, root: project.root });
    expect(new BareRealm(outDir, {}).launch().app).toMatchObject({ allowed: true });
    const refused = await build({ target: 'device', way: 'managed', allowFour: true, root: project.root });
    expect(messages(refused)).toEqual([expect.stringMatching(/只用于 bytes[\s\S]*for bytes alone/)]);
  });
});

describe('the file that says which way a plain build goes', () => {
  test.each([
    ['no JSON', '{', /Expected/],
    [
      'another way',
      { way: 'fast' },
      /^miniprogram\/config\/ways\.json:2 "way" "fast"：只有 bytes[\s\S]*there are two, bytes/,
    ],
    [
      'a key that is none',
      { plugins: {} },
      /:2 不认识“plugins”：这里可以写 way、bytes、managed[\s\S]*"plugins" is not known/,
    ],
    ['a way that has no plugins', { bytes: [] }, /:2 “bytes”应为[\s\S]*"bytes" is to be/],
    ['a key that is none in a way', { bytes: { version: '1' } }, /:3 不认识“version”[\s\S]*here may stand plugins/],
    ['a plugin that is a text', { bytes: { plugins: { xp2p: '3.1.10' } } }, /:4 插件“xp2p”应为[\s\S]*texts both/],
    ['a version that is a number', { bytes: { plugins: { xp2p: { version: 4 } } } }, /:4 插件“xp2p”应为/],
    ['a provider', { bytes: { plugins: { xp2p: { provider: 'wx' } } } }, /:5 不认识“provider”[\s\S]*version, export/],
    [
      'a plugin that app.json has not',
      { bytes: { plugins: { old: {} } } },
      /插件“old”没有在 app\.json[\s\S]*is declared nowhere/,
    ],
    ['an export file that is no script', { bytes: { plugins: { xp2p: { export: 'x.ts' } } } }, /“x\.ts”应以 \.js 结尾/],
    [
      'an export file without a source',
      { bytes: { plugins: { xp2p: { export: 'x.js' } } } },
      /应有 miniprogram\/x\.ts[\s\S]*has no source/,
    ],
  ])('the file that says it is refused with %s', async (_, said, expected) => {
    const result = await build({ target: 'device', root: parted(ways(said)).root });
    expect(result.ok).toBe(false);
    expect(messages(result)).toEqual([expect.stringMatching(expected)]);
  });

  test('without the file that says it the plugins are as app.json has them', async () => {
    const project = makeProject();
    expect((await build({ target: 'device', way: 'managed', root: project.root })).ok).toBe(true);
    expect(JSON.parse(project.read('dist/device/app.json')).plugins.xp2p).toEqual({
      version: '3.1.0',
      provider: 'wx1319af22356934bf',
    });
  });
});

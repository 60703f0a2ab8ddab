import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../../tools/build/index.mjs';
import { BareRealm } from '../support/bare-realm';
import { disposeProjects, makeProject, type ProjectFixture } from './fixture/project';

afterEach(disposeProjects);

const page = (imports: string, data: string) => `${imports}\nPage({ data: ${data} });\n`;

/** The small project with a package for watching, whose page shares one module with the main package and has one alone. */
function makeParted(app: object = {}): ProjectFixture {
  return makeProject({
    'miniprogram/app.json': JSON.stringify({
      pages: ['pages/home/home'],
      subPackages: [
        {
          root: 'packages/watch',
          pages: ['pages/live/live'],
          plugins: { player: { version: '1.3.0', provider: 'wx9' } },
        },
      ],
      ...app,
    }),
    'miniprogram/pages/home/home.ts': page(
      "import { counter } from '../../runtime/counter';\nimport { both } from '../../../machines/both';",
      "{ total: counter.add(), words: both('') }",
    ),
    'miniprogram/packages/watch/pages/live/live.json':
      '{ "usingComponents": { "picture": "../../components/picture/picture" } }',
    'miniprogram/packages/watch/pages/live/live.wxml': '<picture />',
    'miniprogram/packages/watch/pages/live/live.ts': page(
      "import { counter } from '../../../../runtime/counter';\nimport { frames } from '../../../../../machines/frames';",
      '{ total: counter.add(), frames: frames() }',
    ),
    'miniprogram/packages/watch/components/picture/picture.json': '{ "component": true }',
    'miniprogram/packages/watch/components/picture/picture.wxml': '<view />',
    'miniprogram/packages/watch/components/picture/picture.ts':
      "import { frames } from '../../../../../machines/frames';\nComponent({ data: { frames: frames() } });\n",
    'machines/frames.ts': `import { both } from './both';
export const frames = () => both('only watching needs this');
`,
    'machines/both.ts': "export const both = (words: string) => words && 'both packages need this: ' + words;\n",
  });
}

test.each([
  'devtools',
  'device',
] as const)('each package of the %s build has one shared script, and a module that others need too is in the main one’s', async (target) => {
  const project = makeParted();
  const { ok, files, diagnostics, outDir } = await build({ target, root: project.root });
  expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] });
  const scripts = files
    .map((file) => file.path)
    .filter((file) => file.endsWith('.js') && !file.startsWith('simulator/'));
  expect(scripts).toEqual(
    expect.arrayContaining(['packages/watch/shared.js', 'packages/watch/pages/live/live.js', 'shared.js']),
  );
  const saying = (words: string) =>
    scripts.filter((file) => readFileSync(path.join(outDir, file), 'utf8').includes(words));
  expect(saying('only watching needs this')).toEqual(['packages/watch/shared.js']);
  expect(saying('total += 1').concat(saying('total+=1'))).toEqual(['shared.js']);
});

test('what is in the main package exists once for all packages, and the main package needs no other', async () => {
  const { outDir } = await build({ target: 'device', root: makeParted().root });
  const realm = new BareRealm(outDir, {});
  const { pages } = realm.launch();
  expect([...pages.keys()]).toEqual(['pages/home/home']);
  realm.loadEntry('packages/watch/pages/live/live');
  // the app counted first, then the list, then this page
  expect(pages.get('packages/watch/pages/live/live')?.data).toEqual({
    total: 3,
    frames: 'both packages need this: only watching needs this',
  });
});

test('plugins of a package are simulated in devtools and real on the device', async () => {
  const project = makeParted();
  const pluginsOf = async (target: 'devtools' | 'device') => {
    const { outDir } = await build({ target, root: project.root });
    return JSON.parse(readFileSync(path.join(outDir, 'app.json'), 'utf8')).subPackages[0].plugins;
  };
  expect(await pluginsOf('devtools')).toBeUndefined();
  expect(await pluginsOf('device')).toEqual({ player: { version: '1.3.0', provider: 'wx9' } });
});

test('each package may have 2 MB', async () => {
  const project = makeParted();
  const picture = 'p'.repeat(1_500_000);
  project.write('miniprogram/one.png', picture);
  project.write('miniprogram/packages/watch/two.png', picture);
  expect(await build({ target: 'device', root: project.root })).toMatchObject({ ok: true, diagnostics: [] });
  project.write('miniprogram/packages/watch/three.png', picture);
  const { ok, diagnostics } = await build({ target: 'device', root: project.root });
  expect(ok).toBe(false);
  expect(diagnostics).toMatchObject([
    {
      file: 'miniprogram/app.json',
      line: 1,
      message: expect.stringMatching(
        /^分包“packages\/watch”有 .*two\.png.*\nThe package "packages\/watch" has .*two\.png/,
      ),
    },
  ]);
});

test('a page that a package names and that is not there is told at its name', async () => {
  const project = makeParted();
  project.remove('miniprogram/packages/watch/pages/live/live.wxml');
  const { diagnostics } = await build({ target: 'devtools', root: project.root });
  expect(diagnostics).toEqual([
    expect.objectContaining({
      file: 'miniprogram/app.json',
      line: 1,
      message: expect.stringContaining(
        'The page "pages/live/live" lacks miniprogram/packages/watch/pages/live/live.wxml',
      ),
    }),
  ]);
});

test('an independent package is refused, as it could not have what is in the main one', async () => {
  const project = makeParted({
    subPackages: [{ root: 'packages/watch', pages: ['pages/live/live'], independent: true }],
  });
  const { ok, diagnostics } = await build({ target: 'devtools', root: project.root });
  expect(ok).toBe(false);
  expect(diagnostics[0]?.message).toContain('"packages/watch" is independent');
});

test.each([
  [
    'a rule that fetches a package ahead that is not there',
    { preloadRule: { 'pages/home/home': { packages: ['nobody'] } } },
    '{ "usingComponents": {} }',
    { file: 'miniprogram/app.json', message: 'preloadRule: there is no package "nobody"' },
  ],
  [
    'a component of a package that may not have come, with nothing in its place',
    {},
    '{ "usingComponents": { "picture": "/packages/watch/components/picture/picture" } }',
    {
      file: 'miniprogram/pages/home/home.json',
      message: '<picture> is of package "packages/watch" and needs a componentPlaceholder',
    },
  ],
])('%s is told before a phone shows it, for the device too', async (_, app, home, told) => {
  const project = makeParted(app);
  project.write('miniprogram/pages/home/home.json', home);
  for (const target of ['devtools', 'device'] as const) {
    const { ok, diagnostics } = await build({ target, root: project.root });
    expect(ok).toBe(false);
    expect(diagnostics).toEqual([
      expect.objectContaining({ ...told, message: expect.stringContaining(`\n${told.message}`), line: 1 }),
    ]);
  }
});

const pages = ['pages/home/home'];
const watch = { root: 'packages/watch', pages: ['pages/live/live'] };

test.each([
  ['no page', { pages: [] }, /里没有页面.*\n.*names no page/],
  ['pages that are no paths', { pages: [3] }, /里没有页面.*\n.*names no page/],
  ['packages that are no list', { pages, subPackages: 3 }, /写成列表.*\n.*has to be a list/],
  ['a package that is none', { pages, subPackages: [null] }, /第 1 个分包没有 root.*\nPackage 1 has no "root"/],
  [
    'a package without a folder',
    { pages, subPackages: [watch, { pages: [] }] },
    /第 2 个分包.*\nPackage 2 has no "root"/,
  ],
  [
    'pages of a package that are no list',
    { pages, subPackages: [{ ...watch, pages: 'live' }] },
    /“packages\/watch”的 pages.*\n.*list of paths/,
  ],
  [
    'a page in two packages',
    { pages: [...pages, 'packages/watch/pages/live/live'] },
    /只写在那个分包.*\n.*name it in that package alone/,
  ],
  [
    'a page that is named twice',
    { pages: [...pages, ...pages] },
    /“pages\/home\/home”写了两次.*\n.*"pages\/home\/home" is named twice/,
  ],
  [
    'a page that its package names twice',
    { pages, subPackages: [{ ...watch, pages: [...watch.pages, ...watch.pages] }] },
    /“pages\/live\/live”写了两次.*\n.*is named twice/,
  ],
  [
    'two packages in one folder',
    { pages, subPackages: [watch, { root: '/packages/watch/' }] },
    /自己的文件夹.*\n.*needs one of its own/,
  ],
  [
    'a package in another',
    { pages, subPackages: [watch, { root: 'packages/watch/pages' }] },
    /“packages\/watch\/pages”的文件夹在分包“packages\/watch”里.*\n/,
  ],
])('%s in app.json is told at its place, in two languages', async (_, app, sentence) => {
  const { ok, diagnostics } = await build({ target: 'device', root: makeParted(app).root });
  expect(ok).toBe(false);
  expect(diagnostics).toEqual([
    expect.objectContaining({ file: 'miniprogram/app.json', line: 1, message: expect.stringMatching(sentence) }),
  ]);
});

test('a JSON file that is no object is told, and so is a component that is no path', async () => {
  const project = makeParted();
  project.write('miniprogram/pages/home/home.json', '{ "usingComponents": { "a-pill": 3 } }');
  project.write('miniprogram/theme.json', '[]');
  const { diagnostics } = await build({ target: 'devtools', root: project.root });
  expect(diagnostics).toMatchObject([
    {
      file: 'miniprogram/theme.json',
      line: 1,
      message: expect.stringMatching(/要是一个对象.*\n.*has to be an object/),
    },
    {
      file: 'miniprogram/pages/home/home.json',
      line: 1,
      message: expect.stringMatching(/写组件的路径.*\n.*name the path/),
    },
  ]);
});

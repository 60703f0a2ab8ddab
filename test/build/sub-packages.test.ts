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
  expect(diagnostics[0]?.message).toMatch(/^The package "packages\/watch" has .*two\.png/);
});

test('a page that a package names and that is not there is told at its name', async () => {
  const project = makeParted();
  project.remove('miniprogram/packages/watch/pages/live/live.wxml');
  const { diagnostics } = await build({ target: 'devtools', root: project.root });
  expect(diagnostics).toEqual([
    expect.objectContaining({
      file: 'miniprogram/app.json',
      line: 1,
      message: 'The page "pages/live/live" lacks miniprogram/packages/watch/pages/live/live.wxml',
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
    expect(diagnostics).toEqual([expect.objectContaining({ ...told, line: 1 })]);
  }
});

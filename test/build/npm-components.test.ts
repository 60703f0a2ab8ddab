import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../../tools/build/index.mjs';
import { npmFiles } from '../../tools/build/npm/index.mjs';
import { disposeProjects, makeProject } from './fixture/project';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'npm-'));
});
afterEach(() => rmSync(root, { recursive: true }));
afterEach(disposeProjects);

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    const place = path.join(root, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}

/** An installed package with a `miniprogram` folder `dist`. */
const ui = (name: string, files: Record<string, string>, at = 'node_modules'): Record<string, string> => ({
  [`${at}/${name}/package.json`]: JSON.stringify({ name, miniprogram: 'dist' }),
  ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`${at}/${name}/dist/${file}`, text])),
});

const component = (name: string, uses: Record<string, string> = {}): Record<string, string> => ({
  [`${name}.json`]: JSON.stringify({ component: true, usingComponents: uses }),
  [`${name}.js`]: 'Component({});',
  [`${name}.wxml`]: '<view/>',
});

async function taken(...names: string[]) {
  const by = 'miniprogram/pages/home/home.json';
  const { files, diagnostics } = await npmFiles(
    { root, minify: false },
    names.map((name) => ({ kind: 'component' as const, name, by, place: { line: 3, column: 5 } })),
  );
  return { files: Object.fromEntries([...files].map(([file, text]) => [file, String(text)])), diagnostics };
}

/** Runs what the build wrote as WeChat does: each module once, found beside the one that asks or upwards. */
function run(files: Record<string, string>, file: string, known = new Map<string, { exports: unknown }>()): unknown {
  const earlier = known.get(file);
  if (earlier) return earlier.exports;
  const loaded: { exports: unknown } = { exports: {} };
  known.set(file, loaded);
  const require = (name: string): unknown => {
    const folder = path.posix.dirname(file);
    const parts = folder.split('/');
    const above = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
    const places = [
      path.posix.join(folder, name),
      ...[...above, ''].map((each) => path.posix.join(each, 'miniprogram_npm', name)),
    ];
    const found = places.flatMap((each) => [each, `${each}.js`, `${each}/index.js`]).find((each) => each in files);
    if (!found) throw new Error(`${file} asks for ${name}`);
    return run(files, found, known);
  };
  const define = (definition: object) => {
    loaded.exports = definition;
  };
  new Function('module', 'exports', 'require', 'Component', 'Page', files[file] as string)(
    ...[loaded, loaded.exports, require, define, define],
  );
  return loaded.exports;
}

test('a component comes with all that it reaches, and with nothing else of its package', async () => {
  write(
    ui('ui', {
      ...component('button/button', { icon: '../icon/icon' }),
      'button/button.wxml': '<import src="../common/label.wxml"/><wxs src="../common/tools.wxs" module="t"/><view/>',
      'button/button.wxss': "@import '../common/colours.wxss';",
      'button/button.js': "import { size } from '../common/size';\nComponent({ data: { size } });",
      ...component('icon/icon'),
      'icon/icon.wxss': '',
      'common/label.wxml': '<template name="label"><include src="./dot.wxml"/></template>',
      'common/dot.wxml': '<view/>',
      'common/tools.wxs': "var more = require('./more.wxs'); module.exports = { more: more };",
      'common/more.wxs': 'module.exports = {};',
      'common/colours.wxss': '.red { color: red; }',
      'common/size.js': 'export const size = 3;',
      ...component('calendar/calendar'),
      'common/size.d.ts': '',
    }),
  );
  const { files, diagnostics } = await taken('ui/button/button');
  expect(diagnostics).toEqual([]);
  expect(Object.keys(files).sort()).toEqual(
    [
      'button/button.js',
      'button/button.json',
      'button/button.wxml',
      'button/button.wxss',
      'common/colours.wxss',
      'common/dot.wxml',
      'common/label.wxml',
      'common/more.wxs',
      'common/size.js',
      'common/tools.wxs',
      'icon/icon.js',
      'icon/icon.json',
      'icon/icon.wxml',
      'icon/icon.wxss',
    ].map((file) => `miniprogram_npm/ui/${file}`),
  );
  expect(run(files, 'miniprogram_npm/ui/button/button.js')).toEqual({ data: { size: 3 } });
});

test('modules are CommonJS for ES2018', async () => {
  write(ui('ui', { ...component('a/a'), 'a/a.js': 'const b = { c: 1 };\nComponent({ d: b?.c ?? 2 });' }));
  const { files } = await taken('ui/a/a');
  expect(files['miniprogram_npm/ui/a/a.js']).not.toMatch(/\?\.|\?\?|^import/m);
  expect(run(files, 'miniprogram_npm/ui/a/a.js')).toEqual({ d: 1 });
});

test('what a package brings in a miniprogram_npm of its own comes before what is installed', async () => {
  write({
    ...ui('ui', {
      ...component('a/a'),
      'a/a.js': "import { name } from 'helper';\nComponent({ name });",
      'miniprogram_npm/helper/index.js': "module.exports = { name: 'brought' };",
    }),
    'node_modules/helper/package.json': '{ "name": "helper" }',
    'node_modules/helper/index.js': "module.exports = { name: 'installed' };",
  });
  const { files } = await taken('ui/a/a');
  expect(run(files, 'miniprogram_npm/ui/a/a.js')).toEqual({ name: 'brought' });
});

test('plain JavaScript becomes one index.js, with all that it imports', async () => {
  write({
    ...ui('ui', { ...component('a/a'), 'a/a.js': "import { name } from 'plain';\nComponent({ name });" }),
    'node_modules/plain/package.json': '{ "name": "plain", "main": "lib/main.js" }',
    'node_modules/plain/lib/main.js': "exports.name = require('./name');",
    'node_modules/plain/lib/name.js': "module.exports = 'plain';",
  });
  const { files } = await taken('ui/a/a');
  expect(Object.keys(files)).toContain('miniprogram_npm/plain/index.js');
  expect(run(files, 'miniprogram_npm/ui/a/a.js')).toEqual({ name: 'plain' });
});

test('what plain JavaScript exports by its package.json alone is found', async () => {
  write({
    ...ui('ui', { ...component('a/a'), 'a/a.js': "import { name } from '@team/plain';\nComponent({ name });" }),
    'node_modules/@team/plain/package.json': '{ "exports": { ".": { "import": "./m.mjs", "require": "./c.cjs" } } }',
    'node_modules/@team/plain/m.mjs': "export const name = 'exported';",
    'node_modules/@team/plain/c.cjs': '',
  });
  const { files, diagnostics } = await taken('ui/a/a');
  expect(diagnostics).toEqual([]);
  expect(run(files, 'miniprogram_npm/ui/a/a.js')).toEqual({ name: 'exported' });
});

test('a byte order mark is no mistake, and is in no JSON that WeChat reads', async () => {
  const files = ui('ui', component('a/a'));
  write(
    Object.fromEntries(
      Object.entries(files).map(([file, text]) => [file, `${file.endsWith('.json') ? '\uFEFF' : ''}${text}`]),
    ),
  );
  const built = await taken('ui/a/a');
  expect(built.diagnostics).toEqual([]);
  expect(JSON.parse(built.files['miniprogram_npm/ui/a/a.json'] ?? '')).toMatchObject({ component: true });
});

test('two versions of one package stay apart', async () => {
  const version = (text: string) => ({ ...component('v/v'), 'v/v.js': `Component({ version: '${text}' });` });
  write({
    ...ui('base', version('1')),
    ...ui('ui', component('a/a', { v: 'base/v/v' })),
    ...ui('base', version('2'), 'node_modules/ui/node_modules'),
  });
  const { files, diagnostics } = await taken('base/v/v', 'ui/a/a');
  expect(diagnostics).toEqual([]);
  expect(run(files, 'miniprogram_npm/base/v/v.js')).toEqual({ version: '1' });
  expect(run(files, 'miniprogram_npm/ui/miniprogram_npm/base/v/v.js')).toEqual({ version: '2' });
});

test('packages that use each other end', async () => {
  write({
    ...ui('one', component('a/a', { b: 'two/b/b' })),
    ...ui('two', component('b/b', { a: 'one/a/a', itself: './b' })),
  });
  const { files, diagnostics } = await taken('one/a/a');
  expect(diagnostics).toEqual([]);
  expect(Object.keys(files)).toHaveLength(6);
});

test('what stands in for a generic component comes too, and a scope is part of a name', async () => {
  write(
    ui('@team/ui', {
      ...component('list/list'),
      'list/list.json': JSON.stringify({ component: true, componentGenerics: { row: { default: '../row/row' } } }),
      ...component('row/row'),
    }),
  );
  const { files } = await taken('@team/ui/list/list');
  expect(Object.keys(files)).toContain('miniprogram_npm/@team/ui/row/row.json');
});

test('a package whose folder is not the one that it names has its default', async () => {
  write({
    'node_modules/ui/package.json': '{ "name": "ui" }',
    'node_modules/ui/miniprogram_dist/a/a.json': '{ "component": true }',
  });
  expect(Object.keys((await taken('ui/a/a')).files)).toEqual(['miniprogram_npm/ui/a/a.json']);
});

describe('what is wrong is told where it is named, in both languages', () => {
  const wrong = async (name: string) => {
    const { files, diagnostics } = await taken(name);
    expect(files).toEqual({});
    expect(diagnostics).toMatchObject([{ file: 'miniprogram/pages/home/home.json', line: 3, column: 5 }]);
    return diagnostics[0]?.message ?? '';
  };

  test('a component in no package', async () => {
    expect(await wrong('nowhere/a/a')).toMatch(/npm install nowhere[\s\S]*neither a file beside/);
  });

  test('a package without a miniprogram folder', async () => {
    write({ 'node_modules/plain/package.json': '{ "name": "plain" }', 'node_modules/plain/index.js': '' });
    expect(await wrong('plain')).toMatch(/没有 miniprogram 文件夹[\s\S]*no "miniprogram" folder/);
    expect(await wrong('plain/button')).toMatch(/“plain\/button”[\s\S]*no "miniprogram" folder/);
  });

  test('a folder that is not there is not taken for one', async () => {
    write({ 'node_modules/ui/package.json': '{ "name": "ui", "miniprogram": "wrong" }' });
    expect(await wrong('ui')).toMatch(/no "miniprogram" folder/);
  });

  test('a component that its package has not', async () => {
    write(ui('ui', component('a/a')));
    expect(await wrong('ui/b/b')).toMatch(/没有 b\/b\.json[\s\S]*no b\/b\.json/);
  });

  test('a package.json that is none', async () => {
    write({ ...ui('ui', component('a/a')), 'node_modules/ui/package.json': '{' });
    expect(await wrong('ui/a/a')).toMatch(/重新安装[\s\S]*node_modules\/ui\/package\.json is no valid JSON/);
  });

  test.each([
    ['a.json', '{ // what it is\n"component": true }', { line: 1, message: expect.stringMatching(/comments/) }],
    [
      'a.wxss',
      '\n.open { color: red;',
      { line: 2, message: expect.stringMatching(/改好：Unclosed block。\n.*mend it: Unclosed block\./) },
    ],
    ['a.js', 'const = 3;', { line: 1, message: expect.stringMatching(/identifier/) }],
    ['tools.wxs', '\nvar = 3;', { line: 2, message: expect.stringMatching(/identifier/) }],
  ])('a file of a package that cannot be read is told there, and nothing breaks: %s', async (file, text, expected) => {
    const use = { 'a/a.wxml': '<wxs src="./tools.wxs" module="tools"/>', 'a/tools.wxs': '' };
    write(ui('ui', { ...component('a/a'), ...use, [`a/${file}`]: text }));
    const { diagnostics } = await taken('ui/a/a');
    expect(diagnostics).toMatchObject([{ file: `node_modules/ui/dist/a/${file}`, ...expected }]);
  });

  test.each([
    ['a.wxss', "@import '../../../../other.wxss';", 'other.wxss'],
    ['a.json', '{ "component": true, "usingComponents": { "b": "../../../../b" } }', 'b.json'],
    ['a.js', "require('../../../../b');", 'node_modules/ui/dist/a/a.js'],
  ])('nothing is written beside the mini-program by a path that leads out of a package: %s', async (file, text, at) => {
    write({ 'other.wxss': '', 'b.json': '{}', 'b.js': '', ...ui('ui', { ...component('a/a'), [`a/${file}`]: text }) });
    const { files, diagnostics } = await taken('ui/a/a');
    expect(Object.keys(files).every((place) => place.startsWith('miniprogram_npm/ui/a/'))).toBe(true);
    expect(diagnostics[0]).toMatchObject({ file: at, message: expect.stringMatching(/之外[\s\S]*out of its folder/) });
  });

  test('what a package itself lacks is told there', async () => {
    write(ui('ui', { ...component('a/a'), 'a/a.wxss': "@import './gone.wxss';" }));
    expect((await taken('ui/a/a')).diagnostics).toMatchObject([
      {
        file: 'node_modules/ui/dist/a/a.wxss',
        message: expect.stringMatching(/ui 里没有“a\/gone\.wxss”[\s\S]*"a\/gone\.wxss" is not in ui/),
      },
    ]);
  });
});

describe('in a build', () => {
  const home = '{ "usingComponents": { "u-a": "ui/a/a" } }';
  const installed = ui('ui', component('a/a'), 'miniprogram/node_modules');

  test.each(['devtools', 'device'] as const)('the %s output has what pages reach', async (target) => {
    const project = makeProject({ ...installed, 'miniprogram/pages/home/home.json': home });
    const { ok, diagnostics, files } = await build({ target, root: project.root });
    expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] });
    const placed = files.map((file) => file.path).filter((file) => file.startsWith('miniprogram_npm/'));
    expect(placed).toEqual(['js', 'json', 'wxml'].map((suffix) => `miniprogram_npm/ui/a/a.${suffix}`));
    expect(files.some((file) => file.path.includes('node_modules'))).toBe(false);
  });

  test('a package that is not installed is told at its name', async () => {
    const project = makeProject({ 'miniprogram/pages/home/home.json': home });
    const { ok, diagnostics } = await build({ target: 'devtools', root: project.root });
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([
      { file: 'miniprogram/pages/home/home.json', line: 1, message: expect.stringMatching(/npm install ui/) },
    ]);
  });
});

describe("what the mini-program's own scripts import of packages", () => {
  const packages = 'miniprogram/node_modules';
  /** CommonJS, as `dayjs` is: a function, with a part that is imported by itself. */
  const dates = {
    [`${packages}/dates/package.json`]: '{ "name": "dates", "main": "dates.min.js" }',
    [`${packages}/dates/dates.min.js`]: `var day = function () { return day.languages.join(); };
day.languages = ['en'];
module.exports = day;`,
    [`${packages}/dates/locale/zh.js`]: "require('dates').languages.push('zh');\nmodule.exports = 'zh';",
  };

  /** Builds, and gives all files with what the page `home` passes to `Page`. */
  async function builtPage(files: Record<string, string>, target: 'devtools' | 'device' = 'device') {
    const project = makeProject(files);
    const { ok, diagnostics, files: written } = await build({ target, root: project.root });
    expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] });
    const texts = Object.fromEntries(
      written.map(({ path: file }) => [file, readFileSync(path.join(project.root, 'dist', target, file), 'utf8')]),
    );
    const known = new Map<string, { exports: unknown }>();
    return { texts, known, page: run(texts, 'pages/home/home.js', known) as Record<string, unknown> };
  }

  test.each([
    'devtools',
    'device',
  ] as const)('is one copy in %s, which the components of other packages have too', async (target) => {
    const { texts, known, page } = await builtPage(
      {
        ...dates,
        ...ui('ui', { ...component('a/a'), 'a/a.js': "import day from 'dates';\nComponent({ day });" }, packages),
        'miniprogram/pages/home/home.json': '{ "usingComponents": { "u-a": "ui/a/a" } }',
        'miniprogram/runtime/today.ts': "import day from 'dates';\nexport const today = () => day;\n",
        'miniprogram/pages/home/home.ts': `import day from 'dates';
import zh from 'dates/locale/zh';
import { today } from '../../runtime/today';
Page({ day, zh, says: day(), same: day === today() });
`,
      },
      target,
    );
    expect(page).toMatchObject({ says: 'en,zh', zh: 'zh', same: true });
    expect(run(texts, 'miniprogram_npm/ui/a/a.js', known)).toEqual({ day: page.day });
    expect(Object.values(texts).filter((text) => text.includes('languages.join'))).toHaveLength(1);
    expect(Object.keys(texts)).toEqual(
      expect.arrayContaining(['miniprogram_npm/dates/index.js', 'miniprogram_npm/dates/locale/zh.js']),
    );
  });

  test('is what it exports, by default and by name, also of ES modules that import each other', async () => {
    const { texts, page } = await builtPage({
      [`${packages}/queue/package.json`]: '{ "name": "queue", "type": "module", "exports": "./queue.js" }',
      [`${packages}/queue/queue.js`]: 'export default class Queue {}\nexport const size = 3;',
      [`${packages}/limit/package.json`]: '{ "name": "limit", "type": "module", "exports": "./limit.js" }',
      [`${packages}/limit/limit.js`]: "import Queue from 'queue';\nexport default () => new Queue();",
      'miniprogram/pages/home/home.ts': `import limit from 'limit';
import Queue, { size } from 'queue';
import * as all from 'queue';
Page({ size, isOne: limit() instanceof Queue, names: Object.keys(all).sort() });
`,
    });
    expect(page).toEqual({ size: 3, isOne: true, names: ['default', 'size'] });
    expect(Object.keys(texts).filter((file) => texts[file]?.includes('=class{}'))).toHaveLength(1);
  });

  test('may be a script of a package with a miniprogram folder, which is there as its components have it', async () => {
    const { texts, page } = await builtPage({
      ...ui(
        'ui',
        {
          ...component('toast/toast'),
          'toast/index.js': "export { say } from './say';",
          'toast/say.js': "export const say = () => 'said';",
        },
        packages,
      ),
      'miniprogram/pages/home/home.ts': "import { say } from 'ui/toast/index';\nPage({ says: say() });\n",
    });
    expect(page).toEqual({ says: 'said' });
    expect(Object.keys(texts).filter((file) => file.startsWith('miniprogram_npm/'))).toEqual([
      'miniprogram_npm/ui/toast/index.js',
      'miniprogram_npm/ui/toast/say.js',
    ]);
  });

  test('XState stays in the shared script, with an AbortController and without what nobody uses', async () => {
    const project = makeProject();
    const { files } = await build({ target: 'device', root: project.root });
    expect(files.some((file) => file.path.startsWith('miniprogram_npm/'))).toBe(false);
    expect(project.read('dist/device/shared.js')).not.toMatch(/require\("xstate/);
  });

  test.each([
    ['moment', "import m from 'moment';", /npm install moment/],
    ['ui/gone', "import m from 'ui/gone';", /"ui\/gone" is not in ui/],
    ['dates/gone', "import m from 'dates/gone';", /"dates\/gone" is not in dates/],
  ])('is told where it is imported when it is not there: %s', async (_, line, message) => {
    const project = makeProject({
      ...dates,
      ...ui('ui', component('a/a'), packages),
      'miniprogram/pages/home/home.ts': `// a page\n${line}\nPage({ m });\n`,
    });
    const { ok, diagnostics } = await build({ target: 'devtools', root: project.root });
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([
      { file: 'miniprogram/pages/home/home.ts', line: 2, message: expect.stringMatching(message) },
    ]);
  });
});

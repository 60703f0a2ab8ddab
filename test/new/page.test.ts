import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../../tools/build/index.mjs';

const repository = path.resolve(__dirname, '../..');
let root = '';

/** This project as it is, its mini-program as a copy. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'new-'));
  for (const file of ['miniprogram', 'tsconfig.base.json', 'tsconfig.miniprogram.json', 'package.json', 'biome.json'])
    cpSync(path.join(repository, file), path.join(root, file), { recursive: true });
  for (const folder of ['machines', 'development', 'simulator', 'package', 'node_modules'])
    symlinkSync(path.join(repository, folder), path.join(root, folder), 'dir');
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const write = (file: string, text: string): void => writeFileSync(path.join(root, file), text);
const program = (...parameters: string[]) =>
  spawnSync(process.execPath, parameters, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
const make = (...words: string[]) => {
  const { status, stdout, stderr } = program(path.join(repository, 'scripts/new.mjs'), ...words, '--root', root);
  return { status, said: stdout + stderr };
};

test('a new page has four files, is named in app.json, builds, and passes types and format', async () => {
  const before = JSON.parse(read('miniprogram/app.json')) as { pages: string[] };
  const { status, said } = make('page', 'about-us');
  expect([status, said]).toEqual([0, expect.stringContaining('The new page is pages/about-us/about-us')]);
  expect(said).toContain('新页面是 pages/about-us/about-us');
  expect(JSON.parse(read('miniprogram/app.json'))).toEqual({
    ...before,
    pages: [...before.pages, 'pages/about-us/about-us'],
  });

  const outDir = path.join(root, 'built');
  const { ok, diagnostics } = await build({ target: 'devtools', root, outDir });
  expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] });
  for (const suffix of ['js', 'wxml', 'wxss', 'json'])
    expect(existsSync(path.join(outDir, `pages/about-us/about-us.${suffix}`))).toBe(true);

  const bin = (file: string) => path.join(repository, 'node_modules', file);
  const preserved = '--preserveSymlinks';
  const types = program(bin('typescript/bin/tsc'), '-p', 'tsconfig.miniprogram.json', '--noEmit', preserved);
  expect(types.stdout).toBe('');
  const format = program(bin('@biomejs/biome/bin/biome'), 'ci', 'miniprogram/pages/about-us', 'miniprogram/app.json');
  expect([format.status, format.stderr]).toEqual([0, '']);
});

test('one of a sub-package is made there, named in its list, and all else in app.json stays as it was', async () => {
  const before = read('miniprogram/app.json');
  const { status, said } = make('page', 'packages/watch/pages/about');
  const route = 'packages/watch/pages/about/about';
  expect([status, said]).toEqual([0, expect.stringContaining(`The new page is ${route}, and named in app.json`)]);
  const after = JSON.parse(read('miniprogram/app.json')) as { subPackages: { root: string; pages: string[] }[] };
  const watch = after.subPackages.find((one) => one.root === 'packages/watch');
  expect(watch?.pages.pop()).toBe('pages/about/about');
  expect(after).toEqual(JSON.parse(before));

  const outDir = path.join(root, 'built');
  const { ok, diagnostics } = await build({ target: 'devtools', root, outDir });
  expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] });
  expect(existsSync(path.join(outDir, `${route}.wxml`))).toBe(true);
  const biome = path.join(repository, 'node_modules/@biomejs/biome/bin/biome');
  const format = program(biome, 'ci', `miniprogram/${path.dirname(route)}`, 'miniprogram/app.json');
  expect([format.status, format.stderr]).toEqual([0, '']);
  expect(make('page', 'packages/watch/about').said).toContain(`There is a page "about" already`);
});

test('it is the list of that package which grows, however app.json is written', () => {
  const lists = '"pages": [] }, { "pages": [], "root": "/packages/two/" }';
  write('miniprogram/app.json', `{ "pages": [], "subpackages": [{ "root": "one", ${lists}] }`);
  expect(make('page', 'packages/two/about').status).toBe(0);
  expect(read('miniprogram/app.json')).toBe(
    '{ "pages": [], "subpackages": [{ "root": "one", "pages": [] }, { "pages": ["pages/about/about"], "root": "/packages/two/" }] }',
  );
});

test.each([
  ['nothing', [], 'no name: it is page NAME'],
  ['no kind', ['about'], 'about: it is page NAME'],
  ['another kind', ['machine', 'about'], 'machine about: it is page NAME'],
  ['two names', ['page', 'one', 'two'], 'page one two: it is page NAME'],
  ['a way out', ['page', '../about'], 'app.json has no package ".."'],
  [
    'a package that is not there',
    ['page', 'packages/gone/pages/about'],
    'has no package "packages/gone". There is packages/watch.',
  ],
  ['a folder inside a package', ['page', 'packages/watch/more/about'], 'has no package "packages/watch/more"'],
  [
    'a bad name in a package',
    ['page', 'packages/watch/pages/About'],
    '"packages/watch/pages/About" is no name for a page',
  ],
  [
    'a page that is in the package',
    ['page', 'packages/watch/pages/live'],
    'There is a page "live" already: miniprogram/packages/watch',
  ],
  ['a name with capitals', ['page', 'About'], '"About" is no name for a page'],
  ['a name that begins with a digit', ['page', '2nd'], '"2nd" is no name for a page'],
  ['a name in Chinese', ['page', '关于'], '"关于" is no name for a page'],
  ['a name that is too long', ['page', 'a'.repeat(41)], 'is no name for a page'],
  ['a page that is there', ['page', 'home'], 'There is a page "home" already: miniprogram/pages/home.'],
])('%s is refused in two languages, and nothing is written', (_, words, sentence) => {
  const before = read('miniprogram/app.json');
  const { status, said } = make(...words);
  expect([status, said]).toEqual([1, expect.stringContaining(sentence)]);
  expect(said).toMatch(/^.*\p{Script=Han}/u);
  expect(read('miniprogram/app.json')).toBe(before);
});

test.each([
  ['that is no JSON', '{,}', 'app.json: it is no valid JSON'],
  ['without pages', '{}', 'app.json: it has no list "pages"'],
  [
    'with a package without pages',
    '{ "pages": [], "subPackages": [{ "root": "p" }] }',
    'the package "p" has no list',
    'p/about',
  ],
  ['that names the page already', '{ "pages": ["pages/about/about"] }', '"about" already: miniprogram/app.json'],
])('an app.json %s is told', (_, text, sentence, wanted = 'about') => {
  write('miniprogram/app.json', text);
  const { status, said } = make('page', wanted);
  expect([status, said]).toEqual([1, expect.stringContaining(sentence)]);
  expect(existsSync(path.join(root, 'miniprogram/pages/about'))).toBe(false);
});

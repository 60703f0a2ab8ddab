import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageVersion } from '../../miniprogram/runtime/package-version';
import { repositoryRoot } from '../../tools/build/options.mjs';
import { writeOutput } from '../../tools/build/output.mjs';
import { apiOf } from '../../tools/package/api.mjs';
import { packageContents } from '../../tools/package/build-package.mjs';
import { packageFaults } from '../../tools/package/checks.mjs';
import { reportOfPackage } from '../../tools/package/report.mjs';

let files: ReadonlyMap<string, string>;
let sources: readonly string[];

beforeAll(async () => {
  const made = await packageContents(repositoryRoot);
  expect(made.diagnostics).toEqual([]);
  files = new Map([...made.files].map(([file, contents]) => [file, String(contents)]));
  sources = made.sources.map(({ file }) => file);
});

/** What is said of the package once a file is another, or gone. */
function saidWith(changes: Readonly<Record<string, string | undefined>>): string[] {
  const changed = new Map(files);
  for (const [file, contents] of Object.entries(changes)) {
    if (contents === undefined) changed.delete(file);
    else changed.set(file, contents);
  }
  return packageFaults(changed).map(({ file, message }) => `${file}: ${message.split('\n')[1]}`);
}

const changed = (file: string, from: string | RegExp, to: string): Record<string, string> => {
  const before = files.get(file) ?? '';
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  return { [file]: after };
};

test('the package can be used as it is built', () => {
  expect(saidWith({})).toEqual([]);
});

test('what a phone gets is scripts, markup, styles and JSON, and no secret: credentials are the host’s', () => {
  const onPhone = [...files.keys()].filter((file) => file.startsWith('miniprogram/'));
  expect(onPhone.filter((file) => !/\.(js|json|wxml|wxss|wxs)$/.test(file))).toEqual([]);
  expect(sources.filter((file) => file.startsWith('miniprogram/config/'))).toEqual([
    'miniprogram/config/credentials-missing.ts',
  ]);
});

test('neither way loads what only the other needs', () => {
  const { bytes, managed } = { bytes: files.get('miniprogram/index.js'), managed: files.get('miniprogram/managed.js') };
  expect(bytes).not.toMatch(/shared-managed/);
  expect(managed).not.toMatch(/shared-bytes/);
  expect(files.get('miniprogram/shared.js')).not.toMatch(/shared-(bytes|managed)/);
});

describe('the build refuses', () => {
  test('a miniprogram folder that is not there, by which all components would be lost without a word', () => {
    expect(
      saidWith(changed('package.json', '"miniprogram": "miniprogram"', '"miniprogram": "miniprogram_dist"')),
    ).toEqual([
      'package.json: miniprogram leads to miniprogram_dist/, where there is nothing: WeChat would lose all components without a word. Make it miniprogram.',
    ]);
  });

  test.each(['js', 'json', 'wxml', 'wxss'])('a component without its .%s', (suffix) => {
    expect(saidWith({ [`miniprogram/picture/picture.${suffix}`]: undefined })).not.toEqual([]);
  });

  test('a door without a script, or without types', () => {
    expect(saidWith({ 'miniprogram/managed.js': undefined })[0]).toEqual(
      'package.json: There is no ./miniprogram/managed.js: add it, or name it no more.',
    );
    expect(saidWith({ 'types/package/managed.d.ts': undefined })[0]).toMatch(
      /^package.json: There is no .*managed.d.ts/,
    );
  });

  test('a dependency, which WeChat would build, and a missing README', () => {
    expect(saidWith(changed('package.json', '"license"', '"dependencies": { "xstate": "5" }, "license"'))[0]).toMatch(
      /no dependencies/,
    );
    expect(saidWith({ 'README.zh-CN.md': undefined })).toEqual(['package.json: There is no README.zh-CN.md: add it.']);
  });

  const json = 'miniprogram/picture/picture.json';

  test('a component that leads out of the package, or nowhere', () => {
    const uses = (target: string) =>
      saidWith(changed(json, '"usingComponents": {', `"usingComponents": { "glyph": "${target}",`));
    expect(uses('/components/glyph/glyph')).toEqual([
      `${json}: glyph leads out of the package, or nowhere (/components/glyph/glyph): mend the path.`,
    ]);
    expect(uses('../nowhere/nowhere')).toHaveLength(1);
    expect(uses('../picture-managed/picture-managed')).toEqual([]);
  });

  test('another alias of a plugin than hosts declare', () => {
    expect(saidWith(changed(json, 'plugin://wechat-p2p-player/', 'plugin://player/'))).toEqual([
      `${json}: p2p-player uses the plugin alias player: there are xp2p and wechat-p2p-player alone, as hosts declare them.`,
    ]);
  });

  test.each([
    ['no placeholder', /,\s*"componentPlaceholder": \{[^}]*\}/, ''],
    ['one that is not there either', '"p2p-player": "view"', '"p2p-player": "glyph"'],
  ])('a component of a plugin with %s', (_, from, to) => {
    expect(saidWith(changed(json, from, to))).toEqual([
      expect.stringContaining('has no componentPlaceholder that can be used'),
    ]);
  });

  const script = 'miniprogram/index.js';

  test.each([
    ['optional chaining', 'a?.b', 'ES2018: ?.'],
    ['??', 'a ?? b', 'ES2018: ??'],
    ['??=', 'a ??= b', 'ES2018: ??='],
    ['a field of a class', 'class A { b = 1 }', 'ES2018: a field of a class'],
    ['a private name', 'class A { #b() {} }', 'ES2018: #private'],
    ['catch without a name', 'try { a() } catch { b() }', 'ES2018: catch {}'],
    ['a BigInt', 'const a = 1n', 'ES2018: a BigInt'],
    ['import()', 'import("./a")', 'ES2018: import()'],
    ['the one handler of privacy', 'wx.onNeedPrivacyAuthorization(() => {})', 'onNeedPrivacyAuthorization'],
    ['the same by a computed name', 'wx["onLazyLoadError"](() => {})', 'onLazyLoadError'],
    ['App', 'App({})', 'App()'],
    ['a page', 'Page({})', 'Page()'],
  ])('%s in a script', (_, code, told) => {
    expect(saidWith({ [script]: `${files.get(script)};${code}` })).toEqual([
      expect.stringContaining(`${script}: ${told} must not be in a script of the package`),
    ]);
  });

  test.each([
    'a = async () => { for await (const b of c) {} }',
    'const { a, ...b } = c',
    'a = /(?<=b)(?<c>d)/s',
    'f(a, b,)',
  ])('nothing of ES2018: %s', (code) => {
    expect(saidWith({ [script]: `${files.get(script)};${code}` })).toEqual([]);
  });

  test('what a script, markup or a style asks for and is not there', () => {
    expect(saidWith({ [script]: 'require("./nowhere.js")' })).toEqual([
      `${script}: It needs ./nowhere.js, which is not in the package: add it.`,
    ]);
    expect(saidWith({ [script]: 'require("xstate")' })).toEqual([
      `${script}: It requires xstate, which no host has: bundle it.`,
    ]);
    const markup = 'miniprogram/picture/picture.wxml';
    expect(saidWith({ [markup]: '<wxs module="a" src="./a.wxs" />' })).toEqual([
      expect.stringContaining('It needs ./a.wxs'),
    ]);
    expect(saidWith({ 'miniprogram/picture/picture.wxss': '@import "../../app.wxss";' })).toHaveLength(1);
  });

  test('what no phone needs: WeChat copies every file of the folder', () => {
    for (const file of ['miniprogram/index.d.ts', 'miniprogram/shared.js.map', 'miniprogram/README.md'])
      expect(saidWith({ [file]: '' })).toEqual([expect.stringMatching(/^miniprogram\/.*No phone needs it/)]);
  });

  test.each([
    ["import type { Actor } from 'xstate';", 'xstate'],
    ['declare const a: WechatMiniprogram.Wx;', 'WechatMiniprogram'],
  ])('types that a host may not have: %s', (line, what) => {
    const types = 'types/miniprogram/runtime/cameras.types.d.ts';
    expect(saidWith({ [types]: `${files.get(types)}\n${line}` })).toEqual([
      expect.stringContaining(`There is ${what} in the public types`),
    ]);
  });
});

test('docs/api.md says what the declarations say: npm run api', () => {
  expect(readFileSync(path.join(repositoryRoot, 'docs/api.md'), 'utf8')).toBe(apiOf(files));
});

test('docs/api.md tells every type that it names, or leaves it to TypeScript and to the stand-ins', () => {
  const text = apiOf(files);
  const told = new Set([...text.matchAll(/^### (\w+)$/gm)].map(([, name]) => name));
  const code = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block = '']) => block).join();
  const named = code.replace(/\/\*[\s\S]*?\*\/|'[^']*'/g, '').match(/\b[A-Z]\w+/g) ?? [];
  const known = [
    'Exclude',
    'Pick',
    'Readonly',
    'Record',
    'ViewModel',
    'Event',
    'Faults',
    'FaultAction',
    'SimulatedResources',
  ];
  expect(told.size).toBeGreaterThan(40);
  expect([...new Set(named)].filter((name) => !told.has(name) && !known.includes(name))).toEqual([]);
});

test('every name of a door for pages has a comment in the declarations', () => {
  const names = [...apiOf(files).matchAll(/### (\w+)\n\n```ts\n(.*)/g)];
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter(([, , first]) => !first?.startsWith('/**')).map(([, name]) => name)).toEqual([]);
});

test('docs/package.md tells what each script takes, within a tenth', () => {
  const document = readFileSync(path.join(repositoryRoot, 'docs/package.md'), 'utf8');
  const onPhone = [...files].filter(([file]) => file.startsWith('miniprogram/'));
  const bytes = (some: readonly (readonly [string, string])[]) =>
    some.reduce((sum, [, contents]) => sum + Buffer.byteLength(contents), 0);
  const rows = [...document.matchAll(/^\| (?:`([\w.-]+)`|all of the folder) \| (\d+) \|/gm)];
  expect(rows).toHaveLength(4);
  for (const [, name, told] of rows) {
    const real = bytes(onPhone.filter(([file]) => name === undefined || file === `miniprogram/${name}`)) / 1024;
    expect([name, Math.abs(Number(told) / real - 1) < 0.1]).toEqual([name, true]);
  }
});

test('npm packs it: README in both languages, changelog, licence, and nothing but what it needs', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
  try {
    writeOutput(path.join(folder, 'package'), files);
    const said = execFileSync('npm', ['pack', './package', '--json', '--offline'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [packed] = JSON.parse(said) as [{ name: string; files: { path: string }[] }];
    expect(packed.name).toBe('xp2p-statecharts');
    expect(packed.files.map((file) => file.path).sort()).toEqual([...files.keys()].sort());
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package/package.json'), 'utf8')) as { version: string };
    expect(manifest.version).toMatch(/^0\.\d+\.\d+$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what was built is told with its sizes, what was not with what is wrong', () => {
  const result = { ok: true, outDir: 'dist/package', diagnostics: [], sources: [], durationMs: 1000 };
  const built = [
    { path: 'miniprogram/shared.js', bytes: 204_800 },
    { path: 'types/package/index.d.ts', bytes: 1024 },
  ];
  expect(reportOfPackage({ ...result, files: built })).toMatch(
    /^package: 2 files, 201\.0 KB[\s\S]*shared\.js 200\.0 KB/,
  );
  const [packing, installing] = reportOfPackage({ ...result, files: built })
    .split('\n')
    .slice(-2);
  expect(packing).toMatch(/^接下来 \/ next: npm pack \.\/dist\/package$/);
  expect(installing).toContain(`npm install ${path.resolve(`xp2p-statecharts-${packageVersion}.tgz`)}`);
  expect(reportOfPackage({ ...result, ok: false, files: [] })).toMatch(/not built/);
});

import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkRelease } from '../../tools/release/check-release.mjs';
import type { OfficialTask } from '../../tools/release/release.types';
import { exitCodeOf, formatReport } from '../../tools/release/report.mjs';
import { disposeProjects, makeProject, type ProjectFixture } from '../build/fixture/project';

afterEach(disposeProjects);

const appKey = 'k3y-of-the-vendor';

/** Stands in for WeChat's compiler, which takes what it is given. */
const compiles = async (_task: OfficialTask) => ({ files: 12 });

async function check(
  project: ProjectFixture,
  options: { inspect?: boolean; appid?: string; run?: typeof compiles } = {},
) {
  const said: string[] = [];
  const report = await checkRelease({ root: project.root, run: compiles, tell: (line) => said.push(line), ...options });
  const faults = report.checks.flatMap(({ name, found }) =>
    found
      .filter(({ severity }) => severity === 'error')
      .map(({ file, message }) => `${name} ${file}: ${inEnglish(message)}`.replace(/ :/, ':')),
  );
  return { ...report, faults, said };
}

/** The checks that a document has a row for. */
function checksOf(document: string): string[] {
  const text = readFileSync(path.resolve(__dirname, '../..', document), 'utf8');
  return [...text.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name = '']) => name);
}

/** Everything that is found is said in Chinese first. */
function inEnglish(message: string): string {
  const [chinese = '', ...english] = message.split('\n');
  expect(chinese).toMatch(/[\u4e00-\u9fff].*。$/);
  return english.join('\n');
}

/** What a check says when the project differs from a good one in this. */
async function faultsWith(files: Record<string, string>): Promise<string[]> {
  const { ok, faults } = await check(makeProject(files));
  expect(ok).toBe(faults.length === 0);
  return faults;
}

function appJson(change: (app: { pages: string[]; plugins: Record<string, object> }) => void): Record<string, string> {
  const app = JSON.parse(makeProject().read('miniprogram/app.json'));
  change(app);
  return { 'miniprogram/app.json': JSON.stringify(app) };
}

/** The small project uses the player's component too. */
const goodApp = appJson(({ plugins }) => {
  plugins['wechat-p2p-player'] = { version: '1.3.0', provider: 'wx9e8fbc98ceac2628' };
});
const good = (files: Record<string, string> = {}) => ({ ...goodApp, ...files });

describe('a package with nothing wrong', () => {
  test('is ready, and the report says what was seen', async () => {
    const { ok, faults, checks, sizes, bytes, said } = await check(makeProject(good()));
    expect(faults).toEqual([]);
    expect(ok).toBe(true);
    expect(checks.map(({ name }) => name)).toEqual(checksOf('docs/phone.md'));
    expect(checksOf('docs/phone.zh-CN.md')).toEqual(checksOf('docs/phone.md'));
    expect(checksOf('docs/phone.md')).toContain('miniprogram-ci');
    expect(checks.find(({ name }) => name === 'privacy')?.seen).toBe('nothing to declare');
    expect(checks.find(({ name }) => name === 'structure')?.seen).toBe('1 pages, 1 components, 2 plugins');
    expect(sizes).toEqual([{ name: 'main', bytes, maxBytes: 2 * 1024 * 1024 }]);
    expect(bytes).toBeGreaterThan(10_000);
    expect(said).toEqual(['Building dist/device', 'Compiling it with miniprogram-ci, offline']);
  });

  test('what the privacy guideline of the console has to declare is named, as no build can look there', async () => {
    const copies = { 'miniprogram/pages/home/home.ts': "Page({ copy() { wx.setClipboardData({ data: '' }); } });\n" };
    const { checks } = await check(makeProject(good(copies)));
    expect(checks.find(({ name }) => name === 'privacy')?.seen).toBe(
      'to be declared in the console (用户隐私保护指引): clipboard',
    );
  });

  test('a component of an npm package is found where WeChat looks, from the package itself too', async () => {
    const component = (uses: Record<string, string>) => JSON.stringify({ component: true, usingComponents: uses });
    const at = 'miniprogram/node_modules/ui';
    const home = JSON.parse(makeProject().read('miniprogram/pages/home/home.json'));
    home.usingComponents['u-button'] = 'ui/button/button';
    const { faults, checks } = await check(
      makeProject(
        good({
          'miniprogram/pages/home/home.json': JSON.stringify(home),
          [`${at}/package.json`]: '{ "name": "ui", "miniprogram": "dist" }',
          [`${at}/dist/button/button.json`]: component({ icon: 'icons/icon/icon' }),
          [`${at}/dist/button/button.js`]: 'Component({});',
          [`${at}/dist/button/button.wxml`]: '<icon/>',
          [`${at}/dist/miniprogram_npm/icons/icon/icon.json`]: component({}),
          [`${at}/dist/miniprogram_npm/icons/icon/icon.js`]: 'Component({});',
          [`${at}/dist/miniprogram_npm/icons/icon/icon.wxml`]: '<view/>',
        }),
      ),
    );
    expect(faults).toEqual([]);
    expect(checks.find(({ name }) => name === 'structure')?.seen).toBe('1 pages, 3 components, 2 plugins');
  });

  test.each([
    ['a package that is one component', 'ui', 'index', {}],
    ['what stands in for a generic one', 'ui/list/list', 'list/list', { item: { default: '../index' } }],
  ])('%s is found and in use', async (_, name, file, componentGenerics) => {
    const at = 'miniprogram/node_modules/ui';
    const home = JSON.parse(makeProject().read('miniprogram/pages/home/home.json'));
    home.usingComponents['u-one'] = name;
    const component = (place: string, more: object) => ({
      [`${at}/dist/${place}.json`]: JSON.stringify({ component: true, ...more }),
      [`${at}/dist/${place}.js`]: 'Component({});',
      [`${at}/dist/${place}.wxml`]: '<view/>',
    });
    const { faults } = await check(
      makeProject(
        good({
          'miniprogram/pages/home/home.json': JSON.stringify(home),
          [`${at}/package.json`]: '{ "name": "ui", "miniprogram": "dist" }',
          ...component('index', {}),
          ...component(file, { componentGenerics }),
        }),
      ),
    );
    expect(faults).toEqual([]);
  });

  test('credentials in their own file are well', async () => {
    const { faults, checks } = await check(
      makeProject(
        good({ 'miniprogram/config/credentials.ts': `export const credentials = { appKey: '${appKey}' };\n` }),
      ),
    );
    expect(faults).toEqual([]);
    expect(checks.find(({ name }) => name === 'secrets')).toMatchObject({ found: [], ok: true });
    expect(checks.find(({ name }) => name === 'secrets')?.seen).toContain('1 credential values');
  });
});

describe('what a person has yet to give', () => {
  const appid = 'wx0123456789abcdef';
  const mine = { 'miniprogram/config/credentials.ts': `export const credentials = { appKey: '${appKey}' };\n` };
  const example = {
    'miniprogram/config/credentials.ts': `export const credentials = { appKey: 'later' };
export const isExample = true;
`,
  };
  const [noAppid, noCredentials, placeholders] = [
    /^真机构建需要小程序 appid.*\n.*--appid wx…, or set WX_APPID/,
    /^真机构建需要凭证.*\n.*copy .*credentials\.example\.ts/,
    /^.*还有示例值.*\n.*still holds the example's values/,
  ];

  test.each<[string, Record<string, string>, string | undefined, RegExp[]]>([
    ['appid and credentials', {}, undefined, [noAppid, noCredentials]],
    ['credentials', {}, appid, [noCredentials]],
    ['an appid', mine, undefined, [noAppid]],
    ['an appid: the tourist’s is nobody’s', mine, 'touristappid', [noAppid]],
    ['credentials in place of the example’s', example, appid, [placeholders]],
  ])('is listed and kept apart from what is wrong: %s', async (_, files, given, wanted) => {
    const report = await check(makeProject(good(files)), { appid: given });
    expect([report.ok, report.faults]).toEqual([true, []]);
    expect(report.missing).toEqual(wanted.map((sentence) => expect.stringMatching(sentence)));
    expect(exitCodeOf(report)).toBe(2);
    const [verdict, ...list] = formatReport(report)
      .split(/\n(?=可以编译|-)/)
      .slice(-1 - wanted.length);
    expect(verdict).toBe('可以编译，还不能发布：\nCompiles. Not ready to ship:');
    expect(list).toHaveLength(wanted.length);
  });

  test('is nothing where appid and credentials are there: it is ready', async () => {
    const report = await check(makeProject(good(mine)), { appid });
    expect([report.missing, exitCodeOf(report)]).toEqual([[], 0]);
    expect(formatReport(report)).toMatch(/\n可以发布了。\nReady to ship\.$/);
  });

  test('is told beside what is wrong, which comes first', async () => {
    const large = { 'miniprogram/pages/home/large.png': 'x'.repeat(300 * 1024) };
    const report = await check(makeProject(good(large)), { appid });
    expect(exitCodeOf(report)).toBe(1);
    expect(formatReport(report)).toMatch(/\n还不能发布。\nNot ready to ship\.\n- 真机构建需要凭证/);
  });
});

describe('sizes', () => {
  test('an asset of 2.1 MB is more than WeChat takes', async () => {
    const faults = await faultsWith(good({ 'miniprogram/pages/home/large.png': 'x'.repeat(2.1 * 1024 * 1024) }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(
      /The main package has 21\d\d\.\d KB, WeChat takes 2048\.0 KB \(largest: .*large\.png 2150\.4 KB/,
    );
  });

  test('what WeChat takes may still be over our own budget', async () => {
    const faults = await faultsWith(good({ 'miniprogram/pages/home/large.png': 'x'.repeat(320 * 1024) }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(
      /^sizes: The package "main" has \d{3}\.\d KB, over our own budget of \d{3}\.\d KB: .* \(largest: pages\/home\/large\.png/,
    );
  });

  test('the package for watching has a budget of its own', async () => {
    const faults = await faultsWith({
      ...good({ 'miniprogram/packages/watch/pages/album/large.png': 'x'.repeat(240 * 1024) }),
      ...appJson((app) =>
        Object.assign(app, { subPackages: [{ root: 'packages/watch', pages: ['pages/album/album'] }] }),
      ),
      'miniprogram/packages/watch/pages/album/album.ts': 'Page({});',
      'miniprogram/packages/watch/pages/album/album.wxml': '<view />',
      'miniprogram/packages/watch/pages/album/album.json': '{}',
    });
    expect(faults).toContainEqual(
      expect.stringMatching(
        /^sizes: The package "packages\/watch" has 24\d\.\d KB, over our own budget of 230\.0 KB: .* \(largest: packages\/watch\/pages\/album\/large\.png/,
      ),
    );
  });

  test('a subpackage counts by itself', async () => {
    const page = { ts: 'Page({});', wxml: '<view />', json: '{}' };
    const project = makeProject({
      ...good(),
      ...appJson((app) => Object.assign(app, { subPackages: [{ root: 'pages/more', pages: ['album'] }] })),
      ...Object.fromEntries(
        Object.entries(page).map(([suffix, text]) => [`miniprogram/pages/more/album.${suffix}`, text]),
      ),
    });
    const { sizes } = await check(project);
    expect(sizes.map(({ name }) => name)).toEqual(['main', 'pages/more']);
    expect(sizes[1]?.bytes).toBeGreaterThan(10);
  });
});

describe('structure', () => {
  test('a page missing in app.json', async () => {
    const page = 'miniprogram/pages/album/album';
    const faults = await faultsWith(
      good({ [`${page}.ts`]: 'Page({});', [`${page}.wxml`]: '<view />', [`${page}.json`]: '{}' }),
    );
    expect(faults).toEqual([
      'structure dist/device/pages/album/album.wxml: This page is missing in app.json: name it under "pages", or remove it.',
    ]);
  });

  test('a page that app.json names and that is not there', async () => {
    const faults = await faultsWith(appJson(({ pages }) => pages.push('pages/gone/gone')));
    expect(faults[0]).toContain('The page "pages/gone/gone" lacks');
  });

  test('a component that nothing uses', async () => {
    const place = 'miniprogram/components/old/old';
    const faults = await faultsWith(
      good({
        [`${place}.ts`]: 'Component({});',
        [`${place}.wxml`]: '<view />',
        [`${place}.json`]: '{"component":true}',
      }),
    );
    expect(faults).toEqual([
      'structure dist/device/components/old/old.wxml: Nothing uses this component: name it under "usingComponents", or remove it.',
    ]);
  });

  test('a plugin that is used, but not declared', async () => {
    const faults = await faultsWith(appJson(({ plugins }) => Reflect.deleteProperty(plugins, 'xp2p')));
    expect(faults).toContain(
      'structure dist/device/app.json: The plugin "xp2p" is used, but not declared under "plugins": name it there.',
    );
  });

  test('a plugin that a sub-package declares is that package’s alone', async () => {
    const faults = await faultsWith(
      appJson((app) =>
        Object.assign(app, { plugins: {}, subPackages: [{ root: 'packages/watch', pages: [], plugins: app.plugins }] }),
      ),
    );
    expect(faults).toContainEqual(
      expect.stringMatching(
        /^structure .*\.js: The plugin "xp2p" is used here, but declared in "packages\/watch" alone: use it in that package, or declare it in the main one\.$/,
      ),
    );
  });

  test('a plugin that is declared, but not used, and malformed', async () => {
    const faults = await faultsWith({
      ...appJson(({ plugins }) =>
        Object.assign(plugins, {
          'wechat-p2p-player': { version: '1.3.0', provider: 'wx9e8fbc98ceac2628' },
          old: { version: 'dev', provider: 'me' },
        }),
      ),
    });
    expect(faults).toEqual([
      'structure dist/device/app.json: The plugin "old" is declared, but nothing uses it: take it out of "plugins", or use it.',
      'structure dist/device/app.json: The plugin "old" has the version "dev": a release needs three numbers, such as 3.1.10, or "latest".',
      'structure dist/device/app.json: The plugin "old" has the provider "me": it is "wx" and 16 hexadecimal digits.',
    ]);
  });

  test('a plugin that a file names which another plugin reads: nothing is wrong, as it is called when both packages are there', async () => {
    const player = { version: 'latest', provider: 'wx9e8fbc98ceac2628' };
    const app = appJson((app) =>
      Object.assign(app, {
        plugins: { xp2p: { ...app.plugins.xp2p, version: 'latest', export: 'forXp2p.js' } },
        subPackages: [{ root: 'packages/watch', pages: [], plugins: { 'wechat-p2p-player': player } }],
      }),
    );
    const home = JSON.parse(makeProject().read('miniprogram/pages/home/home.json'));
    delete home.usingComponents['p2p-player'];
    const files = {
      ...app,
      'miniprogram/pages/home/home.json': JSON.stringify(home),
      'miniprogram/pages/home/home.wxml': '<view />',
      'miniprogram/forXp2p.ts': "export const getPlayerPlugin = () => requirePlugin('wechat-p2p-player');\n",
    };
    expect(await faultsWith(files)).toEqual([]);
    const elsewhere = {
      'miniprogram/runtime/counter.ts': "export const counter = { add: () => requirePlugin('wechat-p2p-player') };\n",
    };
    expect(await faultsWith({ ...files, ...elsewhere })).toEqual([
      'structure dist/device/shared.js: The plugin "wechat-p2p-player" is used here, but declared in "packages/watch" alone: use it in that package, or declare it in the main one.',
    ]);
  });

  test('a component of the simulator, which is not in the package', async () => {
    const home = JSON.parse(makeProject().read('miniprogram/pages/home/home.json'));
    home.usingComponents['p2p-player'] = '/simulator/p2p-player/p2p-player';
    const faults = await faultsWith(good({ 'miniprogram/pages/home/home.json': JSON.stringify(home) }));
    expect(faults).toContainEqual(
      expect.stringMatching(/The component "simulator\/p2p-player\/p2p-player" lacks .*\.js/),
    );
  });

  test('a theme colour that a page of a sub-package uses and nobody has, and a page of it that is not in app.json', async () => {
    const page = (name: string, json: string) => ({
      [`miniprogram/packages/more/pages/${name}.json`]: json,
      [`miniprogram/packages/more/pages/${name}.ts`]: 'Page({});\n',
      [`miniprogram/packages/more/pages/${name}.wxml`]: '<view/>',
    });
    const app = JSON.parse(goodApp['miniprogram/app.json'] ?? '');
    app.subPackages = [{ root: 'packages/more', pages: ['pages/one'] }];
    const faults = await faultsWith({
      'miniprogram/app.json': JSON.stringify(app),
      ...page('one', '{ "backgroundColor": "@nobodys" }'),
      ...page('forgotten', '{}'),
    });
    expect(faults).toEqual([
      'structure dist/device/packages/more/pages/forgotten.wxml: This page is missing in app.json: name it under "pages", or remove it.',
      'structure dist/device/packages/more/pages/one.json: The colour "@nobodys" lacks a light or a dark value: name it in both, in the theme\'s file.',
    ]);
  });

  test('a theme colour without a value for the dark', async () => {
    const faults = await faultsWith({
      ...appJson((app) =>
        Object.assign(app, {
          themeLocation: 'theme.json',
          window: { backgroundColor: '@paper' },
          plugins: JSON.parse(goodApp['miniprogram/app.json'] ?? '').plugins,
        }),
      ),
      'miniprogram/theme.json': '{ "light": { "paper": "#fff" }, "dark": {} }',
    });
    expect(faults).toEqual([
      'structure dist/device/app.json: The colour "@paper" lacks a light or a dark value: name it in both, in the theme\'s file.',
    ]);
  });
});

describe('sources', () => {
  test('an import of the simulator', async () => {
    const faults = await faultsWith(
      good({
        'simulator/faults.ts': 'export const fault = Math.random();\n',
        'miniprogram/runtime/counter.ts':
          "import { fault } from '../../simulator/faults';\nexport const counter = { total: fault, add: () => fault };\n",
      }),
    );
    expect(faults).toEqual([expect.stringContaining('build simulator/faults.ts: The device build must not contain')]);
  });

  test('the inspector, unless a preview asked for it', async () => {
    const project = makeProject(
      good({
        'development/inspector/client.ts': "export const startInspector = () => 'the inspector client is in';\n",
        'miniprogram/app.ts':
          "import { startInspector } from '../development/inspector/client';\nApp({ inspector: startInspector() });\n",
      }),
    );
    expect((await check(project)).faults).toEqual([
      'sources development/inspector/client.ts: The package holds code of the inspector: this file. Take out what imports it.',
    ]);
    expect((await check(project, { inspect: true })).faults).toEqual([]);
  });

  test('a library that package.json does not declare', async () => {
    const faults = await faultsWith(good({ 'package.json': '{ "sideEffects": false }' }));
    expect(faults).toContainEqual(
      expect.stringMatching(
        /node_modules\/xstate\/.*neither the app’s own nor of a declared dependency: name it in package\.json, or take the import out\.$/,
      ),
    );
  });

  test('a file from outside the app', async () => {
    const faults = await faultsWith(
      good({
        'tools/clock.ts': 'export const counter = { add: () => Date.now() };\n',
        'miniprogram/runtime/counter.ts': "export { counter } from '../../tools/clock';\n",
      }),
    );
    expect(faults).toEqual([
      'sources tools/clock.ts: The package holds code of tests or tools: this file. Take out what imports it.',
    ]);
  });

  test('a source map, by reference', async () => {
    const map = "export const counter = { add: () => '//# sourceMappingURL=shared.js.map' };\n";
    expect(await faultsWith(good({ 'miniprogram/runtime/counter.ts': map }))).toEqual([
      'sources dist/device/shared.js: This file names a source map (sourceMappingURL): build without source maps.',
    ]);
  });
});

describe('secrets', () => {
  const credentials = { 'miniprogram/config/credentials.ts': `export const credentials = { appKey: '${appKey}' };\n` };

  test('a credential value outside its file, in source and package, is told without being said', async () => {
    const faults = await faultsWith(
      good({
        ...credentials,
        'miniprogram/runtime/counter.ts': `export const counter = { add: () => '${appKey}' };\n`,
      }),
    );
    expect(faults).toEqual([
      expect.stringMatching(
        /^secrets dist\/device\/shared\.js: A value of miniprogram\/config\/credentials\.ts stands here too/,
      ),
      expect.stringMatching(/^secrets miniprogram\/runtime\/counter\.ts: A value of/),
    ]);
    expect(faults.join()).not.toContain(appKey);
  });

  test('a key or an xp2pInfo that is written down, even where nobody filled in credentials', async () => {
    const faults = await faultsWith(
      good({
        'miniprogram/runtime/counter.ts':
          "export const counter = { add: () => ({ appSecretKey: 'abcdef123456', xp2pInfo: 'XP2Pabcdef' }) };\n",
      }),
    );
    expect(faults).toEqual([
      'secrets dist/device/shared.js: "appSecretKey" is written down here; it belongs into miniprogram/config/credentials.ts.',
      'secrets dist/device/shared.js: "xp2pInfo" is written down here; it belongs into the list of cameras, in the phone\'s storage.',
    ]);
  });

  test('an upload key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }) as string;
    const faults = await faultsWith(good({ 'machines/notes.md': pem }));
    expect(faults).toEqual([
      'secrets machines/notes.md: A private key stands here: keep upload keys outside the project.',
    ]);
  });
});

test('what WeChat’s compiler refuses, and where', async () => {
  const refuses = async () => {
    throw Object.assign(new Error('app.json: unknown key'), { path: 'app.json' });
  };
  const { faults } = await check(makeProject(good()), { run: refuses });
  expect(faults).toEqual(['miniprogram-ci dist/device/app.json: This is wrong, mend it: app.json: unknown key.']);
});

test('a compiler that makes nothing has not compiled', async () => {
  const { faults } = await check(makeProject(good()), { run: async () => ({ files: 0 }) });
  expect(faults).toEqual([
    expect.stringMatching(/^miniprogram-ci: WeChat's compiler took it, but made no file of the package/),
  ]);
});

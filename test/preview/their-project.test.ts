import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtinTags } from '../../tools/check/builtin-tags.mjs';
import { formatDiagnostic } from '../../tools/preview/pack/diagnostics.mjs';
import { packMiniProgram } from '../../tools/preview/pack/index.mjs';
import { boxedNames, throughNames } from '../../tools/preview/runtime/built-ins/names.mjs';
import { whyNoProject } from '../../tools/preview/server/their-project.mjs';
import type { SimulatedPlugins } from '../../tools/preview/simulated/simulated.types';

const fixture = path.join(__dirname, 'their-fixture');
let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'theirs-'));
  cpSync(fixture, root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const simulated: SimulatedPlugins = {
  files: new Map([['__simulated__/plugins.js', 'exports.requirePlugins = () => ({});']]),
  scripts: { xp2p: '__simulated__/plugins', player: '__simulated__/player' },
  components: {
    player: { 'p2p-player': '/__simulated__/p2p-player' },
    xp2p: { 'iot-p2p-player-with-mjpg': '/__simulated__/iot-player/iot-player' },
  },
  clips: new Map(),
};

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
const replace = (file: string, from: string, to: string): void => write(file, read(file).replace(from, to));
const pack = () => packMiniProgram({ root, shownAs: 'theirs/', simulated });
const errorsOf = () =>
  pack()
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(formatDiagnostic);

describe('plugins of somebody else’s mini-program', () => {
  test('are simulated by who provides them, whatever they are called', () => {
    const { ok, code } = pack();
    expect(ok).toBe(true);
    expect(code).toContain('"plugins":{"p2p":"xp2p","wechat-p2p-player":"player"}');
    expect(code).toContain('"p2p-player":"/__simulated__/p2p-player"');
  });

  test('are those of subpackages too', () => {
    replace(
      'app.json',
      '"plugins": {',
      '"subPackages": [{ "root": "a", "pages": [], "plugins": { "xp2p": {} } }],\n  "plugins": {',
    );
    expect(pack().code).toContain('"xp2p":"xp2p"');
  });

  test('that nobody simulates are a warning where they are declared', () => {
    const [warning] = pack().diagnostics;
    expect(warning && formatDiagnostic(warning)).toMatch(
      /^theirs\/app\.json:7:5 warning 插件“maps”这里没有模拟.*\nnobody simulates the plugin "maps"/,
    );
  });

  test('whose component nobody simulates are an error in the file that names it', () => {
    write('pages/watch/watch.json', '{\n  "usingComponents": {\n    "a-map": "plugin://maps/map"\n  }\n}');
    expect(errorsOf()[0]).toMatch(
      /^theirs\/pages\/watch\/watch\.json:3:14 error 组件“plugin:\/\/maps\/map”这里没有模拟.*\nnobody simulates the component/,
    );
  });

  test('are those that pull by themselves too, and it is shown with a plugin that does', () => {
    expect(pack().code).toContain('"way":"bytes"');
    write('pages/watch/watch.json', '{ "usingComponents": { "iot-player": "plugin://p2p/iot-p2p-player-with-mjpg" } }');
    write('pages/watch/watch.wxml', '<iot-player />');
    const { ok, code } = pack();
    expect(ok).toBe(true);
    expect(code).toContain('"iot-player":"/__simulated__/iot-player/iot-player"');
    expect(code).toContain('"way":"managed"');
  });

  test('are those of the components that its pages use, whatever else a package of it brings', () => {
    const managed = '{ "component": true, "usingComponents": { "node": "plugin://p2p/iot-p2p-player-with-mjpg" } }';
    write('miniprogram_npm/both/managed/managed.json', managed);
    write('miniprogram_npm/both/managed/managed.wxml', '<node />');
    expect(pack().code).toContain('"way":"bytes"');
    write('pages/watch/watch.json', '{ "usingComponents": { "camera": "both/managed/managed" } }');
    write('pages/watch/watch.wxml', '<camera />');
    expect(pack().code).toContain('"way":"managed"');
  });

  test('whose component is asked for by another alias than app.json has are told so', () => {
    replace('app.json', '"wechat-p2p-player"', '"player"');
    expect(errorsOf()[0]).toMatch(/app\.json calls it "player": call it "wechat-p2p-player" there/);
  });

  test('do not keep a mini-program from being shown for what nobody uses of a package: what its pages use has to be right', () => {
    write('miniprogram_npm/many/odd/odd.json', '{ "component": true }');
    write('miniprogram_npm/many/odd/odd.wxml', '<view odd~attribute="1" /><view>');
    expect(errorsOf()).toEqual([]);
    write('pages/watch/watch.json', '{ "usingComponents": { "odd": "many/odd/odd" } }');
    expect(errorsOf().join()).toContain('miniprogram_npm/many/odd/odd.wxml:1');
  });

  test('of which nobody simulates that one component are an error', () => {
    write('pages/watch/watch.json', '{ "usingComponents": { "voice": "plugin://p2p/iot-p2p-voice" } }');
    expect(errorsOf()[0]).toMatch(/nobody simulates the component "plugin:\/\/p2p\/iot-p2p-voice"/);
  });

  test('whose component is named, but which are not declared, are an error', () => {
    write('pages/watch/watch.json', '{ "usingComponents": { "a-map": "plugin://gone/map" } }');
    expect(errorsOf()[0]).toMatch(
      /watch\.json:1:33 error 插件“gone”没有在 app\.json.*\nthe plugin "gone" is not declared/,
    );
  });

  test('of one that names none are left out', () => {
    write('app.json', '{ "pages": ["pages/watch/watch"] }');
    write('pages/watch/watch.json', '{}');
    write('pages/watch/watch.wxml', '<view />');
    const { ok, code } = pack();
    expect(ok).toBe(true);
    expect(code).not.toContain('__simulated__');
  });
});

test('a syntax error names file and line', () => {
  replace('pages/watch/watch.js', 'Page({', 'Page({{');
  expect(errorsOf()).toEqual([
    expect.stringMatching(/^theirs\/pages\/watch\/watch\.js:\d+ error .*改好：Unexpected token '\{'.*\n.*mend it/),
  ]);
});

describe('a package that is installed, and not built', () => {
  const component = '{ "component": true }';
  const install = (name: string, manifest: object, folder = ''): void => {
    write(`${folder}package.json`, JSON.stringify({ dependencies: { [name]: '1.0.0' } }));
    write(`${folder}node_modules/${name}/package.json`, JSON.stringify({ name, ...manifest }));
  };
  const warnings = () =>
    pack()
      .diagnostics.filter(({ severity, file }) => severity === 'warning' && file.endsWith('package.json'))
      .map(formatDiagnostic);

  test.each(['ui', '@some/ui'])('%s is shown as if it were, and that is told with what to do in DevTools', (name) => {
    install(name, { miniprogram: 'ready' });
    write(`node_modules/${name}/ready/b/b.json`, component);
    write(`node_modules/${name}/ready/b/b.wxml`, '<view>of a package</view>');
    write('pages/watch/watch.json', JSON.stringify({ usingComponents: { 'a-b': `${name}/b/b` } }));
    write('pages/watch/watch.wxml', '<a-b />');
    expect(errorsOf()).toEqual([]);
    expect(pack().code).toContain(`"miniprogram_npm/${name}/b/b"`);
    const lines = new RegExp(`^theirs/package.json:1:\\d+ warning .*${name}.*构建 npm.*\n.*not built.*as if it were`);
    expect(warnings()).toEqual([expect.stringMatching(lines)]);
  });

  test('is so in the folder of a sub-package too', () => {
    install('ui', {}, 'more/');
    write('more/node_modules/ui/miniprogram_dist/b/b.json', component);
    write('more/node_modules/ui/miniprogram_dist/b/b.wxml', '<view />');
    expect(pack().code).toContain('"more/miniprogram_npm/ui/b/b"');
    expect(warnings()).toEqual([expect.stringContaining('no more/miniprogram_npm/ui')]);
  });

  test('is left to whoever has built it, and one without ready files to WeChat', () => {
    install('ui', { miniprogram: 'ready' });
    write('node_modules/ui/ready/b/b.json', component);
    write('miniprogram_npm/ui/c/c.json', component);
    write('miniprogram_npm/ui/c/c.wxml', '<view />');
    expect(pack().code).not.toContain('miniprogram_npm/ui/b/b');
    rmSync(path.join(root, 'miniprogram_npm'), { recursive: true });
    install('plain', {});
    expect(warnings()).toEqual([]);
  });

  test('counts in the size of the package that it comes into', () => {
    install('ui', { miniprogram: 'ready' });
    write('node_modules/ui/ready/large.js', `//${'x'.repeat(2 ** 21)}`);
    expect(pack().diagnostics.map(formatDiagnostic).join()).toContain('miniprogram_npm/ui/large.js');
  });
});

describe('what WeChat would not compile is told with file and line, in two languages', () => {
  const home = 'pages/watch/watch.json';
  const app = (more: object) => JSON.stringify({ pages: ['pages/watch/watch'], ...more });

  test.each([
    [
      'a component in no package',
      home,
      '{ "usingComponents": { "a-b": "b/b" } }',
      /watch\.json:1:31 error 组件“b\/b”.*构建 npm.*\n.*neither beside this file.*build npm/,
    ],
    [
      'a component that is not there',
      home,
      '{ "usingComponents": { "a-b": "./b" } }',
      /watch\.json:1:31 error .*没有 pages\/watch\/b\.json.*\n.*there is no pages\/watch\/b\.json/,
    ],
    ['an app.json that is none', 'app.json', 'null', /app\.json:1:1 error .*对象.*\n.*an object/],
    ['an app.json with a comment', 'app.json', '{ // mine\n}', /app\.json:1:3 error .*JSON.*\n.*comments/],
    ['an app without pages', 'app.json', '{ "pages": [] }', /app\.json:1:3 error .*没有页面.*\n.*names no page/],
    [
      'a package without a folder',
      'app.json',
      app({ subpackages: [{}] }),
      /app\.json:1:\d+ error .*没有 root.*\n.*no "root"/,
    ],
    [
      'a page in two packages',
      'app.json',
      app({ subpackages: [{ root: 'pages', pages: ['watch/watch'] }] }),
      /app\.json:1:\d+ error .*只写在那个分包.*\n.*in that package alone/,
    ],
  ])('%s', (_, file, text, told) => {
    write(file, text);
    expect(errorsOf()[0]).toMatch(told);
  });

  test('a plugin that app.json does not declare, where it declares none', () => {
    write('app.json', app({}));
    expect(errorsOf()[0]).toMatch(/watch\.json:\d+:\d+ error 插件“.*没有在 app\.json.*\n.*is not declared/);
  });

  test('a package of more than 2 MB, at its folder; what WeChat leaves out does not count', () => {
    mkdirSync(path.join(root, 'more'));
    write('app.json', app({ subpackages: [{ root: 'more', pages: [] }] }));
    write(home, '{}');
    write('pages/watch/watch.wxml', '<view/>');
    write('more/film.mov', 'f'.repeat(2_200_000));
    expect(pack()).toMatchObject({ ok: true, diagnostics: [] });
    write('more/picture.png', 'p'.repeat(2_200_000));
    expect(pack().diagnostics.map(formatDiagnostic)).toEqual([
      expect.stringMatching(/^theirs\/app\.json:1:\d+ warning 分包“more”有 .*picture\.png.*\nThe package "more" has /),
    ]);
  });
});

test('what is no mistake to WeChat is none here: a byte order mark, data beside the pages, what a package lacks', () => {
  write('app.json', `\uFEFF${read('app.json')}`);
  write('data.json', '[1, 2]');
  mkdirSync(path.join(root, 'miniprogram_npm/ui'), { recursive: true });
  write('miniprogram_npm/ui/a.json', '{ "component": true, "usingComponents": { "b": "./b" } }');
  expect(errorsOf()).toEqual([]);
});

describe('what DevTools compiles is compiled', () => {
  const compiling = (...useCompilerPlugins: string[]): void =>
    write('project.config.json', JSON.stringify({ setting: { useCompilerPlugins } }));

  test('modules in JavaScript, whose mistakes are told at their place', () => {
    write('words.js', "export const hello = 'hello';\nexport default { hello };");
    write('app.js', "import words, { hello } from './words';\nApp({ words, hello });");
    expect(pack()).toMatchObject({ ok: true });
    expect(pack().code).toContain('require(\\"./words\\")');
    write('app.js', "import words from './words';\n\nApp({ words: 1\n  hello: 2 });");
    expect(errorsOf()).toEqual([
      "theirs/app.js:4:1 error 这里写错了，请改好：Expected ',', got 'ident'。\nThis is wrong, mend it: Expected ',', got 'ident'.",
    ]);
  });

  test('a script that is none stays as it is, wherever it speaks of modules', () => {
    const text = "// import and export\nApp({ words: 'export default' });\nif (0) import('./words');";
    write('app.js', text);
    expect(pack().code).toContain(JSON.stringify(text));
  });

  test('TypeScript, where the project has DevTools compile it', () => {
    rmSync(path.join(root, 'app.js'));
    write('app.ts', "import type { Words } from './words';\nApp<Words>({ words: 1 as number });");
    expect(whyNoProject(root)).toMatch(/useCompilerPlugins 要有 "typescript".*\n.*"typescript" in useCompilerPlugins/);
    compiling('typescript');
    expect(whyNoProject(root)).toBeUndefined();
    expect(pack()).toMatchObject({ ok: true });
    expect(pack().code).not.toMatch(/as number|require\("\.\/words"\)/);
    write('app.ts', 'App({\n  words: 1 as\n});');
    expect(errorsOf()).toEqual([expect.stringMatching(/^theirs\/app\.ts:\d+:\d+ error .*改好：.*\n.*mend it/)]);
  });

  test('but for style sheets in another language: that their looks are missing is told once', () => {
    const left = () =>
      pack()
        .diagnostics.map(formatDiagnostic)
        .filter((line) => line.includes('.less'));
    write('app.less', '@a: red;');
    write('pages/watch/more.less', '@a: red;');
    expect(left()).toEqual([]);
    compiling('less');
    expect(left()).toEqual([
      expect.stringMatching(
        /^theirs\/app\.less warning .*有 2 个.*\n\.less is not compiled here, and 2 such style sheets/,
      ),
    ]);
    expect(pack().ok).toBe(true);
  });
});

test('each component of WeChat is drawn, or that it is shown by what is in it or by a box is told; no other is taken', () => {
  write('pages/watch/watch.json', '{}');
  const tags = builtinTags.filter((tag) => tag !== 'include' && tag !== 'template');
  write('pages/watch/watch.wxml', `<view>\n${tags.map((tag) => `<${tag} />`).join('\n')}</view>`);
  expect(errorsOf()).toEqual([]);
  const told = pack().diagnostics.filter(({ file }) => file.endsWith('.wxml'));
  const messages = new Map(told.map(({ message }) => [/<([\w-]+)>/.exec(message)?.[1] ?? '', message]));
  expect([...messages.keys()].sort()).toEqual([...boxedNames, ...throughNames].sort());
  expect(messages.get('ad')).toMatch(/预览里没有微信的 <ad>.*\nWeChat's <ad> is not in the preview/);
  expect(messages.get('movable-view')).toMatch(
    /<movable-view> 只显示它里面的内容.*\nOf .*<movable-view> .*in it alone/,
  );
  write('pages/watch/watch.wxml', '<mapp />');
  expect(errorsOf()).toEqual([expect.stringMatching(/watch\.wxml:1:1 error 不认识 <mapp>.*\nunknown element <mapp>/)]);
});

test('an element is what the markup has as one, wherever it stands', () => {
  write('pages/watch/watch.json', '{}');
  const markup = [
    '<!-- <gone /> --><view data-a="<no />" title="{{ 1 < b ? \'<no />\' : 2 }}"> 1 < 2',
    '<wxs module="m">module.exports = { a: "<no />" };</wxs>',
    '  <template name="one"><first /></template>',
    '  <block wx:if="{{a}}"><second',
    '   /></block></view>',
  ];
  write('pages/watch/watch.wxml', markup.join('\n'));
  expect(errorsOf().map((line) => line.split('\n')[0])).toEqual([
    expect.stringMatching(/watch\.wxml:3:24 error 不认识 <first>/),
    expect.stringMatching(/watch\.wxml:4:24 error 不认识 <second>/),
  ]);
});

test('the components that are not drawn are listed for whoever reads of the preview', () => {
  const readme = readFileSync(path.join(__dirname, '../../tools/preview/README.md'), 'utf8');
  const listed = (start: string): string[] =>
    [...(readme.split(start)[1]?.split('.')[0] ?? '').matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name);
  expect(listed('A box with their name stands for')).toEqual([...boxedNames]);
  expect(listed('Only what is in them is shown of')).toEqual([...throughNames]);
});

describe('a folder that cannot be shown is refused with what to do, in two languages', () => {
  test('but not one that can', () => {
    expect(whyNoProject(root)).toBeUndefined();
  });

  test.each([
    ['no app.json', () => rmSync(path.join(root, 'app.json')), /没有 app\.json，不是小程序.*\n.*there is no app\.json/],
    [
      'sources that nobody built',
      () => {
        write('app.ts', 'App({});');
        rmSync(path.join(root, 'app.js'));
      },
      /app\.ts：这里没有人编译它.*\n.*app\.ts: nobody compiles it here/,
    ],
    [
      'a project.config.json that is none',
      () => {
        rmSync(path.join(root, 'app.json'));
        write('project.config.json', '{,}');
      },
      /project\.config\.json:1:2 error 不是有效的 JSON.*\nThis is no valid JSON/,
    ],
    [
      'one that leads to no path',
      () => {
        rmSync(path.join(root, 'app.json'));
        write('project.config.json', '{ "miniprogramRoot": 3 }');
      },
      /miniprogramRoot 要写成文件夹的路径.*\n.*has to be the path of a folder/,
    ],
    [
      'one that leads nowhere',
      () => {
        rmSync(path.join(root, 'app.json'));
        write('project.config.json', '{ "miniprogramRoot": "dist/" }');
      },
      /miniprogramRoot 指向 .*dist.*\n.*leads to .*dist.*, where there is no folder/,
    ],
  ])('%s', (_, spoil, sentence) => {
    spoil();
    expect(whyNoProject(root)).toMatch(sentence);
  });

  test('but not one whose project.config.json leads to a mini-program', () => {
    const project = path.join(root, 'project');
    mkdirSync(project);
    write('project/project.config.json', '{ "miniprogramRoot": "../" }');
    expect(whyNoProject(project)).toBeUndefined();
  });
});

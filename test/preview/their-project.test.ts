import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatDiagnostic } from '../../tools/preview/pack/diagnostics.mjs';
import { packMiniProgram } from '../../tools/preview/pack/index.mjs';
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
const write = (file: string, text: string): void => writeFileSync(path.join(root, file), text);
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
    expect.stringMatching(/^theirs\/pages\/watch\/watch\.js:\d+ error Unexpected token '\{'/),
  ]);
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
      /app\.ts：预览不编译别人的 TypeScript.*\n.*app\.ts: the TypeScript of others is not compiled/,
    ],
    [
      'a project.config.json that is none',
      () => {
        rmSync(path.join(root, 'app.json'));
        write('project.config.json', '{,}');
      },
      /project\.config\.json：不是有效的 JSON.*\n.*this is no valid JSON/,
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

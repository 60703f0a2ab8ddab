import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../../tools/build/index.mjs';
import { disposeProjects, makeProject, type ProjectFixture } from './fixture/project';
import { simulatorMarker } from './fixture/small-project';

afterEach(disposeProjects);

const devtools = (project: ProjectFixture) => build({ target: 'devtools', root: project.root });
const device = (project: ProjectFixture) => build({ target: 'device', root: project.root });

async function built(result: ReturnType<typeof build>) {
  const { diagnostics, files, ok } = await result;
  expect(diagnostics).toEqual([]);
  expect(ok).toBe(true);
  return files.map((file) => file.path);
}

describe('a project with nothing wrong', () => {
  test('the devtools build has scripts for every page and component, the simulator, and one shared bundle', async () => {
    expect(await built(devtools(makeProject()))).toEqual([
      'app.js',
      'app.json',
      'app.wxss',
      'components/status-pill/status-pill.js',
      'components/status-pill/status-pill.json',
      'components/status-pill/status-pill.wxml',
      'config/credentials.js',
      'pages/home/home.js',
      'pages/home/home.json',
      'pages/home/home.wxml',
      'pages/home/home.wxss',
      'project.config.json',
      'shared.js',
      'simulator/media/clip.mp4',
      'simulator/p2p-player/p2p-player.js',
      'simulator/p2p-player/p2p-player.json',
      'simulator/p2p-player/p2p-player.wxml',
      'sitemap.json',
    ]);
  });

  test('plugins are simulated in devtools and real on the device', async () => {
    const project = makeProject();
    await built(devtools(project));
    await built(device(project));

    expect(JSON.parse(project.read('dist/devtools/app.json'))).not.toHaveProperty('plugins');
    expect(JSON.parse(project.read('dist/device/app.json')).plugins.xp2p.version).toBe('3.1.0');
    expect(JSON.parse(project.read('dist/devtools/pages/home/home.json')).usingComponents['p2p-player']).toBe(
      '/simulator/p2p-player/p2p-player',
    );
    expect(JSON.parse(project.read('dist/device/pages/home/home.json')).usingComponents['p2p-player']).toBe(
      'plugin://wechat-p2p-player/p2p-player',
    );
    expect(project.read('dist/devtools/shared.js')).toContain(simulatorMarker);
    expect(project.read('dist/devtools/shared.js')).not.toContain('requirePlugin(');
    expect(project.read('dist/device/shared.js')).toContain('requirePlugin(');
  });

  test('no byte of the simulator or its clips is in the device build', async () => {
    const project = makeProject();
    await built(device(project));
    const everything = readAll(path.join(project.root, 'dist/device'));
    expect(everything).not.toContain(simulatorMarker);
    expect(everything).not.toMatch(/FLV bytes|clip\.mp4/);
    expect(existsSync(path.join(project.root, 'dist/device/simulator'))).toBe(false);
  });

  test('the inspector client is in devtools, out of the device build, and in again when asked for', async () => {
    const project = makeProject();
    await built(devtools(project));
    await built(device(project));
    const words = 'the inspector client is in';
    expect(project.read('dist/devtools/shared.js')).toContain(words);
    expect(readAll(path.join(project.root, 'dist/device'))).not.toContain(words);

    const inspector = 'ws://192.168.1.5:8765/?token=abc';
    await built(build({ target: 'device', root: project.root, inspect: true, inspector }));
    expect(project.read('dist/device/shared.js')).toContain(words);
    expect(JSON.parse(project.read('dist/device/project.config.json'))).toMatchObject({
      description: expect.stringContaining('not for upload'),
      setting: { urlCheck: false },
    });
  });

  test('a phone cannot reach an inspector on this computer, and a malformed address reaches nobody: both are told', async () => {
    const project = makeProject();
    const inspected = { target: 'device', root: project.root, inspect: true } as const;
    const onThisComputer = await build(inspected);
    expect(onThisComputer).toMatchObject({ ok: true, diagnostics: [{ severity: 'warning' }] });
    expect(onThisComputer.diagnostics[0]?.message).toContain('which a phone cannot reach');
    expect(onThisComputer.files.length).toBeGreaterThan(0);
    const mapped = await build({ ...inspected, inspector: 'ws://[::ffff:127.0.0.1]:8765' });
    expect(mapped).toMatchObject({ ok: true, diagnostics: [{ severity: 'warning' }] });
    const named = await build({ ...inspected, inspector: 'ws://localhost.example:8765' });
    expect(named).toMatchObject({ ok: true, diagnostics: [] });
    const malformed = await build({ ...inspected, inspector: 'http://192.168.1.5' });
    expect(malformed).toMatchObject({ ok: false, diagnostics: [{ severity: 'error' }] });
    expect(malformed.diagnostics[0]?.message).toContain('ws://host:port');
  });

  test('xstate warns in development and is minified without its warnings for a phone', async () => {
    const project = makeProject();
    await built(devtools(project));
    await built(device(project));
    const sizes = ['devtools', 'device'].map((target) => project.read(`dist/${target}/shared.js`).length);
    expect(project.read('dist/devtools/shared.js')).toContain('console.warn');
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 2);
  });

  test('nothing newer than ES2018 is left', async () => {
    const project = makeProject({
      'miniprogram/runtime/counter.ts': `export const counter = {
  total: 0,
  add(step?: { size?: number }) {
    return (this.total += step?.size ?? 1);
  },
};
`,
    });
    await built(devtools(project));
    expect(project.read('dist/devtools/shared.js')).not.toMatch(/\?\.size|\?\? 1/);
  });

  test('a description leaves a chart for a phone with all around it in place; what only bears the name stays', async () => {
    const project = makeProject({
      'machines/lamp.ts': `const seconds = 3;
export const lamp = (description: string) => ({
  on: { description: '一个 first', tags: 'on', },
  off: { tags: 'off', description: \`\${seconds} last\`, },
  gone: { description: 'alone', },
  said: { description },
  dim: { description: 'outer', states: { half: { a: 1, description: 'inner', b: 2 } } },
});
`,
      'miniprogram/app.ts': "import { lamp } from '../machines/lamp';\nApp(lamp('given'));\n",
      'miniprogram/pages/home/home.ts': 'Page({});\n',
    });
    await built(device(project));
    expect(runApp(project, 'device')).toEqual({
      on: { tags: 'on' },
      off: { tags: 'off' },
      gone: {},
      said: { description: 'given' },
      dim: { states: { half: { a: 1, b: 2 } } },
    });
    await built(devtools(project));
    expect(runApp(project)).toMatchObject({ off: { description: '3 last' }, dim: { description: 'outer' } });
  });

  test('a default import of a shared module works', async () => {
    const project = makeProject({
      'miniprogram/runtime/counter.ts': 'const counter = { add: () => 7 };\nexport default counter;\n',
      'miniprogram/app.ts': "import counter from './runtime/counter';\nApp({ seven: counter.add() });\n",
      'miniprogram/pages/home/home.ts': 'Page({});\n',
    });
    await built(devtools(project));
    expect(runApp(project)).toEqual({ seven: 7 });
  });

  test("a person's credentials take the place of the committed example, in a file of their own", async () => {
    const project = makeProject();
    await built(device(project));
    expect(project.read('dist/device/config/credentials.js')).toContain('the committed example');

    project.write('miniprogram/config/credentials.ts', "export const credentials = { appKey: 'their own' };\n");
    await built(device(project));
    expect(project.read('dist/device/config/credentials.js')).toContain('their own');
    const everything = readAll(path.join(project.root, 'dist/device'));
    expect(everything.split('their own')).toHaveLength(2);
    expect(everything).not.toContain('the committed example');
  });

  test('credentials are in the device build alone: the one that the preview serves holds none', async () => {
    const project = makeProject();
    project.write('miniprogram/config/credentials.ts', "export const credentials = { appKey: 'their own' };\n");
    await built(devtools(project));
    expect(project.read('dist/devtools/config/credentials.js')).toContain('the committed example');
    expect(readAll(path.join(project.root, 'dist/devtools'))).not.toContain('their own');
  });

  test('each output is a DevTools project of its own', async () => {
    const project = makeProject();
    await built(build({ target: 'device', root: project.root, appid: 'wx0123456789abcdef' }));
    await built(devtools(project));
    const configOf = (target: string) => JSON.parse(project.read(`dist/${target}/project.config.json`));
    expect(configOf('device')).toMatchObject({ appid: 'wx0123456789abcdef', miniprogramRoot: './' });
    expect(configOf('devtools')).toMatchObject({ appid: 'touristappid', compileType: 'miniprogram' });
  });

  test('the project at the root of the repository opens the devtools build, with the same settings', async () => {
    const project = makeProject();
    await built(devtools(project));
    const root = JSON.parse(readFileSync(path.resolve(__dirname, '../../project.config.json'), 'utf8'));
    expect(root).toEqual({
      ...JSON.parse(project.read('dist/devtools/project.config.json')),
      miniprogramRoot: 'dist/devtools/',
    });
  });
});

describe('what stands in the output folder', () => {
  test('is as it was after a build that failed', async () => {
    const project = makeProject();
    await built(devtools(project));
    const before = readAll(path.join(project.root, 'dist/devtools'));

    project.write('miniprogram/pages/home/home.ts', 'Page({');
    expect(await devtools(project)).toMatchObject({ ok: false, files: [] });
    expect(readAll(path.join(project.root, 'dist/devtools'))).toBe(before);
  });

  test('loses what the sources lost, and keeps the DevTools settings of the person', async () => {
    const project = makeProject();
    await built(devtools(project));
    const output = path.join(project.root, 'dist/devtools');
    mkdirSync(path.join(output, 'pages/gone'));
    writeFileSync(path.join(output, 'pages/gone/gone.js'), '');
    writeFileSync(path.join(output, 'project.private.config.json'), '{}');

    await built(devtools(project));
    expect(existsSync(path.join(output, 'pages/gone'))).toBe(false);
    expect(existsSync(path.join(output, 'project.private.config.json'))).toBe(true);
  });

  test('keeps the time of files that did not change, so that DevTools reloads only what did', async () => {
    const project = makeProject();
    await built(devtools(project));
    const style = path.join(project.root, 'dist/devtools/app.wxss');
    const before = statSync(style).mtimeMs;
    project.write('miniprogram/runtime/counter.ts', 'export const counter = { add: () => 1 };\n');
    await built(devtools(project));
    expect(statSync(style).mtimeMs).toBe(before);
    expect(project.read('dist/devtools/shared.js')).toContain('add: () => 1');
  });
});

function readAll(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(path.join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n');
}

/** What the built app.js gives to `App`. */
function runApp(project: ProjectFixture, target = 'devtools'): unknown {
  const load = (code: string, require: (path: string) => unknown, App: (app: unknown) => void) => {
    const module = { exports: {} };
    new Function('module', 'exports', 'require', 'App', code)(module, module.exports, require, App);
    return module.exports;
  };
  const nothing = () => {
    throw new Error('shared.js requires nothing');
  };
  const shared = load(project.read(`dist/${target}/shared.js`), nothing, nothing);
  let app: unknown;
  load(
    project.read(`dist/${target}/app.js`),
    () => shared,
    (given) => {
      app = given;
    },
  );
  return app;
}

describe('what a phone does not need', () => {
  const markup = '<!-- a note -->\n<view\n  class="home  two"\n>\n  <text>kept  as\n  it is</text>\n</view>\n';

  test('scripts of the markup and style sheets lose comments and indentation; the markup stays as it is written', async () => {
    const project = makeProject({
      'miniprogram/pages/home/home.wxml': markup,
      'miniprogram/pages/home/scale.wxs':
        '// a note\nfunction half(one) {\n  return one / 2;\n}\nmodule.exports = { half: half };\n',
      'miniprogram/app.wxss': '/* a note */\npage {\n  width: calc(100% - 24rpx);\n}\n',
    });
    await built(device(project));
    expect(project.read('dist/device/pages/home/home.wxml')).toBe(markup);
    expect(project.read('dist/device/pages/home/scale.wxs').trim()).toBe(
      'function half(one){return one/2}module.exports={half:half};',
    );
    expect(project.read('dist/device/app.wxss').trim()).toBe('page{width:calc(100% - 24rpx)}');
  });
});

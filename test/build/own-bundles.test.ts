import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunningApp } from '../../miniprogram/runtime/running-app';
import { createSimulation } from '../../simulator/simulation';
import type { BuildOptions } from '../../tools/build/build.types';
import { build } from '../../tools/build/index.mjs';
import { clips } from '../../tools/scenes/scenes.mjs';
import { fakeWechat } from '../miniprogram/runtime/fake-wechat';
import { BareRealm } from '../support/bare-realm';
import { VirtualClock } from '../support/virtual-clock';
import { OwnProject } from './fixture/own-project';

const project = new OwnProject();
const { root } = project;

afterAll(() => project.dispose());

/** Builds, launches in a bare realm with time under control, and lets the first seconds pass. */
async function launch(
  target: 'devtools' | 'device',
  requirePlugin?: (alias: string) => unknown,
  way: 'bytes' | 'managed' = 'bytes',
) {
  const { diagnostics, outDir } = await build({ target, way, root });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const clock = new VirtualClock(Date.now());
  const { setTimeout, clearTimeout } = clock;
  // what the fake does not know answers nothing
  const wx = new Proxy<object>(
    { ...fakeWechat().calls, getLaunchOptionsSync: () => ({ query: {} }) },
    {
      get: (known, name) => Reflect.get(known, name) ?? (() => undefined),
    },
  );
  const realm = new BareRealm(outDir, wx, { setTimeout, clearTimeout, requirePlugin });
  const { app, pages } = realm.launch();
  (app as { onLaunch(): void }).onLaunch();
  await clock.advance(5_000);
  return { app: app as unknown as RunningApp, pages };
}

test('the devtools build starts in a bare realm, and its promise actors settle: the module is initialised', async () => {
  const { app, pages } = await launch('devtools');
  expect([...pages.keys()]).toContain('pages/home/home');
  expect(app.app.view()).toMatchObject({ badge: { tone: 'live' }, obstacle: null });
  expect(app.devtools).toBeDefined();
});

test('so does the device build, with plugins from outside', async () => {
  const clock = new VirtualClock(Date.now());
  const { xp2pPlugin, playerPlugin } = createSimulation({ clock, random: () => 0.5 });
  const plugins: Record<string, unknown> = { xp2p: xp2pPlugin, 'wechat-p2p-player': playerPlugin };
  const { app } = await launch('device', (alias) => plugins[alias]);
  await clock.advance(5_000);
  // what it hands to other scripts is written short (tools/build/minify.mjs)
  const shared = readFileSync(path.join(root, 'dist/device/shared.js'), 'utf8');
  expect(shared.split('defineProperty(exports,').length - 1).toBe(1);
  expect(app.app.view()).toMatchObject({ badge: { tone: 'live' }, obstacle: null });
  expect(app.devtools).toBeUndefined();
});

test('both builds of the managed way start in a bare realm: the manager is got once the player plugin has come, and the module is up', async () => {
  const simulated = await launch('devtools', undefined, 'managed');
  expect(simulated.app.app.view()).toMatchObject({ badge: { tone: 'live' }, obstacle: null });

  const clock = new VirtualClock(Date.now());
  const { xp2pPlugin, playerPlugin } = createSimulation({ clock, random: () => 0.5, generation: 'latest' });
  const asked: string[] = [];
  const requirePlugin = Object.assign(() => xp2pPlugin, {
    async: async (alias: string) => {
      asked.push(alias);
      return playerPlugin;
    },
  });
  const { app } = await launch('device', requirePlugin, 'managed');
  await clock.advance(5_000);
  expect(asked).toEqual(['wechat-p2p-player']);
  expect(app.app.view()).toMatchObject({ badge: { tone: 'live' }, obstacle: null });
});

test.each([
  ['bytes', 'managed'],
  ['managed', 'bytes'],
] as const)('the %s build has no source of the %s way in it', async (way, other) => {
  const { sources } = await build({ target: 'device', way, root });
  const files = sources.map(({ file }) => file);
  const own = {
    bytes: ['miniprogram/plugins/xp2p/three.ts', 'machines/picture/bytes/bytes.machine.ts'],
    managed: ['miniprogram/plugins/iot/manager-services.ts', 'machines/picture/managed/managed.machine.ts'],
  };
  expect(files).toEqual(expect.arrayContaining(own[way]));
  expect(files.filter((file) => own[other].includes(file))).toEqual([]);
});

test.each([
  ['bytes', '3.1', 'latest', 'pluginPlaysByItself'],
  ['managed', 'latest', '3.1', 'iotMissing'],
] as const)('a build of the %s way takes plugin %s; of %s it says what stands in the way', async (way, right, wrong, kind) => {
  const withPlugin = async (generation: typeof right | typeof wrong) => {
    const clock = new VirtualClock(Date.now());
    const { xp2pPlugin, playerPlugin } = createSimulation({ clock, random: () => 0.5, generation });
    const requirePlugin = Object.assign(() => xp2pPlugin, { async: async () => playerPlugin });
    return (await launch('device', requirePlugin, way)).app.app.view().obstacle;
  };
  expect(await withPlugin(right)).toBeNull();
  expect(await withPlugin(wrong)).toMatchObject({ details: expect.stringContaining(kind) });
});

test('the devtools build is a package that WeChat takes, with every clip as a file of it, and with no byte of one in its scripts', async () => {
  const { files, diagnostics } = await build({ target: 'devtools', root });
  expect(diagnostics).toEqual([]);
  expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(2 * 1024 * 1024);
  expect(files.filter(({ path: file }) => file.endsWith('.mp4'))).toHaveLength(clips.length);
  expect(files.find(({ path: file }) => file === 'shared.js')?.bytes).toBeLessThan(700 * 1024);
});

test('no byte of the simulator is in the device build: neither its words, nor its clips, nor its component', async () => {
  const [devtools, device] = await Promise.all([readBuild('devtools'), readBuild('device')]);
  for (const marker of ['simulated picture', 'simulator/media/front-door.mp4', '/simulator/p2p-player']) {
    expect([marker, devtools.includes(marker), device.includes(marker)]).toEqual([marker, true, false]);
  }
});

test('nothing of the development tools and the simulator is in the device build; an inspector brings the tools along', async () => {
  const foldersOf = async (options: BuildOptions) => {
    const { sources } = await build({ ...options, root });
    return ['development', 'simulator'].filter((folder) => sources.some(({ file }) => file.startsWith(`${folder}/`)));
  };
  expect(await foldersOf({ target: 'devtools' })).toEqual(['development', 'simulator']);
  expect(await foldersOf({ target: 'device' })).toEqual([]);
  expect(await foldersOf({ target: 'device', inspect: true, inspector: 'ws://192.168.1.5:8765' })).toEqual([
    'development',
  ]);
});

test('no byte of the inspector is in the device build, unless it was asked for', async () => {
  const inspector = 'ws://192.168.1.5:8765/inspector/app?token=abc';
  const builds = [
    await readBuild('devtools', { inspector }),
    await readBuild('device', { inspector }),
    await readBuild('device', { inspector, inspect: true }),
  ];
  // a record's mark, a call of WeChat's, the address: words that only the client has
  for (const marker of ['$hidden', 'connectSocket', inspector]) {
    expect([marker, ...builds.map((code) => code.includes(marker))]).toEqual([marker, true, false, true]);
  }
});

test('descriptions of states and transitions are in a package that an inspector looks at, and in no other', async () => {
  const inspector = 'ws://192.168.1.5:8765';
  const builds = [
    await readBuild('devtools'),
    await readBuild('device'),
    await readBuild('device', { inspector, inspect: true }),
  ];
  // of a state, of a transition, of one that is put together
  for (const marker of ['Nobody looks: no bytes', 'The same may be told twice', 's without viewers, so that']) {
    expect([marker, ...builds.map((code) => code.includes(marker))]).toEqual([marker, true, false, true]);
  }
});

/** Every file of a build, with its name. */
async function readBuild(target: 'devtools' | 'device', options: Partial<BuildOptions> = {}): Promise<string> {
  const { outDir, files } = await build({ target, root, ...options });
  return files.map((file) => `${file.path}\n${readFileSync(path.join(outDir, file.path), 'utf8')}`).join('\n');
}

import { build } from '../../tools/build/index.mjs';
import { disposeProjects, makeProject, type ProjectFixture } from './fixture/project';

afterEach(disposeProjects);

async function faultsOf(project: ProjectFixture, target: 'devtools' | 'device' = 'devtools') {
  const { ok, diagnostics } = await build({ target, root: project.root });
  expect(ok).toBe(false);
  for (const { message } of diagnostics) expect(message).toMatch(/[\u4e00-\u9fff].*[\s\S]*\n.*[a-z]/);
  return diagnostics;
}

const error = (file: string, message: RegExp, place: { line?: number; column?: number } = {}) =>
  expect.objectContaining({ severity: 'error', file, message: expect.stringMatching(message), ...place });

test('a mistake in a script is told with file, line and column', async () => {
  const project = makeProject({ 'miniprogram/app.ts': 'App({});\nconst = 1;\n' });
  expect(await faultsOf(project)).toEqual([error('miniprogram/app.ts', /Unexpected token/, { line: 2, column: 7 })]);
});

test('a mistake in a shared module is told there', async () => {
  const project = makeProject({ 'miniprogram/runtime/counter.ts': '\nexport const counter = {;\n' });
  expect(await faultsOf(project)).toEqual([
    error('miniprogram/runtime/counter.ts', /Unexpected token/, { line: 2, column: 25 }),
  ]);
});

test('an import that leads nowhere is told where it stands', async () => {
  const project = makeProject({
    'miniprogram/app.ts': "import { nothing } from './runtime/nothing';\nApp({ nothing });\n",
  });
  expect(await faultsOf(project)).toEqual([error('miniprogram/app.ts', /Could not resolve/, { line: 1 })]);
});

test('credentials that lack what is asked of them are told by the name of their own file', async () => {
  const project = makeProject({ 'miniprogram/config/credentials.ts': 'export const appKey = 1;\n' });
  expect(await faultsOf(project, 'device')).toEqual([
    error('miniprogram/pages/home/home.ts', /not exported by "miniprogram\/config\/credentials\.ts"/, { line: 2 }),
  ]);
});

test('a page that app.json names and that is not there is told with what it lacks', async () => {
  const project = makeProject({
    'miniprogram/app.json': '{\n  "pages": [\n    "pages/home/home",\n    "pages/live/live"\n  ]\n}\n',
    'miniprogram/pages/live/live.ts': 'Page({});\n',
  });
  expect(await faultsOf(project)).toEqual([
    error('miniprogram/app.json', /"pages\/live\/live" lacks .*live\.wxml, .*live\.json/, { line: 4, column: 5 }),
  ]);
});

test('a component that a page uses and that is not there is told at its name', async () => {
  const project = makeProject({
    'miniprogram/pages/home/home.json': '{ "usingComponents": { "pill": "../../components/pill/pill" } }',
  });
  expect(await faultsOf(project)).toEqual([
    error('miniprogram/pages/home/home.json', /component "..\/..\/components\/pill\/pill" lacks/, { line: 1 }),
  ]);
});

test('a plugin component without a simulated one is refused in devtools', async () => {
  const project = makeProject({
    'miniprogram/pages/home/home.json': '{ "usingComponents": { "pusher": "plugin://wechat-p2p-player/p2p-pusher" } }',
  });
  expect(await faultsOf(project)).toEqual([error('miniprogram/pages/home/home.json', /no simulated component/)]);
});

test('a mistake in JSON is told at its place', async () => {
  const project = makeProject({ 'miniprogram/sitemap.json': '{\n  "rules": [,]\n}\n' });
  expect(await faultsOf(project)).toEqual([error('miniprogram/sitemap.json', /JSON/, { line: 2, column: 13 })]);
});

test('a file that no WeChat package may carry is refused', async () => {
  const project = makeProject({ 'miniprogram/pages/home/clip.webm': 'bytes' });
  expect(await faultsOf(project)).toEqual([error('miniprogram/pages/home/clip.webm', /carry no "\.webm" files/)]);
});

test('a script in plain JavaScript is refused', async () => {
  const project = makeProject({ 'miniprogram/runtime/old.js': '' });
  expect(await faultsOf(project)).toEqual([error('miniprogram/runtime/old.js', /TypeScript/)]);
});

test('a page that imports another page is told why that cannot be', async () => {
  const project = makeProject({
    'miniprogram/app.ts': "import { x } from './pages/home/home';\nApp({ x });\n",
  });
  expect(await faultsOf(project)).toEqual([
    error('miniprogram/app.ts', /WeChat loads it by itself/, { line: 1, column: 20 }),
  ]);
});

test('an import for its side effects is refused, as shared modules have none', async () => {
  const project = makeProject({ 'miniprogram/app.ts': "import './runtime/counter';\nApp({});\n" });
  expect(await faultsOf(project)).toEqual([error('miniprogram/app.ts', /no side effects/, { line: 1 })]);
});

test('the same holds between shared modules', async () => {
  const project = makeProject({
    'miniprogram/runtime/other.ts': 'export const other = 1;\n',
    'miniprogram/runtime/counter.ts': "import './other';\nexport const counter = { add: () => 1 };\n",
  });
  expect(await faultsOf(project)).toEqual([error('miniprogram/runtime/counter.ts', /no side effects/, { line: 1 })]);
});

test('a device build that reaches the simulator is refused, with the file that imports it', async () => {
  const project = makeProject({
    'simulator/faults.ts': "export const faults = ['stall'];\n",
    'miniprogram/runtime/counter.ts': `import { faults } from '../../simulator/faults';
export const counter = { add: () => faults.length };
`,
  });
  expect(await faultsOf(project, 'device')).toEqual([
    error('simulator/faults.ts', /must not contain .* miniprogram\/runtime\/counter\.ts imports it/),
  ]);
});

test('a device build may mention the simulator in code that its constants switch off', async () => {
  const project = makeProject({
    'simulator/faults.ts': "export const faults = ['stall'];\n",
    'miniprogram/runtime/counter.ts': `import { faults } from '../../simulator/faults';
export const counter = { add: () => (__DEVTOOLS__ ? faults.length : 0) };
`,
  });
  expect(await build({ target: 'device', root: project.root })).toMatchObject({ ok: true, diagnostics: [] });
});

test('more than 2 MB fails for a phone and warns in devtools', async () => {
  const project = makeProject({ 'miniprogram/picture.png': 'p'.repeat(2 * 1024 * 1024) });
  expect(await faultsOf(project, 'device')).toEqual([error('', /WeChat takes 2048\.0 KB .*picture\.png/)]);
  expect(await build({ target: 'devtools', root: project.root })).toMatchObject({
    ok: true,
    diagnostics: [{ severity: 'warning', message: expect.stringContaining('picture.png') }],
  });
});

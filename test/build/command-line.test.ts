import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { disposeProjects, makeProject, type ProjectFixture } from './fixture/project';

afterEach(disposeProjects);

const script = path.resolve(__dirname, '../../scripts/build.mjs');
const appid = 'wx0123456789abcdef';

function run(project: ProjectFixture, parameters: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--root', project.root, ...parameters], {
    encoding: 'utf8',
    env: { ...process.env, WX_APPID: '', ...env },
  });
  return { status, said: stdout + stderr };
}

test('npm run build writes both builds and a line for each, the device build with the committed example', () => {
  const project = makeProject();
  const { status, said } = run(project, []);
  expect(said).toMatch(/^devtools: 18 files, .* KB .* s → .*dist\/devtools$/m);
  expect(said).toMatch(/^device: 14 files, .* KB .* s → .*dist\/device$/m);
  expect(status).toBe(0);
});

test('a device build without appid and credentials says in two languages what is missing', () => {
  const { status, said } = run(makeProject(), ['--target', 'device']);
  expect(said).toContain('真机构建需要小程序 appid');
  expect(said).toContain('A device build needs the mini-program appid');
  expect(said).toContain('真机构建需要凭证');
  expect(said).toContain('A device build needs credentials');
  expect(status).toBe(1);
});

test('an appid that is none is told apart from the cloud platform’s', () => {
  const project = makeProject({ 'miniprogram/config/credentials.ts': 'export const credentials = { appKey: "own" };' });
  expect(run(project, ['--target', 'device', '--appid', 'wx123']).said).toContain('"wx123" is malformed');
  expect(run(project, ['--target', 'device', '--appid', '1400123456']).said).toContain('appParams.appid');
});

test('a device build with credentials takes its appid from the command line or from WX_APPID', () => {
  const project = makeProject({ 'miniprogram/config/credentials.ts': 'export const credentials = { appKey: "own" };' });
  expect(run(project, ['--target', 'device', '--appid', appid])).toMatchObject({ status: 0 });
  expect(run(project, ['--target', 'device'], { WX_APPID: appid })).toMatchObject({ status: 0 });
  expect(JSON.parse(project.read('dist/device/project.config.json')).appid).toBe(appid);
});

test('a mistake in the sources is printed with its place, and the command fails', () => {
  const project = makeProject({ 'miniprogram/app.ts': 'App({' });
  const { status, said } = run(project, ['--target', 'devtools']);
  expect(said).toMatch(/^miniprogram\/app\.ts:1:6 error: /m);
  expect(said).toMatch(/^devtools：没有构建成.* \/ not built, /m);
  expect(status).toBe(1);
});

test('the way is typed, and one that is none is refused with the two that there are', () => {
  const project = makeProject();
  expect(run(project, ['--target', 'devtools', '--way', 'managed'])).toMatchObject({ status: 0 });
  const { status, said } = run(project, ['--way', 'fast']);
  expect(status).toBe(1);
  expect(said).toMatch(/^--way fast：只有 bytes（自己拉流）和 managed（由插件的组件拉流）两种。$/m);
  expect(said).toMatch(/^--way fast: there are two, bytes \(.*\) and managed \(.*\)\.$/m);
  expect(run(project, ['--way', 'managed', '--allow-4'])).toMatchObject({
    status: 1,
    said: expect.stringContaining('--allow-4 is for bytes alone'),
  });
});

test('an unknown target or option is answered with how to use it', () => {
  expect(run(makeProject(), ['--target', 'tv'])).toMatchObject({
    status: 1,
    said: expect.stringContaining('npm run build'),
  });
  expect(run(makeProject(), ['--tv'])).toMatchObject({ status: 1, said: expect.stringContaining('npm run build') });
});

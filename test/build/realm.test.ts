import { build } from '../../tools/build/index.mjs';
import { BareRealm } from '../support/bare-realm';
import { disposeProjects, makeProject, type ProjectFixture } from './fixture/project';

afterEach(disposeProjects);

type Greeting = { greet(name: string): Promise<string> };

/** Runs a promise actor of the built bundle in a bare realm. */
async function greetIn(project: ProjectFixture, target: 'devtools' | 'device'): Promise<string> {
  const { outDir } = await build({ target, root: project.root });
  const realm = new BareRealm(outDir, {}, { requirePlugin: () => '' });
  const shared = realm.require('shared.js') as { 'machines/greeting': Greeting };
  return shared['machines/greeting'].greet('realm');
}

test('a bare realm has no AbortController, no window, no globalThis and nothing of Node', async () => {
  const { outDir } = await build({ target: 'devtools', root: makeProject().root });
  const realm = new BareRealm(outDir, {});
  for (const name of [
    'AbortController',
    'window',
    'self',
    'globalThis',
    'global',
    'process',
    'Buffer',
    'structuredClone',
  ]) {
    expect([name, realm.evaluate(`typeof ${name}`)]).toEqual([name, 'undefined']);
  }
});

test.each([
  'devtools',
  'device',
] as const)('a promise actor of the %s build resolves in a bare realm', async (target) => {
  expect(await greetIn(makeProject(), target)).toBe('hello realm');
});

test('without the ponyfill it would not', async () => {
  const project = makeProject();
  project.write('miniprogram/runtime/abort-controller.ts', 'export const nothing = 0;\n');
  await expect(greetIn(project, 'devtools')).rejects.toThrow('AbortController is not defined');
});

test('every singleton exists once, however many pages import it', async () => {
  const { outDir } = await build({ target: 'devtools', root: makeProject().root });
  const { app, pages } = new BareRealm(outDir, {}).launch();
  const page = pages.get('pages/home/home') as { onLoad(): void; setData(change: object): void };
  const changes: object[] = [];
  page.setData = (change) => changes.push(change);
  page.onLoad();
  // the app counted once before the page did
  expect(changes[0]).toEqual({ total: 2 });
  expect(app).toMatchObject({ counter: { total: 2 } });
});

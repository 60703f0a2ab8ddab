import { build } from '../../tools/build/index.mjs';
import { BareRealm } from '../support/bare-realm';
import { disposeProjects, makeProject, type ProjectFixture } from './fixture/project';

afterEach(disposeProjects);

type Greeter = { greet(name: string): Promise<string> };

/** The fixture's app, and a promise actor in it. */
const greeter = `import { greet } from '../machines/greeting';
App({ greet });
`;

/** Runs a promise actor of the built bundle in a bare realm. */
async function greetIn(project: ProjectFixture, target: 'devtools' | 'device'): Promise<string> {
  project.write('miniprogram/app.ts', greeter);
  const { outDir } = await build({ target, root: project.root });
  const { app } = new BareRealm(outDir, {}, { requirePlugin: () => '' }).launch();
  return (app as unknown as Greeter).greet('realm');
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

test('it asks the ponyfill', async () => {
  const project = makeProject();
  project.write(
    'miniprogram/runtime/abort-controller.ts',
    `export class AbortController {
  constructor() {
    throw new Error('the ponyfill was asked');
  }
}
`,
  );
  await expect(greetIn(project, 'devtools')).rejects.toThrow('the ponyfill was asked');
});

test('without the ponyfill there is no build', async () => {
  const project = makeProject();
  project.write('miniprogram/runtime/abort-controller.ts', 'export const nothing = 0;\n');
  const { ok, diagnostics } = await build({ target: 'devtools', root: project.root });
  expect(ok).toBe(false);
  expect(diagnostics[0]?.message).toContain('"AbortController" is not exported');
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

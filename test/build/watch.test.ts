import { renameSync } from 'node:fs';
import path from 'node:path';
import { watchBuild } from '../../tools/build/index.mjs';
import { disposeProjects, makeProject, type ProjectFixture } from './fixture/project';

type Result = Parameters<Parameters<typeof watchBuild>[0]['onBuild']>[0];

/** A watched project: `next` resolves with the next build that nobody has seen yet. */
class WatchedProject {
  private readonly results: Result[] = [];
  private waiting: ((result: Result) => void) | undefined;
  readonly watcher;

  constructor(readonly project: ProjectFixture) {
    this.watcher = watchBuild({
      target: 'devtools',
      root: project.root,
      quietMs: 20,
      onBuild: (result) => {
        if (this.waiting) this.waiting(result);
        else this.results.push(result);
        this.waiting = undefined;
      },
    });
  }

  next(): Promise<Result> {
    const seen = this.results.shift();
    return seen ? Promise.resolve(seen) : new Promise((resolve) => (this.waiting = resolve));
  }

  /** The first build from now on for which this holds: a save may be seen as two changes. */
  async until(holds: (result: Result) => boolean): Promise<Result> {
    let result = await this.next();
    while (!holds(result)) result = await this.next();
    return result;
  }
}

let watched: WatchedProject;
beforeEach(() => {
  watched = new WatchedProject(makeProject());
});
afterEach(async () => {
  await watched.watcher.close();
  disposeProjects();
});

const counter = 'miniprogram/runtime/counter.ts';
const adding = (step: number) => `export const counter = { add: () => ${step} };\n`;

test('the first build is told without any change', async () => {
  expect(await watched.next()).toMatchObject({ ok: true, target: 'devtools' });
});

test('a mistake is told, and the next save cures it', async () => {
  const { project } = watched;
  await watched.next();
  project.write(counter, 'export const counter = {');
  expect((await watched.until(({ ok }) => !ok)).diagnostics[0]?.file).toBe(counter);

  project.write(counter, adding(7));
  await watched.until(({ ok }) => ok);
  expect(project.read('dist/devtools/shared.js')).toContain('add: () => 7');
});

test('a save that replaces the file, as many editors do, is seen again and again', async () => {
  const { project } = watched;
  await watched.next();
  for (const step of [3, 4, 5]) {
    project.write('miniprogram/runtime/counter.ts~', adding(step));
    renameSync(path.join(project.root, `${counter}~`), path.join(project.root, counter));
    await watched.until(({ ok }) => ok && project.read('dist/devtools/shared.js').includes(`add: () => ${step}`));
  }
});

test('a page in a folder that is new is seen, and changes in it too', async () => {
  const { project } = watched;
  await watched.next();
  const has = (file: string) => (result: Result) => result.files.some((built) => built.path === file);
  project.write('miniprogram/pages/new/new.json', '{}');
  project.write('miniprogram/pages/new/new.ts', 'Page({});\n');
  await watched.until(has('pages/new/new.js'));
  project.write('miniprogram/pages/new/new.wxss', 'page {}');
  await watched.until(has('pages/new/new.wxss'));
});

test('after close nothing is told', async () => {
  const { project } = watched;
  await watched.next();
  await watched.watcher.close();
  project.write(counter, adding(9));
  const later = watched.next().then(() => 'told');
  const quiet = new Promise((resolve) => setTimeout(resolve, 200, 'quiet'));
  expect(await Promise.race([later, quiet])).toBe('quiet');
});

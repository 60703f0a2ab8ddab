import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../../tools/build/index.mjs';
import { disposeProjects, makeProject } from './fixture/project';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
  disposeProjects();
});

/** This project, built so. */
async function built(probe: boolean) {
  const outDir = mkdtempSync(path.join(tmpdir(), 'probe-build-'));
  folders.push(outDir);
  const { files, sources, diagnostics } = await build({ target: 'device', way: 'managed', probe, outDir });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const read = (file: string) => readFileSync(path.join(outDir, file), 'utf8');
  return { paths: files.map((file) => file.path), sources: sources.map(({ file }) => file), read };
}

test('a build without the probe has nothing of it: no file, no source, no word, no row on the first page', async () => {
  const { paths, sources, read } = await built(false);
  expect([...paths, ...sources].filter((file) => /(pages|runtime)\/probe|\.probe\./.test(file))).toEqual([]);
  const text = paths.map(read).join('\n');
  for (const word of ['pages/probe', '探针', 'told.answer', 'takeOver', 'stoppedStart'])
    expect(text).not.toContain(word);
});

test('a build with the probe has its page in the package for watching, and a row for it on the first page', async () => {
  const { paths, read } = await built(true);
  const page = 'packages/watch/pages/probe/probe';
  expect(paths.filter((file) => /probe/.test(file)).sort()).toEqual(
    ['.js', '.json', '.wxml', '.wxss'].map((suffix) => page + suffix),
  );
  expect(JSON.parse(read('app.json')).subPackages[0].pages).toContain('pages/probe/probe');
  expect(read('pages/home/home.wxml')).toMatch(/<navigator [^>]*url="\/packages\/watch\/pages\/probe\/probe"/);
});

test('the probe is refused where nothing can be asked: in the way that pulls by itself, in a project without it', async () => {
  const project = makeProject({});
  const messages = async (way: 'bytes' | 'managed') =>
    (await build({ target: 'device', way, probe: true, root: project.root })).diagnostics.map(({ message }) => message);
  expect(await messages('bytes')).toEqual([
    expect.stringMatching(/^--probe 只用于.*\n--probe goes with --way managed/),
  ]);
  expect(await messages('managed')).toEqual([expect.stringMatching(/没有探针页面.*\nThis project has no such page/)]);
});

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../tools/build/options.mjs';
import { writeOutput } from '../../tools/build/output.mjs';
import { packageContents } from '../../tools/package/build-package.mjs';

const run = promisify(execFile);
const installed = (name: string) => path.join(repositoryRoot, 'node_modules', name);
const tsc = path.join(installed('typescript'), 'bin/tsc');

let folder: string;

/** Somebody else's project, into which the packed package was installed: without a network, and without anything else. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'consumer-'));
  const { files } = await packageContents(repositoryRoot);
  writeOutput(path.join(folder, 'built'), files);
  await run('npm', ['pack', './built', '--offline'], { cwd: folder });
  const [packed = ''] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "consumer", "private": true }');
  await run('npm', ['install', `./${packed}`, '--offline', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
  });
  mkdirSync(path.join(folder, 'node_modules/@types'), { recursive: true });
  symlinkSync(installed('@types/node'), path.join(folder, 'node_modules/@types/node'));
  symlinkSync(installed('undici-types'), path.join(folder, 'node_modules/undici-types'));
  cpSync(path.join(__dirname, 'consumer'), path.join(folder, 'src'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As strict as TypeScript can be asked to be. */
function compile(file: string, skipLibCheck: boolean, more: object = {}): Promise<{ stdout: string }> {
  const compilerOptions = {
    target: 'es2020',
    module: 'node16',
    moduleResolution: 'node16',
    lib: ['es2020'],
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    noUncheckedIndexedAccess: true,
    outDir: 'out',
    rootDir: 'src',
    esModuleInterop: true,
    skipLibCheck,
    ...more,
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [`src/${file}.ts`] }));
  return run(process.execPath, [tsc, '-p', '.'], { cwd: folder }).catch((error: { stdout: string }) => {
    throw new Error(error.stdout);
  });
}

test('whoever installs it writes strict TypeScript against it, and tests a camera that plays, in Node', async () => {
  await compile('plays', true);
  const { stdout } = await run(process.execPath, ['out/plays.js'], { cwd: folder });
  expect(stdout.trim()).toBe('Live');
});

test('the doors for pages need no other types than TypeScript’s own', async () => {
  writeFileSync(
    path.join(folder, 'src/pages.ts'),
    "import { createCameras } from 'xp2p-statecharts';\nimport { createCameras as other } from 'xp2p-statecharts/managed';\nexport const made = [createCameras, other];\n",
  );
  await compile('pages', false, { types: [] });
  await compile('pages', false, { types: [], module: 'commonjs', moduleResolution: 'bundler' });
});

test('whoever writes a page in strict TypeScript has types for its events, its methods and what it is connected to', async () => {
  symlinkSync(installed('miniprogram-api-typings'), path.join(folder, 'node_modules/miniprogram-api-typings'));
  await compile('page', true, { types: ['miniprogram-api-typings'] });
});

test('whoever has XState uses the charts by themselves', async () => {
  symlinkSync(installed('xstate'), path.join(folder, 'node_modules/xstate'));
  await compile('charts', true);
  const { stdout } = await run(process.execPath, ['out/charts.js'], { cwd: folder });
  expect(JSON.parse(stdout)).toEqual([
    'The P2P plugin was not found',
    'function',
    'watching',
    'session',
    true,
    'high',
    true,
  ]);
});

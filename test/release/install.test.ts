import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folderOf, installed } from '../../tools/on-demand/install.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'on-demand-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Stands in for npm: does this in the folder that it is started in. */
function npm(script: string): string[] {
  const file = path.join(folder, 'npm.cjs');
  writeFileSync(file, script);
  return [process.execPath, file];
}

const installs = `
  require('fs').mkdirSync('node_modules');
  require('fs').writeFileSync('node_modules/.package-lock.json', process.argv.slice(2).join(' '));
`;

test('on first use it is installed from its lock file, and says so', async () => {
  const said: string[] = [];
  const options = { folder, npm: npm(installs), tell: (line: string) => said.push(line) };
  expect(await installed('miniprogram-ci', options)).toBe(folder);
  expect(said).toEqual([expect.stringMatching(/^Installing miniprogram-ci \(once: 280 MB, about a minute\)/)]);
  expect(readFileSync(path.join(folder, 'node_modules/.package-lock.json'), 'utf8')).toMatch(/^ci --ignore-scripts/);

  await installed('miniprogram-ci', { ...options, npm: npm('process.exit(1)') });
  expect(said).toHaveLength(1);
});

test('without a network it says so, and leaves nothing half-done', async () => {
  const fails = npm(`
    require('fs').mkdirSync('node_modules');
    console.error('npm error code ENOTFOUND');
    process.exit(1);
  `);
  await expect(installed('miniprogram-ci', { folder, npm: fails, tell: () => undefined })).rejects.toThrow(
    /could not be installed[\s\S]*Network error: the package registry cannot be reached[\s\S]*ENOTFOUND/,
  );
  expect(existsSync(path.join(folder, 'node_modules'))).toBe(false);
});

test('an installation that was cut off counts as none', async () => {
  mkdirSync(path.join(folder, 'node_modules'));
  const said: string[] = [];
  await expect(
    installed('miniprogram-automator', { folder, npm: npm('process.exit(3)'), tell: (line) => said.push(line) }),
  ).rejects.toThrow(/^miniprogram-automator could not be installed\.\s*$/);
  expect(said).toHaveLength(1);
});

test.each([
  'miniprogram-ci',
  'miniprogram-automator',
  'knip',
] as const)('%s is pinned in a lock file without addresses', (name) => {
  const { dependencies } = JSON.parse(readFileSync(path.join(folderOf(name), 'package.json'), 'utf8'));
  expect(dependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
  const lock = readFileSync(path.join(folderOf(name), 'package-lock.json'), 'utf8');
  expect(JSON.parse(lock).packages[`node_modules/${name}`].version).toBe(dependencies[name]);
  expect(lock).not.toContain('"resolved"');
});

import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Every folder with packages of its own. */
const folders = [
  '.',
  'tools/xstate-inspect',
  'tools/mutation',
  'tools/on-demand/miniprogram-ci',
  'tools/on-demand/miniprogram-automator',
  'tools/on-demand/knip',
  'tools/on-demand/miniprogram-exparser',
  'tools/on-demand/tdesign-miniprogram',
  'tools/on-demand/sharp',
];

interface Package {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly overrides?: Record<string, string>;
  readonly allowScripts?: Record<string, boolean>;
}

const packageOf = (folder: string): Package => JSON.parse(read(`${folder}/package.json`));

const asked = folders.flatMap((folder) => {
  const { dependencies, devDependencies } = packageOf(folder);
  return Object.entries({ ...dependencies, ...devDependencies }).map(([name, version]) => `${name} ${version}`);
});

/** The cells of every row of the page's tables, without headings. */
const rows = read('docs/dependencies.md')
  .split('\n')
  .filter((line) => /^\| (?!package |where |---)/.test(line))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

const packages = rows.filter(([, version = '']) => /^\d+\.\d+\.\d+$/.test(version));
const settings = rows.filter((row) => !packages.includes(row));

test('every package that is asked for has its row, with its version, and no row is of another', () => {
  expect(packages.map(([name, version]) => `${name} ${version}`).sort()).toEqual([...asked].sort());
});

test('every row says what the package is for, and why it has this version', () => {
  for (const [name, , use, reason] of packages) expect([name, use !== '', reason !== '']).toEqual([name, true, true]);
});

test('every override, forbidden install script and setting of npm has its reason', () => {
  const { overrides = {}, allowScripts = {} } = packageOf('.');
  const words = settings.map(([, what, why]) => (why ? what : '')).join('\n');
  for (const [name, version] of Object.entries(overrides)) expect(words).toContain(`${name} ${version}`);
  for (const name of Object.keys(allowScripts)) expect(words).toContain(name);
  for (const line of read('.npmrc').trim().split('\n')) expect(words).toContain(line.split('=')[0]);
});

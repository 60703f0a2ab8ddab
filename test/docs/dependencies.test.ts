import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { examples } from '../../tools/examples/examples.mjs';

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

/** Those of the examples that have a lock: the others install this project's package, and nothing else. */
const exampleFolders = Object.entries(examples)
  .map(([name, { packageIn = '' }]) => path.posix.join('examples', name, packageIn))
  .filter((folder) => existsSync(path.join(root, folder, 'package-lock.json')));

interface Package {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly overrides?: Record<string, string>;
  readonly allowScripts?: Record<string, boolean>;
}

const packageOf = (folder: string): Package => JSON.parse(read(`${folder}/package.json`));

const asked = [...folders, ...exampleFolders].flatMap((folder) => {
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

const packages = rows.filter(([, version = '']) => /^\d+\.\d+\.\d+(-[\w-]+)?$/.test(version));
const settings = rows.filter((row) => !packages.includes(row));

test('every package that is asked for has its row, with its version, and no row is of another', () => {
  expect(packages.map(([name, version]) => `${name} ${version}`).sort()).toEqual([...asked].sort());
});

test('an example without a lock installs this project’s package alone', () => {
  expect(exampleFolders.length).toBeGreaterThan(2);
  for (const name of readdirSync(path.join(root, 'examples'))) {
    const folder = path.posix.join('examples', name, examples[name]?.packageIn ?? '');
    const { dependencies = {}, devDependencies = {} } = packageOf(folder);
    const isEmpty = Object.keys({ ...dependencies, ...devDependencies }).length === 0;
    expect([name, isEmpty]).toEqual([name, !exampleFolders.includes(folder)]);
  }
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

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

interface Row {
  readonly behaviour: string;
  readonly where: string;
  readonly proofs: readonly string[];
}

/** Every row of the tables: `| behaviour | where | proofs, one a line |`. */
const rowsOf = (text: string): Row[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (behaviour|---) \|/.test(line))
    .map((line) => {
      const [, behaviour = '', where = '', proofs = ''] = line.split('|').map((cell) => cell.trim());
      return { behaviour, where, proofs: proofs.split('<br>').filter((proof) => proof !== '') };
    });

const quoted = String.raw`\s*(['"${'`'}])((?:\\.|(?!\1)[^\\])*)\1\s*,`;
const plainTest = new RegExp(String.raw`^\s*(?:test|it|story)\(${quoted}`, 'gm');
/** The name comes after the cases, which hold no other test. */
const testWithCases = new RegExp(
  String.raw`^\s*(?:test|it)\.each\b(?:(?!^\s*(?:test|it|describe|story)\b)[\s\S])*?\)\(${quoted}`,
  'gm',
);

/** The names of the tests in a file, as its source has them; groups and skipped tests are none. */
const testsIn = (source: string): string[] =>
  [plainTest, testWithCases].flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, , name = '']) => name.replace(/\\(.)/g, '$1')),
  );

/** What is wrong with a proof, or nothing. */
function faultOf(proof: string): string | undefined {
  const [, file = '', name = ''] = /^`(test\/[^`]+)` › (.+)$/.exec(proof) ?? [];
  if (file === '') return `not a file and a test: ${proof}`;
  if (!existsSync(path.join(repository, file))) return `no such file: ${file}`;
  return testsIn(read(file)).includes(name) ? undefined : `no such test: ${proof}`;
}

/** The words of a place that stand in none of its files. */
function missingIn(where: string): string[] {
  const words = [...where.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
  const files = words.filter((word) => word.includes('/'));
  const sources = files.filter((file) => existsSync(path.join(repository, file))).map(read);
  const missing = words.filter((word) => !word.includes('/') && !sources.some((source) => source.includes(word)));
  return files.length === 0 ? [`no file: ${where}`] : missing.map((word) => `${word}: ${where}`);
}

describe('the behaviours', () => {
  const rows = rowsOf(read('docs/behaviours.md'));

  test('are there', () => {
    expect(rows.length).toBeGreaterThan(50);
  });

  test('each have a test', () => {
    expect(rows.filter(({ proofs }) => proofs.length === 0).map(({ behaviour }) => behaviour)).toEqual([]);
  });

  test('name tests that are there', () => {
    expect(rows.flatMap(({ proofs }) => proofs.map(faultOf).filter((fault) => fault !== undefined))).toEqual([]);
  });

  test('name states that are there', () => {
    expect(rows.flatMap(({ where }) => missingIn(where))).toEqual([]);
  });
});

test('names of tests are read as they are written, and groups and skipped tests are none', () => {
  const source = [
    "describe('a group', () => {",
    "  test('the player\\'s own', async () => {});",
    "  test.skip('skipped', () => {});",
    "  test.each([['a', 1]])('%s in one line', (word) => {});",
    '  test.each([',
    "    ['b', 2],",
    "  ] as const)('%s in many', async (word) => {});",
    '});',
    "describe.each(['c'])('with %s', () => {});",
    'story(',
    "  'in the browser',",
    '  async () => {},',
    ');',
  ].join('\n');
  expect(testsIn(source)).toEqual(["the player's own", 'in the browser', '%s in one line', '%s in many']);
});

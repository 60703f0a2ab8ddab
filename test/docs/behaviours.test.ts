import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hasMeaning } from '../browser/support/managed-stories.mjs';
import { testsIn } from './tests-in';

const repository = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

interface Row {
  readonly behaviour: string;
  readonly where: string;
  readonly proofs: readonly string[];
  /** What becomes of it where components pull; empty where no way matters. */
  readonly managed: readonly string[];
}

const linesOf = (cell: string): string[] => cell.split('<br>').filter((line) => line !== '');

/** Every row of the tables: `| behaviour | where | proofs, one a line | where components pull |`, the last one not in all tables. */
const rowsOf = (text: string): Row[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (behaviour|---) \|/.test(line))
    .map((line) => {
      const [, behaviour = '', where = '', proofs = '', managed = ''] = line.split('|').map((cell) => cell.trim());
      return { behaviour, where, proofs: linesOf(proofs), managed: linesOf(managed) };
    });

/** What the bytes way alone has. */
const OF_BYTES = /^(machines\/(picture\/bytes|player)|miniprogram\/plugins\/(xp2p|player))\//;

/** A story of a browser that is told in either way. */
const isToldThere = (proof: string): boolean => {
  const [, file = '', name = ''] = /^`(test\/browser\/[^`]+)` › (.+)$/.exec(proof) ?? [];
  return file !== '' && read(file).includes('support/story.mjs') && hasMeaning(name);
};

/** What is wrong with what a row says of the managed way. */
function managedFaults({ behaviour, where, proofs, managed }: Row): string[] {
  return managed.flatMap((line) => {
    const isSo =
      line === 'the same story'
        ? proofs.some(isToldThere)
        : line === 'the same charts'
          ? [...where.matchAll(/`([^`]+\/[^`]+)`/g)].some(([, file = '']) => !OF_BYTES.test(file))
          : line === 'its own' || line.startsWith('– ') || faultOf(line) === undefined;
    return isSo ? [] : [`${line}: ${behaviour}`];
  });
}

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

  test('say what becomes of them where components pull, of which no story is left out that is told', () => {
    expect(rows.filter(({ managed }) => managed.length > 0).length).toBeGreaterThan(100);
    expect(rows.flatMap(managedFaults)).toEqual([]);
  });

  test('name states that are there', () => {
    expect(rows.flatMap(({ where }) => missingIn(where))).toEqual([]);
  });
});

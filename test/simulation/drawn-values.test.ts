import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DRAWN, drawAll, drawnNames, OPEN, rangeOf } from './drawn-values';
import { knownAnswers } from './known-answers';

const repository = path.join(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

/** `| name | what is open | range | heeded in |`. */
const rows = read('docs/testing.md')
  .split('\n')
  .flatMap((line) => {
    const [, name, open = '', range = '', file] =
      /^\| `(\w+\.[\w*]+)` \| (.+) \| (.+) \| `([\w/.-]+)` \|$/.exec(line) ?? [];
    return name && file ? [{ name, open, range, file }] : [];
  });

function rangeNamed(name: string): string {
  const [group = '', own = ''] = name.split('.');
  const draws = OPEN[group as keyof typeof OPEN] as Readonly<Record<string, Parameters<typeof rangeOf>[0]>>;
  const draw = own === '*' ? Object.values(draws)[0] : draws[own];
  return draw ? rangeOf(draw) : 'not drawn';
}

test('every value that is drawn has its row in the table, and every row is drawn', () => {
  expect(rows.map(({ name }) => name)).toEqual(drawnNames);
});

test.each(rows)('$name has the range that its row says', ({ name, range }) => {
  expect(range).toBe(rangeNamed(name));
});

test.each(rows)('$name is heeded where its row says', ({ name, file }) => {
  const own = name.split('.')[1] ?? '';
  expect(read(file)).toMatch(own === '*' ? /stretch/ : new RegExp(`\\b${own}\\b`));
});

test.each(rows)('$name names a section of its contract', ({ name, open }) => {
  const section = /\(([\d.]+)\)$/.exec(open)?.[1] ?? 'none';
  const contract = name.startsWith('iot.') ? 'docs/plugin-contract-managed.md' : 'docs/plugin-contract.md';
  expect(read(contract)).toMatch(new RegExp(`^##+ ${section.replace('.', '\\.')}\\.? `, 'm'));
});

test('none is constant but what is known: some session has another value', () => {
  const random = (seed: number) => () => (seed * 0.618_033_988) % 1;
  const drawn = Array.from({ length: 20 }, (_, seed) => drawAll('hostile', random(seed + 1), random(seed + 1)));
  const constant = Object.entries(DRAWN).flatMap(([group, draws]) =>
    Object.keys(draws)
      .filter((name) => !(group === 'iot' && name in knownAnswers))
      .filter((name) => {
        const values = drawn.map((each) => Reflect.get(each[group as keyof typeof each], name) as unknown);
        return new Set(values).size < 2;
      })
      .map((name) => `${group}.${name}`),
  );
  expect(constant).toEqual([]);
});

import { percentOf, scoreOf } from '../../tools/mutation/score.mjs';

const file = 'machines/lane/lanes.ts';
const source = 'const one = 1;\nreturn () => {\n  false;\n};\n';
const one = { start: { line: 1, column: 13 }, end: { line: 1, column: 14 } };
const block = { start: { line: 2, column: 14 }, end: { line: 4, column: 2 } };
const mutant = (status: string, location = one, replacement = '2') => ({
  status,
  mutatorName: 'Literal',
  replacement,
  location,
});
const scoreWith = (mutants: ReturnType<typeof mutant>[], ...equivalent: { was: string; becomes: string }[]) =>
  scoreOf(
    'machines/lane',
    { files: { [file]: { source, mutants } } },
    equivalent.map((known) => ({ file, why: 'nobody can tell', ...known })),
  );

test('a mutant that no test reached, or whose tests broke, counts as one that no test noticed; what was left out counts for nothing', () => {
  const score = scoreWith(
    ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError', 'Ignored'].map((status) =>
      mutant(status),
    ),
  );
  expect(score).toMatchObject({ mutants: 6, killed: 2, timeouts: 1, equivalents: 0, percent: 50 });
  expect(score.survivors).toHaveLength(3);
});

test('a survivor is told with its place and what it was', () => {
  expect(scoreWith([mutant('Survived', block, '{}')]).survivors).toEqual([
    { file, line: 2, mutator: 'Literal', was: '{\n  false;\n}', becomes: '{}' },
  ]);
});

test('a survivor that is listed as equivalent is taken out, however it is broken into lines', () => {
  const mutants = [mutant('Killed'), mutant('Survived', block, '{}')];
  const score = scoreWith(mutants, { was: '{ false; }', becomes: '{}' });
  expect(score).toMatchObject({ mutants: 2, equivalents: 1, survivors: [], stale: [], percent: 100 });
});

test.each([
  ['is killed', [mutant('Killed')], { was: '1', becomes: '2' }],
  ['does not exist any more', [], { was: '1', becomes: '2' }],
  ['becomes something else', [mutant('Survived')], { was: '1', becomes: '3' }],
])('an entry of that list whose mutant %s is told', (_what, mutants, known) => {
  expect(scoreWith(mutants, known).stale).toEqual([`${file}: 1 → ${known.becomes}`]);
});

test('a percentage is never rounded up to what was not reached', () => {
  expect(percentOf(99_999, 100_000)).toBe(99.99);
  expect(percentOf(0, 0)).toBe(100);
});

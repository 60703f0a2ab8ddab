import { portsConformance, type Row } from '../../../simulator/conformance';
import { mistakes } from './mistakes';
import { strangersBench } from './strangers-ports';

const namesOf = (rows: readonly Row[]): string[] => rows.map(({ name }) => name);

/** How the row of this name ends on such a bench. */
const played = (name: string, bench: (typeof mistakes)[number]['bench']): Promise<void> | undefined =>
  portsConformance(bench)
    .find((row) => row.name === name)
    ?.run();

test('each promise of a port is broken by a mistake of its own, and has a name of its own', () => {
  const names = namesOf(portsConformance(strangersBench));
  expect([...new Set(mistakes.map(({ row }) => row))].sort()).toEqual([...names].sort());
  expect(new Set(names).size).toBe(names.length);
});

test.each(
  mistakes.map(({ row, what, bench }) => [row, what, bench] as const),
)('a mistake in a port is found by the row “%s”: %s', async (row, _what, bench) => {
  await expect(played(row, bench)).rejects.toThrow(/^[A-Za-z].*[.)]$/);
});

test('what a bench has not is missed by the rows that need it, in a sentence', async () => {
  const { ports, world } = strangersBench();
  const row = 'album: save resolves when the picture is there';
  await expect(played(row, () => ({ ports: {}, world }))).rejects.toThrow(
    'The bench has no port "album", and this row needs it.',
  );
  await expect(played(row, () => ({ ports, world: { advance: world.advance } }))).rejects.toThrow(
    'The bench has no world "look", and this row needs it.',
  );
});

test('a bench is ended after its row, whether that went well or not', async () => {
  let ends = 0;
  const end = () => {
    ends += 1;
  };
  await played('random: a number in [0, 1)', () => ({ ...strangersBench(), end }));
  await played('random: a number in [0, 1)', () => ({ ports: {}, world: {}, end }))?.catch(() => undefined);
  expect(ends).toBe(2);
});

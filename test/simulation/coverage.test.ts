import { coverageOf } from '../../tools/simulate/words.mjs';

test('the table of states begins with the least known one, and names what was never done there', () => {
  const met = { 'playing | stall': 3, 'playing | eof': 1_200, 'failed | eof': 2 };
  expect(coverageOf(met)).toEqual([
    '3 of 4 pairs of a state (2) and something done in it (2) were met:',
    '  failed: 1 of 2, 2 times; stall (never), eof (2)',
    '  playing: 2 of 2, 1,203 times; stall (3), eof (1200)',
    'in the fewest states: stall (1), eof (2)',
  ]);
  expect(coverageOf({})).toEqual([]);
});

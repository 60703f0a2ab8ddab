import { checkPlanted, compilePlanted, planted } from './plant';
import { type Typo, typos } from './typos';

const foundBy = (finder: Typo['foundBy']): [string, Typo][] =>
  typos.filter((typo) => typo.foundBy === finder).map((typo) => [typo.what, typo]);

describe('a typo is found by the compiler', () => {
  let complaints: readonly string[] = [];
  beforeAll(async () => {
    complaints = await compilePlanted(foundBy('tsc').map(([, typo]) => typo));
  });

  test.each(foundBy('tsc'))('%s', (_, { mustMention }) => {
    expect(complaints).toContainEqual(expect.stringContaining(mustMention));
  });
});

describe('a typo is found by the check of every chart', () => {
  test.each(foundBy('machine check'))('%s', (_, typo) => {
    expect(checkPlanted(typo)).toContainEqual(expect.stringContaining(typo.mustMention));
  });
});

describe('a typo that is not planted is no proof', () => {
  const typo: Typo = { what: 'a word', file: 'a.ts', from: 'one', to: 'oen', foundBy: 'tsc', mustMention: 'oen' };

  test('planted where its word stands once', () => {
    expect(planted(typo, 'two one two')).toBe('two oen two');
  });

  test.each([
    ['is gone', 'two', 'stands 0 times in a.ts'],
    ['stands twice', 'one one', 'stands 2 times in a.ts'],
  ])('told where its word %s', (_, source, complaint) => {
    expect(() => planted(typo, source)).toThrow(complaint);
  });
});

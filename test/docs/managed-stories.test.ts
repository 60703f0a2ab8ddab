import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hasMeaning, TOLD_BY_DEFAULT, WITHOUT_MEANING } from '../browser/support/managed-stories.mjs';
import { testsIn } from './tests-in';

const folder = path.resolve(__dirname, '../browser');

/** The stories of each file; where a name has a gap, whatever fills it. */
const stories = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => [file, testsIn(readFileSync(path.join(folder, file), 'utf8')).map(patternOf)]),
);

function patternOf(name: string): RegExp {
  const parts = name.split(/\$\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

const isToldIn = (name: string, file: string): boolean => stories.get(file)?.some((each) => each.test(name)) ?? false;

describe('the stories of the managed way', () => {
  test('leave out what is there, with a reason', () => {
    const known = [...stories.keys()];
    const unknown = WITHOUT_MEANING.flatMap(({ stories: names }) =>
      names.filter((name) => !known.some((file) => isToldIn(name, file))),
    );
    expect(unknown).toEqual([]);
    expect(WITHOUT_MEANING.filter(({ because }) => because.length < 20)).toEqual([]);
  });

  test('are told by default where they are, and have a meaning', () => {
    const told = Object.entries(TOLD_BY_DEFAULT).flatMap(([file, names]) => names.map((name) => ({ file, name })));
    expect(told.filter(({ file, name }) => !isToldIn(name, file) || !hasMeaning(name))).toEqual([]);
  });
});

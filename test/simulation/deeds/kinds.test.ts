import { DEEDS } from '.';
import { ALL_KINDS, drawKinds, KINDS, kindOf } from './kinds';

test('every deed is of one kind, and no kind is empty', () => {
  const names = Object.keys(DEEDS);
  const wrong = names.filter((name) => ALL_KINDS.filter((kind) => KINDS[kind].test(name)).length !== 1);
  expect(wrong).toEqual([]);
  expect(new Set(names.map(kindOf))).toEqual(new Set(ALL_KINDS));
});

test('a deed of no kind is an error', () => {
  expect(() => kindOf('dog.barks')).toThrow('"dog.barks" is of no kind');
});

test('there are sessions with all kinds, with some, and with one alone', () => {
  const chances = [0.1, 0.5, 0.9];
  const sizes = chances.map((how) => {
    const rest = [how, 0, ...ALL_KINDS.map((_, index) => (index % 2) * 0.9)];
    return drawKinds(() => rest.shift() ?? 0).length;
  });
  expect(sizes).toEqual([ALL_KINDS.length, 7, 1]);
});

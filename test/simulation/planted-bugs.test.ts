import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PLANTED_BUGS } from './planted-bugs.mjs';

const repository = path.join(__dirname, '../..');

test('there are at least twenty', () => {
  expect(PLANTED_BUGS.length).toBeGreaterThanOrEqual(20);
});

test.each(PLANTED_BUGS)('"$name" has its place in $file', ({ file, right, wrong }) => {
  const source = readFileSync(path.join(repository, file), 'utf8');
  expect(source.split(right).length - 1).toBe(1);
  expect(wrong).not.toBe(right);
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { costPages, keptRows, withTable } from '../../tools/test/cost-table.mjs';

const repository = path.resolve(__dirname, '../..');
const kept = keptRows(repository);

test.each(
  costPages,
)('the table of %s is what was measured last (if not: npm run bench -- --record)', (file, language) => {
  const page = readFileSync(path.join(repository, file), 'utf8');
  expect(page).toBe(withTable(page, kept, language));
});

test('everything that is measured has its rows', () => {
  const measured = readdirSync(path.join(repository, 'test/bench/rows')).map((file) => path.basename(file, '.mjs'));
  expect(Object.keys(kept).sort()).toEqual(measured.sort());
});

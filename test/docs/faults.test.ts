import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FaultAction } from '../../simulator/fault.types';
import { CATALOGUE } from '../../simulator/fault-catalogue';
import { faultDocument, faultTable } from '../../tools/diagrams/fault-table.mjs';

const repository = path.resolve(__dirname, '../..');

test('the table of faults is that of the catalogue; else run: node scripts/fault-table.mjs', () => {
  expect(readFileSync(path.join(repository, faultDocument), 'utf8')).toBe(faultTable(CATALOGUE));
});

test('every fault of the catalogue has a row', () => {
  const rows = faultTable(CATALOGUE).match(/^\| `[^`]+`/gm) ?? [];
  expect(rows).toHaveLength(CATALOGUE.length);
  expect(CATALOGUE.length).toBeGreaterThan(0);
});

test('a row says a fault in both languages, the same words once, and a bar does not end its cell', () => {
  const fault: FaultAction = {
    id: 'stream.odd',
    group: 'stream',
    title: { zh: 'a | b', en: 'a | b' },
    explanation: { zh: '没有画面', en: 'No picture' },
    run: () => undefined,
  };
  expect(faultTable([fault])).toContain('| `stream.odd` | a \\| b | No picture<br>没有画面 |');
});

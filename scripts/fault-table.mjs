// @ts-check
/** node scripts/fault-table.mjs: writes docs/faults.md, the table of every fault that the preview's panel offers. */
import { writeFaultTable } from '../tools/diagrams/fault-table.mjs';
import { readNothing } from '../tools/terminal/command-line.mjs';

readNothing('node scripts/fault-table.mjs', {
  zh: '写 docs/faults.md：预览面板里每个故障的表',
  en: 'Writes docs/faults.md, the table of every fault of the panel',
});
await writeFaultTable();

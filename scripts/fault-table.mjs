// @ts-check
/** node scripts/fault-table.mjs: writes docs/faults.md, the table of every fault that the preview's panel offers. */
import { writeFaultTable } from '../tools/diagrams/fault-table.mjs';

await writeFaultTable();

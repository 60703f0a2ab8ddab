// @ts-check
/** What the inspector's largest chart takes until it can be drawn: the first time, and when it comes back. */
import ELK from 'elkjs/lib/elk.bundled.js';
import { loadMachines } from '../../../scripts/diagrams/load-machines.mjs';
import { drawState } from '../../../tools/inspector/drawing/draw-chart.mjs';
import { layOut } from '../../../tools/inspector/drawing/layout.mjs';
import { everyState, readChart } from '../../../tools/inspector/drawing/read-chart.mjs';
import { wire } from '../../../tools/inspector/drawing/wire.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

/** What a person who chooses an actor may wait for, on a computer that does nothing else. */
const budgetMs = 1_500;

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const { session } = await loadMachines();
  const root = readChart(session);
  const start = process.cpuUsage();
  const placed = await layOut(new ELK(), root, wire(root), 'screen');
  const laidOut = process.cpuUsage();
  drawState(placed);
  const againMs = millisecondsSince(laidOut);
  const firstMs = millisecondsSince(start);
  const states = everyState(root);
  const transitions = states.reduce((sum, state) => sum + state.transitions.length, 0);
  return [
    {
      what: `the session's chart in the inspector (${states.length} states, ${transitions} transitions)`,
      baseline: 'drawing it again, laid out already',
      measured: `${firstMs.toFixed(0)} ms of processor time, again ${againMs.toFixed(0)} ms`,
      budget: `≤ ${budgetMs} ms`,
      ok: firstMs <= budgetMs,
      figures: { firstMs, againMs, states: states.length, transitions },
    },
  ];
}

/** Processor time, which others on the same computer hardly change. @param {NodeJS.CpuUsage} start */
const millisecondsSince = (start) => process.cpuUsage(start).user / 1_000;

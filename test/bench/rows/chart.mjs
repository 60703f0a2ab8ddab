// @ts-check
/** What the inspector's largest chart takes to be laid out, and to be drawn again when it comes back. */
import ELK from 'elkjs/lib/elk.bundled.js';
import { loadMachines } from '../../../tools/diagrams/load-machines.mjs';
import { drawState } from '../../../tools/inspector/drawing/draw-chart.mjs';
import { layOut } from '../../../tools/inspector/drawing/layout.mjs';
import { everyState, readChart } from '../../../tools/inspector/drawing/read-chart.mjs';
import { wire } from '../../../tools/inspector/drawing/wire.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

/** How much of what ELK takes for as many boxes and arrows without boxes in boxes: a slow computer is slow at both. */
const budget = { first: 5, again: 0.25 };

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const { session } = await loadMachines();
  const root = readChart(session);
  const states = everyState(root);
  const transitions = states.reduce((sum, state) => sum + state.transitions.length, 0);
  const start = process.cpuUsage();
  await new ELK().layout(flat(states.length, transitions));
  const flatMs = millisecondsSince(start);
  const first = process.cpuUsage();
  const placed = await layOut(new ELK(), root, wire(root), 'screen');
  const firstMs = millisecondsSince(first);
  const again = process.cpuUsage();
  drawState(placed);
  const againMs = millisecondsSince(again);
  const ratio = firstMs / flatMs;
  const againRatio = againMs / flatMs;
  return [
    {
      what: {
        zh: `检查器里会话的状态图（${states.length} 个状态，${transitions} 条转移）`,
        en: `the session's chart in the inspector (${states.length} states, ${transitions} transitions)`,
      },
      baseline: {
        zh: `ELK 布局同样多的框和箭头（CPU 时间 ${flatMs.toFixed(0)} ms）`,
        en: `ELK with as many boxes and arrows (${flatMs.toFixed(0)} ms of processor time)`,
      },
      measured: {
        zh: `${ratio.toFixed(2)}×，再画一次 ${againRatio.toFixed(2)}×（${againMs.toFixed(0)} ms）`,
        en: `${ratio.toFixed(2)}×, drawn again ${againRatio.toFixed(2)}× (${againMs.toFixed(0)} ms)`,
      },
      budget: { zh: `≤ ${budget.first}×，再画 ≤ ${budget.again}×`, en: `≤ ${budget.first}×, again ≤ ${budget.again}×` },
      ok: ratio <= budget.first && againRatio <= budget.again,
      figures: { flatMs, firstMs, againMs, ratio, againRatio, states: states.length, transitions },
    },
  ];
}

/**
 * Boxes side by side, with arrows between them that follow no pattern.
 *
 * @param {number} boxes
 * @param {number} arrows
 */
function flat(boxes, arrows) {
  const children = Array.from({ length: boxes }, (_, index) => ({ id: `box ${index}`, width: 120, height: 40 }));
  const edges = Array.from({ length: arrows }, (_, index) => ({
    id: `arrow ${index}`,
    sources: [`box ${index % boxes}`],
    targets: [`box ${(index * 7 + 3) % boxes}`],
  }));
  return { id: 'all', layoutOptions: { 'elk.algorithm': 'layered' }, children, edges };
}

/** Processor time, which others on the same computer hardly change. @param {NodeJS.CpuUsage} start */
const millisecondsSince = (start) => process.cpuUsage(start).user / 1_000;

// @ts-check
import ELK from 'elkjs/lib/elk.bundled.js';
import { drawChart } from '../inspector/drawing/draw-chart.mjs';
import { layOut } from '../inspector/drawing/layout.mjs';
import { everyState, readChart } from '../inspector/drawing/read-chart.mjs';
import { wire } from '../inspector/drawing/wire.mjs';
import { drawOverview } from './draw-overview.mjs';
import { indexPage } from './index-page.mjs';

/** @typedef {import('../../development/inspector/protocol.types.ts').MachineDefinition} MachineDefinition */
/** @typedef {import('../inspector/drawing/drawing.types.ts').ChartState} ChartState */
/** @typedef {import('../inspector/drawing/drawing.types.ts').PlacedState} PlacedState */

/**
 * Every chart with everything in its place, by name.
 *
 * @param {Record<string, MachineDefinition>} machines
 */
export async function layOutCharts(machines) {
  const elk = new ELK();
  /** @type {Map<string, PlacedState>} */
  const charts = new Map();
  for (const [name, state] of chartsOf(machines)) charts.set(name, await layOut(elk, state, wire(state)));
  return charts;
}

/**
 * Every file of `docs/statecharts`, by name: the overview in both languages, the charts, and the page that shows them.
 *
 * @param {ReadonlyMap<string, PlacedState>} charts
 * @returns {Map<string, string>}
 */
export function chartFiles(charts) {
  const files = new Map([
    ['actors.svg', drawOverview('en')],
    ['actors.zh.svg', drawOverview('zh')],
  ]);
  for (const [name, placed] of charts) files.set(`${name}.svg`, drawChart(placed));
  return files.set('README.md', indexPage([...files.keys()]));
}

/**
 * What is drawn, by name: each machine, and each of its regions where it has so many states that its own picture is a wall.
 *
 * @param {Record<string, MachineDefinition>} machines
 * @returns {[string, ChartState][]}
 */
export function chartsOf(machines) {
  return Object.values(machines).flatMap((machine) => {
    const root = readChart(machine);
    const { name } = root;
    const regions = everyState(root).filter((state) => state.isRegion);
    const isWall = everyState(root).length > mostStatesInOnePicture;
    return [
      /** @type {[string, ChartState]} */ ([name, root]),
      ...(isWall ? regions : []).map(
        (region) => /** @type {[string, ChartState]} */ ([`${name}-${region.name}`, titled(region, name)]),
      ),
    ];
  });
}

/** A chart with more states gets a picture a region too. */
const mostStatesInOnePicture = 25;

/**
 * @param {ChartState} region
 * @param {string} machine
 */
const titled = (region, machine) => ({ ...region, name: `${machine} · ${region.name}` });

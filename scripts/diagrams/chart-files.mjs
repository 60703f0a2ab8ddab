// @ts-check
import { drawChart } from './draw-chart.mjs';
import { drawOverview } from './draw-overview.mjs';
import { indexPage } from './index-page.mjs';
import { layOut } from './layout.mjs';
import { everyState, readChart } from './read-chart.mjs';
import { wire } from './wire.mjs';

/** @typedef {import('xstate').AnyStateMachine} AnyStateMachine */
/** @typedef {import('./diagrams.types.ts').ChartState} ChartState */

/**
 * Every file of `docs/charts`, by name: the overview in both languages, a chart a machine, one a region where a machine
 * has so many states that its own picture is a wall, and the page that shows them.
 *
 * @param {Record<string, AnyStateMachine>} machines
 * @returns {Promise<Map<string, string>>}
 */
export async function chartFiles(machines) {
  const files = new Map([
    ['actors.svg', drawOverview('en')],
    ['actors.zh.svg', drawOverview('zh')],
  ]);
  for (const [name, state] of chartsOf(machines)) {
    files.set(`${name}.svg`, drawChart(await layOut(state, wire(state))));
  }
  return files.set('README.md', indexPage([...files.keys()]));
}

/**
 * What is drawn by name: each machine from its root, then its regions where they have a picture of their own.
 *
 * @param {Record<string, AnyStateMachine>} machines
 * @returns {[string, ChartState][]}
 */
export function chartsOf(machines) {
  return Object.values(machines).flatMap((machine) => {
    const { name, root } = readChart(machine);
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

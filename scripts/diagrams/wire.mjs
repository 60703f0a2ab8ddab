// @ts-check
import { everyState } from './read-chart.mjs';

/** @typedef {import('./diagrams.types.ts').ChartState} ChartState */
/** @typedef {import('./diagrams.types.ts').ChartTransition} ChartTransition */
/** @typedef {import('./diagrams.types.ts').Chip} Chip */
/** @typedef {import('./diagrams.types.ts').Link} Link */
/** @typedef {import('./diagrams.types.ts').Wiring} Wiring */

/** How many lines may lead back to one state. */
const mostLinesBack = 2;

/**
 * Decides what becomes a line and what is written inside a state. A line joins neighbours only, so that it never runs
 * through a box: a transition that leaves the box around its state is written in the state, and the box has a line.
 *
 * @param {ChartState} root
 * @returns {Wiring}
 */
export function wire(root) {
  const states = everyState(root);
  /** @type {Wiring} */
  const wiring = {
    chips: new Map(states.map((state) => [state.id, actorChips(state)])),
    links: new Map(states.map((state) => [state.id, []])),
  };
  for (const state of states) {
    for (const transition of state.transitions) wireOne(transition, root, wiring);
  }
  for (const state of states) dissolveHubs(state.states, wiring.links.get(state.id) ?? [], wiring.chips);
  return wiring;
}

/**
 * A state that everything goes back to would tie its chart into a knot: the way back is written in the states that go it.
 *
 * @param {readonly ChartState[]} neighbours
 * @param {Link[]} links between neighbours; those to hubs are taken out
 * @param {Wiring['chips']} chips
 */
function dissolveHubs(neighbours, links, chips) {
  const placeOf = (/** @type {string} */ id) => neighbours.findIndex((state) => state.id === id);
  const back = links.filter(({ fromId, toId }) => placeOf(fromId) > placeOf(toId));
  const dissolved = back.filter(({ toId }) => back.filter((link) => link.toId === toId).length > mostLinesBack);
  for (const link of dissolved) {
    const texts = link.rows.map((row) => (row.includes(' → ') ? row : `${row} → ${nameIn(link.toId)}`));
    for (const text of texts) chips.get(link.fromId)?.push({ kind: 'exits', text, tooltip: link.tooltip });
  }
  for (const link of dissolved) links.splice(links.indexOf(link), 1);
}

/**
 * @param {ChartTransition} transition
 * @param {ChartState} root
 * @param {Wiring} wiring
 */
function wireOne(transition, root, wiring) {
  const { sourceId, targetId, label } = transition;
  const from = pathTo(root, sourceId);
  const to = targetId === null ? [] : pathTo(root, targetId);
  const target = to.at(-1);
  const chips = wiring.chips.get(sourceId) ?? [];
  const tooltip = tooltipOf(transition);
  if (targetId === null) chips.push({ kind: 'stays', text: label, tooltip });
  else if (!target) chips.push({ kind: 'exits', text: `${label} → ${nameIn(targetId)}`, tooltip });
  else if (targetId === sourceId) chips.push({ kind: 'enters', text: `${label} → again`, tooltip });
  else if (to.includes(/** @type {ChartState} */ (from.at(-1)))) {
    chips.push({ kind: 'enters', text: `${label} → ${target.name}`, tooltip });
  } else {
    const depth = from.findIndex((state, index) => state !== to[index]);
    const around = from[depth - 1];
    const [near, far] = [from[depth], to[depth]];
    const isOwn = near?.id === sourceId;
    if (!isOwn || around?.kind === 'parallel')
      chips.push({ kind: 'exits', text: `${label} → ${target.name}`, tooltip });
    if (!near || !far || !around || around.kind === 'parallel') return;
    const link = linkBetween(wiring.links.get(around.id) ?? [], near.id, far.id);
    if (!isOwn) link.isTakenFromInside = true;
    else {
      link.rows.push(far === target ? label : `${label} → ${target.name}`);
      link.tooltip = [link.tooltip, tooltip].filter(Boolean).join('\n');
    }
  }
}

/**
 * The link between two neighbours, made when there is none yet.
 *
 * @param {Link[]} links
 * @param {string} fromId
 * @param {string} toId
 * @returns {Link}
 */
function linkBetween(links, fromId, toId) {
  const known = links.find((link) => link.fromId === fromId && link.toId === toId);
  if (known) return known;
  const link = { fromId, toId, rows: [], isTakenFromInside: false, tooltip: '' };
  links.push(link);
  return link;
}

/**
 * The states from the root down to one; empty when the picture doesn't hold it.
 *
 * @param {ChartState} state
 * @param {string} id
 * @returns {ChartState[]}
 */
function pathTo(state, id) {
  if (state.id === id) return [state];
  for (const child of state.states) {
    const path = pathTo(child, id);
    if (path.length > 0) return [state, ...path];
  }
  return [];
}

/** @param {string} stateId */
const nameIn = (stateId) => stateId.split('.').at(-1) ?? stateId;

/**
 * @param {ChartState} state
 * @returns {Chip[]}
 */
function actorChips({ invoked, spawned }) {
  return [
    ...invoked.map(({ id, logic }) => /** @type {Chip} */ ({ kind: 'actor', text: id, tooltip: `Runs ${logic}` })),
    ...spawned.map(
      (logic) => /** @type {Chip} */ ({ kind: 'actor', text: logic, tooltip: 'Comes and goes by actions' }),
    ),
  ];
}

/** @param {ChartTransition} transition */
function tooltipOf({ label, actions, description }) {
  return [actions.length > 0 ? `${label}: ${actions.join(', ')}` : label, description].filter(Boolean).join('. ');
}

// @ts-check
import { everyState } from './read-chart.mjs';

/** @typedef {import('./drawing.types.ts').ChartState} ChartState */
/** @typedef {import('./drawing.types.ts').ChartTransition} ChartTransition */
/** @typedef {import('./drawing.types.ts').Chip} Chip */
/** @typedef {import('./drawing.types.ts').Link} Link */
/** @typedef {import('./drawing.types.ts').Wording} Wording */
/** @typedef {import('./drawing.types.ts').Wiring} Wiring */

/** How many lines may lead back to one state. */
const mostLinesBack = 2;

/**
 * Decides what becomes a line and what is written inside a state. A line joins neighbours only, so that it never runs
 * through a box: a transition that leaves the box around its state is written in the state, and the box has a line.
 *
 * @param {ChartState} root
 * @param {Wording} [wording]
 * @returns {Wiring}
 */
export function wire(root, wording = { showsActions: false }) {
  const states = everyState(root);
  /** @type {Wiring} */
  const wiring = {
    chips: new Map(states.map((state) => [state.id, [...actorChips(state), ...actionChips(state, wording)]])),
    links: new Map(states.map((state) => [state.id, []])),
  };
  for (const state of states) {
    for (const transition of state.transitions) wireOne(worded(transition, wording), root, wiring);
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
    for (const { text: row, transition } of link.rows) {
      const text = row.includes(' → ') ? row : `${row} → ${nameIn(link.toId)}`;
      chips.get(link.fromId)?.push({ kind: 'exits', text, tooltip: link.tooltip, of: transition });
    }
  }
  for (const link of dissolved) links.splice(links.indexOf(link), 1);
}

/**
 * @param {ChartTransition} transition
 * @param {ChartState} root
 * @param {Wiring} wiring
 */
function wireOne(transition, root, wiring) {
  const { id, sourceId, targetId, label } = transition;
  const from = pathTo(root, sourceId);
  const to = targetId === null ? [] : pathTo(root, targetId);
  const target = to.at(-1);
  const chips = wiring.chips.get(sourceId) ?? [];
  const tooltip = tooltipOf(transition);
  /** @param {Chip['kind']} kind @param {string} text */
  const write = (kind, text) => chips.push({ kind, text, tooltip, of: id });
  if (targetId === null) write('stays', label);
  else if (!target) write('exits', `${label} → ${nameIn(targetId)}`);
  else if (targetId === sourceId) write('enters', `${label} → again`);
  else if (to.includes(/** @type {ChartState} */ (from.at(-1)))) write('enters', `${label} → ${target.name}`);
  else {
    const depth = from.findIndex((state, index) => state !== to[index]);
    const around = from[depth - 1];
    const [near, far] = [from[depth], to[depth]];
    const isOwn = near?.id === sourceId;
    // without a neighbour to lead to it is the box around that is entered anew
    if (!isOwn || !far || around?.kind === 'parallel') write('exits', `${label} → ${target.name}`);
    if (!near || !far || !around || around.kind === 'parallel') return;
    const link = linkBetween(wiring.links.get(around.id) ?? [], near.id, far.id);
    link.transitions.push(id);
    if (!isOwn) link.isTakenFromInside = true;
    else {
      link.rows.push({ text: far === target ? label : `${label} → ${target.name}`, transition: id });
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
  /** @type {Link} */
  const link = { fromId, toId, rows: [], isTakenFromInside: false, transitions: [], tooltip: '' };
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
    ...invoked.map(
      ({ id, logic }) => /** @type {Chip} */ ({ kind: 'actor', text: id, tooltip: `Runs ${logic}`, of: id }),
    ),
    ...spawned.map(
      (logic) => /** @type {Chip} */ ({ kind: 'actor', text: logic, tooltip: 'Comes and goes by actions', of: logic }),
    ),
  ];
}

/**
 * @param {ChartState} state
 * @param {Wording} wording
 * @returns {Chip[]}
 */
function actionChips({ entry, exit }, { showsActions }) {
  if (!showsActions) return [];
  const rows = [
    ['entry', entry],
    ['exit', exit],
  ].filter(([, names]) => names && names.length > 0);
  return rows.map(([when, names]) => ({
    kind: 'action',
    text: `${when} / ${/** @type {string[]} */ (names).join(', ')}`,
    tooltip: '',
  }));
}

/**
 * @param {ChartTransition} transition
 * @param {Wording} wording
 * @returns {ChartTransition}
 */
function worded(transition, { showsActions }) {
  const { label, actions } = transition;
  return showsActions && actions.length > 0 ? { ...transition, label: `${label} / ${actions.join(', ')}` } : transition;
}

/** @param {ChartTransition} transition */
function tooltipOf({ label, actions, description }) {
  return [actions.length > 0 ? `${label}: ${actions.join(', ')}` : label, description].filter(Boolean).join('. ');
}

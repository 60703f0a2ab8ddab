// @ts-check
import { fromInside, rowWidth } from './label-row.mjs';
import { moveState } from './move.mjs';

/** @typedef {import('elkjs/lib/elk-api.js').ElkExtendedEdge} ElkExtendedEdge */
/** @typedef {import('elkjs/lib/elk-api.js').ElkNode} ElkNode */
/** @typedef {import('./drawing.types.ts').Elk} Elk */
/** @typedef {import('./drawing.types.ts').Frame} Frame */
/** @typedef {import('./drawing.types.ts').Link} Link */
/** @typedef {import('./drawing.types.ts').PlacedLink} PlacedLink */
/** @typedef {import('./drawing.types.ts').PlacedState} PlacedState */
/** @typedef {import('./drawing.types.ts').Point} Point */

/** @typedef {{ width: number, height: number, states: PlacedState[], links: PlacedLink[], initial: Point[] }} Arranged */

export const dotRadius = 5;
export const labelRowHeight = 16;

const dotId = 'initial';

/** @type {import('elkjs/lib/elk-api.js').LayoutOptions} */
const spacing = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  // states that only pills lead to stay beside the others
  'elk.separateConnectedComponents': 'false',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.considerModelOrder.crossingCounterNodeInfluence': '0.001',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '24',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
};

const straight = { 'elk.layered.priority.straightness': '20', 'elk.layered.priority.shortness': '20' };
const inline = { 'elk.edgeLabels.inline': 'true' };

/**
 * Which of these reads best depends on the chart: all are tried. A line that goes back is best one that goes back in the
 * chart's own order of states, as people wrote it; less good, one that closes a circle.
 */
const attempts = [
  { direction: 'DOWN', goesBack: 'MODEL_ORDER', handicap: 1 },
  { direction: 'RIGHT', goesBack: 'MODEL_ORDER', handicap: 1.1 },
  { direction: 'DOWN', goesBack: 'DEPTH_FIRST', handicap: 1.2 },
];

/** A person waits for a screen, and no one for a page. @type {Readonly<Record<Frame, { attempts: number, thoroughness: string }>>} */
const efforts = { page: { attempts: 3, thoroughness: '40' }, screen: { attempts: 2, thoroughness: '7' } };

/**
 * Places neighbours and draws the lines between them: downwards or to the right, whichever reads better.
 *
 * @param {Elk} elk
 * @param {PlacedState[]} states
 * @param {string | null} initialId
 * @param {readonly Link[]} links
 * @param {Frame} frame
 * @returns {Promise<Arranged>}
 */
export async function arrangeNeighbours(elk, states, initialId, links, frame) {
  const candidates = [];
  const effort = efforts[frame];
  for (const { direction, goesBack, handicap } of attempts.slice(0, effort.attempts)) {
    const options = {
      'elk.direction': direction,
      'elk.layered.cycleBreaking.strategy': goesBack,
      'elk.layered.thoroughness': effort.thoroughness,
    };
    const graph = await elk.layout(graphOf(states, initialId, links, options));
    candidates.push({ graph, discomfort: discomfort[frame](graph) * handicap });
  }
  const least = Math.min(...candidates.map((candidate) => candidate.discomfort));
  const best = /** @type {typeof candidates[0]} */ (candidates.find((candidate) => candidate.discomfort === least));
  return place(best.graph, states, links);
}

/**
 * Small is good; so is what a page shows without scrolling sideways, or a screen without shrinking it much.
 *
 * @type {Readonly<Record<Frame, (graph: ElkNode) => number>>}
 */
const discomfort = {
  page: ({ width = 0, height = 0 }) =>
    width * height * Math.max(1, width / 900) * Math.max(1, width / height / 1.8, height / width / 1.6),
  screen: ({ width = 0, height = 0 }) => Math.max(width, height) ** 2,
};

/**
 * @param {readonly PlacedState[]} states
 * @param {string | null} initialId
 * @param {readonly Link[]} links
 * @param {Record<string, string>} options
 * @returns {ElkNode}
 */
function graphOf(states, initialId, links, options) {
  const dot = initialId ? [{ id: dotId, width: 2 * dotRadius, height: 2 * dotRadius }] : [];
  const lonely = states.filter(({ state }) => state.id !== initialId && !links.some(({ toId }) => toId === state.id));
  return {
    id: 'neighbours',
    layoutOptions: { ...spacing, ...options },
    children: [...dot, ...states.map(({ state, width, height }) => ({ id: state.id, width, height }))],
    edges: [
      ...(initialId ? [{ id: dotId, sources: [dotId], targets: [initialId], layoutOptions: straight }] : []),
      // never drawn: they keep states that no line leads to at the top
      ...(initialId
        ? lonely.map(({ state }) => ({ id: `hidden ${state.id}`, sources: [dotId], targets: [state.id] }))
        : []),
      ...links.map((link, index) => ({
        id: String(index),
        sources: [link.fromId],
        targets: [link.toId],
        // ELK makes room only for labels that have a text
        labels: [{ id: `label ${index}`, text: 'label', ...labelSize(link), layoutOptions: inline }],
      })),
    ],
  };
}

/**
 * What a line says, row by row; states inside are pointed at when they take it too.
 *
 * @param {Link} link
 * @returns {readonly { text: string, transition?: string }[]}
 */
export const labelRows = ({ rows, isTakenFromInside }) => (isTakenFromInside ? [...rows, { text: fromInside }] : rows);

/** @param {Link} link */
function labelSize(link) {
  const rows = labelRows(link);
  return {
    width: Math.max(...rows.map(({ text }) => rowWidth(text))) + 12,
    height: rows.length * labelRowHeight + 4,
  };
}

/**
 * @param {ElkNode} graph
 * @param {PlacedState[]} states
 * @param {readonly Link[]} links
 * @returns {Arranged}
 */
function place(graph, states, links) {
  for (const placed of states) {
    const node = graph.children?.find(({ id }) => id === placed.state.id);
    moveState(placed, Math.round(node?.x ?? 0), Math.round(node?.y ?? 0));
  }
  return {
    width: Math.ceil(graph.width ?? 0),
    height: Math.ceil(graph.height ?? 0),
    states,
    links: links.map((link, index) => {
      const edge = edgeOf(graph, String(index));
      return { ...link, points: pointsOf(edge), label: rectangleOf(edge?.labels?.[0]) };
    }),
    initial: pointsOf(edgeOf(graph, dotId)),
  };
}

/**
 * @param {ElkNode} graph
 * @param {string} id
 */
const edgeOf = (graph, id) => graph.edges?.find((edge) => edge.id === id);

/**
 * @param {ElkExtendedEdge | undefined} edge
 * @returns {Point[]}
 */
function pointsOf(edge) {
  const [section] = edge?.sections ?? [];
  if (!section) return [];
  return [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({
    x: Math.round(x),
    y: Math.round(y),
  }));
}

/** @param {import('elkjs/lib/elk-api.js').ElkShape | undefined} shape */
function rectangleOf(shape) {
  if (!shape) return null;
  const { x = 0, y = 0, width = 0, height = 0 } = shape;
  return { x: Math.round(x), y: Math.round(y), width, height };
}

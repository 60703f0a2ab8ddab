import { statePaths } from '../../../../machines/kernel/state-path';
import type { Moment, ShownActor } from './moment';

/** One line of the tree of actors. */
export interface ActorRow {
  readonly id: string;
  /** How deep it stands; 0 for the root. */
  readonly depth: number;
  /** Without what its parent's name says already: `viewer` under `session live-1`. */
  readonly name: string;
  readonly isChart: boolean;
  readonly status: ShownActor['status'];
  readonly isGone: boolean;
  /** Where it is, innermost states only; empty for an actor without a chart. */
  readonly states: readonly string[];
}

export interface TreeFilter {
  readonly showsGone: boolean;
  /** Part of a name; empty for all. */
  readonly text: string;
}

/** What a person watches comes first; what hardly ever moves, last. */
const order = ['watching', 'session', 'connection', 'module', 'generation', 'cameras', 'log'];

/** The actors as a tree, parents before children, those that live before those that are gone. */
export function actorTree({ actors }: Moment, { showsGone, text }: TreeFilter): readonly ActorRow[] {
  const childrenOf = new Map<string, ShownActor[]>();
  for (const actor of actors.values()) {
    const parent = actor.parent && actors.has(actor.parent) ? actor.parent : '';
    const siblings = childrenOf.get(parent);
    if (siblings) siblings.push(actor);
    else childrenOf.set(parent, [actor]);
  }
  const wanted = text.trim().toLowerCase();
  const rows: ActorRow[] = [];
  const visit = (actor: ShownActor, depth: number, parentName: string): boolean => {
    if (actor.isGone && !showsGone) return false;
    const place = rows.length;
    const isMeant = `${actor.name} ${actor.src}`.toLowerCase().includes(wanted);
    const hasMeant = sorted(childrenOf.get(actor.id) ?? [])
      .map((child) => visit(child, depth + 1, actor.name))
      .includes(true);
    if (!isMeant && !hasMeant) {
      rows.length = place;
      return false;
    }
    rows.splice(place, 0, rowOf(actor, depth, parentName));
    return true;
  };
  for (const root of sorted(childrenOf.get('') ?? [])) visit(root, 0, '');
  return rows;
}

function sorted(actors: readonly ShownActor[]): readonly ShownActor[] {
  return [...actors].sort((one, other) => rank(one) - rank(other));
}

function rank({ isGone, machine, name }: ShownActor): number {
  const place = order.findIndex((known) => name === known || name.startsWith(`${known} `));
  return (isGone ? 100 : 0) + (machine ? 0 : 50) + (place < 0 ? order.length : place);
}

function rowOf(actor: ShownActor, depth: number, parentName: string): ActorRow {
  const { id, name, machine, status, isGone, value } = actor;
  return {
    id,
    depth,
    name: name.startsWith(`${parentName}/`) ? name.slice(parentName.length + 1) : name,
    isChart: machine !== undefined,
    status,
    isGone,
    states: (value === undefined ? [] : statePaths(value)).map((path) => path.split('.').slice(-2).join('.')),
  };
}

/** What is shown until a person chooses: the session that began last, else the first whose chart has states. */
export function firstChoice({ actors }: Moment): string {
  const charts = [...actors.values()].filter(({ machine, isGone }) => machine !== undefined && !isGone);
  const session = charts.findLast(({ machine }) => machine === 'session');
  return (session ?? charts.find(hasStates) ?? charts.find(({ parent }) => !parent) ?? charts[0])?.id ?? '';
}

const hasStates = ({ value = {} }: ShownActor): boolean => Object.keys(value).length > 0;

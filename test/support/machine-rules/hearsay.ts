import type { AnyStateNode } from 'xstate';
import { transitionsOf, withAncestors } from './states';

/** What WeChat tells, or does not: of the app, its pages, the network and its memory, in whatever chart it arrives. */
const toldByWechat = new Set([
  'app.shown',
  'app.hidden',
  'view.shown',
  'view.hidden',
  'seen',
  'unseen',
  'network.changed',
  'network.lost',
  'network.back',
  'network.metered',
  'memory.warned',
  'memory.low',
  'sound.interrupted',
  'sound.returned',
]);

/** Whoever gives up does not get what was waited for. */
const givesUp = new Set(['STOP', 'LEAVE', 'PAUSE', 'PAUSE_STREAM']);

/**
 * Finds states that only an event of WeChat's can end: it may be lost, or come while the app is suspended. A person, an
 * answer or time must have a way too. A guard alone is none: what it looks at is changed by the same events.
 */
export function checkHearsay(states: readonly AnyStateNode[], onPurpose: readonly string[] = []): string[] {
  return states
    .filter(({ type }) => type === 'atomic')
    .filter(isLeftByHearsayAlone)
    .filter(({ id }) => !onPurpose.includes(id))
    .map(({ id }) => `${id}: only what WeChat tells can end it`);
}

function isLeftByHearsayAlone(state: AnyStateNode): boolean {
  // what the root hears it hears in every state: it keeps books there
  const around = withAncestors(state).filter(({ parent }) => parent !== undefined);
  const ways = around.flatMap(transitionsOf);
  if (ways.some(({ eventType, guard }) => eventType === '' && !guard)) return false;
  const isHearsay = (eventType: string) => eventType === '' || toldByWechat.has(eventType);
  return (
    (state.always ?? [])
      .concat(...state.transitions.values())
      .some(({ eventType, target }) => target && isHearsay(eventType)) &&
    ways.every(({ eventType }) => isHearsay(eventType) || givesUp.has(eventType))
  );
}

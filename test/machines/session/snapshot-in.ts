import type { AnyStateNode, StateValue } from 'xstate';
import { type Failure, failureOf } from '../../../machines/failure';
import { freshBudget } from '../../../machines/recovery';
import { sessionMachine } from '../../../machines/session';
import type { SessionContext } from '../../../machines/session/session.types';
import { SessionAlone } from './session-alone';

/** Every value that a node can have: each leaf below it. */
function valuesOf(node: AnyStateNode): StateValue[] {
  return Object.values(node.states).flatMap((child): StateValue[] =>
    Object.keys(child.states).length === 0 ? [child.key] : valuesOf(child).map((value) => ({ [child.key]: value })),
  );
}

const regions = sessionMachine().root.states.viewing?.states as Record<string, AnyStateNode>;
export const valuesIn = (region: string): StateValue[] => valuesOf(regions[region] as AnyStateNode);

export const { context: freshContext } = new SessionAlone().session.getSnapshot();

/** A snapshot in these states: regions that are not named are as they are while all is well. */
export function snapshotIn(states: Record<string, StateValue>, context: Partial<SessionContext> = {}) {
  const calm = Object.fromEntries(Object.entries(regions).map(([key, node]) => [key, valuesOf(node)[0] as StateValue]));
  const viewing = { ...calm, player: { present: { ready: 'pulling' } }, ...states };
  return sessionMachine().resolveState({ value: { viewing }, context: { ...freshContext, ...context } });
}

export const giveUp = (canRetry: boolean) => ({ action: 'giveUp', canRetry, budget: freshBudget }) as const;
export const retry = (schedule: 'fast' | 'slow') =>
  ({ action: 'retry', schedule, delayMs: 3_000, budget: freshBudget }) as const;

export const broken: Failure = failureOf('notice', 'disconnect', { step: 'startStream' });
export const tooMany: Failure = failureOf('http', 503);
export const notFound: Failure = failureOf('http', 404);

/** The stream's states below `watching`, and below its pull. */
export const watching = (inner: StateValue) => ({ watching: inner });
export const pulling = (inner: StateValue) => watching({ pulling: inner });

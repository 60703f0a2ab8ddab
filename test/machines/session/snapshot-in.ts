import type { AnyStateNode, StateValue } from 'xstate';
import { type Failure, failureOf } from '../../../machines/failure';
import type { PictureMeasure } from '../../../machines/picture';
import { freshBudget } from '../../../machines/recovery';
import type { SessionContext } from '../../../machines/session/session.types';
import { bytesViewLogic } from '../../../miniprogram/runtime/view-logic';
import { SessionAlone } from './session-alone';

/** Every value that a node can have: each leaf below it. */
function valuesOf(node: AnyStateNode): StateValue[] {
  return Object.values(node.states).flatMap((child): StateValue[] =>
    Object.keys(child.states).length === 0 ? [child.key] : valuesOf(child).map((value) => ({ [child.key]: value })),
  );
}

export const sessionMachine = () => bytesViewLogic().session;

const regions = sessionMachine().root.states.viewing?.states as Record<string, AnyStateNode>;
/** `deciding` lasts no time. */
export const valuesIn = (region: string): StateValue[] =>
  valuesOf(regions[region] as AnyStateNode).filter((value) => JSON.stringify(value) !== '{"playing":"deciding"}');

export const { context: freshContext } = new SessionAlone().session.getSnapshot();

/** A snapshot in these states: regions that are not named are as they are while all is well, with a node on the page. */
export function snapshotIn(states: Record<string, StateValue>, context: Partial<SessionContext> = {}) {
  const calm = Object.fromEntries(Object.keys(regions).map((key) => [key, valuesIn(key)[0] as StateValue]));
  const node = { way: 'bytes', key: 1, autoplay: true, mode: 'live' } as const;
  return sessionMachine().resolveState({
    value: { viewing: { ...calm, ...states } },
    context: { ...freshContext, node, ...context },
  });
}

/** What is known of a picture, besides what nobody has told. */
export const measured = (measure: Partial<PictureMeasure>) => ({ measure: { ...freshContext.measure, ...measure } });

export const giveUp = (canRetry: boolean) => ({ action: 'giveUp', canRetry, budget: freshBudget }) as const;
export const retry = (schedule: 'fast' | 'slow') =>
  ({ action: 'retry', schedule, delayMs: 3_000, budget: freshBudget }) as const;

export const broken: Failure = failureOf('notice', 'disconnect', { step: 'startStream' });
export const tooMany: Failure = failureOf('http', 503);
export const notFound: Failure = failureOf('http', 404);

/** States of `watch` while the picture is wanted and looked at. */
export const working = { watch: { playing: { showing: 'working' } } };
export const moving = { watch: { playing: { showing: { shown: 'moving' } } } };
export const weak = { watch: { playing: { showing: { shown: 'weak' } } } };

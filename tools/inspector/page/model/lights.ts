import type { MachineDefinition } from '../../../../development/inspector/protocol.types';
import type { ShownApp } from './apps';
import { type Countdown, countdowns, possibleTransitions } from './chart-marks';
import type { ShownActor } from './moment';
import type { TakenLately } from './taken-lately';

/** What of a chart is lit. */
export interface Lights {
  readonly active: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
  readonly countdowns: readonly Countdown[];
}

/** Live, what was taken lately is lit; looking back, what was taken in the step that is looked at. */
export function lightsOf(
  app: Pick<ShownApp, 'isLive' | 'lookedAt' | 'timeMs'>,
  actor: ShownActor,
  definition: MachineDefinition,
  taken: TakenLately,
  nowMs: number,
): Lights {
  const possible = actor.isGone ? [] : possibleTransitions(definition, actor.active);
  const isStep = !app.isLive && actor.seq === app.lookedAt;
  return {
    active: new Set(actor.active),
    possible: new Set(possible.map(({ transition }) => transition.id)),
    taken: app.isLive ? taken.of(actor.id, nowMs) : new Set(isStep ? actor.taken : []),
    countdowns: countdowns(definition, actor, app.timeMs(nowMs)),
  };
}

import type { AnyStateMachine } from 'xstate';
import { attemptTo } from './machine-rules/attempt';
import { checkChildren } from './machine-rules/children';
import { checkEventNames } from './machine-rules/event-names';
import { checkEvents } from './machine-rules/events';
import { checkHearsay } from './machine-rules/hearsay';
import { checkInvokes } from './machine-rules/invokes';
import { checkLives } from './machine-rules/lives';
import { checkNames } from './machine-rules/names';
import { checkReachability } from './machine-rules/reachability';
import { allStates } from './machine-rules/states';
import { checkTargets } from './machine-rules/targets';
import { checkWaiting } from './machine-rules/waiting';

export interface CheckMachineOptions {
  /** By the id of a chart, the types of all events that it knows: a key of `on` must be one. Not checked where it is left out. */
  readonly events?: Readonly<Record<string, Readonly<Record<string, true>>>>;
  /**
   * By the id of a chart, events that its root keeps books on and that a deeper state handles too, on purpose: the deeper
   * state then keeps the same books, or wants none.
   */
  readonly handledTwiceOnPurpose?: Readonly<Record<string, readonly string[]>>;
  /** By the id of a chart, states that only what WeChat tells may end, on purpose. Not checked where it is left out. */
  readonly endedByHearsayOnPurpose?: Readonly<Record<string, readonly string[]>>;
}

/**
 * What is wrong with a machine that neither TypeScript nor XState tells; empty when nothing is. Names that don't exist
 * (an unknown delay fires at once, an unknown action does nothing, an event that nobody knows never comes, a child that is
 * not there ends who tells it something), children that are told something where they cannot be alive, states that can't be
 * reached, an invoke without id or `onError`, a wildcard at the root, an event whose bookkeeping at the root a deeper state
 * cuts off, a state tagged `waiting` without a deadline, and a state that only an event of WeChat's can end. What is not there is told with what is near it.
 *
 * A machine may come as a function that makes it, or several, so that what XState throws is a finding too.
 */
export function checkMachine(machine: AnyStateMachine | MakesMachines, options: CheckMachineOptions = {}): string[] {
  if (typeof machine !== 'function') return check(machine, options);
  const attempt = attemptTo(machine);
  if (attempt.made) return [attempt.made].flat().flatMap((made) => check(made, options));
  const badTargets = attempt.broken ? checkTargets(allStates(attempt.broken)) : [];
  return badTargets.length > 0 ? badTargets : [String(attempt.thrown)];
}

type MakesMachines = () => AnyStateMachine | readonly AnyStateMachine[];

function check(machine: AnyStateMachine, options: CheckMachineOptions): string[] {
  const { events, handledTwiceOnPurpose = {}, endedByHearsayOnPurpose } = options;
  const states = allStates(machine);
  return [
    ...checkTargets(states),
    ...checkNames(machine, states),
    ...checkChildren(machine, states),
    ...checkLives(machine, states),
    ...checkReachability(machine, states),
    ...checkInvokes(states),
    ...checkEvents(machine, states, handledTwiceOnPurpose[machine.id]),
    ...(events ? checkEventNames(machine, states, events[machine.id]) : []),
    ...checkWaiting(machine, states),
    ...(endedByHearsayOnPurpose ? checkHearsay(states, endedByHearsayOnPurpose[machine.id]) : []),
  ];
}

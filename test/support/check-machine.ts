import type { AnyStateMachine } from 'xstate';
import { checkEvents } from './machine-rules/events';
import { checkInvokes } from './machine-rules/invokes';
import { checkNames } from './machine-rules/names';
import { checkReachability } from './machine-rules/reachability';
import { allStates } from './machine-rules/states';
import { checkWaiting } from './machine-rules/waiting';

export interface CheckMachineOptions {
  /**
   * Events that the root keeps books on and that a deeper state handles too, on purpose: the deeper state then keeps the
   * same books, or wants none.
   */
  readonly handledTwiceOnPurpose?: readonly string[];
}

/**
 * What is wrong with a machine that neither TypeScript nor XState tells; empty when nothing is. Names that don't exist
 * (an unknown delay fires at once, an unknown action does nothing), states that can't be reached, an invoke without id
 * or `onError`, a wildcard at the root, an event whose bookkeeping at the root a deeper state cuts off, and a state
 * tagged `waiting` without a deadline.
 *
 * A machine may come as a function that makes it, so that what XState throws is a finding too.
 */
export function checkMachine(
  machine: AnyStateMachine | (() => AnyStateMachine),
  options: CheckMachineOptions = {},
): string[] {
  let made: AnyStateMachine;
  try {
    made = typeof machine === 'function' ? machine() : machine;
  } catch (error) {
    return [String(error instanceof Error ? error.message : error)];
  }
  const states = allStates(made);
  return [
    ...checkNames(made, states),
    ...checkReachability(made, states),
    ...checkInvokes(states),
    ...checkEvents(made, states, options.handledTwiceOnPurpose ?? []),
    ...checkWaiting(states),
  ];
}

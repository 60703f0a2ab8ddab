import { type AnyStateMachine, type AnyStateNode, StateNode } from 'xstate';

export interface Attempt<Made> {
  /** Undefined where making it failed. */
  readonly made?: Made;
  readonly thrown?: unknown;
  /** The machine that XState was making when it threw, as far as it was: with all its states, without their transitions. */
  readonly broken?: AnyStateMachine;
}

/** What XState calls when all states are there, and looks up their targets in. No part of its public types. */
interface Initializing {
  _initialize(this: AnyStateNode): void;
}

/** Makes machines. XState throws at the first bad target and hands out nothing: what it was making is kept here. */
export function attemptTo<Made>(make: () => Made): Attempt<Made> {
  const prototype = StateNode.prototype as unknown as Initializing;
  const { _initialize } = prototype;
  let broken: AnyStateMachine | undefined;
  prototype._initialize = function () {
    try {
      _initialize.call(this);
    } catch (error) {
      broken = this.machine;
      throw error;
    }
  };
  try {
    return { made: make() };
  } catch (thrown) {
    return { thrown, broken };
  } finally {
    prototype._initialize = _initialize;
  }
}

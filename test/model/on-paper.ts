import {
  type AnyActorScope,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
} from 'xstate';

/**
 * Where a chart gets to, without anything done. XState's own `transition` and `getMicrosteps` make an actor in its first
 * state for every step, which costs more than the step: here one serves them all, and is never started.
 */
export class OnPaper {
  private readonly scope: AnyActorScope;

  constructor(
    private readonly machine: AnyStateMachine,
    private readonly input: object,
  ) {
    const self = createActor(machine, { input: input as never });
    const nothing = () => undefined;
    this.scope = {
      self,
      id: '',
      sessionId: '',
      system: self.system,
      logger: nothing,
      defer: nothing,
      emit: nothing,
      stopChild: nothing,
      actionExecutor: nothing,
    };
  }

  begin(): AnyMachineSnapshot {
    return this.machine.getInitialSnapshot(this.scope, this.input as never);
  }

  after(snapshot: AnyMachineSnapshot, event: AnyEventObject): AnyMachineSnapshot {
    return this.machine.transition(snapshot as never, event as never, this.scope);
  }

  /** Where it is after the event, and after each step that it goes on by itself. */
  steps(snapshot: AnyMachineSnapshot, event: AnyEventObject): readonly AnyMachineSnapshot[] {
    return this.machine.microstep(snapshot as never, event as never, this.scope);
  }
}

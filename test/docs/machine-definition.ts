import type { AnyStateMachine } from 'xstate';
import { describeMachine } from '../../development/inspector/describe-machine';
import type { MachineDefinition } from '../../development/inspector/protocol.types';
import { readMachine } from '../../tools/inspector/relay/read-machine.mjs';

/** A machine as the inspector and the pictures have it: what an app tells of it, read by the relay. */
export function machineDefinition(machine: AnyStateMachine): MachineDefinition {
  const [, , told] = describeMachine(machine.id, machine);
  return readMachine(told);
}

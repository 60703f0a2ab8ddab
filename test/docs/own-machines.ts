import { describeMachine } from '../../development/inspector/describe-machine';
import type { MachineDefinition } from '../../development/inspector/protocol.types';
import { appMachine } from '../../machines/app/app.machine';
import { camerasMachine } from '../../machines/cameras/cameras.machine';
import { connectionMachine } from '../../machines/connection/connection.machine';
import { logMachine } from '../../machines/log/log.machine';
import { generationMachine } from '../../machines/module/generation.machine';
import { moduleMachine } from '../../machines/module/module.machine';
import { sessionMachine } from '../../machines/session/session.machine';

/** Every machine that has a chart, in the order of `docs/statecharts/README.md`. */
export const ownMachines = {
  app: appMachine,
  module: moduleMachine,
  generation: generationMachine,
  connection: connectionMachine(),
  session: sessionMachine(),
  cameras: camerasMachine,
  log: logMachine,
};

/** What the inspector and the pictures know of them. */
export const ownDefinitions = Object.fromEntries(
  Object.entries(ownMachines).map(([name, machine]) => [name, describeMachine(machine)]),
) as Record<keyof typeof ownMachines, MachineDefinition>;

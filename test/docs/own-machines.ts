import type { AnyStateMachine } from 'xstate';
import { appMachine } from '../../machines/app/app.machine';
import { camerasMachine } from '../../machines/cameras/cameras.machine';
import { connectionMachine } from '../../machines/connection/connection.machine';
import { logMachine } from '../../machines/log/log.machine';
import { generationMachine } from '../../machines/module/generation.machine';
import { moduleMachine } from '../../machines/module/module.machine';
import { sessionMachine } from '../../machines/session/session.machine';

/** Every machine that has a chart, in the order of `docs/charts/README.md`. */
export const ownMachines = {
  app: appMachine,
  module: moduleMachine,
  generation: generationMachine,
  connection: connectionMachine,
  session: sessionMachine,
  cameras: camerasMachine,
  log: logMachine,
} satisfies Record<string, AnyStateMachine>;

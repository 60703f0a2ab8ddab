import { describeMachine } from '../../development/inspector/describe-machine';
import type { MachineDefinition } from '../../development/inspector/protocol.types';
import { appMachine } from '../../machines/app/app.machine';
import { camerasMachine } from '../../machines/cameras/cameras.machine';
import { commandsMachine } from '../../machines/commands';
import { connectionMachine } from '../../machines/connection/connection.machine';
import { keptMachine } from '../../machines/kept';
import { logMachine } from '../../machines/log/log.machine';
import { generationMachine } from '../../machines/module/generation.machine';
import { moduleMachine } from '../../machines/module/module.machine';
import { permissionsMachine } from '../../machines/permissions/permissions.machine';
import { bytesPicture } from '../../machines/picture/bytes/bytes.machine';
import { managedPicture } from '../../machines/picture/managed/managed.machine';
import { playerMachine } from '../../machines/player/player.machine';
import { ptzMachine } from '../../machines/ptz';
import { bytesRecorder, recordingWith } from '../../machines/recording';
import { sessionWith } from '../../machines/session/session.machine';
import { watchingMachine } from '../../machines/watching/watching.machine';

/** Every machine that has a chart, in the order of `docs/statecharts/README.md`. */
export const ownMachines = {
  app: appMachine,
  watching: watchingMachine,
  module: moduleMachine,
  generation: generationMachine,
  connection: connectionMachine(),
  session: sessionWith(bytesPicture()),
  picture: bytesPicture(),
  managedPicture: managedPicture(),
  player: playerMachine(),
  ptz: ptzMachine(),
  commands: commandsMachine(),
  recording: recordingWith(bytesRecorder),
  kept: keptMachine(),
  cameras: camerasMachine,
  permissions: permissionsMachine,
  log: logMachine,
};

/** What the inspector and the pictures know of them. */
export const ownDefinitions = Object.fromEntries(
  Object.entries(ownMachines).map(([name, machine]) => [name, describeMachine(machine)]),
) as Record<keyof typeof ownMachines, MachineDefinition>;

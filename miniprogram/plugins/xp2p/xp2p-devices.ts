import type { CommandAnswer, DeviceCalls } from '../../../machines/kernel/ports';
import { Answers } from './answers';
import { commandAnswerOf, OwnCommands, steeredOf } from './device-commands';
import type { Xp2pSurface } from './surface';

/**
 * Commands to devices up to 3.1 (contract 2.4): `cmd=<JSON>` as it is; a camera is turned by a command of the app's own. The beta has
 * none.
 */
export function xp2pDevices(surface: Pick<Xp2pSurface, 'sendCommand'> | undefined): DeviceCalls {
  if (!surface?.sendCommand) return {};
  const commands = new OwnCommands((text) => text);
  const answers = new Answers();
  const send = async (id: string, command: string, isBinary = false): Promise<CommandAnswer> => {
    const options = isBinary ? [{ responseType: 'arraybuffer' }] : [];
    return commandAnswerOf(await answers.of('sendCommand', () => surface.sendCommand?.(id, command, ...options)));
  };
  return {
    sendCommand: ({ id }, command) => send(id, commands.whole(command), command.isBinary),
    steer: async ({ id }, channel, move) => steeredOf(await send(id, commands.steering(channel, move))),
  };
}

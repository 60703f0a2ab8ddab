import { failureOf } from '../../../machines/failure';
import type { DeviceCalls } from '../../../machines/kernel/ports';
import { commandAnswerOf, isAtEnd, OwnCommands, ptzWord, steeredOf, withoutNul } from '../xp2p/device-commands';
import { quietly } from '../xp2p/quietly';
import { isBadAnswer, readFailure } from './read-failure';
import type { Listener, Xp2pManager } from './surface';

/** What a device says unasked: 3.2.15 and later, 4.4.8 and later (managed contract 3). */
const TOLD = ['feedbackFromDevice', 'serviceReceivePrivateCommand'];

/** Commands to devices over the plugin's manager (managed contract 9), which is there once the module is up. */
export function iotDevices(managerNow: () => Xp2pManager | undefined): Required<DeviceCalls> {
  /** Free text is `cmd=<url-encoded>`. */
  const commands = new OwnCommands(encodeURIComponent);

  const sendCommand: Required<DeviceCalls>['sendCommand'] = async ({ id }, command) => {
    const manager = managerNow();
    if (!manager?.sendCommand) throw failureOf('iot', 'methodMissing', { step: 'sendCommand', message: 'sendCommand' });
    try {
      const options = command.isBinary ? [{ responseType: 'arraybuffer' }] : [];
      return commandAnswerOf(await manager.sendCommand(id, commands.whole(command), ...options));
    } catch (reason) {
      throw readFailure(reason, { step: 'sendCommand', otherwise: 'deviceCommand' });
    }
  };

  return {
    sendCommand,
    /** The plugin's own call knows no channel: of the others a camera is turned by a command. */
    async steer(source, channel, move) {
      const manager = managerNow();
      if (channel !== 0 || !manager?.sendPTZCommand)
        return steeredOf(await sendCommand(source, { text: commands.steering(channel, move), channel }));
      try {
        const answer = await manager.sendPTZCommand(source.id, { ptzCmd: ptzWord(move) });
        if (isBadAnswer(answer)) throw answer;
        return { isAtEnd: isAtEnd(answer) };
      } catch (reason) {
        throw readFailure(reason, { step: 'steer', otherwise: 'deviceCommand' });
      }
    },
    listen({ id }, tell) {
      const manager = managerNow();
      const hear: Listener = (detail) => {
        const text = typeof detail === 'string' ? detail : quietly(() => JSON.stringify(detail));
        if (text) tell(withoutNul(text));
      };
      for (const name of TOLD) quietly(() => manager?.addP2PServiceEventListener?.(id, name, hear));
      return () => {
        for (const name of TOLD) quietly(() => manager?.removeP2PServiceEventListener?.(id, name, hear));
      };
    },
  };
}

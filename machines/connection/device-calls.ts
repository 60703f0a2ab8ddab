import { fromCallback } from 'xstate';
import { type Failure, failureOf } from '../failure';
import { besideConfig } from '../kernel/beside-config';
import { afterPatience } from '../kernel/late';
import type { From, Ref } from '../kernel/talk';
import { commandsMissing, type DeviceInput, notConnected, refuse } from './call-refusals';
import type { CommandFact, CommandRequest, DeviceCall } from './connection.protocol';
import { createSteering } from './steering';

type CommandCall = Extract<From<CommandRequest, CommandFact>, { readonly type: 'COMMAND' }>;

/**
 * What a device is asked for beside its picture, for as long as its service is started: commands as they come, presses one after
 * another. Whoever waits when the service goes is told so; what is pressed is lifted before.
 */
export const deviceCalls = fromCallback<DeviceCall, DeviceInput>(({ input, receive, sendBack }) => {
  const commands = createCommands(input);
  const steering = createSteering(input);
  receive((call) => {
    if (call.type === 'COMMAND') commands.send(call);
    else if (call.type === 'DROP_COMMAND') commands.drop(call.from);
    else if (call.type === 'PRESS') steering.press(call);
    else steering.lift(call.from);
  });
  const { ports, source } = input;
  const stopListening = ports.devices.listen?.(source, (text) => sendBack({ type: 'device.told', text }));
  return () => {
    stopListening?.();
    commands.end();
    steering.end();
  };
});

/** Commands run side by side; each has so long, and is told once. */
function createCommands(input: DeviceInput) {
  const { ports, source } = input;
  const waiting = new Map<Ref<CommandFact>, (failure?: Failure) => void>();
  return {
    send(call: CommandCall): void {
      const { from, number, command } = call;
      const { clock } = ports;
      const sendCommand = ports.devices.sendCommand?.bind(ports.devices);
      if (!sendCommand) {
        refuse(call, commandsMissing(input));
        return;
      }
      const tell = (fact: CommandFact): void => {
        if (!waiting.delete(from)) return;
        endPatience();
        from.send(fact);
      };
      const fail = (failure: Failure): void => tell({ type: 'command.failed', number, failure });
      const endPatience = afterPatience(clock, besideConfig.commandTimeoutMs, () =>
        fail(failureOf('deadline', 'command', { step: 'sendCommand' })),
      );
      waiting.set(from, (failure) => {
        endPatience();
        if (failure) refuse(call, failure);
      });
      const ask = async () => sendCommand(source, command);
      ask().then((answer) => tell({ type: 'command.answered', number, answer }), fail);
    },
    drop(from: Ref<CommandFact>): void {
      waiting.get(from)?.();
      waiting.delete(from);
    },
    end(): void {
      for (const end of waiting.values()) end(notConnected);
      waiting.clear();
    },
  };
}

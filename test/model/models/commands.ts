import { commandsMachine } from '../../../machines/commands';
import type { CommandsContext } from '../../../machines/commands/commands.types';
import type { Model } from '../walk';
import { delaysOf, door, failures, nothing, once, owner, ports, setNow } from './common';

const machine = commandsMachine();
const commanded = { ...ports, devices: { sendCommand: nothing } };
const beside = { ports: commanded, connection: owner, view: 'live', source: door, language: 'en' };
const answer = { type: 'success', status: 200, code: 0, message: '', data: '' };

export const commands: Model = {
  name: 'commands',
  machine,
  inputs: [beside, { ...beside, connection: null }, { ...beside, ports }],
  begins: [],
  events: {
    SEND: [
      { text: 'hello', channel: 0 },
      { text: '', channel: 0 },
    ],
    SEND_AGAIN: [{ number: 1 }],
    CLEAR: once,
    LEAVE: once,
    'command.answered': [{ number: 1, answer }],
    'command.failed': [{ number: 1, failure: failures.retry }],
    'device.told': [{ text: 'motion' }],
    'xstate.error.actor.listening': [{ error: failures.retry }],
    ...delaysOf(machine),
  },
  flags: (context: CommandsContext) => [
    Math.min(context.entries.length, 2),
    context.entries.some((entry) => entry.kind === 'sent' && entry.outcome === null),
  ],
  unreachable: {},
  oneSided: {},
  limit: 300,
  setNow,
};

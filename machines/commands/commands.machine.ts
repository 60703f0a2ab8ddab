import { assertEvent, assign, enqueueActions, setup } from 'xstate';
import type { CommandFact, CommandRequest, ListenFact, ListenRequest } from '../connection';
import { failureOf } from '../failure';
import { besideConfig } from '../kernel/beside-config';
import { lazily } from '../kernel/lazily';
import { talk } from '../kernel/talk';
import type { CapabilityInput } from '../watching/capability';
import type { Meta } from '../words/meta';
import type { CommandsWord } from './commands.texts';
import type { CommandEntry, CommandsContext, CommandsEvent, SentEntry } from './commands.types';

const nameOf = ({ number }: { readonly number: number }): string => `command ${number}`;

const isPending = (entry: CommandEntry): entry is SentEntry => entry.kind === 'sent' && entry.outcome === null;

const isSendable = (text: string): boolean => text.trim() !== '' && text.length <= besideConfig.maxCommandCharacters;

/** What an intent asks to be sent; undefined where it names nothing that can be. */
function wantedBy({ entries }: CommandsContext, event: CommandsEvent): Pick<SentEntry, 'text' | 'channel'> | undefined {
  if (event.type === 'SEND') return isSendable(event.text) ? event : undefined;
  if (event.type !== 'SEND_AGAIN') return undefined;
  return entries.find((entry): entry is SentEntry => entry.kind === 'sent' && entry.number === event.number);
}

const commandsSetup = lazily(() =>
  setup({
    types: {
      context: {} as CommandsContext,
      events: {} as CommandsEvent | CommandFact | ListenFact,
      input: {} as CapabilityInput,
      meta: {} as Meta<CommandsWord>,
    },
    actors: { command: talk<CommandRequest, CommandFact>(), listening: talk<ListenRequest, ListenFact>() },
    actions: {
      send: enqueueActions(({ enqueue, context, event }) => {
        const wanted = wantedBy(context, event as CommandsEvent);
        const { connection, ports, lastNumber, entries } = context;
        if (!wanted) return;
        const number = lastNumber + 1;
        const { text, channel } = wanted;
        const outcome = connection ? null : { failure: failureOf('input', 'notConnected', { step: 'command' }) };
        const entry: SentEntry = { kind: 'sent', number, atMs: ports.clock.now(), text, channel, outcome };
        enqueue.assign({ lastNumber: number, entries: [...entries, entry] });
        if (connection)
          enqueue.spawnChild('command', {
            id: nameOf(entry),
            input: {
              to: connection,
              hello: { type: 'COMMAND', number, command: { text, channel } },
              bye: { type: 'DROP_COMMAND' },
            },
          });
      }),
      keepOutcome: enqueueActions(({ enqueue, context, event }) => {
        assertEvent(event, ['command.answered', 'command.failed']);
        const outcome = event.type === 'command.answered' ? { answer: event.answer } : { failure: event.failure };
        enqueue.stopChild(nameOf(event));
        enqueue.assign({
          entries: context.entries.map((entry) =>
            isPending(entry) && entry.number === event.number ? { ...entry, outcome } : entry,
          ),
        });
      }),
      keepTold: assign(({ context: { entries, lastNumber, ports }, event }) => {
        assertEvent(event, 'device.told');
        const number = lastNumber + 1;
        const entry: CommandEntry = { kind: 'told', number, atMs: ports.clock.now(), text: event.text };
        return { lastNumber: number, entries: [...entries, entry] };
      }),
      /** The oldest go, also one that is still waited for. */
      forgetOldest: enqueueActions(({ enqueue, context: { entries } }) => {
        const tooMany = entries.length - besideConfig.maxCommandEntries;
        if (tooMany <= 0) return;
        for (const entry of entries.slice(0, tooMany)) if (isPending(entry)) enqueue.stopChild(nameOf(entry));
        enqueue.assign({ entries: entries.slice(tooMany) });
      }),
      forgetSettled: assign({ entries: ({ context }) => context.entries.filter(isPending) }),
    },
    guards: {
      lacksCommands: ({ context }) => context.ports.devices.sendCommand === undefined,
      isConnected: ({ context }) => context.connection !== null,
    },
  }),
);

const send = { actions: ['send', 'forgetOldest'] } as const;

/**
 * Commands of a person to a device, each a talk of its own: several at once, each with what came of it. Beside them stands what the
 * device said unasked since somebody looked.
 */
export const commandsMachine = lazily(() =>
  commandsSetup().createMachine({
    id: 'commands',
    context: ({ input }) => ({ ...input, entries: [], lastNumber: 0 }),
    initial: 'begun',
    on: { LEAVE: '.left' },
    states: {
      begun: {
        meta: { says: 'open', tone: 'idle' },
        always: [
          { guard: 'lacksCommands', target: 'unable' },
          { guard: 'isConnected', target: 'open.listening' },
          { target: 'open.unconnected' },
        ],
      },
      unable: {
        description: 'A plugin of this version has no commands: its version is told.',
        meta: { says: 'commandsMissing', tone: 'bad' },
      },
      open: {
        on: {
          SEND: send,
          SEND_AGAIN: send,
          CLEAR: { actions: 'forgetSettled' },
          'command.answered': { actions: 'keepOutcome' },
          'command.failed': { actions: 'keepOutcome' },
          'device.told': { actions: ['keepTold', 'forgetOldest'] },
        },
        initial: 'unconnected',
        states: {
          unconnected: {
            description: 'Nothing can be watched here: each command says so.',
            meta: { says: 'open', tone: 'idle' },
          },
          listening: {
            meta: { says: 'open', tone: 'idle' },
            invoke: {
              id: 'listening',
              src: 'listening',
              input: ({ context: { connection } }) => {
                if (!connection) throw new Error('listening without a connection');
                return { to: connection, hello: { type: 'LISTEN' }, bye: { type: 'UNLISTEN' } };
              },
              onError: 'unconnected',
            },
          },
        },
      },
      left: { type: 'final', meta: { says: 'left', tone: 'idle' } },
    },
  }),
);

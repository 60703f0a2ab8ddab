import { assertEvent, assign, setup } from 'xstate';
import { redact } from '../privacy/redact';
import type { KeptLogEntry, LogContext, LogEvent, LogInput } from './log.types';

/** How many entries are kept; the oldest go first. */
export const MAX_ENTRIES = 500;

/** How many characters of a message are kept: an entry is a line, not a dump. */
const MAX_MESSAGE_LENGTH = 400;

const oneLine = (text: string): string => redact(text).replace(/\s+/g, ' ').slice(0, MAX_MESSAGE_LENGTH);

/** What happened, kept for whoever looks: bounded, and without what looks like a secret. */
export const logMachine = setup({
  types: { context: {} as LogContext, events: {} as LogEvent, input: {} as LogInput },
  actions: {
    append: assign(({ context, event }) => {
      assertEvent(event, 'log.appended');
      const { atMs, level, actor, message } = event.entry;
      const entry: KeptLogEntry = {
        key: context.lastKey + 1,
        atMs,
        level,
        actor: oneLine(actor),
        message: { zh: oneLine(message.zh), en: oneLine(message.en) },
      };
      return { lastKey: entry.key, entries: [...context.entries, entry].slice(-MAX_ENTRIES) };
    }),
    chooseFilter: assign(({ event }) => {
      assertEvent(event, 'FILTER');
      return { filter: event.level };
    }),
    forgetEntries: assign({ entries: [] }),
  },
}).createMachine({
  id: 'log',
  context: ({ input }) => ({ ...input, entries: [], lastKey: 0, filter: 'all' }),
  initial: 'recording',
  states: {
    recording: {
      description: 'From the start of the app to its end. The filter changes what is shown, never what is kept.',
      on: {
        'log.appended': { actions: 'append' },
        FILTER: { actions: 'chooseFilter' },
        CLEAR: { actions: 'forgetEntries' },
      },
    },
  },
});

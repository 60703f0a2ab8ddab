import { assertEvent, assign, setup } from 'xstate';
import { config } from '../kernel/config';
import type { KeptLogEntry, LogContext, LogEvent, LogInput } from './log.types';
import { shownEntry } from './shown-entry';

/**
 * What happened, kept for whoever looks: bounded, and without what looks like a secret.
 * A reducer would do, as there is one state. As a chart it is known by its events like all others: the inspector refuses
 * what it could not bear, and what is told to it is checked with every chart.
 */
export const logMachine = setup({
  types: { context: {} as LogContext, events: {} as LogEvent, input: {} as LogInput },
  actions: {
    append: assign(({ context, event }) => {
      assertEvent(event, 'log.appended');
      const entry: KeptLogEntry = { key: context.lastKey + 1, ...shownEntry(event.entry) };
      const entries = [...context.entries, entry];
      const isFull = entries.length > config.maxLogEntries;
      return { lastKey: entry.key, entries: isFull ? entries.slice(config.forgottenLogEntries) : entries };
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

import { sessionSetup } from './session.setup';

/** What the person wants. */
export const intentRegion = sessionSetup.createStateConfig({
  initial: 'playing',
  states: {
    playing: { on: { STOP: 'stopped', 'memory.low': { guard: 'hasSomethingToGive', target: 'savingMemory' } } },
    savingMemory: {
      description:
        'The phone is short of memory and nobody looks at this picture: it made room, until somebody wants it.',
      on: { PLAY: 'playing', RETRY: 'playing' },
    },
    stopped: { on: { PLAY: 'playing', RETRY: 'playing' } },
  },
});

import { sessionSetup } from './session.setup';

/** What the person wants. */
export const intentRegion = sessionSetup.createStateConfig({
  initial: 'playing',
  states: {
    playing: { on: { STOP: 'stopped' } },
    stopped: { on: { PLAY: 'playing', RETRY: 'playing' } },
  },
});

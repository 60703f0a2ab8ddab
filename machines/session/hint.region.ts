import { lazily } from '../kernel/lazily';
import { sessionSetup } from './session.setup';

/** What live-player says of its picture (2101 … 2108, 6000): told for a moment, never acted on. */
export const hintRegion = lazily(() =>
  sessionSetup().createStateConfig({
    initial: 'quiet',
    states: {
      quiet: { on: { 'player.noticed': { target: 'telling', actions: 'noteHiccup' } } },
      telling: {
        on: { 'player.noticed': { target: 'telling', reenter: true, actions: 'noteHiccup' } },
        after: { hintTime: 'quiet' },
      },
    },
  }),
);

import { sessionSetup } from './session.setup';

/** What the player says of its picture: told for a moment, never acted on. */
export const hintRegion = () =>
  sessionSetup().createStateConfig({
    initial: 'quiet',
    on: { 'picture.noticed': { target: '.telling', actions: 'keepHiccup' } },
    states: {
      quiet: {},
      telling: { after: { hintTime: 'quiet' } },
    },
  });

import { lazily } from '../kernel/lazily';
import { sessionSetup } from './session.setup';

/**
 * Whether anybody can see the picture. WeChat suspends JavaScript some seconds after it went to the background: then no
 * delay fires, and what is found on return is judged by how long it was.
 */
export const presenceRegion = lazily(() =>
  sessionSetup().createStateConfig({
    initial: 'visible',
    on: {
      'view.hidden': { actions: { type: 'notePage', params: { hidden: true } } },
      'view.shown': { actions: { type: 'notePage', params: { hidden: false } } },
      'app.hidden': { actions: { type: 'noteApp', params: { hidden: true } } },
      'app.shown': { actions: { type: 'noteApp', params: { hidden: false } } },
    },
    states: {
      visible: { always: { guard: 'isCovered', target: 'leaving' } },
      leaving: {
        description: 'Hidden a moment ago. Whoever is back at once finds everything as it was.',
        entry: 'noteHidden',
        always: [
          { guard: 'isBackLate', target: 'returning' },
          { guard: 'isUncovered', target: 'visible' },
        ],
        after: { hideGrace: 'hidden' },
      },
      hidden: {
        description: 'No bytes for nobody. The connection is kept a while.',
        always: { guard: 'isUncovered', target: 'returning' },
      },
      returning: {
        description: 'What was pulled while nobody looked is given back first: it may be long dead.',
        entry: ['noteAway', 'releaseIfLongAway'],
        always: { guard: 'hasLetPullGo', target: 'visible' },
      },
    },
  }),
);

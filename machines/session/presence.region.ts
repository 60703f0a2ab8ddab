import { sessionSetup } from './session.setup';

/**
 * Whether anybody can see the picture. WeChat suspends JavaScript some seconds after it went to the background: then no
 * delay fires, and what is found on return is judged by how long it was.
 */
export const presenceRegion = () =>
  sessionSetup().createStateConfig({
    initial: 'visible',
    on: {
      'view.hidden': { actions: { type: 'notePage', params: { hidden: true } } },
      'view.shown': { actions: { type: 'notePage', params: { hidden: false } } },
      'app.hidden': { actions: { type: 'noteApp', params: { hidden: true } } },
      PLAY: { actions: 'noteLook' },
      RETRY: { actions: 'noteLook' },
      RESUME: { actions: 'noteLook' },
      'app.shown': { actions: { type: 'noteApp', params: { hidden: false } } },
    },
    states: {
      visible: { always: { guard: 'isCovered', target: 'leaving' } },
      leaving: {
        description: 'Hidden a moment ago. Whoever is back at once finds everything as it was.',
        entry: 'noteHidden',
        always: [
          { guard: 'isBackLate', target: 'visible', actions: ['raiseUnseen', 'raiseSeen'] },
          { guard: 'isUncovered', target: 'visible' },
        ],
        after: { hideGrace: 'hidden' },
      },
      hidden: {
        entry: 'raiseUnseen',
        always: { guard: 'isUncovered', target: 'visible', actions: 'raiseSeen' },
      },
    },
  });

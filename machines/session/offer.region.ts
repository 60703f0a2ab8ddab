import { sessionSetup } from './session.setup';

/** Whether another quality may be offered over a picture that comes late. */
export const offerRegion = () =>
  sessionSetup().createStateConfig({
    initial: 'standing',
    states: {
      standing: { on: { DISMISS_NOTICE: { guard: 'hasNoNotice', target: 'declined' } } },
      declined: {
        description:
          'Whoever declined it is left alone for as long as this pull lasts, however often its bytes are away.',
        on: { 'picture.step': 'standing' },
      },
    },
  });

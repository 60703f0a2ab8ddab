import { lazily } from '../kernel/lazily';
import { sessionSetup } from './session.setup';

/** Which way the bytes of a camera come: a camera that is watched by too many can fall over to one to many (contract 2.2). */
export const routeRegion = lazily(() =>
  sessionSetup().createStateConfig({
    initial: 'direct',
    states: {
      direct: { on: { 'stream.fellOver': 'shared' } },
      shared: {
        description: 'From the server and from other viewers, as long as this pull lasts.',
        always: { guard: 'isNotPulling', target: 'direct' },
      },
    },
  }),
);

import { info } from '../words/meta';
import { sessionSetup } from './session.setup';

/** Which way the bytes of a camera come: one that is watched by too many can fall over to one to many (contract 2.2). */
export const routeRegion = () =>
  sessionSetup().createStateConfig({
    initial: 'direct',
    states: {
      direct: { on: { 'picture.routed': { guard: 'isShared', target: 'shared' } } },
      shared: {
        description: 'From the server and from other viewers, as long as this pull lasts.',
        meta: {
          log: info('摄像头直连人数已满，已转为多人共享', 'The camera has no room for direct viewers: shared now'),
        },
        on: { 'picture.routed': { guard: 'isDirect', target: 'direct' } },
      },
    },
  });

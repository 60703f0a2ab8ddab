import type { ViewerFact } from '../connection';
import { info } from '../words/meta';
import type { PictureFact, PictureStep } from './picture.protocol';
import { letGo, setQuality, step } from './saying';

type Waiting = Extract<ViewerFact, { type: 'connection.waitingForModule' }>;

const stepOf = ({ reason }: Waiting): PictureStep => {
  if (reason === 'reset') return 'resetModule';
  if (reason === 'renew') return 'renewModule';
  return reason === 'sourceExcluded' || reason === 'jammed' ? 'waitForOthers' : 'initModule';
};
export const sayWaiting = {
  type: 'say',
  params: ({ event }: { event: Waiting }): PictureFact => ({ type: 'picture.step', step: stepOf(event) }),
} as const;
const sayPeer = {
  type: 'say',
  params: ({ event: { localPeerName } }: { event: { localPeerName: string } }): PictureFact => ({
    type: 'picture.measured',
    measure: { localPeerName },
  }),
} as const;

/** What the connection is waited for: to show the picture, or (not looked at meanwhile) to rest. */
const opening = <Chart extends string, Late>(chart: Chart, begins: PictureStep, late: Late) =>
  ({
    initial: 'toShow',
    after: { connectionDeadline: late },
    states: {
      toShow: {
        on: {
          REST: 'toRest',
          HOLD: { target: 'toRest', actions: letGo },
          'connection.waitingForModule': { target: `#${chart}.linked.opening.module.toShow`, actions: sayWaiting },
          'connection.startingService': `#${chart}.linked.opening.service.toShow`,
          'connection.ready': { target: `#${chart}.linked.ready`, actions: sayPeer },
        },
      },
      toRest: {
        on: {
          SHOW: { target: 'toShow', actions: [setQuality, step(begins)] },
          REST: {},
          HOLD: { actions: letGo },
          'connection.waitingForModule': { target: `#${chart}.linked.opening.module.toRest`, actions: sayWaiting },
          'connection.startingService': `#${chart}.linked.opening.service.toRest`,
          'connection.ready': { target: `#${chart}.linked.resting`, actions: sayPeer },
        },
      },
    },
  }) as const;

/**
 * The module, then the service: alike on both ways, in a chart of this id that has `linked.ready` and `linked.resting`. `late` is what is
 * done where one of them does not come in time.
 */
export const openingStates = <Chart extends string, Late>(chart: Chart, late: (wait: 'module' | 'service') => Late) =>
  ({
    module: {
      ...opening(chart, 'initModule', late('module')),
      meta: { log: info('开始观看', 'Beginning to watch') },
    },
    service: {
      ...opening(chart, 'startService', late('service')),
      meta: { log: info('正在连接摄像头', 'Connecting to the camera') },
      entry: step('startService'),
      on: { 'connection.initialisingCamera': { actions: step('initCamera') } },
    },
  }) as const;

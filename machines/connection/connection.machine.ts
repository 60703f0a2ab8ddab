import { type Failure, failureFromOutside, failureOf } from '../failure';
import { config } from '../kernel/config';
import { lazily } from '../kernel/lazily';
import type { SourceKind } from '../kernel/ports';
import { info } from '../words/meta';
import type { ViewerFact } from './connection.protocol';
import { connectionSetup, moduleLateness } from './connection.setup';
import type { ConnectionContext } from './connection.types';
import { pullRegion } from './pull.region';
import type { SharingCount } from './sharing';
import { liveParams } from './stream-params';

const failureIn = ({ event }: { event: { failure: Failure } }) => ({ failure: event.failure });
const lose = (failure: Failure) => ({ type: 'loseViewers', params: { failure } }) as const;
const loseWithEvent = { type: 'loseViewers', params: failureIn } as const;
const serviceLate = failureOf('deadline', 'service', { step: 'startService' });
const waiting = ({ context }: { context: ConnectionContext }): ViewerFact => ({
  type: 'connection.waitingForModule',
  reason: context.waitReason,
});
const starting: ViewerFact = { type: 'connection.startingService' };
const initialising: ViewerFact = { type: 'connection.initialisingCamera' };
const notInitialised = failureOf('iot', 'initCommand', { step: 'initCamera' });
const ready = ({ context }: { context: ConnectionContext }): ViewerFact => ({
  type: 'connection.ready',
  localPeerName: context.localPeerName,
});
const shared = ({ event: { sharing } }: { event: { sharing: SharingCount } }): ViewerFact => ({
  type: 'connection.shared',
  sharing,
});
/** As what it is to the module: whoever cannot go on where the network left it behind is a camera. */
const kindToModule = ({ source, ports }: ConnectionContext): SourceKind =>
  ports.xp2p.serversNeedModule ? 'camera' : source.kind;
const accepted = {
  target: 'accepts',
  actions: { type: 'tellPulls', params: { type: 'device.checked' } },
} as const;
const beyondRepair = {
  target: '#connection.idle',
  actions: [{ type: 'reportModuleGone', params: failureIn }, loseWithEvent],
} as const;

/**
 * The connection to one camera or server stream: it owns the plugin's service, and the one pull that all viewers share.
 * It never retries by itself, sessions do. Whatever it loses it says to every viewer, and starts afresh for the next.
 */
export const connectionMachine = lazily(() =>
  connectionSetup().createMachine({
    id: 'connection',
    context: ({ input }) => ({
      ...input,
      params: liveParams(config.defaultQuality, 0),
      viewers: [],
      pulls: [],
      taps: [],
      waitReason: null,
      localPeerName: '',
      pullFacts: [],
      listeners: [],
    }),
    on: {
      TAP: { actions: ['addTap', 'noteTap'] },
      UNTAP: { actions: ['dropTap', 'noteTap'] },
      COMMAND: { actions: 'refuseCall' },
      PRESS: { actions: 'refuseCall' },
      LISTEN: { actions: 'addListener' },
      UNLISTEN: { actions: 'dropListener' },
    },
    initial: 'idle',
    states: {
      idle: {
        meta: { log: info('连接已释放', 'The connection is released') },
        entry: ['forget', 'tellIdle'],
        on: {
          JOIN: { target: 'using', actions: ['join', 'adoptSource'] },
          NO_VIEWS: { actions: 'tellIdle' },
        },
      },
      using: {
        invoke: {
          id: 'module',
          src: 'module',
          input: ({ context }) => ({
            to: context.module,
            hello: {
              type: 'WANT',
              id: context.source.id,
              kind: kindToModule(context),
              generation: context.source.generation,
            },
            bye: { type: 'LEAVE' },
          }),
          onError: { target: 'idle', actions: lose(failureOf('deadline', 'module', { step: 'init' })) },
        },
        on: {
          LEFT: [
            { guard: 'isLastForGood', target: 'idle' },
            { guard: 'isUnanswered', target: 'idle', actions: ['leave', 'loseUnanswered'] },
            { guard: 'pullsByItself', actions: ['leave', 'tellFlow'] },
            { actions: 'leave' },
          ],
          'module.gone': { target: 'idle', actions: loseWithEvent },
          'module.resetDue': {
            description: 'A server stream makes way for a reset that a camera needs, and comes back by itself.',
            target: 'using',
            reenter: true,
            actions: 'forgetPulls',
          },
        },
        initial: 'waitingForModule',
        states: {
          waitingForModule: {
            meta: { log: info('等待 P2P 模块', 'Waiting for the P2P module') },
            tags: 'waiting',
            entry: ['forgetWaitReason', { type: 'tellViewers', params: waiting }],
            always: { guard: 'isUnwanted', target: '#connection.idle' },
            on: {
              JOIN: { actions: ['join', { type: 'greet', params: waiting }] },
              'module.ready': { target: 'service', actions: 'keepPeer' },
              'module.waiting': { actions: ['keepWaitReason', { type: 'tellViewers', params: waiting }] },
              'module.failed': { target: '#connection.idle', actions: loseWithEvent },
            },
            after: {
              moduleDeadline: {
                target: '#connection.idle',
                actions: { type: 'loseViewers', params: ({ context }) => ({ failure: moduleLateness(context) }) },
              },
            },
          },
          service: {
            invoke: {
              id: 'service',
              src: 'service',
              input: ({ context }) => context,
              onError: { target: '#connection.idle', actions: lose(serviceLate) },
            },
            on: { 'service.failed': beyondRepair, 'service.broken': beyondRepair },
            initial: 'starting',
            states: {
              starting: {
                meta: { log: info('正在启动 P2P 服务', 'Starting the P2P service') },
                tags: 'waiting',
                entry: { type: 'tellViewers', params: starting },
                always: { guard: 'isUnwanted', target: '#connection.idle' },
                on: {
                  JOIN: { actions: ['join', { type: 'greet', params: starting }] },
                  'service.opened': [{ guard: 'mustInitCamera', target: 'initialising' }, { target: 'started' }],
                },
                after: { serviceDeadline: { target: '#connection.idle', actions: lose(serviceLate) } },
              },
              initialising: {
                description: 'Once a service, whoever watches: nobody pulls before the camera took its init command.',
                meta: { log: info('正在初始化摄像头', 'Sending the camera its init command') },
                tags: 'waiting',
                entry: { type: 'tellViewers', params: initialising },
                invoke: {
                  id: 'initCamera',
                  src: 'initCamera',
                  input: ({ context }) => context,
                  onDone: [
                    { guard: 'isCameraInitialised', target: 'started' },
                    {
                      target: '#connection.idle',
                      actions: {
                        type: 'loseViewers',
                        params: ({ event }) => ({ failure: event.output ?? notInitialised }),
                      },
                    },
                  ],
                  onError: { target: '#connection.idle', actions: lose(notInitialised) },
                },
                always: { guard: 'isUnwanted', target: '#connection.idle' },
                on: {
                  JOIN: {
                    actions: ['join', { type: 'greet', params: starting }, { type: 'greet', params: initialising }],
                  },
                },
                after: { initCameraDeadline: { target: '#connection.idle', actions: lose(notInitialised) } },
              },
              started: {
                meta: { log: info('P2P 服务已就绪', 'The P2P service is ready') },
                type: 'parallel',
                entry: { type: 'tellViewers', params: ready },
                invoke: {
                  id: 'deviceCalls',
                  src: 'deviceCalls',
                  input: ({ context }) => context,
                  onError: { target: '#connection.idle', actions: lose(serviceLate) },
                },
                on: {
                  COMMAND: { actions: 'passCall' },
                  DROP_COMMAND: { actions: 'passCall' },
                  PRESS: { actions: 'passCall' },
                  LIFT: { actions: 'passCall' },
                  'device.told': { actions: 'tellListeners' },
                  JOIN: { actions: ['join', { type: 'greet', params: ready }] },
                  FLOW: { actions: ['noteFlow', 'tellFlow'] },
                  'service.shared': { actions: { type: 'tellViewers', params: shared } },
                },
                states: {
                  pull: pullRegion(),
                  device: {
                    description:
                      'The camera says whether it accepts a viewer, once a service. No answer is no refusal.',
                    initial: 'unasked',
                    states: {
                      unasked: { on: { PULL: [{ guard: 'mustAskDevice', target: 'asked' }, { target: 'accepts' }] } },
                      asked: {
                        tags: 'waiting',
                        entry: { type: 'tellPulls', params: { type: 'device.checking' } },
                        invoke: {
                          id: 'checkDevice',
                          src: 'checkDevice',
                          input: ({ context }) => ({ ...context, params: context.pulls[0]?.params ?? context.params }),
                          onDone: [
                            { guard: 'isDeviceAccepting', ...accepted },
                            {
                              target: 'unasked',
                              actions: [
                                {
                                  type: 'tellPulls',
                                  params: ({ event }) => ({
                                    type: 'stream.failed',
                                    failure: failureFromOutside('device', event.output, { step: 'checkDevice' }),
                                  }),
                                },
                                'forgetPulls',
                              ],
                            },
                          ],
                          onError: accepted,
                        },
                        always: { guard: 'isPullUnwanted', target: 'unasked' },
                        on: { PULL: { actions: { type: 'tellPulls', params: { type: 'device.checking' } } } },
                        after: { deviceCheckTimeout: accepted },
                      },
                      accepts: {},
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  }),
);

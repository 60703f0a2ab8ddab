import { type Failure, failureOf } from '../failure';
import { config } from '../kernel/config';
import { lazily } from '../kernel/lazily';
import type { Lease } from '../kernel/lease';
import { connectionSetup } from './connection.setup';

const failureIn = ({ event }: { event: { failure: Failure } }) => ({ failure: event.failure });

/**
 * The connection to one camera or server stream: it owns the plugin's service, and the one pull that all viewers share.
 * It never retries by itself, sessions do. Whatever it loses it says to every viewer, and starts afresh for the next.
 */
export const connectionMachine = lazily(() =>
  connectionSetup().createMachine({
    id: 'connection',
    context: ({ input }) => ({
      ...input,
      viewers: [],
      pulls: [],
      failure: failureOf('deadline', 'service'),
      announced: null,
      pullFacts: [],
      isFlowing: false,
      localPeerName: '',
      isReleased: false,
      isDeviceChecked: false,
    }),
    on: {
      'viewer.joined': { actions: ['join', 'greet'] },
      'viewer.released': { actions: 'release' },
      'viewer.left': { actions: 'leave' },
    },
    initial: 'idle',
    states: {
      idle: {
        entry: ['fallSilent', 'tellUnused'],
        always: { guard: 'isWanted', target: 'using', actions: 'adoptSource' },
      },
      using: {
        invoke: {
          id: 'module',
          src: 'lease',
          input: ({ context }) => ({
            owner: context.module,
            ask: (lease: Lease) => ({
              type: 'WANT',
              lease,
              id: context.source.id,
              kind: context.source.kind,
              generation: context.source.generation,
            }),
            giveBack: (lease: Lease) => ({ type: 'LEAVE', lease }),
          }),
          onError: { target: 'idle', actions: 'loseViewers' },
        },
        on: {
          'module.gone': { target: 'idle', actions: [{ type: 'setFailure', params: failureIn }, 'loseViewers'] },
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
            tags: 'waiting',
            entry: { type: 'announce', params: { fact: { type: 'connection.waitingForModule', reason: null } } },
            always: { guard: 'isUnwanted', target: '#connection.idle' },
            on: {
              'module.ready': { target: 'service', actions: 'setPeer' },
              'module.waiting': {
                actions: {
                  type: 'announce',
                  params: ({ event }) => ({ fact: { type: 'connection.waitingForModule', reason: event.reason } }),
                },
              },
              'module.failed': {
                target: '#connection.idle',
                actions: [{ type: 'setFailure', params: failureIn }, 'loseViewers'],
              },
            },
            after: { moduleDeadline: { target: '#connection.idle', actions: ['setModuleDeadline', 'loseViewers'] } },
          },
          service: {
            invoke: {
              id: 'service',
              src: 'service',
              input: ({ context }) => context,
              onError: { target: '#connection.idle', actions: 'loseViewers' },
            },
            on: {
              'service.failed': {
                target: '#connection.idle',
                actions: [{ type: 'setFailure', params: failureIn }, 'tellModuleLost', 'loseViewers'],
              },
              'service.broken': {
                target: '#connection.idle',
                actions: [{ type: 'setFailure', params: failureIn }, 'tellModuleLost', 'loseViewers'],
              },
            },
            initial: 'startingService',
            states: {
              startingService: {
                tags: 'waiting',
                entry: { type: 'announce', params: { fact: { type: 'connection.startingService' } } },
                always: { guard: 'isUnwanted', target: '#connection.idle' },
                on: { 'service.opened': 'serviceReady' },
                after: {
                  serviceDeadline: {
                    target: '#connection.idle',
                    actions: [
                      {
                        type: 'setFailure',
                        params: { failure: failureOf('deadline', 'service', { step: 'startService' }) },
                      },
                      'loseViewers',
                    ],
                  },
                },
              },
              serviceReady: {
                entry: 'announceReady',
                always: [
                  { guard: 'isReleased', target: '#connection.idle' },
                  { guard: 'isUnwanted', target: 'lingering' },
                  { guard: 'mustCheckDevice', target: 'checkingDevice' },
                  { guard: 'isPullWanted', target: 'pulling' },
                ],
                on: { 'pull.wanted': { actions: 'addPull' } },
              },
              checkingDevice: {
                description: 'The camera says whether it accepts a viewer. No answer is no refusal.',
                tags: 'waiting',
                entry: ['adoptParams', 'tellChecking'],
                invoke: {
                  id: 'checkDevice',
                  src: 'checkDevice',
                  input: ({ context }) => context,
                  onDone: [
                    { guard: 'isDeviceAccepted', target: 'serviceReady', actions: 'noteChecked' },
                    {
                      target: 'serviceReady',
                      actions: { type: 'refusePulls', params: ({ event }) => ({ status: event.output }) },
                    },
                  ],
                  onError: { target: 'serviceReady', actions: 'noteChecked' },
                },
                always: { guard: 'isPullUnwanted', target: 'serviceReady' },
                on: {
                  'pull.wanted': { actions: ['addPull', 'tellChecking'] },
                  'pull.left': { actions: 'dropPull' },
                  'pull.held': { actions: 'holdPull' },
                  'pull.rejoined': { actions: 'rejoinPull' },
                  'pull.switched': { actions: ['tellSwitched', 'forgetPulls'] },
                },
                after: { deviceCheckTimeout: { target: 'serviceReady', actions: 'noteChecked' } },
              },
              pulling: {
                description: 'One pull, fanned out to every viewer: the parameters of the first open it.',
                entry: 'adoptParams',
                exit: ['forgetPullFacts', 'noteSilent'],
                invoke: {
                  id: 'stream',
                  src: 'stream',
                  input: ({ context }) => ({ ...context, viewers: context.pulls.filter(({ isHeld }) => !isHeld) }),
                  onError: { target: 'serviceReady', actions: 'losePulls' },
                },
                always: { guard: 'isPullUnwanted', target: 'serviceReady' },
                on: {
                  'pull.wanted': { actions: ['addPull', 'tapIn', 'greetPull'] },
                  'pull.left': { actions: ['dropPull', 'tapOut'] },
                  'pull.held': { actions: ['holdPull', 'tapOut'] },
                  'pull.rejoined': { actions: ['rejoinPull', 'tapIn'] },
                  'pull.switched': {
                    description: 'A change of quality is for all: everyone leaves this pull and wants a new one.',
                    actions: ['tellSwitched', 'forgetPulls'],
                  },
                  'stream.opened': { actions: 'tellPulls' },
                  'stream.requested': { actions: 'tellPulls' },
                  'stream.headerArrived': { actions: 'tellPulls' },
                  'stream.fellOver': { actions: 'tellPulls' },
                  'stream.flowing': { actions: ['noteFlowing', 'tellFlowing'] },
                  'stream.stalled': { actions: ['noteSilent', 'tellPullsOnce'] },
                  'stream.recovered': { actions: ['noteFlowing', 'tellPullsOnce'] },
                  'pull.dead': {
                    description:
                      'Nothing flows, and a viewer gave up: a pull that others hold on to is opened anew for all.',
                    guard: 'isSilent',
                    target: 'serviceReady',
                    actions: ['failPulls', 'forgetPulls'],
                  },
                  'stream.measured': { actions: 'tellPullsOnce' },
                  'stream.ended': { target: 'serviceReady', actions: ['tellPullsOnce', 'forgetPulls'] },
                  'stream.failed': [
                    {
                      guard: 'isBeyondStream',
                      target: '#connection.idle',
                      actions: [{ type: 'setFailure', params: failureIn }, 'tellModuleLost', 'loseViewers'],
                    },
                    { target: 'serviceReady', actions: ['tellPullsOnce', 'forgetPulls'] },
                  ],
                },
              },
              lingering: {
                description: `Kept for ${config.lingerMs / 1_000} s without viewers, so that coming back is instant.`,
                entry: 'offerModule',
                always: [
                  { guard: 'isReleased', target: '#connection.idle' },
                  { guard: 'hasNewSource', target: '#connection.idle' },
                  { guard: 'isWanted', target: 'serviceReady' },
                ],
                on: { 'module.othersWait': '#connection.idle' },
                after: { linger: '#connection.idle' },
              },
            },
          },
        },
      },
    },
  }),
);

import { type Failure, failureOf } from '../failure';
import { config } from '../kernel/config';
import type { StreamParams } from '../kernel/ports';
import { info } from '../words/meta';
import type { PullFact } from './connection.protocol';
import { connectionSetup } from './connection.setup';

const failureIn = ({ event }: { event: { failure: Failure } }) => ({ failure: event.failure });
const tellModule = (type: 'DRY' | 'FLOWS' | 'RESTS') => ({ type: 'tellModule', params: { type } }) as const;
const tellPulls = (fact: PullFact) => ({ type: 'tellPulls', params: fact }) as const;
const tellFailed = {
  type: 'tellPulls',
  params: ({ event }: { event: { failure: Failure } }): PullFact => ({ type: 'stream.failed', failure: event.failure }),
} as const;
const factIn = ({ event }: { event: PullFact }): PullFact => event;
/** Told to all, and to each who joins later. */
const tellAndKeep = [
  { type: 'tellPulls', params: factIn },
  { type: 'keepPullFact', params: factIn },
] as const;
const switched = [
  {
    type: 'tellPulls',
    params: ({ event: { params } }: { event: { params: StreamParams } }): PullFact => ({
      type: 'stream.switched',
      params,
    }),
  },
  'forgetPulls',
] as const;

/** One pull, fanned out to every viewer. */
export const pullRegion = () =>
  connectionSetup().createStateConfig({
    initial: 'ready',
    states: {
      ready: {
        entry: tellModule('RESTS'),
        always: [
          { guard: 'isUnwanted', target: 'lingering' },
          { guard: 'mayPull', target: 'pulling' },
        ],
        on: {
          PULL: { actions: 'addPull' },
          UNPULL: { actions: 'dropPull' },
          HOLD_PULL: { actions: 'holdPull' },
          REJOIN: { actions: 'rejoinPull' },
          SWITCH: { actions: switched },
        },
      },
      pulling: {
        meta: { log: info('正在拉流', 'Pulling the stream') },
        description: 'The parameters of the first open it; who comes later joins it as it is.',
        entry: 'adoptParams',
        exit: { type: 'tellTaps', params: { type: 'tap.paused' } },
        invoke: {
          id: 'stream',
          src: 'stream',
          input: ({ context }) => context,
          onError: {
            target: 'ready',
            actions: [
              tellPulls({
                type: 'stream.failed',
                failure: failureOf('deadline', 'startStream', { step: 'startStream' }),
              }),
              'forgetPulls',
            ],
          },
        },
        always: { guard: 'isPullUnwanted', target: 'ready' },
        on: {
          PULL: { actions: ['addPull', 'tapIn', 'greetPull'] },
          UNPULL: { actions: ['dropPull', 'tapOut'] },
          HOLD_PULL: { actions: 'tapOut' },
          REJOIN: { actions: 'tapIn' },
          'tap.added': { actions: 'listenIn' },
          'tap.dropped': { actions: 'tapOut' },
          'stream.tapped': { actions: 'tellTap' },
          'stream.tapFailed': { actions: 'tellTap' },
          SWITCH: {
            description: 'A change of quality is for all: everyone leaves this pull and wants a new one.',
            actions: switched,
          },
          'stream.opened': { actions: tellAndKeep },
          'stream.requested': { actions: tellAndKeep },
          'stream.headerArrived': { actions: tellAndKeep },
          'stream.fellOver': { actions: tellAndKeep },
          'stream.measured': { actions: { type: 'tellPulls', params: factIn } },
          'stream.flowing': { target: '.flowing', actions: 'tellFlowing' },
          'stream.recovered': {
            description:
              'Also where it flows already, as the first byte of whoever joined meanwhile told: the others wait to hear it.',
            target: '.flowing',
            actions: tellPulls({ type: 'stream.recovered' }),
          },
          'stream.ended': { target: 'ready', actions: [tellPulls({ type: 'stream.ended' }), 'forgetPulls'] },
          'stream.failed': [
            {
              guard: 'isBeyondStream',
              target: '#connection.idle',
              actions: [
                { type: 'reportModuleGone', params: failureIn },
                { type: 'loseViewers', params: failureIn },
              ],
            },
            { target: 'ready', actions: [tellFailed, 'forgetPulls'] },
          ],
        },
        initial: 'silent',
        states: {
          silent: {
            entry: tellModule('DRY'),
            on: {
              GIVE_UP: {
                description: 'A viewer gave up on it: a pull that others hold on to is opened anew for all.',
                target: '#connection.using.service.started.pull.ready',
                actions: [tellFailed, 'forgetPulls'],
              },
            },
          },
          flowing: {
            entry: tellModule('FLOWS'),
            on: { 'stream.stalled': { target: 'silent', actions: { type: 'tellPulls', params: factIn } } },
          },
        },
      },
      lingering: {
        meta: { log: info('无人观看，连接暂时保留', 'Nobody is watching, the connection is kept for a while') },
        description: `Kept for ${config.lingerMs / 1_000} s without viewers, so that coming back is instant.`,
        entry: 'offerModule',
        on: {
          JOIN: [
            {
              guard: 'hasOtherSource',
              target: '#connection.using',
              reenter: true,
              actions: ['join', 'adoptSource'],
            },
            { target: 'ready', actions: ['join', 'greetReady'] },
          ],
          UNPULL: {
            description: 'The last one left before its pull had begun: its holding ends after it.',
            actions: 'dropPull',
          },
          RELEASE: '#connection.idle',
          'module.othersWait': '#connection.idle',
        },
        after: { linger: '#connection.idle' },
      },
    },
  });

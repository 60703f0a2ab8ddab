import { assertEvent, assign, enqueueActions, sendTo, setup } from 'xstate';
import { type Failure, failureOf } from '../failure';
import { config } from '../kernel/config';
import { isLate } from '../kernel/late';
import type { ModuleGeneration, Ports, SourceKind } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import type { Lanes } from '../lane';
import { info, type LogLine, type Meta, warn } from '../words/meta';
import { initialisation } from './module.actors';
import type { GenerationState } from './module.protocol';
import type { GenerationContext, GenerationEvent, GenerationFact } from './module.types';

const generationSetup = setup({
  types: {
    context: {} as GenerationContext,
    events: {} as GenerationEvent,
    input: {} as {
      ports: Ports;
      lanes: Lanes;
      module: Ref<GenerationFact>;
      generation: ModuleGeneration;
      source: SourceKind;
    },
    meta: {} as Meta,
    tags: {} as 'waiting',
  },
  actors: { initialisation },
  actions: {
    report: sendTo(
      ({ context }) => context.module,
      ({ context }, { state }: { state: GenerationState }): GenerationFact => ({
        type: 'generation.changed',
        report: {
          generation: context.generation,
          state,
          localPeerName: context.localPeerName,
          failure: context.failure,
        },
      }),
    ),
    setSource: assign({
      source: ({ event }) => {
        assertEvent(event, 'INIT');
        return event.source;
      },
    }),
    reset: sendTo('initialisation', { type: 'RESET' }),
    setPeer: assign({
      localPeerName: ({ event }) => {
        assertEvent(event, 'call.answered');
        return event.localPeerName;
      },
      failure: null,
    }),
    setFailure: assign({ failure: (_, { failure }: { failure: Failure }) => failure }),
    /** errcode 103 tells of the player's local server too (contract 2.1): the app owns that. */
    tellLocalServer: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'nat.failed');
      const { failure, localServerGone } = event;
      if (localServerGone) enqueue.sendTo(context.module, { type: 'localServer.gone', failure });
    }),
    noteAsked: assign({ askedAtMs: ({ context }) => context.ports.clock.now() }),
    noteChange: assign({ changedMeanwhile: true }),
    forgetChange: assign({ changedMeanwhile: false }),
    forgetFailure: assign({ failure: null }),
  },
  guards: {
    changedMeanwhile: ({ context }) => context.changedMeanwhile,
    wasSuspended: ({ context }) => isLate(context.ports.clock, context.askedAtMs + config.moduleDeadlineMs),
  },
  delays: { callDeadline: config.moduleDeadlineMs, doubtLasts: config.doubtLastsMs },
});

const failureIn = ({ event }: { event: { failure: Failure } }) => ({ failure: event.failure });
const networkChanged = { failure: failureOf('network', 'changed') };

/** What ends a module that works, wherever it is told. */
const lost = {
  'nat.changed': { target: 'stale', actions: { type: 'setFailure', params: networkChanged } },
  'nat.failed': { target: 'stale', actions: [{ type: 'setFailure', params: failureIn }, 'tellLocalServer'] },
  MISTRUST: { target: 'stale', actions: { type: 'setFailure', params: failureIn } },
  'module.gone': { target: '#generation.initFailed', actions: { type: 'setFailure', params: failureIn } },
  RESET: { target: 'resetting', actions: ['forgetChange', 'reset'] },
} as const;

/** A call is under way: the network can change meanwhile, and what it answers then is out of date. */
const calling = (call: 'init' | 'reset', state: 'init' | 'resetting', log: LogLine) =>
  generationSetup.createStateConfig({
    meta: { log },
    tags: 'waiting',
    entry: ['noteAsked', { type: 'report', params: { state } }],
    on: {
      'call.answered': [
        { guard: 'changedMeanwhile', target: 'stale', actions: 'setPeer' },
        { target: 'inited', actions: 'setPeer' },
      ],
      'call.failed': { target: '#generation.initFailed', actions: { type: 'setFailure', params: failureIn } },
      'network.changed': { actions: 'noteChange' },
      'nat.changed': { actions: 'noteChange' },
      'nat.failed': { actions: ['noteChange', 'tellLocalServer'] },
    },
    after: {
      callDeadline: [
        {
          description: 'The call may not even have begun, or its answer be on its way: it has all of its time again.',
          guard: 'wasSuspended',
          target: state,
          reenter: true,
        },
        {
          target: '#generation.initFailed',
          actions: { type: 'setFailure', params: { failure: failureOf('deadline', call, { step: call }) } },
        },
      ],
    },
  });

/**
 * One initialisation of the XP2P plugin: one for each device version in 3.x, a single one before.
 * It does what it is told (`INIT`, `RESET`) and reports every state to the module, which knows who needs it.
 */
export const generationMachine = generationSetup.createMachine({
  id: 'generation',
  context: ({ input }) => ({ ...input, localPeerName: '', failure: null, askedAtMs: 0, changedMeanwhile: false }),
  on: {
    'module.destroyed': { description: 'Destroy ends every generation, whatever it was at.', target: '.destroyed' },
  },
  initial: 'notInitialised',
  states: {
    notInitialised: {
      description: 'Nothing was asked of the plugin yet.',
      entry: { type: 'report', params: { state: 'notInitialised' } },
      on: { INIT: { target: 'alive', actions: ['setSource', 'forgetChange'] } },
    },
    alive: {
      description: 'From the call of init on the plugin says what becomes of the network; afterwards nobody hears it.',
      invoke: {
        id: 'initialisation',
        src: 'initialisation',
        input: ({ context }) => context,
        onError: {
          target: 'initFailed',
          actions: { type: 'setFailure', params: { failure: failureOf('deadline', 'init', { step: 'init' }) } },
        },
      },
      initial: 'init',
      states: {
        init: calling('init', 'init', info('正在初始化 P2P 模块', 'Initialising the P2P module')),
        inited: {
          meta: { log: info('P2P 模块已就绪', 'The P2P module is ready') },
          entry: { type: 'report', params: { state: 'inited' } },
          on: { ...lost, 'network.changed': 'doubtful' },
        },
        doubtful: {
          meta: { log: info('网络可能已变化', 'The network may have changed') },
          description:
            'WeChat told of a network change, and what it told may mean anything. The module makes it stale as soon as no camera plays over it; a picture that plays on for long says that nothing changed for it.',
          entry: [
            { type: 'setFailure', params: networkChanged },
            { type: 'report', params: { state: 'doubtful' } },
          ],
          on: { ...lost, 'network.changed': { target: 'doubtful', reenter: true } },
          after: { doubtLasts: { target: 'inited', actions: 'forgetFailure' } },
        },
        stale: {
          meta: { log: warn('P2P 模块需要重置', 'The P2P module must be reset') },
          description:
            'The network changed, or nothing comes: no camera can be reached until a reset (contract 2.1). Server streams may go on.',
          entry: { type: 'report', params: { state: 'stale' } },
          on: {
            'nat.failed': { actions: 'tellLocalServer' },
            'module.gone': {
              target: '#generation.initFailed',
              actions: { type: 'setFailure', params: failureIn },
            },
            RESET: { target: 'resetting', actions: ['forgetChange', 'reset'] },
          },
        },
        resetting: calling('reset', 'resetting', info('正在重置 P2P 模块', 'Resetting the P2P module')),
      },
    },
    initFailed: {
      meta: { log: warn('P2P 模块初始化失败', 'The P2P module could not be initialised') },
      description:
        'Only destroy and a new init help. The module orders them when somebody needs this and nobody holds anything.',
      entry: { type: 'report', params: { state: 'initFailed' } },
    },
    destroyed: {
      meta: { log: info('P2P 模块已关闭', 'The P2P module is closed') },
      entry: { type: 'report', params: { state: 'destroyed' } },
      on: { INIT: { target: 'alive', actions: ['setSource', 'forgetChange'] } },
    },
  },
});

import {
  type ActorRef,
  type AnyEventObject,
  assertEvent,
  assign,
  enqueueActions,
  type Snapshot,
  sendTo,
  setup,
} from 'xstate';
import { failureOf } from '../failure';
import { actorOf } from '../kernel/lease';
import { arrange, carriedOut, needs, type Step } from './arrange';
import { generationMachine } from './generation.machine';
import { destroy, jams } from './module.actors';
import type { GenerationReport, WaitReason } from './module.protocol';
import type { ModuleContext, ModuleEvent, ModuleInput, ModuleUser } from './module.types';

type Child = ActorRef<Snapshot<unknown>, AnyEventObject>;

const stepsOf = (context: ModuleContext): readonly Step[] =>
  arrange({ ...context, sourceBelongsToModule: context.ports.xp2p.sourceBelongsToModule });

const destroyStep = (context: ModuleContext) => stepsOf(context).find((step) => step.do === 'destroy');

/** Reasons that end only when nobody holds the module. */
const waitsForAll = (reason: WaitReason | null): boolean => reason === 'sourceExcluded' || reason === 'jammed';
const isWaitingForAll = ({ holds, told }: ModuleUser): boolean => !holds && waitsForAll(told);

/** Holders to whom a report means that what they hold is dead: cameras when it went stale, everybody when it was lost. */
function holdersWhoLost(context: ModuleContext, report: GenerationReport): readonly ModuleUser[] {
  if (report.state !== 'stale' && report.state !== 'initFailed') return [];
  return context.users.filter(
    (user) =>
      user.holds &&
      (user.kind === 'camera' || report.state === 'initFailed') &&
      needs(user, context.generations).some(({ generation }) => generation === report.generation),
  );
}

/**
 * The XP2P module: one an app. It owns a child for each generation, knows who holds it and who waits for it, and makes
 * room for a reset or a destroy by asking server streams to yield. `arrange` decides, this carries out.
 */
export const moduleMachine = setup({
  types: { context: {} as ModuleContext, events: {} as ModuleEvent, input: {} as ModuleInput, tags: {} as 'waiting' },
  actors: { generation: generationMachine, destroy, jams },
  actions: {
    addUser: assign({
      users: ({ context, event }) => {
        assertEvent(event, 'WANT');
        const { lease, id, kind, generation } = event;
        return [
          ...context.users,
          { lease, id, kind, generation, holds: false, tried: false, askedToYield: false, room: 'unasked', told: null },
        ];
      },
    }),
    dropUser: assign({
      users: ({ context, event }) => {
        assertEvent(event, 'LEAVE');
        return context.users.filter((user) => user.lease !== event.lease);
      },
    }),
    answerOffer: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'OFFER');
      const isAwaited = context.isDoubted || context.users.some(isWaitingForAll);
      if (isAwaited) enqueue.sendTo(event.lease, { type: 'module.othersWait' });
    }),
    noteReport: assign(({ context, event }) => {
      assertEvent(event, 'generation.changed');
      const { report } = event;
      return {
        generations: context.generations.map((known) => (known.generation === report.generation ? report : known)),
        // A reset frees every id whose stop hung.
        jammed: report.state === 'inited' ? [] : context.jammed,
      };
    }),
    noteJam: assign({
      jammed: ({ context, event }) => {
        assertEvent(event, 'id.jammed');
        return [...new Set([...context.jammed, event.id])];
      },
    }),
    tellGone: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'generation.changed');
      const failure = event.report.failure ?? failureOf('network', 'changed');
      for (const user of holdersWhoLost(context, event.report))
        enqueue.sendTo(user.lease, { type: 'module.gone', failure });
    }),
    tellGenerationsGone: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'REPORT_GONE');
      for (const { generation } of needs(event, context.generations)) {
        enqueue.sendTo(context.children[generation] as Child, { type: 'module.gone', failure: event.failure });
      }
    }),
    noteDoubt: assign({ isDoubted: true }),
    forgetDoubt: assign({ isDoubted: false }),
    askForRoom: enqueueActions(({ enqueue, context }) => {
      for (const { lease } of context.users.filter(({ holds }) => holds))
        enqueue.sendTo(lease, { type: 'module.othersWait' });
    }),
    tellNetworkChanged: enqueueActions(({ enqueue, context }) => {
      for (const child of Object.values(context.children)) enqueue.sendTo(child, { type: 'network.changed' });
    }),
    noteNoRoom: assign({
      users: ({ context, event }) => {
        assertEvent(event, 'room.asked');
        return context.users.map((user) => (user.lease === event.lease ? { ...user, room: 'none' } : user));
      },
    }),
    serve: enqueueActions(({ enqueue, context }) => {
      const steps = stepsOf(context);
      const askForRoom = () => {
        for (const holder of context.users.filter(({ holds }) => holds))
          enqueue.sendTo(holder.lease, { type: 'module.othersWait' });
      };
      for (const step of steps) {
        if (step.do === 'grant') {
          enqueue.sendTo(step.user.lease, { type: 'module.ready', localPeerName: step.localPeerName });
        } else if (step.do === 'refuse') {
          enqueue.sendTo(step.user.lease, { type: 'module.failed', failure: step.failure });
        } else if (step.do === 'tellWaiting') {
          enqueue.sendTo(step.user.lease, { type: 'module.waiting', reason: step.reason });
          if (waitsForAll(step.reason)) askForRoom();
        } else if (step.do === 'yield') {
          enqueue.sendTo(step.user.lease, { type: 'module.resetDue' });
        } else if (step.do === 'askForRoom') {
          askForRoom();
          // those who let go do so at once
          enqueue.raise({ type: 'room.asked', lease: step.user.lease }, { delay: 0 });
        } else if (step.do === 'init') {
          enqueue.sendTo(context.children[step.generation] as Child, { type: 'INIT', source: context.source });
        } else if (step.do === 'reset') {
          enqueue.sendTo(context.children[step.generation] as Child, { type: 'RESET' });
        }
      }
      const { users, generations } = steps.reduce(carriedOut, context);
      enqueue.assign({ users, generations });
    }),
    /** Whoever waits has had the second try that a failed init gives; whoever it is made for names the source. */
    noteTry: assign({
      users: ({ context }) => context.users.map((user) => (user.holds ? user : { ...user, tried: true })),
      source: ({ context }) => destroyStep(context)?.user.kind ?? context.source,
      jammed: [],
    }),
    /** A connection that lingers would keep its service until long after the module is gone. */
    tellClosing: enqueueActions(({ enqueue, context }) => {
      const failure = failureOf('xp2p', -2002);
      for (const user of context.users.filter(({ holds }) => holds))
        enqueue.sendTo(user.lease, { type: 'module.gone', failure });
    }),
    tellDestroyed: enqueueActions(({ enqueue, context }) => {
      for (const child of Object.values(context.children)) enqueue.sendTo(child, { type: 'module.destroyed' });
    }),
    initAll: enqueueActions(({ enqueue, context }) => {
      for (const child of Object.values(context.children))
        enqueue.sendTo(child, { type: 'INIT', source: context.source });
      enqueue.assign({ generations: context.generations.map((report) => ({ ...report, state: 'init' as const })) });
    }),
    tellOwner: sendTo(
      ({ context }) => actorOf(context.owner),
      ({ event }) => event,
    ),
    reportToOwner: sendTo(
      ({ context }) => actorOf(context.owner),
      ({ context }) => ({ type: 'module.reported', generations: context.generations }),
    ),
  },
  guards: {
    canServe: ({ context }) => stepsOf(context).some((step) => step.do !== 'destroy'),
    mustDestroy: ({ context }) => destroyStep(context) !== undefined,
    canRetry: ({ context }) =>
      context.generations.some(({ state }) => state === 'initFailed') && !context.users.some(({ holds }) => holds),
    isDoubtedAndFree: ({ context }) => context.isDoubted && !context.users.some(({ holds }) => holds),
    isFree: ({ context }) => !context.users.some(({ holds }) => holds),
    isWanted: ({ context }) => context.users.length > 0,
  },
}).createMachine({
  id: 'module',
  context: ({ input, spawn, self }) => {
    const { generations } = input.ports.xp2p;
    const spawned = generations.map((generation) => [
      generation,
      spawn('generation', {
        id: `generation ${generation}`,
        input: { ...input, module: self, generation, source: 'camera' },
      }),
    ]);
    return {
      ...input,
      users: [],
      generations: generations.map((generation) => ({ generation, state: 'init', localPeerName: '', failure: null })),
      children: Object.fromEntries(spawned),
      jammed: [],
      source: 'camera',
      isDoubted: false,
    };
  },
  invoke: { id: 'jams', src: 'jams', input: ({ context }) => context, onError: { actions: 'reportToOwner' } },
  entry: 'initAll',
  on: {
    WANT: { actions: ['forgetDoubt', 'addUser'] },
    LEAVE: { actions: 'dropUser' },
    OFFER: { actions: 'answerOffer' },
    'room.asked': { actions: 'noteNoRoom' },
    'generation.changed': { actions: ['noteReport', 'tellGone', 'reportToOwner'] },
    'id.jammed': { actions: 'noteJam' },
    'localServer.gone': { actions: 'tellOwner' },
  },
  initial: 'serving',
  states: {
    serving: {
      description:
        'Init runs from the start of the app (it probes the NAT). Whoever wants the module gets it, waits, or is told why not.',
      always: [
        { guard: 'isDoubtedAndFree', actions: ['forgetDoubt', 'tellNetworkChanged'] },
        { guard: 'canServe', actions: 'serve' },
        { guard: 'mustDestroy', target: 'destroying', actions: 'noteTry' },
      ],
      on: {
        REPORT_GONE: { actions: 'tellGenerationsGone' },
        'network.changed': { actions: 'tellNetworkChanged' },
        DOUBT: [
          {
            description: 'A generation that failed is no longer done without: perhaps the plugin uses it all the same.',
            guard: 'canRetry',
            target: 'destroying',
            actions: 'noteTry',
          },
          { guard: 'isFree', actions: 'tellNetworkChanged' },
          {
            description: 'Whoever holds without need lets go; if nobody is left then, the module counts as changed.',
            actions: ['noteDoubt', 'askForRoom'],
          },
        ],
        RETRY: { guard: 'canRetry', target: 'destroying', actions: 'noteTry' },
        CLOSE: 'closing',
      },
    },
    destroying: {
      description: 'A failed init, or a change of source, ends here before the next init. Nobody holds anything.',
      invoke: {
        id: 'destroy',
        src: 'destroy',
        input: ({ context }) => context,
        onDone: { target: 'serving', actions: ['tellDestroyed', 'initAll'] },
        onError: { target: 'serving', actions: ['tellDestroyed', 'initAll'] },
      },
      on: { CLOSE: 'closing' },
    },
    closing: {
      description: 'WeChat says that the app ends. Destroy runs alone, so after everything that its viewers give back.',
      entry: 'tellClosing',
      invoke: {
        id: 'lastDestroy',
        src: 'destroy',
        input: ({ context }) => context,
        onDone: { target: 'closed', actions: 'tellDestroyed' },
        onError: { target: 'closed', actions: 'tellDestroyed' },
      },
    },
    closed: {
      description: 'Still here after all, and wanted again: init anew.',
      always: { guard: 'isWanted', target: 'serving', actions: 'initAll' },
    },
  },
});

import { assertEvent, assign, enqueueActions, sendTo, setup } from 'xstate';
import { type Failure, failureOf } from '../failure';
import type { ModuleGeneration } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import { generationMachine } from './generation.machine';
import { destroy, jams } from './module.actors';
import { carriedOut, holds, needs, planFor, type Step } from './module.plan';
import type { GenerationReport, HoldingRequest, ModuleFactForUser, WaitReason } from './module.protocol';
import type {
  GenerationRequest,
  HoldingUser,
  ModuleContext,
  ModuleEvent,
  ModuleInput,
  ModuleReport,
  ModuleUser,
} from './module.types';
import { doubtedInVain, isRipe, judge, patienceMs, proven, suspicionOf } from './suspicion';

/** There is a child for each generation. */
function childOf({ children }: ModuleContext, generation: ModuleGeneration): Ref<GenerationRequest> {
  const child = children[generation];
  if (!child) throw new Error(`no generation ${generation}`);
  return child;
}

const networkChanged = failureOf('network', 'changed');
const silence = failureOf('deadline', 'silence');
/** Nobody has had a byte for long: what is mistrusted then, and why. */
const silent = { failure: silence } as const;

const holdersIn = ({ users }: ModuleContext): readonly HoldingUser[] => users.filter(holds);

/** Reasons that end only when nobody holds the module. */
const waitsForAll = (reason: WaitReason | null): boolean => reason === 'sourceExcluded' || reason === 'jammed';
const isWaitingForAll = (user: ModuleUser): boolean => user.stage === 'waiting' && waitsForAll(user.told);

/** Holders to whom a report means that what they hold is dead: cameras when it went stale, everybody when it was lost. */
function holdersWhoLost(context: ModuleContext, report: GenerationReport): readonly ModuleUser[] {
  if (report.state !== 'stale' && report.state !== 'initFailed') return [];
  return holdersIn(context).filter(
    (user) =>
      (user.kind === 'camera' || report.state === 'initFailed') &&
      needs(user, context.generations).some(({ generation }) => generation === report.generation),
  );
}

/** What becomes of a holder's bytes with what it says. */
const flowAfter = { DRY: 'dry', FLOWS: 'flowing', RESTS: 'none', OFFER: 'none' } as const satisfies Partial<
  Record<HoldingRequest['type'], HoldingUser['flow']>
>;

/** Also where destroy failed: there is nothing else to be done then. */
const destroyed = { target: 'serving', actions: ['tellDestroyed', 'initAll'] } as const;
const closed = { target: 'closed', actions: 'tellDestroyed' } as const;

/** Those to whom the module speaks while it carries out its plan. */
interface Tell {
  user(user: ModuleUser, fact: ModuleFactForUser): void;
  /** Somebody waits until nobody holds. */
  holders(): void;
  generation(generation: ModuleGeneration, order: 'init' | 'reset'): void;
  self(event: ModuleEvent): void;
}

/** What is said for each kind of step; `carriedOut` says what is known then. */
const carryOut: { readonly [Do in Step['do']]: (step: Step<Do>, tell: Tell) => void } = {
  grant: ({ user, localPeerName }, tell) => tell.user(user, { type: 'module.ready', localPeerName }),
  refuse: ({ user, failure }, tell) => tell.user(user, { type: 'module.failed', failure }),
  tellToWait: ({ user, reason }, tell) => {
    tell.user(user, { type: 'module.waiting', reason });
    if (waitsForAll(reason)) tell.holders();
  },
  makeWay: ({ user }, tell) => tell.user(user, { type: 'module.resetDue' }),
  askHolders: ({ user }, tell) => {
    tell.holders();
    // Those who can leave do so as soon as they hear it: their LEAVE is in the mailbox before this.
    tell.self({ type: 'holders.answered', from: user.from });
  },
  init: ({ generation }, tell) => tell.generation(generation, 'init'),
  reset: ({ generation }, tell) => tell.generation(generation, 'reset'),
  /** The state of that name does it. */
  destroy: () => undefined,
};

function perform<Do extends Step['do']>(step: Step<Do>, tell: Tell): void {
  carryOut[step.do](step, tell);
}

/**
 * The XP2P module: one an app. It owns a child for each generation, knows who holds it and who waits for it, and makes
 * room for a reset or a destroy by asking server streams to make way. After whatever changes something `planFor` says once
 * what to do (`module.plan.ts`), and the state `serving` does it.
 */
export const moduleMachine = setup({
  types: { context: {} as ModuleContext, events: {} as ModuleEvent, input: {} as ModuleInput, tags: {} as 'waiting' },
  actors: { generation: generationMachine, destroy, jams },
  actions: {
    addUser: assign({
      users: ({ context, event }) => {
        assertEvent(event, 'WANT');
        const { from, id, kind, generation } = event;
        return [
          ...context.users,
          { from, id, kind, generation, stage: 'waiting', told: null, holdersAsked: 'no', hadSecondTry: false },
        ];
      },
    }),
    dropUser: assign({
      users: ({ context, event }) => {
        assertEvent(event, 'LEAVE');
        return context.users.filter((user) => user.from !== event.from);
      },
    }),
    answerOffer: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'OFFER');
      const isAwaited = context.isDoubted || context.users.some(isWaitingForAll);
      if (isAwaited) enqueue.sendTo(event.from, { type: 'module.othersWait' });
    }),
    noteReport: assign({
      generations: ({ context, event }) => {
        assertEvent(event, 'generation.changed');
        const { report } = event;
        return context.generations.map((known) => (known.generation === report.generation ? report : known));
      },
    }),
    tellGone: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'generation.changed');
      const failure = event.report.failure ?? networkChanged;
      for (const user of holdersWhoLost(context, event.report))
        enqueue.sendTo(user.from, { type: 'module.gone', failure });
    }),
    tellGenerationsGone: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'REPORT_GONE');
      for (const { generation } of needs(event, context.generations)) {
        enqueue.sendTo(childOf(context, generation), { type: 'module.gone', failure: event.failure });
      }
    }),
    noteDoubt: assign({ isDoubted: true }),
    forgetDoubt: assign({ isDoubted: false }),
    askHolders: enqueueActions(({ enqueue, context }) => {
      for (const { from } of holdersIn(context)) enqueue.sendTo(from, { type: 'module.othersWait' });
    }),
    tellNetworkChanged: enqueueActions(({ enqueue, context }) => {
      for (const child of Object.values(context.children)) enqueue.sendTo(child, { type: 'network.changed' });
    }),
    mistrust: enqueueActions(({ enqueue, context }, { failure }: { failure: Failure }) => {
      for (const child of Object.values(context.children)) enqueue.sendTo(child, { type: 'MISTRUST', failure });
    }),

    // ---- who has bytes
    noteFlow: assign(({ context, event }) => {
      assertEvent(event, ['DRY', 'FLOWS', 'RESTS', 'OFFER']);
      const flow = flowAfter[event.type];
      const users = context.users.map((user) => {
        if (user.from !== event.from || user.stage === 'waiting') return user;
        // live-player lets go of a pull that brings nothing, and begins the next: it is missed all the time
        const isStillDry = event.type === 'RESTS' && user.flow === 'dry';
        return isStillDry ? user : { ...user, flow };
      });
      const speaker = users.find((user) => user.from === event.from);
      return { users, ...(speaker && flow === 'flowing' ? { suspicions: proven(context, speaker) } : {}) };
    }),
    noteVainTry: assign({
      suspicions: ({ context, event }) => {
        assertEvent(event, 'TRIED_IN_VAIN');
        const suspicions = { ...context.suspicions };
        for (const { generation } of needs(event, context.generations))
          suspicions[generation] = { ...suspicionOf(context, generation), hasFailed: true };
        return suspicions;
      },
    }),
    /** After whatever says who has bytes: what was told of the network is believed, and clocks run or stop. */
    judge: enqueueActions(({ enqueue, context }) => {
      const doubted = doubtedInVain(context);
      for (const { generation } of doubted)
        enqueue.sendTo(childOf(context, generation), { type: 'MISTRUST', failure: networkChanged });
      const suspicions = { ...context.suspicions };
      for (const { generation } of context.generations) {
        const verdict = judge(context, generation);
        if (verdict === 'leave') continue;
        const id = `suspicion ${generation}`;
        const suspicion = { ...suspicionOf(context, generation), isRunning: verdict === 'run' };
        suspicions[generation] = suspicion;
        enqueue.cancel(id);
        if (verdict === 'run')
          enqueue.raise({ type: 'suspicion.ripened', generation }, { id, delay: patienceMs(suspicion) });
      }
      enqueue.assign({
        suspicions,
        // nobody gets it meanwhile
        generations: context.generations.map((report) =>
          doubted.includes(report) ? { ...report, state: 'stale' as const } : report,
        ),
      });
    }),
    ripen: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'suspicion.ripened');
      const { generation } = event;
      const { inVain } = suspicionOf(context, generation);
      const isActedOn = isRipe(context, generation);
      if (isActedOn) enqueue.sendTo(childOf(context, generation), { type: 'MISTRUST', failure: silence });
      enqueue.assign({
        suspicions: {
          ...context.suspicions,
          [generation]: { isRunning: false, hasFailed: false, inVain: inVain + (isActedOn ? 1 : 0) },
        },
      });
    }),
    noteAnswers: assign({
      users: ({ context, event }) => {
        assertEvent(event, 'holders.answered');
        return context.users.map((user) =>
          user.stage === 'waiting' && user.from === event.from ? { ...user, holdersAsked: 'yes' } : user,
        );
      },
    }),
    plan: assign({
      plan: ({ context }) => {
        const { users, lanes, ports } = context;
        const jammed = users.map(({ id }) => id).filter(lanes.isJammed);
        return planFor({ ...context, jammed, sourceBelongsToModule: ports.xp2p.sourceBelongsToModule });
      },
    }),
    carryOut: enqueueActions(({ enqueue, context, self }) => {
      const tell: Tell = {
        user: ({ from }, fact) => enqueue.sendTo(from, fact),
        holders: () => {
          for (const { from } of holdersIn(context)) enqueue.sendTo(from, { type: 'module.othersWait' });
        },
        generation: (generation, order) =>
          enqueue.sendTo(
            childOf(context, generation),
            order === 'init' ? { type: 'INIT', source: context.source } : { type: 'RESET' },
          ),
        self: (event) => enqueue.sendTo(self, event),
      };
      for (const step of context.plan) perform(step, tell);
      const { users, generations, source } = context.plan.reduce(carriedOut, context);
      enqueue.assign({ users, generations, source, plan: [] });
    }),
    /** Whoever waits has had the second try that a failed init gives. */
    noteSecondTry: assign({
      users: ({ context }) =>
        context.users.map((user) => (user.stage === 'waiting' ? { ...user, hadSecondTry: true } : user)),
    }),
    /** A connection that lingers would keep its service until long after the module is gone. */
    tellClosing: enqueueActions(({ enqueue, context }) => {
      const failure = failureOf('xp2p', -2002);
      for (const { from } of holdersIn(context)) enqueue.sendTo(from, { type: 'module.gone', failure });
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
      ({ context }) => context.owner,
      (_, report: ModuleReport) => report,
    ),
    reportToOwner: sendTo(
      ({ context }) => context.owner,
      ({ context }): ModuleReport => ({ type: 'module.reported', generations: context.generations }),
    ),
  },
  guards: {
    hasPlan: ({ context }) => context.plan.length > 0,
    mustDestroy: ({ context }) => context.plan.some((step) => step.do === 'destroy'),
    canRetry: ({ context }) =>
      context.generations.some(({ state }) => state === 'initFailed') && holdersIn(context).length === 0,
    isDoubtedAndFree: ({ context }) => context.isDoubted && holdersIn(context).length === 0,
    isFree: ({ context }) => holdersIn(context).length === 0,
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
      source: 'camera',
      isDoubted: false,
      suspicions: {},
      plan: [],
    };
  },
  invoke: { id: 'jams', src: 'jams', input: ({ context }) => context, onError: { actions: 'reportToOwner' } },
  entry: 'initAll',
  on: {
    WANT: { actions: ['forgetDoubt', 'addUser', 'plan'] },
    LEAVE: { actions: ['dropUser', 'judge', 'plan'] },
    OFFER: { actions: ['noteFlow', 'answerOffer', 'judge', 'plan'] },
    DRY: { actions: ['noteFlow', 'judge', 'plan'] },
    FLOWS: { actions: ['noteFlow', 'judge', 'plan'] },
    RESTS: { actions: ['noteFlow', 'judge', 'plan'] },
    TRIED_IN_VAIN: { actions: ['noteVainTry', 'judge'] },
    'suspicion.ripened': { actions: 'ripen' },
    'holders.answered': { actions: ['noteAnswers', 'plan'] },
    'generation.changed': { actions: ['noteReport', 'tellGone', 'judge', 'reportToOwner', 'plan'] },
    'id.jammed': { actions: 'plan' },
    'localServer.gone': { actions: { type: 'tellOwner', params: ({ event }) => event } },
  },
  initial: 'serving',
  states: {
    serving: {
      description:
        'Init runs from the start of the app (it probes the NAT). Whoever wants the module gets it, waits, or is told why not.',
      entry: 'plan',
      always: [
        { guard: 'isDoubtedAndFree', actions: ['forgetDoubt', { type: 'mistrust', params: silent }] },
        { guard: 'mustDestroy', target: 'destroying', actions: ['carryOut', 'noteSecondTry'] },
        { guard: 'hasPlan', actions: 'carryOut' },
      ],
      on: {
        REPORT_GONE: { actions: 'tellGenerationsGone' },
        'network.changed': { actions: 'tellNetworkChanged' },
        MISTRUST: { actions: { type: 'mistrust', params: ({ event: { failure } }) => ({ failure }) } },
        DOUBT: [
          {
            description: 'A generation that failed is no longer done without: perhaps the plugin uses it all the same.',
            guard: 'canRetry',
            target: 'destroying',
            actions: 'noteSecondTry',
          },
          { guard: 'isFree', actions: { type: 'mistrust', params: silent } },
          {
            description: 'Whoever holds without need lets go; if nobody is left then, the module is mistrusted.',
            actions: ['noteDoubt', 'askHolders'],
          },
        ],
        RETRY: { guard: 'canRetry', target: 'destroying', actions: 'noteSecondTry' },
        CLOSE: 'closing',
      },
    },
    destroying: {
      description: 'A failed init, or a change of source, ends here before the next init. Nobody holds anything.',
      invoke: {
        id: 'destroy',
        src: 'destroy',
        input: ({ context }) => context,
        onDone: destroyed,
        onError: destroyed,
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
        onDone: closed,
        onError: closed,
      },
    },
    closed: {
      description: 'Still here after all, and wanted again: init anew.',
      always: { guard: 'isWanted', target: 'serving', actions: 'initAll' },
    },
  },
});

import {
  type ActorRefFrom,
  type AnyActorLogic,
  assertEvent,
  assign,
  enqueueActions,
  fromPromise,
  type InputFrom,
  raise,
  setup,
} from 'xstate';
import { failureOf } from '../failure';
import { config } from '../kernel/config';
import type { NetworkAnswer, Ports } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import { moduleMachine } from '../module';
import type { PhoneFact } from '../session';
import type { Meta } from '../words/meta';
import type { CapabilityTold } from './capability';
import { isMeteredNews, writeMeteredAccepted } from './mobile-data';
import type {
  OpenedView,
  WatchingContext,
  WatchingEvent,
  WatchingHears,
  WatchingInput,
  WatchingReport,
} from './watching.types';

/** XState types `spawn` by the names of `setup`; the logic of a view comes with its event. */
type SpawnAs = <Logic extends AnyActorLogic>(
  logic: Logic,
  options: { readonly id: string; readonly input: InputFrom<Logic> },
) => ActorRefFrom<Logic>;

type NetworkQuestion = Pick<WatchingContext, 'ports' | 'networkEvents'>;

/** As much of what `enqueueActions` gives as telling and stopping needs. */
interface Enqueue {
  sendTo(to: Ref<CapabilityTold>, told: CapabilityTold): void;
  stopChild(child: Ref<CapabilityTold>): void;
}

/** A view's session, and before it whatever stands beside it: who gives back over a connection does so while the session holds it. */
const membersOf = ({ session, beside }: OpenedView): readonly Ref<CapabilityTold>[] => [...beside.values(), session];

const tell = (enqueue: Enqueue, opened: OpenedView, fact: PhoneFact): void => {
  for (const member of membersOf(opened)) enqueue.sendTo(member, fact);
};

/** LEAVE lets every state give back what it holds; then the finished child is stopped. */
const leave = (enqueue: Enqueue, opened: OpenedView): void => {
  for (const member of membersOf(opened)) {
    enqueue.sendTo(member, { type: 'LEAVE' });
    enqueue.stopChild(member);
  }
};

/** The names of the chart of watching, and what they do. */
export const watchingSetup = setup({
  types: {
    context: {} as WatchingContext,
    events: {} as WatchingEvent | WatchingHears,
    input: {} as WatchingInput,
    meta: {} as Meta,
    tags: {} as 'waiting',
  },
  actors: {
    module: moduleMachine,
    /** `reset()` of the player plugin. Rejects with its failure: nothing more can be done then but to try a node. */
    resetLocalServer: fromPromise<void, Ports>(({ input }) => input.players.resetLocalServer()),
    askNetwork: fromPromise<NetworkAnswer & { readonly networkEvents: number }, NetworkQuestion>(
      async ({ input: { ports, networkEvents } }) => ({ ...(await ports.system.askNetwork()), networkEvents }),
    ),
  },
  actions: {
    // ---- views, each with a session, and the connections that they share
    /** A session is given its connection at birth: from then on the two talk without anybody between. */
    openView: assign(({ context, event, spawn, self }) => {
      assertEvent(event, 'view.opened');
      const spawnAs = spawn as SpawnAs;
      const { views, connections, ports, lanes, module, online, catchUpAboveMs = config.catchUpAboveMs } = context;
      const { view, source, quality, channels, playerMode, framing } = event;
      const { muted = false, language = context.language } = event;
      const logic = event.logic();
      if (views.has(view)) return {};
      const { id } = source;
      const connection =
        logic.connection === null || module === null
          ? null
          : (connections.get(id) ??
            spawnAs(logic.connection, {
              id: `connection ${id}`,
              input: { ports, lanes, source, module, owner: self },
            }));
      const session = spawnAs(logic.session, {
        id: `session ${view}`,
        input: {
          ports,
          owner: self,
          connection,
          view,
          source,
          quality,
          ...(channels && { channels }),
          playerMode,
          framing,
          catchUpAboveMs,
          language,
          online,
          muted,
        },
      });
      return {
        views: new Map(views).set(view, { id, session, beside: new Map() }),
        connections: connection ? new Map(connections).set(id, connection) : connections,
        focusedView: muted ? context.focusedView : view,
      };
    }),
    openCapability: assign(({ context, event, spawn }) => {
      assertEvent(event, 'capability.opened');
      const { ports, views, connections } = context;
      const { view, name, source, language, logic } = event;
      const opened = views.get(view);
      if (!opened || opened.beside.has(name)) return {};
      const connection = connections.get(opened.id) ?? null;
      const made = (spawn as SpawnAs)(logic(), {
        id: `${name} ${view}`,
        input: { ports, connection, view, source, language },
      });
      return { views: new Map(views).set(view, { ...opened, beside: new Map(opened.beside).set(name, made) }) };
    }),
    focusView: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'view.focused');
      if (!context.views.has(event.view)) return;
      enqueue.assign({ focusedView: event.view });
      for (const [view, opened] of context.views)
        tell(enqueue, opened, { type: view === event.view ? 'view.focused' : 'view.blurred' });
    }),
    /** Where none of several pictures was chosen, the first one stays. */
    makeRoom: enqueueActions(({ enqueue, context: { views, focusedView } }) => {
      const [first] = views.keys();
      for (const [view, opened] of views)
        if (view !== (focusedView ?? first)) tell(enqueue, opened, { type: 'memory.low' });
    }),
    closeView: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'view.closed');
      const views = new Map(context.views);
      const leaving = views.get(event.view);
      if (!leaving) return;
      views.delete(event.view);
      leave(enqueue, leaving);
      enqueue.assign({ views, focusedView: context.focusedView === event.view ? null : context.focusedView });
      const connection = context.connections.get(leaving.id);
      if (connection && !isViewed(views, leaving.id)) enqueue.sendTo(connection, { type: 'NO_VIEWS' });
    }),
    closeAll: enqueueActions(({ enqueue, context: { views, connections } }) => {
      for (const opened of views.values()) leave(enqueue, opened);
      enqueue.assign({ views: new Map(), focusedView: null });
      for (const connection of connections.values()) enqueue.sendTo(connection, { type: 'NO_VIEWS' });
    }),
    /** A connection lives while a view has its id, or while it holds anything. */
    dropConnection: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'connection.idle');
      const connections = new Map(context.connections);
      const idle = connections.get(event.id);
      if (!idle || isViewed(context.views, event.id)) return;
      connections.delete(event.id);
      enqueue.stopChild(idle);
      enqueue.assign({ connections });
    }),
    tellView: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, ['view.hidden', 'view.shown']);
      const opened = context.views.get(event.view);
      if (opened) tell(enqueue, opened, { type: event.type });
    }),
    tellViews: enqueueActions(({ enqueue, context }, fact: PhoneFact) => {
      for (const opened of context.views.values()) tell(enqueue, opened, fact);
    }),

    // ---- the module and the network
    keepGenerations: assign({
      generations: ({ event }) => {
        assertEvent(event, 'module.reported');
        return event.generations;
      },
    }),
    retryModule: enqueueActions(({ enqueue, context: { module } }) => {
      if (module) enqueue.sendTo(module, { type: 'RETRY' });
    }),
    doubtModule: enqueueActions(({ enqueue, context: { module } }) => {
      if (module) enqueue.sendTo(module, { type: 'DOUBT' });
    }),
    tellModuleVainTry: enqueueActions(({ enqueue, context: { module }, event }) => {
      assertEvent(event, 'try.failed');
      if (module) enqueue.sendTo(module, { type: 'TRIED_IN_VAIN', generation: event.generation });
    }),
    /** With the local server everything is made anew (contract 3). */
    mistrustModule: enqueueActions(({ enqueue, context: { module } }) => {
      if (module) enqueue.sendTo(module, { type: 'MISTRUST', failure: failureOf('p2p-player', 'restarting') });
    }),
    closeModule: enqueueActions(({ enqueue, context: { module } }) => {
      if (module) enqueue.sendTo(module, { type: 'CLOSE' });
    }),
    noteNetworkEvent: assign({ networkEvents: ({ context }) => context.networkEvents + 1 }),
    askNetwork: raise({ type: 'network.asked' }),
    /** So that the next change without a change of type is found by it. Without a network there is none. */
    askAddress: enqueueActions(({ enqueue, context }) => {
      if (context.online) enqueue.raise({ type: 'network.asked' });
    }),
    hearAnswer: raise(({ event }) => {
      const { networkType, online, localAddress } = (event as unknown as { output: NetworkAnswer }).output;
      return { type: 'network.told', networkType, online, ...(localAddress ? { localAddress } : {}) } as const;
    }),
    goOnline: assign({ online: true }),
    keepNetwork: assign(({ context, event }) => {
      assertEvent(event, ['network.changed', 'network.told']);
      const { networkType, online } = event;
      // an event tells no address, and that of another network is not kept
      const before = event.type === 'network.told' && networkType === context.networkType ? context.localAddress : '';
      return { networkType, online, localAddress: (event.type === 'network.told' && event.localAddress) || before };
    }),
    tellMetered: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, ['network.changed', 'network.told']);
      if (!isMeteredNews(context.networkType, event.networkType, context.isMeteredAccepted)) return;
      for (const opened of context.views.values()) tell(enqueue, opened, { type: 'network.metered' });
    }),
    acceptMetered: assign({ isMeteredAccepted: true }),
    keepMeteredAccepted: ({ context }) => writeMeteredAccepted(context.ports.storage),
    /** The module must know before sessions try again, and sessions must know that they are offline before they lose anything. */
    tellNetwork: enqueueActions(({ enqueue, context: { module, views }, event }) => {
      assertEvent(event, ['network.changed', 'network.told']);
      const toModule = () => {
        if (module) enqueue.sendTo(module, { type: 'network.changed' });
      };
      if (event.online) {
        toModule();
        // an init that failed for want of a network goes on by itself
        if (module) enqueue.sendTo(module, { type: 'RETRY' });
      }
      for (const opened of views.values())
        tell(enqueue, opened, { type: event.online ? 'network.back' : 'network.lost' });
      if (!event.online) toModule();
    }),

    report: enqueueActions(({ enqueue, context: { owner } }, report: WatchingReport) => {
      if (owner) enqueue.sendTo(owner, report);
    }),
  },
  guards: {
    isFit: ({ context }) => context.module !== null,
    isOnline: ({ context }) => context.online,
    isOffline: ({ context }) => !context.online,
    isAnswerRecent: ({ context, event }) =>
      'output' in event && (event.output as NetworkQuestion).networkEvents === context.networkEvents,
    isNews: ({ context, event }) => {
      assertEvent(event, 'network.told');
      const isOther = event.networkType !== context.networkType && context.networkType !== '';
      // the same Wi-Fi under another address, or another Wi-Fi
      const hasMoved =
        Boolean(event.localAddress && context.localAddress) && event.localAddress !== context.localAddress;
      return event.online !== context.online || isOther || hasMoved;
    },
  },
  delays: {
    resetDeadline: config.resetTimeoutMs,
    askNetworkEvery: config.askNetworkEveryMs,
    networkAnswerDeadline: config.networkAnswerDeadlineMs,
  },
});

const isViewed = (views: WatchingContext['views'], id: string): boolean => {
  for (const opened of views.values()) if (opened.id === id) return true;
  return false;
};

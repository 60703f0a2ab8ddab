import { type ActorRefFrom, assertEvent, assign, enqueueActions, fromPromise, setup } from 'xstate';
import { camerasMachine, sourceOf } from '../cameras';
import { type ConnectionEvent, connectionMachine } from '../connection';
import { config } from '../kernel/config';
import type { Ports } from '../kernel/ports';
import { logMachine } from '../log';
import { moduleMachine } from '../module';
import { sessionMachine } from '../session';
import type { AppContext, AppEvent, AppInput, AppReport } from './app.types';
import { isMetered, writeMeteredAccepted } from './metered';

/** The names of the app's chart, and what they do. */
export const appSetup = setup({
  types: {
    context: {} as AppContext,
    events: {} as AppEvent | AppReport,
    input: {} as AppInput,
    tags: {} as 'waiting',
  },
  actors: {
    module: moduleMachine,
    get connection() {
      return connectionMachine();
    },
    get session() {
      return sessionMachine();
    },
    cameras: camerasMachine,
    log: logMachine,
    /** `reset()` of the player plugin. Rejects with its failure: nothing more can be done then but to try a node. */
    resetLocalServer: fromPromise<void, Ports>(({ input }) => input.players.resetLocalServer()),
  },
  actions: {
    // ---- views and their sessions
    openView: assign({
      sessions: ({ context, event, spawn, self }) => {
        assertEvent(event, 'view.opened');
        if (context.sessions[event.view]) return context.sessions;
        const { ports, language, online, catchUpAboveMs = config.catchUpAboveMs } = context;
        const { view, camera, muted = false } = event;
        const session = spawn('session', {
          id: `session ${view}`,
          input: {
            ports,
            broker: self,
            view,
            source: sourceOf(camera),
            quality: camera.quality,
            playerMode: camera.playerMode ?? 'live',
            catchUpAboveMs,
            language,
            online,
            muted,
          },
        });
        return { ...context.sessions, [view]: session };
      },
      focusedView: ({ context, event }) => {
        assertEvent(event, 'view.opened');
        return event.muted ? context.focusedView : event.view;
      },
    }),
    focusView: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'view.focused');
      if (!context.sessions[event.view]) return;
      enqueue.assign({ focusedView: event.view });
      for (const [view, session] of Object.entries(context.sessions))
        enqueue.sendTo(session, { type: view === event.view ? 'view.focused' : 'view.blurred' });
    }),
    /** Where none of several pictures was chosen, the first one stays. */
    makeRoom: enqueueActions(({ enqueue, context: { sessions, focusedView } }) => {
      const [first] = Object.keys(sessions);
      for (const [view, session] of Object.entries(sessions))
        if (view !== (focusedView ?? first)) enqueue.sendTo(session, { type: 'memory.low' });
    }),
    /** LEAVE lets every state give back what it holds; then the finished child is stopped. */
    closeView: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'view.closed');
      const { [event.view]: leaving, ...sessions } = context.sessions;
      if (!leaving) return;
      enqueue.sendTo(leaving, { type: 'LEAVE' });
      enqueue.stopChild(leaving);
      enqueue.assign({ sessions });
      if (context.focusedView === event.view) enqueue.assign({ focusedView: null });
    }),
    leaveAll: enqueueActions(({ enqueue, context }) => {
      for (const session of Object.values(context.sessions)) {
        enqueue.sendTo(session, { type: 'LEAVE' });
        enqueue.stopChild(session);
      }
      enqueue.assign({ sessions: {}, focusedView: null });
    }),
    tellVisibility: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, ['app.shown', 'app.hidden']);
      for (const session of Object.values(context.sessions)) enqueue.sendTo(session, event);
    }),
    passToView: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, ['view.hidden', 'view.shown']);
      const session = context.sessions[event.view];
      if (session) enqueue.sendTo(session, { type: event.type });
    }),

    // ---- leases find their connection by id
    ensureConnection: assign({
      connections: ({ context, event, spawn, self }) => {
        assertEvent(event, 'viewer.joined');
        if (!context.module || context.connections[event.id]) return context.connections;
        const { ports, lanes, module } = context;
        const { id, source, params } = event;
        const connection = spawn('connection', {
          id: `connection ${id}`,
          input: { ports, lanes, module, owner: self, source, params },
        });
        return { ...context.connections, [id]: connection };
      },
    }),
    passOn: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, ['viewer.*', 'pull.*']);
      const connection = context.connections[event.id];
      if (connection) enqueue.sendTo(connection, event as ConnectionEvent);
    }),
    /** A connection that fell idle may have been wanted again in between. */
    dropUnused: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'connection.unused');
      const { [event.id]: unused, ...connections } = context.connections;
      if (!unused || !isIdle(unused)) return;
      enqueue.stopChild(unused);
      enqueue.assign({ connections });
    }),

    // ---- the module and the network
    noteModule: assign({
      generations: ({ event }) => {
        assertEvent(event, 'module.reported');
        return event.generations;
      },
    }),
    retryModule: enqueueActions(({ enqueue, context }) => {
      if (context.module) enqueue.sendTo(context.module, { type: 'RETRY' });
    }),
    doubtModule: enqueueActions(({ enqueue, context }) => {
      if (context.module) enqueue.sendTo(context.module, { type: 'DOUBT' });
    }),
    tellLocalServerGone: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'localServer.gone');
      const { failure } = event;
      for (const session of Object.values(context.sessions))
        enqueue.sendTo(session, { type: 'localServer.gone', failure });
      if (context.module) enqueue.sendTo(context.module, { type: 'network.changed' });
    }),
    tellLocalServerBack: enqueueActions(({ enqueue, context }) => {
      for (const session of Object.values(context.sessions)) enqueue.sendTo(session, { type: 'localServer.back' });
    }),
    closeModule: enqueueActions(({ enqueue, context }) => {
      if (context.module) enqueue.sendTo(context.module, { type: 'CLOSE' });
    }),
    noteNetwork: assign(({ event }) => {
      assertEvent(event, 'network.changed');
      return { networkType: event.networkType, online: event.online };
    }),
    /** From Wi-Fi to mobile data: told once, and no more when the person said so. */
    tellMetered: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'network.changed');
      if (context.isMeteredAccepted) return;
      if (!isMetered(event.networkType) || isMetered(context.networkType)) return;
      for (const session of Object.values(context.sessions)) enqueue.sendTo(session, { type: 'network.metered' });
    }),
    acceptMetered: assign({ isMeteredAccepted: true }),
    keepMeteredAccepted: ({ context }) => writeMeteredAccepted(context.ports.storage),
    /** The module must know before sessions try again, and sessions must know that they are offline before they lose anything. */
    tellNetwork: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'network.changed');
      const sessions = Object.values(context.sessions);
      const toModule = () => {
        if (context.module) enqueue.sendTo(context.module, { type: 'network.changed' });
      };
      if (event.online) toModule();
      for (const session of sessions) enqueue.sendTo(session, { type: event.online ? 'network.back' : 'network.lost' });
      if (!event.online) toModule();
    }),

    tellPicture: enqueueActions(({ enqueue, context, event }) => {
      assertEvent(event, 'picture.taken');
      enqueue.sendTo(context.cameras, { type: 'PICTURE', id: event.id, path: event.path });
    }),
  },
  guards: {
    isFit: ({ context }) => context.module !== null,
    isOnline: ({ context }) => context.online,
    isOffline: ({ context }) => !context.online,
    isNews: ({ context, event }) => {
      assertEvent(event, 'network.changed');
      const isOther = event.networkType !== context.networkType && context.networkType !== '';
      return event.online !== context.online || isOther;
    },
  },
  delays: { resetDeadline: config.resetTimeoutMs },
});

const isIdle = (connection: ActorRefFrom<typeof connectionMachine>): boolean => {
  const snapshot = connection.getSnapshot();
  return snapshot.matches('idle') && snapshot.context.viewers.length === 0;
};

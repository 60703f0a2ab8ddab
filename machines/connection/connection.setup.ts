import { and, assertEvent, assign, enqueueActions, not, raise, sendTo, setup, stateIn } from 'xstate';
import { type Failure, failureOf } from '../failure';
import { config } from '../kernel/config';
import { initCommandOf } from '../kernel/init-command';
import { lazily } from '../kernel/lazily';
import type { Address, StreamSource } from '../kernel/ports';
import { talk } from '../kernel/talk';
import type { HoldingRequest, ModuleFactForUser } from '../module';
import type { Meta } from '../words/meta';
import { notConnected, refuse } from './call-refusals';
import { checkDevice, initCamera, service, stream } from './connection.actors';
import type { ConnectionReport, DeviceCall, PullFact, TapFact, ViewerFact } from './connection.protocol';
import type { ConnectionContext, ConnectionEvent, ConnectionInput } from './connection.types';
import { deviceCalls } from './device-calls';
import { sameParams } from './stream-params';

/** A secret prints alike whatever it holds, so it is compared by itself. */
const sameSource = (one: StreamSource, other: StreamSource): boolean =>
  JSON.stringify(one) === JSON.stringify(other) && sameSecrets(one.address, other.address);

const sameSecrets = (one: Address, other: Address): boolean =>
  one.by === 'url' ||
  (other.by === 'device' &&
    one.xp2pInfo.equals(other.xp2pInfo) &&
    (one.initCommand ?? other.initCommand)?.equals(other.initCommand) !== false);

/** What those who pull by themselves get, all together. */
function flowOf(viewers: ConnectionContext['viewers']): 'DRY' | 'FLOWS' | 'RESTS' {
  if (viewers.some(({ flow }) => flow === 'flowing')) return 'FLOWS';
  return viewers.some(({ flow }) => flow === 'dry') ? 'DRY' : 'RESTS';
}

const isPullWanted = ({ context }: { context: ConnectionContext }): boolean => context.pulls.length > 0;

/** The names of the connection's chart, and what they do. */
export const connectionSetup = lazily(() =>
  setup({
    types: {
      context: {} as ConnectionContext,
      events: {} as ConnectionEvent,
      input: {} as ConnectionInput,
      meta: {} as Meta,
      tags: {} as 'waiting',
    },
    actors: {
      module: talk<HoldingRequest, ModuleFactForUser>(),
      service,
      stream,
      checkDevice,
      initCamera,
      deviceCalls,
    },
    actions: {
      // ---- viewers
      join: assign({
        viewers: ({ context, event }) => {
          assertEvent(event, 'JOIN');
          const { from, source, params } = event;
          return [...context.viewers, { from, source, params, flow: 'none' as const }];
        },
      }),
      leave: assign({
        viewers: ({ context, event }) => {
          assertEvent(event, 'LEFT');
          return context.viewers.filter(({ from }) => from !== event.from);
        },
      }),
      /** Whoever joins later hears what was said last. */
      greet: sendTo(
        ({ event }) => {
          assertEvent(event, 'JOIN');
          return event.from;
        },
        (_, fact: ViewerFact) => fact,
      ),
      greetReady: sendTo(
        ({ event }) => {
          assertEvent(event, 'JOIN');
          return event.from;
        },
        ({ context }): ViewerFact => ({ type: 'connection.ready', localPeerName: context.localPeerName }),
      ),
      tellViewers: enqueueActions(({ enqueue, context }, fact: ViewerFact) => {
        for (const { from } of context.viewers) enqueue.sendTo(from, fact);
      }),
      loseViewers: enqueueActions(({ enqueue, context }, { failure }: { failure: Failure }) => {
        for (const { from } of context.viewers) enqueue.sendTo(from, { type: 'connection.lost', failure });
      }),
      loseUnanswered: enqueueActions(({ enqueue, context, event }) => {
        assertEvent(event, 'LEFT');
        if (!event.unanswered) return;
        for (const { from } of context.viewers)
          enqueue.sendTo(from, { type: 'connection.lost', failure: event.unanswered });
      }),
      forget: assign({ viewers: [], pulls: [] }),
      forgetWaitReason: assign({ waitReason: null }),
      adoptSource: assign(({ context: { viewers, source, params } }) => ({
        source: viewers[0]?.source ?? source,
        params: viewers[0]?.params ?? params,
      })),
      tellIdle: sendTo(
        ({ context }) => context.owner,
        ({ context }): ConnectionReport => ({ type: 'connection.idle', id: context.source.id }),
      ),

      // ---- the module
      /** Somebody may wait until nobody holds the module: whoever lingers gives way then. */
      offerModule: sendTo('module', { type: 'OFFER' } satisfies HoldingRequest),
      noteFlow: assign({
        viewers: ({ context, event }) => {
          assertEvent(event, 'FLOW');
          const { from, flow } = event;
          return context.viewers.map((viewer) => (viewer.from === from ? { ...viewer, flow } : viewer));
        },
      }),
      /** Of those who pull by themselves: what any of them gets proves the module. */
      tellFlow: sendTo('module', ({ context: { viewers } }): HoldingRequest => ({ type: flowOf(viewers) })),
      /** Whether bytes come is what the module is judged by. */
      tellModule: sendTo('module', (_, request: HoldingRequest) => request),
      keepPeer: assign({
        localPeerName: ({ event }) => {
          assertEvent(event, 'module.ready');
          return event.localPeerName;
        },
      }),
      keepWaitReason: assign({
        waitReason: ({ event }) => {
          assertEvent(event, 'module.waiting');
          return event.reason;
        },
      }),
      /** −2002 and its like: the module itself is gone, which is the module's to mend. */
      reportModuleGone: enqueueActions(
        ({ enqueue, context: { module, source } }, { failure }: { failure: Failure }) => {
          if (failure.scope !== 'module') return;
          enqueue.sendTo(module, { type: 'REPORT_GONE', generation: source.generation, failure });
        },
      ),

      // ---- what the device is asked for beside its picture
      passCall: sendTo('deviceCalls', ({ event }) => event as DeviceCall),
      refuseCall: ({ event }) => {
        assertEvent(event, ['COMMAND', 'PRESS']);
        refuse(event, notConnected);
      },
      addListener: assign({
        listeners: ({ context, event }) => {
          assertEvent(event, 'LISTEN');
          return [...context.listeners, event.from];
        },
      }),
      dropListener: assign({
        listeners: ({ context, event }) => {
          assertEvent(event, 'UNLISTEN');
          return context.listeners.filter((from) => from !== event.from);
        },
      }),
      tellListeners: enqueueActions(({ enqueue, context, event }) => {
        assertEvent(event, 'device.told');
        for (const from of context.listeners) enqueue.sendTo(from, event);
      }),

      // ---- pulls
      addPull: assign({
        pulls: ({ context, event }) => {
          assertEvent(event, 'PULL');
          const { from, params, sink } = event;
          return [...context.pulls, { from, params, sink, isHeld: false }];
        },
      }),
      dropPull: assign({
        pulls: ({ context, event }) => {
          assertEvent(event, 'UNPULL');
          return context.pulls.filter(({ from }) => from !== event.from);
        },
      }),
      holdPull: assign({
        pulls: ({ context, event }) => {
          assertEvent(event, 'HOLD_PULL');
          return context.pulls.map((pull) => (pull.from === event.from ? { ...pull, isHeld: true } : pull));
        },
      }),
      rejoinPull: assign({
        pulls: ({ context, event }) => {
          assertEvent(event, 'REJOIN');
          const { from, sink } = event;
          return context.pulls.map((pull) => (pull.from === from ? { ...pull, sink, isHeld: false } : pull));
        },
      }),
      forgetPulls: assign({ pulls: [] }),
      adoptParams: assign({ params: ({ context }) => context.pulls[0]?.params ?? context.params, pullFacts: [] }),
      tapIn: sendTo('stream', ({ event }) => {
        assertEvent(event, ['PULL', 'REJOIN']);
        return { type: 'ADD', from: event.from, sink: event.sink };
      }),
      tapOut: sendTo('stream', ({ event }) => {
        assertEvent(event, ['UNPULL', 'HOLD_PULL', 'tap.dropped']);
        return { type: 'REMOVE', from: event.from };
      }),

      // ---- who listens in
      addTap: assign({
        taps: ({ context, event }) => {
          assertEvent(event, 'TAP');
          const { from, begin } = event;
          return [...context.taps, { from, begin }];
        },
      }),
      dropTap: assign({
        taps: ({ context, event }) => {
          assertEvent(event, 'UNTAP');
          return context.taps.filter(({ from }) => from !== event.from);
        },
      }),
      /** A pull that runs lets it listen in, or no more. */
      noteTap: raise(({ event }): ConnectionEvent => {
        assertEvent(event, ['TAP', 'UNTAP']);
        const { from } = event;
        return event.type === 'TAP' ? { type: 'tap.added', from, begin: event.begin } : { type: 'tap.dropped', from };
      }),
      listenIn: sendTo('stream', ({ event }) => {
        assertEvent(event, 'tap.added');
        return { type: 'LISTEN_IN', tap: { from: event.from, begin: event.begin } };
      }),
      tellTaps: enqueueActions(({ enqueue, context }, fact: TapFact) => {
        for (const { from } of context.taps) enqueue.sendTo(from, fact);
      }),
      tellTap: sendTo(
        ({ event }) => {
          assertEvent(event, ['stream.tapped', 'stream.tapFailed']);
          return event.from;
        },
        ({ event }): TapFact =>
          event.type === 'stream.tapFailed' ? { type: 'tap.failed', message: event.message } : { type: 'tap.began' },
      ),

      // ---- what those who pull are told
      greetPull: enqueueActions(({ enqueue, context, event }) => {
        assertEvent(event, 'PULL');
        if (!sameParams(event.params, context.params))
          enqueue.sendTo(event.from, { type: 'stream.joined', params: context.params });
        for (const fact of context.pullFacts) enqueue.sendTo(event.from, fact);
      }),
      tellPulls: enqueueActions(({ enqueue, context }, fact: PullFact) => {
        for (const { from } of context.pulls) enqueue.sendTo(from, fact);
      }),
      keepPullFact: assign({
        pullFacts: ({ context }, fact: PullFact) => [...context.pullFacts, fact],
      }),
      tellFlowing: sendTo(
        ({ event }) => {
          assertEvent(event, 'stream.flowing');
          return event.from;
        },
        { type: 'stream.firstChunk' } satisfies PullFact,
      ),
    },
    guards: {
      isUnwanted: ({ context }) => context.viewers.length === 0,
      /** Whoever stopped is the last one: while others watch, nobody can let go for them. */
      isLastForGood: ({ context, event }) =>
        event.type === 'LEFT' && !event.lingers && context.viewers.every(({ from }) => from === event.from),
      /** Who pulls meanwhile finds out alone. */
      isUnanswered: ({ context, event }) =>
        event.type === 'LEFT' &&
        event.unanswered !== undefined &&
        context.pulls.length === 0 &&
        flowOf(context.viewers.filter(({ from }) => from !== event.from)) !== 'FLOWS',
      pullsByItself: ({ context, event }) =>
        event.type === 'LEFT' && context.viewers.some(({ from, flow }) => from === event.from && flow !== 'none'),
      hasOtherSource: ({ context, event }) => event.type === 'JOIN' && !sameSource(event.source, context.source),
      /** Skipped where the stream can fall over to one to many: then the camera is not asked (contract 2.2). */
      mustAskDevice: ({ context: { source, ports } }) =>
        source.kind === 'camera' &&
        source.deviceCheck === true &&
        !(source.address.by === 'device' && source.address.liveStreamDomain !== '') &&
        ports.xp2p.checkDevice !== undefined,
      mustInitCamera: ({ context: { source, ports } }) =>
        initCommandOf(source) !== null && ports.xp2p.initCamera !== undefined,
      isCameraInitialised: ({ event }) => 'output' in event && event.output === null,
      isDeviceAccepting: ({ event }) => 'output' in event && event.output === 0,
      isPullUnwanted: not(isPullWanted),
      mayPull: and([isPullWanted, stateIn({ using: { service: { started: { device: 'accepts' } } } })]),
      isBeyondStream: ({ event }) =>
        'failure' in event && ['connection', 'module', 'localServer'].includes(event.failure.scope),
    },
    delays: {
      moduleDeadline: config.moduleDeadlineMs,
      serviceDeadline: config.serviceDeadlineMs,
      initCameraDeadline: config.initCameraDeadlineMs,
      linger: config.lingerMs,
      deviceCheckTimeout: config.deviceCheckTimeoutMs,
    },
  }),
);

/** Why the module was not to be had in time. */
export const moduleLateness = ({ waitReason }: ConnectionContext): Failure => {
  if (waitReason === 'jammed') return failureOf('deadline', 'stop', { step: 'stopService' });
  if (waitReason === 'sourceExcluded') return failureOf('input', 'sourceExcluded', { step: 'init' });
  return failureOf('deadline', 'module', { step: 'init' });
};

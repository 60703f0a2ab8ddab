import { assertEvent, assign, enqueueActions, sendTo, setup } from 'xstate';
import { type Failure, failureFromOutside, failureOf } from '../failure';
import { config } from '../kernel/config';
import { lazily } from '../kernel/lazily';
import { actorOf, leaseLogic } from '../kernel/lease';
import type { StreamSource } from '../kernel/ports';
import { checkDevice, service, stream } from './connection.actors';
import type {
  ConnectionContext,
  ConnectionEvent,
  ConnectionInput,
  ConnectionToPull,
  ConnectionToViewer,
} from './connection.types';
import { sameParams } from './stream-params';

/** A secret prints alike whatever it holds, so it is compared by itself. */
const sameSource = (one: StreamSource, other: StreamSource): boolean =>
  JSON.stringify(one) === JSON.stringify(other) &&
  (one.address.by === 'url' || (other.address.by === 'device' && one.address.xp2pInfo.equals(other.address.xp2pInfo)));

function held(pulls: ConnectionContext['pulls'], event: ConnectionEvent, isHeld: boolean): ConnectionContext['pulls'] {
  assertEvent(event, ['pull.held', 'pull.rejoined']);
  return pulls.map((pull) => (pull.lease === event.lease ? { ...pull, isHeld } : pull));
}

/** The names of the connection's chart, and what they do. */
export const connectionSetup = lazily(() =>
  setup({
    types: {
      context: {} as ConnectionContext,
      events: {} as ConnectionEvent,
      input: {} as ConnectionInput,
      tags: {} as 'waiting',
    },
    actors: { lease: leaseLogic, service, stream, checkDevice },
    actions: {
      // ---- viewers
      join: assign({
        viewers: ({ context, event }) => {
          assertEvent(event, 'viewer.joined');
          return [...context.viewers, { lease: event.lease, source: event.source, params: event.params }];
        },
        isReleased: false,
      }),
      leave: assign({
        viewers: ({ context, event }) => {
          assertEvent(event, 'viewer.left');
          return context.viewers.filter(({ lease }) => lease !== event.lease);
        },
      }),
      /** Whoever stopped is the last one, or was: while others watch, nobody can let go for them. */
      release: assign({
        isReleased: ({ context, event }) => {
          assertEvent(event, 'viewer.released');
          return context.viewers.every(({ lease }) => lease === event.lease);
        },
      }),
      greet: enqueueActions(({ enqueue, context, event }) => {
        assertEvent(event, 'viewer.joined');
        if (context.announced) enqueue.sendTo(event.lease, context.announced);
      }),
      announce: enqueueActions(({ enqueue, context }, { fact }: { fact: ConnectionToViewer }) => {
        for (const { lease } of context.viewers) enqueue.sendTo(lease, fact);
        enqueue.assign({ announced: fact });
      }),
      announceReady: enqueueActions(({ enqueue, context }) => {
        const fact: ConnectionToViewer = { type: 'connection.ready', localPeerName: context.localPeerName };
        if (context.announced?.type === 'connection.ready') return;
        for (const { lease } of context.viewers) enqueue.sendTo(lease, fact);
        enqueue.assign({ announced: fact });
      }),
      loseViewers: enqueueActions(({ enqueue, context }) => {
        for (const { lease } of context.viewers) {
          enqueue.sendTo(lease, { type: 'connection.lost', failure: context.failure });
        }
        enqueue.assign({ viewers: [], pulls: [] });
      }),
      fallSilent: assign({ announced: null, pulls: [], isReleased: false, isDeviceChecked: false }),
      adoptSource: assign({
        source: ({ context }) => context.viewers[0]?.source ?? context.source,
        params: ({ context }) => context.viewers[0]?.params ?? context.params,
      }),
      tellUnused: sendTo(
        ({ context }) => actorOf(context.owner),
        ({ context }) => ({ type: 'connection.unused', id: context.source.id }),
      ),

      // ---- the module
      /** Somebody may wait until nobody holds the module: whoever lingers gives way then. */
      offerModule: sendTo('module', { type: 'lease.toOwner', event: { type: 'OFFER' } }),
      setPeer: assign({
        localPeerName: ({ event }) => {
          assertEvent(event, 'module.ready');
          return event.localPeerName;
        },
      }),
      setFailure: assign({ failure: (_, { failure }: { failure: Failure }) => failure }),
      setModuleDeadline: assign({
        failure: ({ context }) => {
          const reason = context.announced?.type === 'connection.waitingForModule' ? context.announced.reason : null;
          if (reason === 'jammed') return failureOf('deadline', 'stop', { step: 'stopService' });
          if (reason === 'sourceExcluded') return failureOf('input', 'sourceExcluded', { step: 'init' });
          return failureOf('deadline', 'module', { step: 'init' });
        },
      }),
      /** −2002 and its like: the module itself is gone, which is the module's to mend. */
      tellModuleLost: enqueueActions(({ enqueue, context: { failure, module, source } }) => {
        if (failure.scope !== 'module') return;
        enqueue.sendTo(actorOf(module), { type: 'REPORT_GONE', generation: source.generation, failure });
      }),

      // ---- pulls
      addPull: assign({
        pulls: ({ context, event }) => {
          assertEvent(event, 'pull.wanted');
          return [...context.pulls, { lease: event.lease, params: event.params, sink: event.sink }];
        },
      }),
      dropPull: assign({
        pulls: ({ context, event }) => {
          assertEvent(event, 'pull.left');
          return context.pulls.filter(({ lease }) => lease !== event.lease);
        },
      }),
      holdPull: assign({ pulls: ({ context, event }) => held(context.pulls, event, true) }),
      rejoinPull: assign({ pulls: ({ context, event }) => held(context.pulls, event, false) }),
      forgetPulls: assign({ pulls: [] }),
      forgetPullFacts: assign({ pullFacts: [] }),
      adoptParams: assign({ params: ({ context }) => context.pulls[0]?.params ?? context.params }),
      tapIn: enqueueActions(({ enqueue, context, event }) => {
        assertEvent(event, ['pull.wanted', 'pull.rejoined']);
        const pull = context.pulls.find(({ lease }) => lease === event.lease);
        if (pull) enqueue.sendTo('stream', { type: 'ADD', owner: pull.lease, sink: pull.sink });
      }),
      tapOut: enqueueActions(({ enqueue, event }) => {
        assertEvent(event, ['pull.left', 'pull.held']);
        enqueue.sendTo('stream', { type: 'REMOVE', owner: event.lease });
      }),
      greetPull: enqueueActions(({ enqueue, context, event }) => {
        assertEvent(event, 'pull.wanted');
        if (!sameParams(event.params, context.params)) {
          enqueue.sendTo(event.lease, { type: 'stream.joined', params: context.params });
        }
        for (const fact of context.pullFacts) enqueue.sendTo(event.lease, fact);
      }),
      tellPulls: enqueueActions(({ enqueue, context, event }) => {
        const fact = event as ConnectionToPull;
        for (const { lease } of context.pulls) enqueue.sendTo(lease, fact);
        enqueue.assign({ pullFacts: [...context.pullFacts, fact] });
      }),
      tellPullsOnce: enqueueActions(({ enqueue, context, event }) => {
        for (const { lease } of context.pulls) enqueue.sendTo(lease, event as ConnectionToPull);
      }),
      noteFlowing: assign({ isFlowing: true }),
      noteSilent: assign({ isFlowing: false }),
      failPulls: enqueueActions(({ enqueue, context, event }) => {
        assertEvent(event, 'pull.dead');
        for (const { lease } of context.pulls) enqueue.sendTo(lease, { type: 'stream.failed', failure: event.failure });
      }),
      tellFlowing: enqueueActions(({ enqueue, event }) => {
        assertEvent(event, 'stream.flowing');
        enqueue.sendTo(event.owner, { type: 'stream.firstChunk' });
      }),
      tellSwitched: enqueueActions(({ enqueue, context, event }) => {
        assertEvent(event, 'pull.switched');
        for (const { lease } of context.pulls) {
          enqueue.sendTo(lease, { type: 'stream.switched', params: event.params });
        }
      }),
      tellChecking: enqueueActions(({ enqueue, context }) => {
        for (const { lease } of context.pulls) enqueue.sendTo(lease, { type: 'device.checking' });
      }),
      noteChecked: enqueueActions(({ enqueue, context }) => {
        for (const { lease } of context.pulls) enqueue.sendTo(lease, { type: 'device.checked' });
        enqueue.assign({ isDeviceChecked: true });
      }),
      refusePulls: enqueueActions(({ enqueue, context }, { status }: { status: number }) => {
        const failure = failureFromOutside('device', status, { step: 'checkDevice' });
        for (const { lease } of context.pulls) enqueue.sendTo(lease, { type: 'stream.failed', failure });
        enqueue.assign({ pulls: [] });
      }),
      losePulls: enqueueActions(({ enqueue, context }) => {
        const failure = failureOf('deadline', 'startStream', { step: 'startStream' });
        for (const { lease } of context.pulls) enqueue.sendTo(lease, { type: 'stream.failed', failure });
        enqueue.assign({ pulls: [] });
      }),
    },
    guards: {
      isWanted: ({ context }) => context.viewers.length > 0,
      isUnwanted: ({ context }) => context.viewers.length === 0,
      isReleased: ({ context }) => context.viewers.length === 0 && context.isReleased,
      hasNewSource: ({ context: { viewers, source } }) =>
        viewers[0] !== undefined && !sameSource(viewers[0].source, source),
      /** Skipped where the stream can fall over to one to many: then the camera is not asked (contract 2.2). */
      mustCheckDevice: ({ context: { pulls, source, isDeviceChecked, ports } }) =>
        pulls.length > 0 &&
        source.kind === 'camera' &&
        source.deviceCheck === true &&
        !(source.address.by === 'device' && source.address.liveStreamDomain !== '') &&
        ports.xp2p.checkDevice !== undefined &&
        !isDeviceChecked,
      isDeviceAccepted: ({ event }) => 'output' in event && event.output === 0,
      isPullWanted: ({ context }) => context.pulls.length > 0,
      isSilent: ({ context }) => !context.isFlowing,
      isPullUnwanted: ({ context }) => context.pulls.length === 0,
      isBeyondStream: ({ event }) =>
        'failure' in event && ['connection', 'module', 'localServer'].includes(event.failure.scope),
    },
    delays: {
      moduleDeadline: config.moduleDeadlineMs,
      serviceDeadline: config.serviceDeadlineMs,
      linger: config.lingerMs,
      deviceCheckTimeout: config.deviceCheckTimeoutMs,
    },
  }),
);

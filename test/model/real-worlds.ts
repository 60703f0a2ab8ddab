import type { Failure } from '../../machines/failure';
import { config } from '../../machines/kernel/config';
import type { PluginGeneration } from '../../simulator/generations';
import { ear } from '../support/ear';
import type { RealWorld } from './real-paths';
import { RealPlayers } from './real-players';
import { realPlugin } from './real-plugin';
import { TalkBooks } from './talk-books';
import type { ModelEvent } from './walk';

/** Before something is disturbed, or before it comes back, it runs for some seconds. */
const RUNS_MS = 3_000;
/** A node is ready then, if it is at all. */
const SOON_MS = 50;

/** A plugin that answers with numbers, and one that rejects and has two modules. */
const plugins = { '1.3': {}, '3.1': {} };

/** How a camera takes its init command for this to come about; else it never answers. */
const cameraThat =
  (upcoming: ModelEvent | undefined): (() => Promise<void>) =>
  () => {
    if (upcoming?.type === 'xstate.error.actor.initCamera') throw new Error('no such device');
    if (upcoming?.type !== 'xstate.done.actor.initCamera') return new Promise(() => undefined);
    return upcoming.output === null ? Promise.resolve() : Promise.reject(upcoming.output);
  };

/** A connection with its real service, stream and device check; who holds it, and the module that lets it, are the test. */
export const connectionWorld: RealWorld = {
  kinds: plugins,
  sent: /^(module\.|tap\.|[A-Z_]+$)/,
  unsaid: {
    'stream.tapped': 'nobody listens in there when bytes come',
    'stream.tapFailed': 'the same',
    'xstate.error.actor.module': 'a talk never throws',
    'xstate.error.actor.service': 'a service says that it failed, it never throws',
    'xstate.error.actor.stream': 'a stream says that it failed, it never throws',
    'xstate.error.actor.deviceCalls': 'what is asked of the device says that it failed, it never throws',
    'device.told': 'these plugins tell of nothing that nobody asked for',
    'xstate.error.actor.checkDevice': 'an answer that is none, or late, counts as none: the deadline comes before it',
    'xstate.after.serviceDeadline.connection.using.service.starting':
      'the call has a time-out of its own, which is shorter unless it has to wait for others',
    'stream.fellOver': 'this camera has no sharing server',
    'service.shared': 'of bytes that are pulled, the stream says it',
  },
  async enter(kind) {
    const { clock, faults, input, end } = await realPlugin(kind as PluginGeneration, true);
    // these plugins send none: the camera itself is played here
    let initCamera = cameraThat(undefined);
    const xp2p = Object.assign(Object.create(input.ports.xp2p), { initCamera: () => initCamera() });
    return {
      clock,
      input: { ...input, ports: { ...input.ports, xp2p } },
      end,
      prepare(event, upcoming) {
        initCamera = cameraThat(upcoming.find(({ type }) => /initCamera/.test(type)));
        switch (event.type) {
          case 'service.failed':
            return faults.onCall('startService', { how: 'answer', code: codeOf(event) });
          case 'xstate.done.actor.checkDevice':
            return faults.deviceStatus(event.output);
          case 'xstate.after.deviceCheckTimeout.connection.using.service.started.device.asked':
            return faults.onCall('sendCommand', { how: 'hang' });
        }
      },
      async cause(event) {
        switch (event.type) {
          case 'service.broken':
            return faults.notice('disconnect');
          case 'stream.ended':
            return faults.notice('eof');
          case 'stream.failed':
            if (event.failure.scope !== 'connection') return faults.notice('fail');
            return faults.notice('parsed', { detail: { status: 500, headers: {} } });
          case 'stream.stalled':
          case 'stream.recovered':
            await clock.advance(RUNS_MS);
            faults.stall(true);
            if (event.type === 'stream.stalled') return;
            await clock.advance(RUNS_MS);
            return faults.stall(false);
        }
      },
    };
  },
};

/** One initialisation of the plugin with its real calls; the module that orders them is the test. */
export const generationWorld: RealWorld = {
  kinds: plugins,
  sent: /^(INIT|RESET|network\.changed|module\.destroyed|module\.gone|MISTRUST)$/,
  unsaid: {
    'xstate.error.actor.initialisation': 'an initialisation says that it failed, it never throws',
    'generation.alive.init xstate.after.callDeadline #1': 'JavaScript is never suspended in that world',
    'generation.alive.resetting xstate.after.callDeadline #1': 'the same',
    'xstate.after.callDeadline.generation.alive.init': 'the call has a time-out of its own, which is shorter',
    'xstate.after.callDeadline.generation.alive.resetting': 'the same',
  },
  async enter(kind) {
    const { clock, faults, input, end } = await realPlugin(kind as PluginGeneration, false);
    return {
      clock,
      input,
      end,
      prepare({ type }) {
        if (type !== 'call.failed') return;
        faults.onCall('init', { how: 'answer', code: -2201 });
        faults.onCall('reset', { how: 'answer', code: -2002 });
      },
      async cause({ type, localServerGone }) {
        if (type === 'nat.changed') faults.natChanged();
        if (type === 'nat.failed') faults.natError(localServerGone ? 103 : -1);
      },
    };
  },
};

const codeOf = ({ failure }: ModelEvent): number => Number((failure as Failure).code);

const refusedBy = { PAUSE: 'pause', RESUME: 'resume', ENTER_FULL_SCREEN: 'requestFullScreen' };

/** A player with its real node's actor, over the nodes of a phone; the picture that orders it is the test. */
export const playerWorld: RealWorld = {
  // iOS keeps its connection to the local server when it is paused
  kinds: {
    iOS: {},
    Android: { 'player.mounted.held.connected node.pullStarted': 'it lets go in the moment in which it is paused' },
  },
  sent: /^(localServer\.|[A-Z_]+$)/,
  unsaid: { 'xstate.error.actor.node': 'a node fails by what it says, it never throws' },
  async enter(phone) {
    const nodes = new RealPlayers(phone);
    const { clock } = nodes;
    return {
      clock,
      input: { ports: { clock, players: nodes.port }, page: ear(nodes.render).ref },
      prepare({ type, call }, upcoming) {
        const pulling = upcoming.find((event) => /pullStarted|startPullDeadline/.test(event.type));
        nodes.behave({
          readies: !type.includes('playerReadyDeadline'),
          pulls: !pulling?.type.includes('startPullDeadline'),
          ...(type === 'node.notCaptured' && { refuses: 'snapshot' }),
          ...(type === 'node.callFailed' && { refuses: refusedBy[call as keyof typeof refusedBy] }),
        });
      },
      async cause(event, chart) {
        switch (event.type) {
          case 'node.ready':
            if (chart.at().includes('mounting')) return;
            return nodes.node.ready({});
          case 'node.pullStarted':
            return nodes.saySoon(event, () => /starting\.(asked|resuming)/.test(chart.at()));
          case 'node.captured':
            await clock.advance(SOON_MS);
            return chart.send({ type: 'TAKE_PICTURE' });
          case 'node.notCaptured':
            return chart.send({ type: 'TAKE_PICTURE' });
          case 'node.callFailed':
            if (event.call === 'RESUME') return !chart.at().includes('held'); // PLAY asks for it, which leaves this
            if (event.call !== 'PAUSE') chart.send({ type: 'ENTER_FULL_SCREEN' });
            return;
          default:
            if (event.type.startsWith('node.')) nodes.node.say(event as never);
        }
      },
      end: async () => nodes.end(),
    };
  },
};

/** Android lets go in the moment in which it is paused: it does not stand still and connected. */
const unsaidOnAndroid = Object.fromEntries(
  [
    'frozen.silent stream.firstChunk',
    'frozen.silent stream.recovered',
    'frozen.silent SHOW',
    'frozen.flowing stream.stalled',
    'frozen.flowing SHOW',
    'thawing stream.firstChunk',
    'thawing stream.recovered',
  ]
    .map((transition) => `picture.linked.streaming.pulling.${transition}`)
    .concat('xstate.after.firstByteDeadline.picture.linked.streaming.pulling.thawing')
    .map((name) => [name, 'it lets go in the moment in which it is paused']),
);

const measured = (videoFrames: number, audioFrames: number, isReadable = true, behindMs = 0) => ({
  type: 'stream.measured',
  count: { bytes: 9, videoFrames, videoTimeMs: videoFrames, audioFrames, keyFrames: 1 },
  bytesPerSecond: 9,
  isReadable,
  lateness: { behindMs, keptPaceMs: 0 },
  sharing: null,
});

/** A picture with its real player over the nodes of a phone, and real talks; what the connection tells them is the test. */
export const pictureWorld: RealWorld = {
  kinds: { iOS: {}, Android: unsaidOnAndroid },
  sent: /^(localServer\.|[A-Z_]+$)/,
  unsaid: {
    'xstate.error.actor.player': 'a player says that it failed, it never throws',
    'xstate.error.actor.viewer': 'a talk never throws',
    'xstate.error.actor.pull': 'a talk never throws',
    'xstate.after.pullDeadline.picture.linked.ready': 'the player has deadlines of its own, which are shorter',
    'xstate.after.pullDeadline.picture.linked.streaming.pulling.rejoining.player': 'the same',
    'picture.linked.streaming.pulling.frozen.apart player.letGo': 'whoever is apart has nothing more to let go of',
    'picture.linked.streaming.pulling.rejoining.player player.letGo': 'the same',
    'picture.free SHOW #2': 'there is a connection here',
    'picture.linked.reconnecting.unanswered xstate.after.playerReconnectDeadline #1':
      'no path of the model asks for so long',
    'picture.linked.streaming.pulling.flowing.arriving always #1': 'no path of the model goes on after so long',
    'picture.linked.streaming.pulling.flowing.arriving always #3': 'no path of the model has sound alone go on',
    'picture.linked.streaming.pulling.flowing.arriving always #4': 'nor a picture that stands',
    'picture.linked.streaming.pulling.flowing.arriving always #5': 'nor one that cannot be decoded',
    'picture.linked.streaming.pulling.flowing.arriving always #6': 'nor one that is behind',
    'picture.linked.streaming.pulling.flowing.late always': 'nor one that keeps pace again',
    'picture.linked.streaming.pulling.flowing.arriving always #7': 'nor one that is damaged',
    'picture.linked.streaming.pulling.flowing player.letGo #1': 'nor has any of these let go of',
    'picture.linked.streaming.pulling.weak player.letGo #1': 'the same',
  },
  async enter(phone) {
    const nodes = new RealPlayers(phone);
    const { clock } = nodes;
    const books = new TalkBooks();
    return {
      clock,
      input: { ports: { clock, players: nodes.port }, owner: ear(nodes.render).ref, connection: books.ref },
      prepare({ type }) {
        nodes.behave({ readies: true, pulls: true, ...(type === 'player.notHeld' && { refuses: 'pause' }) });
      },
      async cause(event, chart) {
        const { type } = event;
        if (/^(connection|device|stream)\./.test(type)) return books.tell(event);
        const isNodeThere = nodes.isMounted;
        switch (type) {
          case 'player.pulling':
            return nodes.saySoon({ type: 'node.pullStarted' }, () => /ready|rejoining\.player/.test(chart.at()));
          case 'player.letGo':
            return isNodeThere && !/apart|rejoining\.player/.test(chart.at()) && nodes.node.letGo();
          case 'player.renewed':
            return isNodeThere && nodes.node.ready({});
          case 'player.measured':
            return isNodeThere && nodes.node.say({ type: 'node.measured', measure: { videoCacheMs: event.cacheMs } });
          case 'player.failed':
            return isNodeThere && nodes.node.say({ type: 'node.failed', failure: event.failure });
          case 'player.showing':
          case 'health.moving':
            return isNodeThere && nodes.node.say({ type: 'node.pictureShown' });
          case 'player.undecoded':
            return isNodeThere && nodes.node.say({ type: 'node.noticed', code: 2101 });
          case 'health.soundOnly':
          case 'health.starting':
            await clock.advance(config.soundOnlyAfterMs);
            books.tell(measured(0, 9));
            return type === 'health.soundOnly' || books.tell(measured(1, 9));
          case 'health.frozen':
            if (!isNodeThere) return false;
            nodes.node.say({ type: 'node.pictureShown' });
            books.tell(measured(1, 0));
            await clock.advance(config.unknownVideoPatienceMs + 1);
            return books.tell(measured(1, 0));
          case 'health.damaged':
            if (!isNodeThere) return false;
            nodes.node.say({ type: 'node.measured', measure: { framesPerSecond: 0 } });
            books.tell(measured(1, 0, false));
            await clock.advance(config.damagedAfterMs);
            return books.tell(measured(1, 0, false));
          case 'health.behind':
            if (!isNodeThere) return false;
            nodes.node.say({ type: 'node.pictureShown' });
            books.tell(measured(1, 0));
            return books.tell(measured(2, 0, true, 9_000));
          case 'health.undecodable':
            if (!isNodeThere) return false;
            nodes.node.say({ type: 'node.noticed', code: 2101 });
            await clock.advance(config.undecodableAfterMs);
            return nodes.node.say({ type: 'node.noticed', code: 2101 });
        }
      },
      end: async () => [...nodes.end(), ...books.end()],
    };
  },
};

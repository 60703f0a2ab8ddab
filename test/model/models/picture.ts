import { config } from '../../../machines/kernel/config';
import { bytesPicture } from '../../../machines/picture';
import type { BytesContext } from '../../../machines/picture/bytes/bytes.setup';
import type { Model } from '../walk';
import { delaysOf, door, failures, low, nothing, once, one, owner, ports, setNow } from './common';

const machine = bytesPicture();

const shown = {
  ports,
  owner,
  connection: one,
  view: 'live',
  source: door,
  quality: 'high',
  channel: 0,
  playerMode: 'RTC',
  catchUpAboveMs: 3_000,
};

/** From the start to a picture. */
const playing = [
  { type: 'SHOW', quality: 'high', tries: 0 },
  { type: 'connection.ready', localPeerName: 'peer' },
  { type: 'player.pulling', sink: nothing },
  { type: 'stream.headerArrived' },
  { type: 'stream.firstChunk' },
];

/** Enough cached to be throttled, and too little to be brought back to live. */
const full = [{ type: 'player.measured', cacheMs: 2_000 }];

export const picture: Model = {
  name: 'picture',
  machine,
  inputs: [shown, { ...shown, connection: null }],
  begins: [
    playing,
    [...playing, ...full],
    [...playing, { type: 'HOLD' }],
    [...playing, ...full, { type: 'player.letGo' }],
  ],
  events: {
    SHOW: [
      { quality: 'high', tries: 0 },
      { quality: 'standard', tries: 0 },
    ],
    HOLD: once,
    REST: once,
    FREE: [{ lingers: true }, { lingers: false }],
    SET_QUALITY: [{ quality: 'high' }, { quality: 'standard' }],
    REMOVE_NODE: once,
    TAKE_PICTURE: once,
    ENTER_FULL_SCREEN: once,
    EXIT_FULL_SCREEN: once,
    'localServer.gone': [{ failure: failures.server }],
    'localServer.back': once,
    'player.pulling': [{ sink: nothing }],
    'player.letGo': once,
    'player.renewed': once,
    'player.measured': [{ cacheMs: 4_000 }, { cacheMs: 2_000 }, { cacheMs: 0 }],
    'player.notHeld': once,
    'player.showing': once,
    'player.undecoded': once,
    'player.failed': [{ failure: failures.retry }],
    'connection.waitingForModule': [{ reason: null }, { reason: 'reset' }, { reason: 'sourceExcluded' }],
    'connection.startingService': once,
    'connection.initialisingCamera': once,
    'connection.ready': [{ localPeerName: 'peer' }],
    'connection.shared': [{ sharing: { peers: 2, bytesFromPeers: 60, bytesFromServer: 40 } }],
    'connection.lost': [{ failure: failures.connection }],
    'device.checking': once,
    'device.checked': once,
    'stream.opened': [{ flvUrl: '' }],
    'stream.requested': once,
    'stream.headerArrived': once,
    'stream.firstChunk': once,
    'stream.stalled': [{ limitMs: 3_750 }],
    'stream.recovered': once,
    'stream.measured': [
      {
        count: { bytes: 1, videoFrames: 1, videoTimeMs: 0, audioFrames: 0, keyFrames: 1 },
        bytesPerSecond: 1,
        isReadable: true,
        lateness: null,
        sharing: null,
      },
    ],
    'stream.joined': [{ params: low }],
    'stream.switched': [{ params: low }],
    'stream.fellOver': once,
    'health.starting': once,
    'health.moving': once,
    'health.soundOnly': once,
    'health.behind': once,
    'health.damaged': once,
    'health.frozen': once,
    'health.undecodable': once,
    'stream.ended': once,
    'stream.failed': [{ failure: failures.retry }],
    'xstate.error.actor.player': [{ error: failures.retry }],
    'xstate.error.actor.viewer': [{ error: failures.retry }],
    'xstate.error.actor.pull': [{ error: failures.retry }],
    ...delaysOf(machine),
  },
  flags: (context: BytesContext) => [
    context.connection !== null,
    context.quality,
    context.cacheEndsAtMs,
    context.reconnectingSinceMs !== null,
    context.unansweredMs >= config.headerDeadlineMs,
    Number.isFinite(context.caughtUpAtMs),
    context.health,
    [context.newPullAtMs !== null, context.newPullsInVain],
    context.signs.firstFrameAtMs !== null,
  ],
  unreachable: {
    'picture.linked.reconnecting.unanswered xstate.after.playerReconnectDeadline #1':
      'asked for long: no time passes in the model (test/machines/picture/bytes.machine.test.ts)',
    'picture.linked.streaming.pulling.flowing.arriving always #1':
      'for long without a picture: no time passes in the model (test/machines/session/health-goes-on.test.ts)',
    'picture.linked.streaming.pulling.flowing.arriving always #3':
      'sound alone is known after seconds, and no time passes in the model (test/machines/session/health.test.ts)',
    'picture.linked.streaming.pulling.flowing.arriving always #4':
      'the same of a picture that stands (test/machines/session/health-goes-on.test.ts)',
    'picture.linked.streaming.pulling.flowing.arriving always #5':
      'the same of one that cannot be decoded (test/machines/session/health-goes-on.test.ts)',
    'picture.linked.streaming.pulling.flowing.arriving always #7': 'the same of one that is damaged',
    'picture.linked.streaming.pulling.flowing.arriving always #6':
      'the same of one that is behind (test/machines/session/behind.test.ts)',
    'picture.linked.streaming.pulling.flowing player.letGo #1':
      'the same of one that live-player lets go of (test/machines/session/health-goes-on.test.ts)',
    'picture.linked.streaming.pulling.weak player.letGo #1': 'the same of one whose bytes are away',
    'picture.linked.streaming.pulling.flowing.late always':
      'the same of one that keeps pace again (test/machines/session/behind.test.ts)',
  },
  oneSided: {},
  limit: 2_500,
  setNow,
};

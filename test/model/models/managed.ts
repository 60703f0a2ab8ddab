import { managedPicture } from '../../../machines/picture/managed';
import type { ManagedContext } from '../../../machines/picture/managed/managed.setup';
import type { Model } from '../walk';
import { delaysOf, door, failures, once, one, owner, ports, setNow } from './common';

const machine = managedPicture();

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

const component = { component: {}, retry: () => Promise.resolve() };

/** From the start to a node. */
const mounted = [
  { type: 'SHOW', quality: 'high', tries: 0 },
  { type: 'connection.ready', localPeerName: 'peer' },
  { type: 'managed.ready', player: component },
];
const playing = [...mounted, { type: 'managed.pictureShown' }];
/** Its component was asked to try again, and shows a picture. */
const again = [{ type: 'managed.failed', failure: failures.retry, isFatal: null }, { type: 'managed.pictureShown' }];

export const managed: Model = {
  name: 'managedPicture',
  machine,
  inputs: [shown, { ...shown, connection: null }],
  begins: [
    mounted,
    playing,
    [...mounted, { type: 'managed.played' }],
    [...playing, { type: 'SET_QUALITY', quality: 'standard' }],
    [...playing, ...again, ...again],
  ],
  events: {
    SHOW: [
      { quality: 'high', tries: 0 },
      { quality: 'standard', tries: 1 },
    ],
    HOLD: once,
    REST: once,
    FREE: [{ lingers: true }, { lingers: false }],
    SET_QUALITY: [{ quality: 'high' }, { quality: 'standard' }],
    SET_CHANNEL: [{ channel: 0 }, { channel: 1 }],
    REMOVE_NODE: once,
    TAKE_PICTURE: once,
    ENTER_FULL_SCREEN: once,
    EXIT_FULL_SCREEN: once,
    'localServer.gone': [{ failure: failures.server }],
    'connection.waitingForModule': [{ reason: null }, { reason: 'reset' }],
    'connection.startingService': once,
    'connection.initialisingCamera': once,
    'connection.ready': [{ localPeerName: 'peer' }],
    'connection.shared': [{ sharing: { peers: 2, bytesFromPeers: 60, bytesFromServer: 40 } }],
    'connection.lost': [{ failure: failures.connection }],
    'managed.ready': [{ player: component }],
    'managed.step': [{ step: 'waitHeader' }, { step: 'waitPicture' }],
    'managed.played': once,
    'managed.pictureShown': once,
    'managed.fed': once,
    'managed.wentOn': once,
    'managed.ranDry': once,
    'managed.weakened': once,
    'managed.stopped': once,
    'managed.ended': once,
    'managed.failed': [
      { failure: failures.retry, isFatal: true },
      { failure: failures.retry, isFatal: null },
      { failure: failures.microphone, isFatal: true },
    ],
    'managed.measured': [
      { measure: { framesPerSecond: 15 } },
      { measure: { framesPerSecond: 0 } },
      { measure: { framesPerSecond: 0, audioCacheMs: 200 } },
      { measure: { audioCacheMs: 200 } },
    ],
    'managed.noticed': [{ code: 2101 }],
    'managed.soundBegan': once,
    'managed.fullScreenChanged': [{ fullScreen: true }],
    'managed.callFailed': [
      { call: 'RETRY', failure: failures.retry },
      { call: 'ENTER_FULL_SCREEN', failure: failures.retry },
    ],
    'managed.kept': [{ isCertain: true }],
    'managed.notKept': [{ failure: failures.retry }],
    'managed.gaveUp': [{ failure: failures.retry }],
    'health.moving': once,
    'health.frozen': once,
    'health.undecodable': once,
    'xstate.error.actor.viewer': [{ error: failures.retry }],
    'xstate.error.actor.node': [{ error: failures.retry }],
    ...delaysOf(machine),
  },
  flags: (context: ManagedContext) => [
    context.connection !== null,
    context.quality,
    context.shownQuality,
    context.channel === context.shownChannel,
    context.playerMode,
    context.retriesInVain,
    [context.measure.framesPerSecond, context.measure.audioCacheMs],
    context.tries > 0,
  ],
  unreachable: {
    'managedPicture.linked.ready.sounding.dry xstate.after.weakDeadline #2': 'the same of one that has run dry',
    'managedPicture.linked.ready.sounding.weak xstate.after.weakDeadline #2':
      'sound alone that is lost after two retries in vain: a longer path than any (test/machines/session/managed/trouble.test.ts)',
  },
  oneSided: {
    'managedPicture.linked.ready.sounding.dry xstate.after.weakDeadline #1: never false':
      'the same of one that has run dry',
    'managedPicture.linked.ready.sounding.weak xstate.after.weakDeadline #1: never false': 'the same',
  },
  limit: 2_500,
  setNow,
};

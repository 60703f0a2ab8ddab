import { config } from '../../../machines/kernel/config';
import type { PictureLogic } from '../../../machines/picture';
import { sessionWith } from '../../../machines/session';
import type { SessionContext } from '../../../machines/session/session.types';
import { atUrl } from '../../support/addresses';
import type { Model } from '../walk';
import { delaysOf, door, failures, listener, once, owner, ports, setNow } from './common';

/** What the picture does is the model: its facts come as the paths say. */
const machine = sessionWith(listener as PictureLogic);

const viewing = {
  ports,
  owner,
  connection: null,
  view: 'live',
  source: door,
  quality: 'high',
  channels: [0, 1],
  playerMode: 'RTC',
  catchUpAboveMs: 3_000,
  language: 'en',
  online: true,
};

const node = { way: 'bytes', key: 1, autoplay: true, mode: 'live' };

/** From the start to a picture. */
const playing = [
  { type: 'picture.node', node },
  { type: 'picture.step', step: 'startService' },
  { type: 'picture.shown' },
];

export const session: Model = {
  name: 'session',
  machine,
  inputs: [viewing, { ...viewing, source: { ...door, address: atUrl('') } }],
  begins: [
    playing,
    [...playing, { type: 'PAUSE' }],
    [...playing, { type: 'view.hidden' }, { type: 'xstate.after.hideGrace.session.viewing.presence.leaving' }],
    [...playing, { type: 'picture.failed', failure: failures.retry }],
    [...playing, { type: 'network.metered' }],
  ],
  events: {
    LEAVE: once,
    PLAY: once,
    STOP: once,
    RETRY: once,
    PAUSE: once,
    PAUSE_STREAM: once,
    RESUME: once,
    CHANGE_FRAMING: [{ fit: 'fill' }, { turn: '90' }, { turn: 'unheard of' }],
    CHANGE_QUALITY: [{ quality: 'standard' }, { quality: 'unheard of' }],
    CHANGE_CHANNEL: [{ channel: '1' }, { channel: '7' }, { channel: '' }],
    TOGGLE_MUTE: once,
    MUTE: once,
    UNMUTE: once,
    SNAPSHOT: once,
    OPEN_SETTINGS: once,
    OPEN_SYSTEM_SETTINGS: once,
    TRY_OTHER_QUALITY: once,
    DISMISS_NOTICE: once,
    ACCEPT_METERED: once,
    SHOW_DIAGNOSIS: once,
    HIDE_DIAGNOSIS: once,
    ENTER_FULL_SCREEN: once,
    EXIT_FULL_SCREEN: once,
    'view.focused': once,
    'view.blurred': once,
    'view.hidden': once,
    'view.shown': [{ atMs: 1 }, { atMs: config.hideGraceMs + 1 }, { atMs: config.keepConnectionMs + 1 }],
    'app.hidden': once,
    'app.shown': once,
    'memory.low': once,
    'network.metered': once,
    'network.lost': once,
    'network.back': once,
    'localServer.gone': [{ failure: failures.server }],
    'localServer.back': once,
    'picture.node': [{ node }, { node: { way: 'none' } }],
    'picture.beside': [
      { step: 'createPlayer', began: true },
      { step: 'createPlayer', began: false },
    ],
    'picture.measured': [{ measure: { localPeerName: 'peer' } }],
    'picture.routed': [{ isShared: true }, { isShared: false }],
    'picture.fullScreenChanged': [{ fullScreen: true }],
    'picture.noticed': [{ code: 2105 }],
    'picture.fellBackToLive': once,
    'picture.captured': [{ path: 'picture.png' }],
    'picture.kept': [{ isCertain: true }, { isCertain: false }],
    'picture.notCaptured': [{ failure: failures.retry }],
    'picture.step': [{ step: 'startStream' }],
    'picture.shown': once,
    'picture.sounds': once,
    'picture.soundBegan': once,
    'sound.interrupted': once,
    'sound.returned': once,
    'picture.behind': once,
    'picture.late': once,
    'picture.weak': once,
    'picture.letGo': once,
    'picture.ended': [{ drainMs: 2_000 }],
    'picture.failed': [{ failure: failures.retry }, { failure: failures.never }],
    'picture.quality': [
      { quality: 'standard', why: 'joined' },
      { quality: 'standard', why: 'switched' },
      { quality: 'standard', why: 'kept' },
    ],
    'picture.channelKept': [{ channel: 0 }],
    'countdown.ticked': [{ secondsLeft: 1 }],
    // what the region `presence` raises comes by itself too: these are its two sides wherever it can be heard
    unseen: once,
    seen: [{ awayMs: 0 }, { awayMs: config.keepConnectionMs }],
    'xstate.error.actor.picture': [{ error: failures.retry }],
    'xstate.error.actor.screen': [{ error: failures.retry }],
    'xstate.error.actor.countdown': [{ error: failures.retry }],
    'xstate.done.actor.savePicture': [{ output: 'picture.png' }],
    'xstate.error.actor.savePicture': [{ error: failures.retry }],
    'xstate.done.actor.settings': once,
    'xstate.error.actor.settings': [{ error: failures.retry }],
    ...delaysOf(machine),
  },
  flags: (context: SessionContext) => [
    context.failure !== null,
    context.decision?.action,
    context.online,
    context.quality,
    context.channel,
    context.triedQualities.length,
    context.node.way,
    context.isPageHidden,
    context.isAppHidden,
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_500,
  setNow,
};

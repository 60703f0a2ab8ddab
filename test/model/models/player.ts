import type { Player } from '../../../machines/kernel/ports';
import { playerMachine } from '../../../machines/player';
import type { PlayerContext } from '../../../machines/player/player.machine';
import type { Model } from '../walk';
import { delaysOf, failures, nothing, once, other, owner, ports, setNow } from './common';

const machine = playerMachine();

const livePlayer = { context: {}, addChunk: nothing } as unknown as Player;

export const player: Model = {
  name: 'player',
  machine,
  inputs: [{ ports, view: 'live', mode: 'RTC', owner, page: other }],
  begins: [],
  events: {
    PREPARE: once,
    PLAY: once,
    HOLD: once,
    QUIET: once,
    FINISH: once,
    PATIENCE: [{ tries: 1 }],
    REMOVE: once,
    TAKE_PICTURE: once,
    ENTER_FULL_SCREEN: once,
    EXIT_FULL_SCREEN: once,
    'localServer.gone': [{ failure: failures.server }],
    'localServer.back': once,
    'node.ready': [{ player: livePlayer }],
    'node.pullStarted': once,
    'node.closed': [{ reason: 'livePlayer' }],
    'node.reconnecting': once,
    'node.failed': [{ failure: failures.retry }, { failure: failures.microphone }],
    'node.noticed': [{ code: 2105 }, { code: 2101 }],
    'node.measured': [{ measure: { videoCacheMs: 4_000 } }, { measure: { audioCacheMs: 10 } }],
    'node.pictureShown': once,
    'node.soundBegan': once,
    'node.fullScreenChanged': [{ fullScreen: true }],
    'node.callFailed': [
      { call: 'PAUSE', failure: failures.retry },
      { call: 'RESUME', failure: failures.retry },
      { call: 'ENTER_FULL_SCREEN', failure: failures.retry },
    ],
    'node.captured': [{ path: 'picture.png' }],
    'node.notCaptured': [{ failure: failures.retry }],
    'xstate.error.actor.node': [{ error: failures.retry }],
    ...delaysOf(machine),
  },
  flags: (context: PlayerContext) => [
    context.player !== null,
    context.autoplay,
    context.mode,
    Object.keys(context.measure),
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_500,
  setNow,
};

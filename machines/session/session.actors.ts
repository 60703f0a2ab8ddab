import { type EventObject, fromCallback, fromPromise } from 'xstate';
import { type Failure, failureOf } from '../failure';
import type { Clock, Player, PlayerFact, Ports } from '../kernel/ports';
import type { PlayerCommand } from './session.types';

interface PlayerNodeInput {
  readonly ports: Ports;
  readonly view: string;
  readonly playerKey: number;
}

/**
 * One `p2p-player` node, for as long as it is wanted. Its facts reach the session only while this runs, so an older
 * node is heard by nobody. Commands run one after another on the newest context that the node said it was ready with;
 * leaving stops the player.
 */
export const playerNode = fromCallback<PlayerCommand, PlayerNodeInput>(({ input, receive, sendBack }) => {
  let player: Player | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const detach = input.ports.players.attach(input.view, input.playerKey, (fact: PlayerFact) => {
    if (fact.type === 'player.ready') {
      // It can come twice (contract 3): the same context is no news, another one is used from now on.
      if (player?.context === fact.player.context) return;
      player = fact.player;
    }
    sendBack(fact);
  });
  receive((command) => {
    const current = player;
    if (!current) return;
    turn = turn
      .then(() => carryOut(command, current))
      .catch((failure: Failure) => {
        sendBack({ type: 'player.commandFailed', command: command.type, failure });
      });
  });
  return () => {
    detach();
    player?.stop().catch(() => undefined); // an idle player refuses: there is nothing more to stop
  };
});

function carryOut(command: PlayerCommand, player: Player): Promise<void> | undefined {
  switch (command.type) {
    case 'PLAY':
      return player.play();
    case 'STOP':
      return player.stop();
    case 'PAUSE':
      return player.pause();
    case 'RESUME':
      return player.resume();
    case 'ENTER_FULL_SCREEN':
      return player.requestFullScreen();
    case 'EXIT_FULL_SCREEN':
      return player.exitFullScreen();
    case 'FINISH':
      player.finishMedia();
      return undefined;
  }
}

/** The screen stays on while bytes come for a picture to look at. */
export const screenOn = fromCallback<EventObject, { ports: Ports }>(({ input }) => input.ports.screen.keepOn());

/** Takes a picture, puts it into the album, and tells its temporary path. Rejects with a failure of the picture or of the album. */
export const takeSnapshot = fromPromise<string, { ports: Ports; player: Player | null }>(async ({ input }) => {
  if (!input.player) throw failureOf('system', 'snapshotFailed');
  const path = await input.player.snapshot().catch(({ message }: Failure) => {
    throw failureOf('system', 'snapshotFailed', { step: 'snapshot', ...(message !== undefined && { message }) });
  });
  await input.ports.album.save(path);
  return path;
});

/** Opens the settings in which a refused permission can be given: the mini-program's, or WeChat's own in the phone. */
export const openSettings = fromPromise<void, { ports: Ports; whose: 'miniProgram' | 'wechat' }>(
  ({ input: { ports, whose } }) => (whose === 'wechat' ? ports.system.openPermissions() : ports.album.openSettings()),
);

/** Whole seconds, counted down once a second: said only while the state that invokes this lasts. */
export const countdown = fromCallback<EventObject, { clock: Clock; seconds: number }>(({ input, sendBack }) => {
  const { clock } = input;
  let secondsLeft = input.seconds;
  let timer: unknown = null;
  const tick = () => {
    secondsLeft -= 1;
    sendBack({ type: 'countdown.ticked', secondsLeft });
    if (secondsLeft > 0) timer = clock.setTimeout(tick, 1_000);
  };
  if (secondsLeft > 0) timer = clock.setTimeout(tick, 1_000);
  return () => clock.clearTimeout(timer);
});

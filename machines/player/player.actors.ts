import { fromCallback } from 'xstate';
import { type Failure, failureOf } from '../failure';
import { config } from '../kernel/config';
import type { NodeFact, Player, Ports } from '../kernel/ports';

/** What a node's actor can be told. */
export type NodeCall =
  | { readonly type: 'PLAY' }
  | { readonly type: 'STOP' }
  | { readonly type: 'PAUSE' }
  | { readonly type: 'RESUME' }
  | { readonly type: 'FINISH' }
  | { readonly type: 'TAKE_PICTURE' }
  | { readonly type: 'ENTER_FULL_SCREEN' }
  | { readonly type: 'EXIT_FULL_SCREEN' };

/** What a node's actor tells besides what the node says. */
export type CallFact =
  /** live-player did not do what it was asked to: misuse fails (contract 3), and a call may never be answered. */
  | { readonly type: 'node.callFailed'; readonly call: NodeCall['type']; readonly failure: Failure }
  /** The path of a temporary picture file. */
  | { readonly type: 'node.captured'; readonly path: string }
  | { readonly type: 'node.notCaptured'; readonly failure: Failure };

export interface NodeInput {
  readonly ports: Ports;
  readonly view: string;
  readonly key: number;
}

/**
 * One `p2p-player` node, for as long as it is wanted. Its facts reach the player only while this runs, so an older node
 * is heard by nobody. Calls run one after another on the newest context that the node said it was ready with, each for a
 * limited time; leaving stops it, and what has not begun never will.
 */
export const playerNode = fromCallback<NodeCall, NodeInput>(({ input, receive, sendBack }) => {
  let player: Player | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let isOver = false;
  let timer: unknown = null;
  const { clock } = input.ports;
  const inTime = (call: NodeCall['type'], answer: Promise<void> | void): Promise<void> =>
    new Promise((resolve, reject) => {
      const lateness = failureOf('live-player', 'commandFailed', { step: call.toLowerCase() });
      timer = clock.setTimeout(() => reject(lateness), config.playerCallTimeoutMs);
      const settle =
        <Of>(how: (of: Of) => void) =>
        (of: Of): void => {
          clock.clearTimeout(timer);
          how(of);
        };
      Promise.resolve(answer).then(settle(resolve), settle(reject));
    });
  const tell = (fact: NodeFact | CallFact): void => {
    if (!isOver) sendBack(fact);
  };

  const detach = input.ports.players.attach(input.view, input.key, (fact) => {
    if (fact.type === 'node.ready') {
      // It can come twice (contract 3): the same context is no news, another one is used from now on.
      if (player?.context === fact.player.context) return;
      player = fact.player;
    }
    tell(fact);
  });
  receive((call) => {
    const current = player;
    if (call.type === 'TAKE_PICTURE') {
      capture(current).then(
        (path) => tell({ type: 'node.captured', path }),
        (failure: Failure) => tell({ type: 'node.notCaptured', failure }),
      );
    } else if (current) {
      turn = turn
        .then(() => (isOver ? undefined : inTime(call.type, calls[call.type](current))))
        .catch((failure: Failure) => tell({ type: 'node.callFailed', call: call.type, failure }));
    }
  });
  return () => {
    isOver = true;
    clock.clearTimeout(timer);
    detach();
    player?.stop().catch(() => undefined); // an idle player refuses: there is nothing more to stop
  };
});

const calls: Readonly<Record<Exclude<NodeCall['type'], 'TAKE_PICTURE'>, (player: Player) => Promise<void> | void>> = {
  PLAY: (player) => player.play(),
  STOP: (player) => player.stop(),
  PAUSE: (player) => player.pause(),
  RESUME: (player) => player.resume(),
  FINISH: (player) => player.finishMedia(),
  ENTER_FULL_SCREEN: (player) => player.requestFullScreen(),
  EXIT_FULL_SCREEN: (player) => player.exitFullScreen(),
};

/** The path of a temporary picture file. Rejects with a failure that says so of any player, also of none. */
async function capture(player: Player | null): Promise<string> {
  if (!player) throw failureOf('system', 'snapshotFailed', { step: 'snapshot' });
  return player.snapshot().catch(({ message }: Failure) => {
    throw failureOf('system', 'snapshotFailed', { step: 'snapshot', ...(message !== undefined && { message }) });
  });
}

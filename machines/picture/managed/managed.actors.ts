import { fromCallback } from 'xstate';
import { type Failure, failureOf } from '../../failure';
import { config } from '../../kernel/config';
import type { ManagedFact, ManagedPlayer } from '../../kernel/managed-nodes';
import type { Ports, StreamSource } from '../../kernel/ports';
import type { NodeCommand } from '../picture.protocol';

/** What a node's actor can be told. */
export type ManagedCall = NodeCommand | { readonly type: 'RETRY' };

/** What a node's actor tells besides what the node says. */
export type ManagedCallFact =
  /** The component did not take what it was asked for, or never answered. */
  | { readonly type: 'managed.callFailed'; readonly call: ManagedCall['type']; readonly failure: Failure }
  /** The component put a picture into the album; `isCertain`: and said so. */
  | { readonly type: 'managed.kept'; readonly isCertain: boolean }
  | { readonly type: 'managed.notKept'; readonly failure: Failure };

export interface NodeInput {
  readonly ports: Ports;
  readonly view: string;
  readonly key: number;
  readonly source: StreamSource;
  readonly channel: number;
}

/**
 * One node whose component pulls by itself, for as long as it is wanted. Its facts reach the picture only while this runs, so an
 * older node is heard by nobody, also when it speaks after its page is gone; and it stops, also on a page that is covered. Each call has a limited time, but a picture for the
 * album, for which a person may be asked.
 */
export const managedNode = fromCallback<ManagedCall, NodeInput>(({ input, receive, sendBack }) => {
  const { clock, managedNodes } = input.ports;
  let player: ManagedPlayer | null = null;
  let isOver = false;
  const timers = new Set<unknown>();
  const tell = (fact: ManagedFact | ManagedCallFact): void => {
    if (!isOver) sendBack(fact);
  };
  const inTime = (call: ManagedCall['type'], answer: Promise<void>): void => {
    let isSettled = false;
    const settle = (failure?: Failure): void => {
      if (isSettled) return;
      isSettled = true;
      timers.delete(timer);
      clock.clearTimeout(timer);
      if (failure) tell({ type: 'managed.callFailed', call, failure });
    };
    const timer = clock.setTimeout(
      () => settle(failureOf('live-player', 'commandFailed', { step: call.toLowerCase() })),
      config.playerCallTimeoutMs,
    );
    timers.add(timer);
    answer.then(() => settle(), settle);
  };

  const played = { ...input.source, channel: input.channel };
  const detach = managedNodes.attach(input.view, input.key, played, (fact) => {
    if (fact.type === 'managed.ready') {
      if (player?.component === fact.player.component) return; // told again: no news
      player = fact.player;
    }
    tell(fact);
  });
  receive((call) => {
    if (call.type === 'TAKE_PICTURE') {
      keep(player).then(
        (answer) => tell({ type: 'managed.kept', isCertain: answer === 'saved' }),
        (failure: Failure) => tell({ type: 'managed.notKept', failure }),
      );
    } else if (player) inTime(call.type, calls[call.type](player));
  });
  return () => {
    isOver = true;
    detach();
    // a page that is covered keeps its node until it is seen again
    player?.stop().catch(() => undefined);
    for (const timer of timers) clock.clearTimeout(timer);
  };
});

const calls: Readonly<Record<Exclude<ManagedCall['type'], 'TAKE_PICTURE'>, (player: ManagedPlayer) => Promise<void>>> =
  {
    RETRY: (player) => player.retry(),
    ENTER_FULL_SCREEN: (player) => player.requestFullScreen(),
    EXIT_FULL_SCREEN: (player) => player.exitFullScreen(),
  };

async function keep(player: ManagedPlayer | null): Promise<'saved' | 'asked'> {
  if (!player) throw failureOf('system', 'snapshotFailed', { step: 'snapshot' });
  return player.snapshot();
}

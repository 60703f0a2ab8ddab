import { type EventObject, fromCallback, fromPromise } from 'xstate';
import type { Failure } from '../failure';
import { config } from '../kernel/config';
import type { Ports, ServiceFact, StreamFact, StreamParams, StreamSource, Write } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import type { Lanes } from '../lane';
import { hold } from '../lane';
import type { PullFact, TapFact } from './connection.protocol';
import type { Pull, Tap } from './connection.types';
import { createRelay } from './relay';
import { createSharing } from './sharing';
import { probeStall } from './stall-probe';

export interface ServiceInput {
  readonly ports: Ports;
  readonly lanes: Lanes;
  readonly source: StreamSource;
  readonly params: StreamParams;
}

/** As often as a pull of ours is measured. */
const TELL_SHARING_EVERY_MS = 1_000;

/** The plugin refused a start because it still has one under this id (−2401): that one is stopped. */
const holdsAfter = (failure: { code: number | string }) => failure.code === -2401;

/** One P2P service, from entry to exit of the state that invokes this. Says `service.opened` or `service.failed`. */
export const service = fromCallback<EventObject, ServiceInput>(({ input, sendBack }) => {
  const { ports, lanes, source, params } = input;
  const sharing = createSharing();
  let toldAtMs = Number.NEGATIVE_INFINITY;
  /** What comes with every chunk is no event: what it adds up to is, now and then. */
  const hear = (fact: ServiceFact) => {
    if (fact.type !== 'stream.deviceNotified') return sendBack(fact);
    sharing.note(fact.subtype, fact.detail);
    const count = sharing.count();
    if (!count || ports.clock.now() - toldAtMs < TELL_SHARING_EVERY_MS) return;
    toldAtMs = ports.clock.now();
    sendBack({ type: 'service.shared', sharing: count });
  };
  return hold<void>({
    lanes,
    id: source.id,
    patience: { code: 'startService', timeoutMs: config.startServiceTimeoutMs },
    open: () => ports.xp2p.startService(source, params, hear),
    close: () => ports.xp2p.stopService(source.id),
    opened: () => sendBack({ type: 'service.opened' }),
    failed: (failure) => sendBack({ type: 'service.failed', failure }),
    holdsAfter,
  });
});

/** Asks the camera whether it accepts a viewer: its status, 0 for yes. Commands may run beside other calls (contract 2.4). */
export const checkDevice = fromPromise<number, ServiceInput>(
  async ({ input: { ports, source, params } }) => ports.xp2p.checkDevice?.(source, params) ?? 0,
);

/** Sends the camera its init command: why it did not take it, or null. */
export const initCamera = fromPromise<Failure | null, ServiceInput>(async ({ input: { ports, source } }) => {
  const sent = ports.xp2p.initCamera?.(source);
  return sent
    ? sent.then(
        () => null,
        (failure: Failure) => failure,
      )
    : null;
});

/** Who gets the bytes from now on, or no more. */
export type StreamCommand =
  | { readonly type: 'ADD'; readonly from: Ref<PullFact>; readonly sink: Write }
  | { readonly type: 'REMOVE'; readonly from: Ref<PullFact> | Ref<TapFact> }
  | { readonly type: 'LISTEN_IN'; readonly tap: Tap };

export interface StreamInput extends ServiceInput {
  readonly pulls: readonly Pull[];
  readonly taps: readonly Tap[];
}

/**
 * One pull, from entry to exit of the state that invokes this. It owns the bytes' path: chunk in, every viewer's sink
 * out; the machine hears edges only. A stream that was left writes nothing and says nothing, whatever the plugin still does.
 */
export const stream = fromCallback<StreamCommand, StreamInput>(({ input, sendBack, receive }) => {
  const { ports, lanes, source, params } = input;
  const tapped = new Set<object>();
  const relay = createRelay(
    (owner) =>
      tapped.has(owner)
        ? sendBack({ type: 'stream.tapped', from: owner as Ref<TapFact> })
        : sendBack({ type: 'stream.flowing', from: owner as Ref<PullFact> }),
    (owner, reason) => sendBack({ type: 'stream.tapFailed', from: owner as Ref<TapFact>, message: String(reason) }),
  );
  const listenIn = ({ from, begin }: Tap) => {
    tapped.add(from);
    relay.tap(from, begin);
  };
  for (const { from, sink, isHeld } of input.pulls) if (!isHeld) relay.add(from, sink);
  for (const tap of input.taps) listenIn(tap);
  receive((command) => {
    if (command.type === 'ADD') relay.add(command.from, command.sink);
    else if (command.type === 'LISTEN_IN') listenIn(command.tap);
    else relay.remove(command.from);
  });
  const sharing = createSharing();
  let hasFallenOver = false;
  const stopProbe = probeStall(ports, relay, sharing, sendBack);
  const hear = (fact: StreamFact | ServiceFact) => {
    if (fact.type !== 'stream.deviceNotified') return sendBack(fact);
    sharing.note(fact.subtype, fact.detail);
    if (hasFallenOver || source.kind !== 'camera') return;
    hasFallenOver = true;
    sendBack({ type: 'stream.fellOver' });
  };
  const giveBack = hold<{ flvUrl?: string }>({
    lanes,
    id: source.id,
    patience: { code: 'startStream', timeoutMs: config.startStreamTimeoutMs },
    open: () => ports.xp2p.startStream(source, params, hear, relay.write),
    close: () => ports.xp2p.stopStream(source.id, params),
    opened: ({ flvUrl = '' }) => sendBack({ type: 'stream.opened', flvUrl }),
    failed: (failure) => sendBack({ type: 'stream.failed', failure }),
    holdsAfter,
  });
  return () => {
    relay.close();
    stopProbe();
    giveBack();
  };
});

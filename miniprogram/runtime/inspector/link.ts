import type { Clock } from '../../../machines/ports';
import type { AnswerMessage, Command, FromApp, HelloMessage, RecordMessage, ToApp } from './protocol.types';

/** As much of WeChat's SocketTask as is needed: what `wx.connectSocket` returns, or anything like it. */
export interface Socket {
  send(message: { readonly data: string }): void;
  onOpen(listener: (opened: unknown) => void): void;
  onMessage(listener: (message: { readonly data: string | ArrayBuffer }) => void): void;
  onClose(listener: (closed: { readonly code: number }) => void): void;
  onError(listener: (failure: { readonly errMsg: string }) => void): void;
}

/** Keeps the relay up to date for as long as the app runs. */
export interface Link {
  /** The relay has said how far it is, and gets what comes. */
  isConnected(): boolean;
  /** Sends what is new, together with what else comes in the next moment. */
  flushSoon(): void;
  /** Sends all that is new, now. */
  flush(): void;
}

interface LinkParts {
  readonly clock: Clock;
  readonly hello: HelloMessage;
  /** Opens a socket. May throw. */
  connect(): Socket;
  /** What the relay does not have yet. */
  recordsAfter(seq: number): readonly RecordMessage[];
  carryOut(command: Command): Omit<AnswerMessage, 'type' | 'request'>;
}

/** Each socket message is a call into WeChat's native side: this long is waited for more. */
const flushAfterMs = 40;
/** Records a frame: a frame is made at one go, and must not take long. */
const recordsAFrame = 100;
/** How long it waits before it tries again: doubled each time, up to the longest. */
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/** Connects, says hello, sends what the relay does not have yet, carries out what it asks for; and again when it is lost. */
export function createLink({ clock, hello, connect, recordsAfter, carryOut }: LinkParts): Link {
  let socket: Socket | undefined;
  let isConnected = false;
  let isFlushing = false;
  let sentSeq = 0;
  let retryMs = firstRetryMs;

  const send = (messages: readonly FromApp[]): void => (socket as Socket).send({ data: JSON.stringify(messages) });

  /** True while there is more to send. */
  const sendSome = (): boolean => {
    if (!isConnected) return false;
    const records = recordsAfter(sentSeq);
    const some = records.slice(0, recordsAFrame);
    if (some.length === 0) return false;
    try {
      send(some);
    } catch {
      lose(0); // the socket is gone, and will hardly say so by itself
    }
    sentSeq = (some[some.length - 1] as RecordMessage).seq;
    return isConnected && some.length < records.length;
  };
  const flushSoon = (): void => {
    if (isFlushing || !isConnected) return;
    isFlushing = true;
    clock.setTimeout(() => {
      isFlushing = false;
      if (sendSome()) flushSoon();
    }, flushAfterMs);
  };

  const hear = (message: ToApp): void => {
    if (message.type === 'welcome') {
      retryMs = firstRetryMs;
      isConnected = true;
      sentSeq = message.lastSeq;
      flushSoon();
    } else if (message.type !== 'refused') {
      send([{ type: 'answer', request: message.request, ...carryOut(message) }]);
    }
  };

  /** The relay says by a code of its own why it does not want this app: trying again would not help. */
  const lose = (code: number): void => {
    socket = undefined;
    isConnected = false;
    if (code >= 4400 && code < 4500) return;
    clock.setTimeout(dial, retryMs);
    retryMs = Math.min(longestRetryMs, 2 * retryMs);
  };

  const dial = (): void => {
    try {
      const current = connect();
      /** Once it is lost, a socket is heard no more. What cannot be understood, of a newer relay, is passed over. */
      const ifCurrent =
        <Told>(listener: (told: Told) => void) =>
        (told: Told): void => {
          try {
            if (socket === current) listener(told);
          } catch {}
        };
      socket = current;
      current.onOpen(ifCurrent(() => send([hello])));
      current.onMessage(ifCurrent(({ data }) => hear(JSON.parse(String(data)))));
      current.onError(ifCurrent(() => lose(0)));
      current.onClose(ifCurrent(({ code }) => lose(code)));
    } catch {
      lose(0);
    }
  };

  dial();
  return {
    isConnected: () => isConnected,
    flushSoon,
    flush() {
      while (sendSome());
    },
  };
}

import type { Clock } from '../../machines/kernel/ports';
import type { FromApp, HelloMessage, ToApp } from './protocol.types';

/** As much of WeChat's SocketTask as is needed: what `wx.connectSocket` returns, or anything like it. */
export interface Socket {
  send(message: { readonly data: string }): void;
  onOpen(listener: (opened: unknown) => void): void;
  onMessage(listener: (message: { readonly data: string | ArrayBuffer }) => void): void;
  onClose(listener: (closed: { readonly code: number }) => void): void;
  onError(listener: (failure: { readonly code?: undefined; readonly errMsg: string }) => void): void;
}

/**
 * Connects and says hello, and again when the connection is lost. What it returns sends a frame, and is false where that
 * did not work.
 */
export function createLink(
  clock: Clock,
  connect: () => Socket,
  hello: HelloMessage,
  hear: (message: ToApp) => void,
  lost: () => void,
): (frame: FromApp) => void {
  /** How long it waits before it tries again: doubled each time, up to the longest. */
  const firstRetryMs = 1_000;
  const longestRetryMs = 30_000;

  let socket: Socket | undefined;
  let retryMs = firstRetryMs;

  const send = (frame: FromApp): void => {
    try {
      (socket as Socket).send({ data: JSON.stringify(frame) });
    } catch {
      lose({}); // the socket is gone, and will hardly say so by itself
    }
  };

  /** The relay says by a code of its own why it does not want this app: trying again would not help. */
  const lose = ({ code }: { readonly code?: number }): void => {
    socket = undefined;
    lost();
    if ((code as number) >= 4400) return;
    clock.setTimeout(dial, retryMs);
    retryMs = Math.min(longestRetryMs, 2 * retryMs);
  };

  const dial = (): void => {
    try {
      const current = connect();
      /** Once it is lost, a socket is heard no more. What cannot be understood, of a newer relay, is passed over. */
      const ifCurrent =
        <Heard>(listener: (heard: Heard) => void) =>
        (heard: Heard): void => {
          try {
            if (socket === current) listener(heard);
          } catch {}
        };
      socket = current;
      current.onOpen(ifCurrent(() => send(hello)));
      current.onMessage(
        ifCurrent(({ data }) => {
          hear(JSON.parse(data as string));
          retryMs = firstRetryMs;
        }),
      );
      current.onError(ifCurrent(lose));
      current.onClose(ifCurrent(lose));
    } catch {
      lose({});
    }
  };

  dial();
  return send;
}

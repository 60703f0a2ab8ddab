import { WebSocket } from 'ws';
import type { Socket } from '../../development/inspector/link';

type Listener<Told> = (told: Told) => void;

const tellAll = <Told>(listeners: readonly Listener<Told>[], told: Told): void => {
  for (const listener of listeners) listener(told);
};

/** `wx.connectSocket` as WeChat DevTools have it, over real sockets: returns a SocketTask, which tells the rest. */
export class FakeSockets {
  private readonly sockets = new Set<WebSocket>();

  readonly connectSocket = ({ url }: { url: string }): Socket => {
    const socket = new WebSocket(url);
    this.sockets.add(socket);
    const opened: Listener<unknown>[] = [];
    const failed: Listener<{ errMsg: string }>[] = [];
    socket.on('open', () => tellAll(opened, { header: {} }));
    socket.on('error', ({ message }) => tellAll(failed, { errMsg: `connectSocket:fail ${message}` }));
    return {
      send: ({ data }) => {
        // a SocketTask that is not open fails by callback, it does not throw
        if (socket.readyState === WebSocket.OPEN) socket.send(data);
      },
      onOpen: (listener) => void opened.push(listener),
      onMessage: (listener) => void socket.on('message', (data) => listener({ data: String(data) })),
      onError: (listener) => void failed.push(listener),
      onClose: (listener) => void socket.on('close', (code) => listener({ code })),
    };
  };

  /** The mini-program is gone, and hears of nothing any more. */
  end(): void {
    for (const socket of this.sockets) {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.terminate();
    }
  }
}

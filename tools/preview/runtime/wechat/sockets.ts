import { inspectorSocketAddress, openSocket } from '../../../dom/inspector-socket';
import type { ErrorLog } from '../errors';
import { Listeners } from './call';

/** It holds every fault in two languages; records can be longer. */
const MOST_HELLO = 200_000;

/** What `wx.connectSocket` takes. */
interface ConnectOptions {
  readonly url: string;
  readonly protocols?: string[];
  readonly success?: (result: object) => void;
  readonly fail?: (failure: object) => void;
}

interface SendOptions {
  readonly data: string | ArrayBuffer;
  readonly success?: (result: object) => void;
  readonly fail?: (failure: object) => void;
}

/** The inspector that is served beside this phone, with the token that its address has. */
export function inspectorAddress(): string {
  return inspectorSocketAddress('app', new URLSearchParams(window.location.search).get('token'));
}

/** How the mini-program called itself to inspectors; empty before it did. */
export interface Inspected {
  app: string;
}

/** WebSockets as WeChat has them: `connectSocket` returns a SocketTask at once, which tells of the rest. */
export function socketsApi(errors: ErrorLog, inspected: Inspected): Record<string, unknown> {
  return {
    connectSocket: ({ url, protocols, success, fail }: ConnectOptions) => {
      try {
        const task = socketTask(openSocket(url, protocols), errors, inspected);
        success?.({ errMsg: 'connectSocket:ok' });
        return task;
      } catch (error) {
        fail?.({ errMsg: `connectSocket:fail ${String(error)}` });
        return undefined;
      }
    },
  };
}

function socketTask(socket: WebSocket, errors: ErrorLog, inspected: Inspected) {
  const opened = new Listeners<object>('SocketTask.onOpen', errors);
  const received = new Listeners<{ data: string | ArrayBuffer }>('SocketTask.onMessage', errors);
  const failed = new Listeners<{ errMsg: string }>('SocketTask.onError', errors);
  const closed = new Listeners<{ code: number; reason: string }>('SocketTask.onClose', errors);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => opened.tell({ header: {} }));
  socket.addEventListener('message', ({ data }) => received.tell({ data }));
  socket.addEventListener('error', () => failed.tell({ errMsg: 'connectSocket:fail' }));
  socket.addEventListener('close', ({ code, reason }) => closed.tell({ code, reason }));
  return {
    get readyState() {
      return socket.readyState;
    },
    onOpen: opened.on,
    onMessage: received.on,
    onError: failed.on,
    onClose: closed.on,
    send({ data, success, fail }: SendOptions) {
      if (socket.readyState !== WebSocket.OPEN) {
        fail?.({ errMsg: 'sendSocketMessage:fail WebSocket is not connected' });
        return;
      }
      inspected.app = appOf(data) || inspected.app;
      socket.send(data);
      success?.({ errMsg: 'sendSocketMessage:ok' });
    },
    close({ code = 1000, reason = '' } = {}) {
      socket.close(code, reason);
    },
  };
}

/** The name in a hello to an inspector; empty in whatever else is sent. */
function appOf(data: string | ArrayBuffer): string {
  const isHello = typeof data === 'string' && data.length < MOST_HELLO && /"type":"hello"/.test(data);
  if (!isHello) return '';
  try {
    const { type, app } = JSON.parse(data) as { readonly type?: unknown; readonly app?: unknown };
    return type === 'hello' && typeof app === 'string' ? app : '';
  } catch {
    return '';
  }
}

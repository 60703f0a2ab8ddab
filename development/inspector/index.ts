import { createInspector, type Inspector, type InspectorOptions } from './inspector';
import type { Socket } from './link';

/** Inspects an app that says who it is, with the faults that it has. */
export type Inspect = (app: Omit<InspectorOptions, 'connect' | 'title' | 'build'>) => Inspector;

/** As much of WeChat as is needed. */
interface SocketCalls {
  connectSocket(options: { url: string; fail(): void }): Socket;
}

/** What inspects an app over WeChat's sockets, through the relay at this address. */
export function inspectThrough(wechat: SocketCalls, address: string): Inspect {
  return (app) =>
    createInspector({
      ...app,
      build: __DEVTOOLS__ ? 'devtools' : 'device',
      // without `fail` a refusal is an unhandled rejection; `onError` tells of it too
      connect: () => wechat.connectSocket({ url: address, fail: () => undefined }),
    });
}

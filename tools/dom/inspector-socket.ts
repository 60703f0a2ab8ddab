import { isServedAsFiles } from './served';

/** What the two ends of a channel say to each other. */
export type ChannelMessage = { readonly text: string } | { readonly closed: number };

/** The page around phone and inspector: what one frame says, it brings to the other. */
interface InspectorHub {
  connect(role: 'app' | 'viewer', port: MessagePort): void;
}

declare global {
  interface Window {
    /** Of the page around phone and inspector, where no server has a relay. */
    __inspectorHub?: InspectorHub;
  }
}

/** Where a page of files has its inspector: in itself. */
const inPage = 'page:';

/** Nobody is here to connect to; there is no use in trying again. */
const ALONE = 4404;
const GONE = 1001;

/** An address for `openSocket`: of the server that this page is from, or of the page itself where there is none. */
export function inspectorSocketAddress(role: 'app' | 'viewer', token: string | null): string {
  if (isServedAsFiles()) return `${inPage}${role}`;
  const { host, protocol } = location;
  const query = token === null ? '' : `?token=${encodeURIComponent(token)}`;
  return `${protocol.replace('http', 'ws')}//${host}/inspector/${role}${query}`;
}

/** A WebSocket, or for an address within the page what behaves like one. */
export function openSocket(url: string, protocols?: string[]): WebSocket {
  if (!url.startsWith(inPage)) return new WebSocket(url, protocols);
  return new InPageSocket(url === `${inPage}viewer` ? 'viewer' : 'app') as unknown as WebSocket;
}

/** As much of a WebSocket as is used, over a channel to the page around this frame. */
class InPageSocket extends EventTarget {
  binaryType: BinaryType = 'arraybuffer';
  readyState: number = WebSocket.CONNECTING;
  private readonly channel = new MessageChannel();

  constructor(role: 'app' | 'viewer') {
    super();
    const { port1, port2 } = this.channel;
    port1.onmessage = ({ data }: MessageEvent<ChannelMessage>) => {
      if ('closed' in data) this.end(data.closed);
      else this.dispatchEvent(new MessageEvent('message', { data: data.text }));
    };
    const hub = window.parent === window ? undefined : window.parent.__inspectorHub;
    // whoever connects listens afterwards
    window.setTimeout(() => {
      if (!hub) return this.end(ALONE);
      this.readyState = WebSocket.OPEN;
      this.dispatchEvent(new Event('open'));
      hub.connect(role, port2);
    });
    window.addEventListener('pagehide', () => this.close(GONE));
  }

  send(text: string): void {
    this.say({ text });
  }

  close(code = 1000): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.say({ closed: code });
    this.end(code);
  }

  private say(message: ChannelMessage): void {
    this.channel.port1.postMessage(message);
  }

  private end(code: number): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(new CloseEvent('close', { code }));
  }
}

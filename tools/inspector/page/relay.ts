import type { Command, FromViewer, ToViewer } from '../../../development/inspector/protocol.types';
import { openSocket } from '../../dom/inspector-socket';

/** How the connection to the relay stands. `refused` will not change by itself. */
export type RelayState =
  | { readonly kind: 'connecting' | 'connected' | 'lost' }
  | { readonly kind: 'refused'; readonly code: number };

export interface RelayListener {
  hear(message: ToViewer): void;
  change(state: RelayState): void;
}

const retryDelaysMs = [500, 1_000, 2_000, 5_000];

/** The page's connection to the relay that served it: comes back by itself after a loss. */
export class Relay {
  private socket: WebSocket | null = null;
  private attempts = 0;
  private requests = 0;
  private retry = 0;

  constructor(
    private readonly url: string,
    private readonly listener: RelayListener,
  ) {}

  connect(): void {
    window.clearTimeout(this.retry);
    this.listener.change({ kind: this.attempts === 0 ? 'connecting' : 'lost' });
    const socket = openSocket(this.url);
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as ToViewer;
      if (message.type === 'welcome') {
        this.attempts = 0;
        this.listener.change({ kind: 'connected' });
      }
      this.listener.hear(message);
    });
    socket.addEventListener('close', ({ code }) => this.lose(code));
  }

  /** Sends a command; the answer has the request that is given back. Empty when there is no connection. */
  send(app: string, command: Command): string {
    if (this.socket?.readyState !== WebSocket.OPEN) return '';
    this.requests += 1;
    const request = String(this.requests);
    const message: FromViewer = { app, request, ...command };
    this.socket.send(JSON.stringify(message));
    return request;
  }

  private lose(code: number): void {
    this.socket = null;
    if (code >= 4400 && code < 4500) {
      this.listener.change({ kind: 'refused', code });
      return;
    }
    this.listener.change({ kind: 'lost' });
    const delay = retryDelaysMs[Math.min(this.attempts, retryDelaysMs.length - 1)];
    this.attempts += 1;
    this.retry = window.setTimeout(() => this.connect(), delay);
  }
}

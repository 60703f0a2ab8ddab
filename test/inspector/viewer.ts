import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { FromViewer, RecordMessage, ToViewer } from '../../development/inspector/protocol.types';

/** A viewer without a page: keeps what it is told, and can be asked to wait for something. */
export class Viewer {
  readonly messages: ToViewer[] = [];
  closedWith: number | null = null;
  private readonly waiting = new Set<() => void>();
  private requests = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.messages.push(JSON.parse(String(data)) as ToViewer);
      for (const look of [...this.waiting]) look();
    });
    socket.on('close', (code) => {
      this.closedWith = code;
      for (const look of [...this.waiting]) look();
    });
  }

  static async open(url: string, options: { origin?: string; headers?: Record<string, string> } = {}): Promise<Viewer> {
    const viewer = new Viewer(
      new WebSocket(url.replace(/^http/, 'ws').replace('/inspector/', '/inspector/viewer'), options),
    );
    await once(viewer.socket, 'open');
    return viewer;
  }

  /** Resolves with the first thing that `find` finds in what came so far or comes yet. */
  until<Found>(find: (viewer: this) => Found | undefined | false): Promise<Found> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = find(this);
        if (found === undefined || found === false) return;
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  untilClosed(): Promise<number> {
    return this.until(({ closedWith }) => closedWith ?? undefined);
  }

  /** The records of an app, as a viewer keeps them: each once, in order. */
  records(app = this.apps()[0]): RecordMessage[] {
    let last = 0;
    return this.messages
      .flatMap((message) => (message.type === 'records' && message.app === app ? message.records : []))
      .filter(({ seq }) => {
        if (seq <= last) return false;
        last = seq;
        return true;
      });
  }

  apps(): string[] {
    return [...new Set(this.messages.flatMap((message) => (message.type === 'app' ? [message.hello.app] : [])))];
  }

  /** Sends a command; resolves with its answer. */
  ask(command: Omit<FromViewer, 'request'> & Record<string, unknown>): Promise<ToViewer> {
    this.requests += 1;
    const request = `r${this.requests}`;
    this.socket.send(JSON.stringify({ ...command, request }));
    return this.until(({ messages }) => messages.find((one) => one.type === 'answer' && one.request === request));
  }

  sendRaw(frame: string | Buffer): void {
    this.socket.send(frame);
  }

  close(): void {
    this.socket.close();
  }
}

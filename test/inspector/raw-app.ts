import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { HelloMessage, RecordMessage, ToApp } from '../../development/inspector/protocol.types';

export const helloOf = (app: string): HelloMessage => ({
  type: 'hello',
  protocol: 3,
  app,
  title: app,
  build: 'device',
  platform: 'android',
  startedAtMs: 1,
  faults: { zh: [], en: [] },
});

export const eventRecord = (seq: number, type = 'TICK'): RecordMessage => ({
  type: 'event',
  to: 'x:0',
  event: { type },
  seq,
  atMs: seq,
});

export const recordsOf = (...records: unknown[]): object => ({ type: 'records', records });

/** A socket of an app that says exactly what a test wants said. */
export class RawApp {
  readonly heard: ToApp[] = [];
  closedWith: number | null = null;
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly socket: WebSocket) {
    const look = (): void => {
      for (const one of [...this.waiting]) one();
    };
    socket.on('message', (data) => {
      this.heard.push(JSON.parse(String(data)) as ToApp);
      look();
    });
    socket.on('close', (code) => {
      this.closedWith = code;
      look();
    });
  }

  static async open(url: string, options: { origin?: string } = {}): Promise<RawApp> {
    const app = new RawApp(new WebSocket(url, options));
    await once(app.socket, 'open');
    return app;
  }

  until<Found>(find: (app: this) => Found | undefined | false | null): Promise<Found> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = find(this);
        if (found === undefined || found === false || found === null) return;
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Says hello; resolves with the last `seq` that the relay has. */
  async hello(app: string): Promise<number> {
    this.say(helloOf(app));
    return this.until(({ heard }) => heard.flatMap((one) => (one.type === 'welcome' ? [one.lastSeq] : []))[0]);
  }

  say(frame: unknown): void {
    this.socket.send(typeof frame === 'string' || frame instanceof Buffer ? frame : JSON.stringify(frame));
  }

  untilClosed(): Promise<number> {
    return this.until(({ closedWith }) => closedWith);
  }

  untilRefused(): Promise<string> {
    return this.until(({ heard }) => heard.flatMap((one) => (one.type === 'refused' ? [one.refused] : [])).at(-1));
  }

  close(): void {
    this.socket.close();
  }
}

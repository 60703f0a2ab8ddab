import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { RecordMessage, RefusedMessage } from '../../development/inspector/protocol.types';
import type { HelloTold, ToApp, Told } from '../../development/inspector/wire.types';

/** `app` names the run: the relay makes its id of it. */
export const helloOf = (app: string): HelloTold => ({
  protocol: 2,
  title: app,
  build: 'device',
  platform: 'android',
  startedAtMs: 1,
  random: app as never,
  faults: [[], []],
});

/** The id that the relay gives an app of this name. */
export const idOf = (app: string): string => `1-${app}`;

export const eventTold = (seq: number, type = 'TICK'): Told => [seq, seq, 'e', 'x:0', undefined, { type }];

export const eventRecord = (seq: number, type = 'TICK'): RecordMessage => ({
  type: 'event',
  to: 'x:0',
  event: { type },
  seq,
  atMs: seq,
});

/** A socket of an app that says exactly what a test wants said. */
export class RawApp {
  readonly heard: (ToApp & Partial<RefusedMessage>)[] = [];
  closedWith: number | null = null;
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly socket: WebSocket) {
    const look = (): void => {
      for (const one of [...this.waiting]) one();
    };
    socket.on('message', (data) => {
      this.heard.push(JSON.parse(String(data)) as ToApp & Partial<RefusedMessage>);
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
    this.say([helloOf(app)]);
    return this.until(({ heard }) => heard.map(({ lastSeq }) => lastSeq).find((lastSeq) => lastSeq !== undefined));
  }

  say(frame: unknown): void {
    this.socket.send(typeof frame === 'string' || frame instanceof Buffer ? frame : JSON.stringify(frame));
  }

  untilClosed(): Promise<number> {
    return this.until(({ closedWith }) => closedWith);
  }

  untilRefused(): Promise<string> {
    return this.until(({ heard }) => heard.flatMap((one) => (one.refused ? [one.refused] : [])).at(-1));
  }

  close(): void {
    this.socket.close();
  }
}

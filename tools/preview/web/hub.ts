import type { ChannelMessage } from '../../dom/inspector-socket';
import type { RelaySocket } from '../../inspector/relay/relay.types';
import { Switchboard } from '../../inspector/relay/switchboard.mjs';

type Hear = (frame: unknown, isBinary: boolean) => void;

/** The end of a frame's channel that the switchboard has. */
class FrameSocket implements RelaySocket {
  /** A channel within a page holds nothing back. */
  readonly bufferedAmount = 0;
  private hear: Hear | undefined;
  private readonly ends: (() => void)[] = [];
  private isPaused = false;
  private isOver = false;
  private readonly waiting: string[] = [];

  constructor(private readonly port: MessagePort) {
    port.onmessage = ({ data }: MessageEvent<ChannelMessage>) => {
      if ('closed' in data) this.end();
      else if (this.isPaused) this.waiting.push(data.text);
      else this.hear?.(data.text, false);
    };
  }

  on(event: 'message' | 'close', listener: Hear | (() => void)): void {
    if (event === 'message') this.hear = listener;
    else this.ends.push(listener as () => void);
  }

  removeAllListeners(): void {
    this.hear = undefined;
  }

  send(text: string): void {
    this.say({ text });
  }

  close(code: number): void {
    this.say({ closed: code });
    this.end();
  }

  terminate(): void {
    this.close(1006);
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    while (!this.isPaused) {
      const text = this.waiting.shift();
      if (text === undefined) return;
      this.hear?.(text, false);
    }
  }

  private say(message: ChannelMessage): void {
    if (!this.isOver) this.port.postMessage(message);
  }

  private end(): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const end of this.ends) end();
    this.port.close();
  }
}

/** Between the phone and the inspector of a page that has no server: what the relay does elsewhere. */
const switchboard = new Switchboard();

window.__inspectorHub = {
  connect: (role, port) => switchboard.connect(role, new FrameSocket(port), true),
};

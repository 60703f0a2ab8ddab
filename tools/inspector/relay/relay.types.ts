export interface RelayOptions {
  /** Of one app's history. Default 12 MB. */
  historyBytes?: number;
  /** Where the terminal's lines go. Default: nowhere. */
  log?: (line: string) => void;
}

/** One end of a connection to an app or a viewer: a WebSocket of a server, or a channel to a frame of the same page. */
export interface RelaySocket {
  /** Characters that wait to be sent. */
  readonly bufferedAmount: number;
  on(event: 'message', hear: (frame: unknown, isBinary: boolean) => void): unknown;
  on(event: 'close', end: () => void): unknown;
  removeAllListeners(event: 'message'): unknown;
  send(text: string): void;
  close(code: number, reason?: string): void;
  /** Ends without a word. */
  terminate(): void;
  /** Hears nothing more for now; nothing is lost. */
  pause(): void;
  resume(): void;
}

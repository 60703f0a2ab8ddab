export interface InspectorServerOptions {
  /** Refused when taken. Default: 8765, or a free one, which is told, when that is taken. */
  port?: number;
  /** Default 127.0.0.1: nobody else on the network sees it. */
  host?: string;
  /** What other devices must know. Default: made once, and kept in `.cache/`. */
  token?: string;
  /** Viewers on other devices may send events and set off faults. Default false. */
  allowSending?: boolean;
  /** Where the terminal's lines go. Default: console.log. */
  log?: (line: string) => void;
}

export interface InspectorServer {
  /** The page, with the token where one is asked for: `http://127.0.0.1:8765/inspector/` */
  readonly url: string;
  /** What a mini-program connects to, as `--inspector` takes it: `ws://127.0.0.1:8765/inspector/app` */
  readonly appUrl: string;
  /** What WeChat DevTools on this computer connect to. */
  readonly devtoolsUrl: string;
  readonly port: number;
  /** Ends every connection. */
  close(): Promise<void>;
}

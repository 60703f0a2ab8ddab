/** What `@xstate/inspect` calls a receiver event, with machine, state and event as JSON within the JSON. */
export type ServiceMessage =
  | {
      type: 'service.register';
      sessionId: string;
      id: string;
      parent?: string;
      source?: string;
      machine: string;
      state: string;
    }
  | { type: 'service.state'; sessionId: string; state: string }
  | { type: 'service.event'; sessionId: string; event: string }
  | { type: 'service.stop'; sessionId: string };

export interface BridgeOptions {
  /** The inspector's page, as `npm run inspect` prints it: `http://127.0.0.1:8765/inspector/`. */
  inspector: string;
  /** Refused when taken. Default 8766. */
  port?: number;
  /** Pages that may attach, as `http://localhost:3000`: what attaches may send. Default: none, only programs. */
  origins?: readonly string[];
  /** Where the terminal's lines go. Default: console.log. */
  log?: (line: string) => void;
}

export interface Bridge {
  /** What `createWebSocketReceiver` takes as `server`: `127.0.0.1:8766`. */
  readonly server: string;
  close(): Promise<void>;
}

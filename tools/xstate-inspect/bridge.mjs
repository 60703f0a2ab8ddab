// @ts-check
import http from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { refuseConnection } from '../inspector/relay/admission.mjs';
import { listen } from '../terminal/listen.mjs';
import { Services } from './services.mjs';

/**
 * @typedef {import('../../development/inspector/protocol.types.ts').ToViewer} ToViewer
 * @typedef {import('./bridge.types.ts').Bridge} Bridge
 * @typedef {import('./bridge.types.ts').BridgeOptions} BridgeOptions
 * @typedef {import('./bridge.types.ts').ServiceMessage} ServiceMessage
 */

const host = '127.0.0.1';
const retryMs = 1_000;
const maxPayload = 64 * 1024;

/**
 * Attaches to the inspector's relay as a viewer, and serves what it hears to clients of `@xstate/inspect`. Rejects with a
 * sentence when the port is taken.
 *
 * @param {BridgeOptions} options
 * @returns {Promise<Bridge>}
 */
export async function startBridge({ inspector, port = 8766, log = console.log }) {
  /** @type {Map<string, Services>} */
  const apps = new Map();
  const clients = new WebSocketServer({ noServer: true, maxPayload });
  const server = http.createServer((_, response) => response.writeHead(426).end('This is a WebSocket.\n'));
  server.on('upgrade', (request, stream, head) => {
    clients.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => socket.terminate());
      const code = refuseConnection(request, { role: 'app', token: null, host });
      if (code) socket.close(code);
      else socket.on('message', (data) => hearClient(socket, String(data)));
    });
  });

  /** @param {readonly ServiceMessage[]} messages */
  const tellClients = (messages) => {
    for (const message of messages)
      for (const client of clients.clients)
        if (client.readyState === WebSocket.OPEN) client.send(JSON.stringify(message));
  };

  /** @param {ToViewer} message */
  const hearRelay = (message) => {
    if (message.type === 'app' && !apps.has(message.hello.app)) {
      apps.set(message.hello.app, new Services(message.hello.app));
    } else if (message.type === 'records') {
      const app = apps.get(message.app);
      for (const record of message.records) tellClients(app?.take(record) ?? []);
    } else if (message.type === 'forgotten') {
      tellClients(apps.get(message.app)?.stopped() ?? []);
      apps.delete(message.app);
    } else if ((message.type === 'answer' || message.type === 'refused') && message.refused) {
      log(`refused: ${message.refused}${message.detail ? ` (${message.detail})` : ''}`);
    }
  };

  const relay = new RelayLink(viewerAddress(inspector), hearRelay, log);

  /** @param {WebSocket} client @param {string} text */
  const hearClient = (client, text) => {
    try {
      const message = JSON.parse(text);
      if (message.type === 'xstate.inspecting') {
        for (const app of apps.values())
          for (const registered of app.registered()) client.send(JSON.stringify(registered));
      } else if (message.type === 'xstate.event') relay.ask(commandOf(message));
      else log(`refused: a client said "${String(message.type).slice(0, 40)}", which is not of this protocol`);
    } catch (error) {
      log(`refused: ${/** @type {Error} */ (error).message}`);
    }
  };

  const takenPort = await listen(server, port, host).catch((error) => {
    relay.close();
    throw error;
  });
  return {
    server: `${host}:${takenPort}`,
    async close() {
      relay.close();
      for (const client of clients.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The bridge's own connection to the relay: again and again, as long as it is not closed. */
class RelayLink {
  /** @type {WebSocket | undefined} */
  #socket;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #requests = 0;

  /**
   * @param {string} address
   * @param {(message: ToViewer) => void} hear
   * @param {(line: string) => void} log
   */
  constructor(address, hear, log) {
    this.address = address;
    this.hear = hear;
    this.log = log;
    this.#dial();
  }

  /** @param {object} command */
  ask(command) {
    if (this.#socket?.readyState !== WebSocket.OPEN) throw new Error('the inspector is not connected');
    this.#requests += 1;
    this.#socket.send(JSON.stringify({ ...command, request: String(this.#requests) }));
  }

  close() {
    clearTimeout(this.#timer);
    this.#socket?.removeAllListeners('close');
    this.#socket?.terminate();
  }

  #dial() {
    const socket = new WebSocket(this.address);
    this.#socket = socket;
    socket.on('message', (data) => this.hear(JSON.parse(String(data))));
    socket.on('error', () => {}); // `close` follows
    socket.on('close', (code) => {
      if (code >= 4400 && code < 4500)
        this.log(`The inspector does not let the bridge in (${code}): is the token right?`);
      else this.#timer = setTimeout(() => this.#dial(), retryMs);
    });
  }
}

/** @param {string} inspector the page's address */
function viewerAddress(inspector) {
  const url = new URL(inspector);
  url.protocol = url.protocol.replace('http', 'ws');
  url.pathname = '/inspector/viewer';
  return url.href;
}

/**
 * What a client asks for, as the relay takes it. The event is JSON within the JSON: XState's own, or one wrapped for SCXML.
 *
 * @param {{ event: string, service?: string }} message
 */
function commandOf({ event: text, service }) {
  const event = JSON.parse(text);
  const target = String(service ?? event.origin);
  const at = target.lastIndexOf('/');
  if (at < 0) throw new Error(`there is no service "${target}"`);
  return {
    type: 'send',
    app: target.slice(0, at),
    actor: target.slice(at + 1),
    event: event.data ?? (event.type === 'external' ? { type: event.name } : event),
  };
}

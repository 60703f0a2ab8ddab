// @ts-check
import http from 'node:http';
import { WebSocket } from 'ws';
import { readOrigin } from '../door/addresses.mjs';
import { Allowance } from '../door/allowance.mjs';
import { Door } from '../door/door.mjs';
import { leave } from '../door/leave.mjs';
import { limits } from '../door/limits.mjs';
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
const { frameLength, rate, refusals, waitingBytes } = limits.client;

/**
 * Attaches to the inspector's relay as a viewer, and serves what it hears to clients of `@xstate/inspect`. Rejects with a
 * sentence when the port is taken, or an address or an origin is none.
 *
 * @param {BridgeOptions} options
 * @returns {Promise<Bridge>}
 */
export async function startBridge({ inspector, port = 8766, origins = [], log = console.log }) {
  const wrong = origins.find((origin) => !readOrigin(origin));
  if (wrong !== undefined) throw new Error(noOrigin(wrong));
  /** @type {Map<string, Services>} */
  const apps = new Map();
  // nobody comes from another device, so that nobody has a token; and all that is sent goes through the relay's own door
  const door = new Door({ host, token: null, origins });
  const server = http.createServer((_, response) => response.writeHead(426).end('This is a WebSocket.\n'));
  server.on('upgrade', (request, stream, head) => {
    door.open({ request, stream, head }, 'client', (socket) => listenTo(socket));
  });

  /** @param {readonly ServiceMessage[]} messages */
  const tellClients = (messages) => {
    for (const message of messages) for (const client of door.sockets) tell(client, message);
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

  /** @param {WebSocket} client */
  const listenTo = (client) => {
    const allowance = new Allowance(rate, () => performance.now());
    let refused = 0;
    client.on('message', (data) => {
      try {
        const text = String(data);
        if (text.length > frameLength) throw new Error(`a message has ${frameLength} characters at most`);
        if (allowance.take(1) > 0) throw new Error(`at most ${rate.aSecond} messages a second`);
        hearClient(client, JSON.parse(text));
      } catch (error) {
        log(`refused: ${/** @type {Error} */ (error).message.slice(0, 200)}`);
        refused += 1;
        if (refused === refusals) leave(client, 4429);
      }
    });
  };

  /** @param {WebSocket} client @param {{ type: string } & Parameters<typeof commandOf>[0]} message */
  const hearClient = (client, message) => {
    if (message.type === 'xstate.inspecting') {
      for (const app of apps.values()) for (const registered of app.registered()) tell(client, registered);
    } else if (message.type === 'xstate.event') relay.ask(commandOf(message));
    else throw new Error(`a client said "${String(message.type).slice(0, 40)}", which is not of this protocol`);
  };

  const takenPort = await listen(server, port, host).catch((error) => {
    relay.close();
    throw error;
  });
  return {
    server: `${host}:${takenPort}`,
    async close() {
      relay.close();
      door.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @param {WebSocket} client @param {ServiceMessage} message */
function tell(client, message) {
  if (client.bufferedAmount > waitingBytes) client.terminate();
  else if (client.readyState === WebSocket.OPEN) client.send(JSON.stringify(message));
}

/** The bridge's own connection to the relay: again and again, as long as it is not closed. */
class RelayLink {
  /** @type {WebSocket | undefined} */
  #socket;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #requests = 0;
  /** It has been told that nobody answers. */
  #isWaiting = false;

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
    socket.on('open', () => {
      this.#isWaiting = false;
    });
    socket.on('message', (data) => {
      try {
        this.hear(JSON.parse(String(data)));
      } catch (error) {
        // what an app tells of itself cannot be a machine of XState 4: the next thing can
        this.log(`not passed on: ${/** @type {Error} */ (error).message.slice(0, 200)}`);
      }
    });
    socket.on('error', () => {}); // `close` follows
    socket.on('close', (code) => {
      if (code >= 4400 && code < 4500)
        this.log(`The inspector does not let the bridge in (${code}): is the token right?`);
      else {
        if (!this.#isWaiting) this.log(noInspector(new URL(this.address).host));
        this.#isWaiting = true;
        this.#timer = setTimeout(() => this.#dial(), retryMs);
      }
    });
  }
}

/** @param {string} inspector the page's address */
function viewerAddress(inspector) {
  if (!URL.canParse(inspector) || !/^(https?|wss?):$/.test(new URL(inspector).protocol))
    throw new Error(noPage(inspector));
  const url = new URL(inspector);
  url.protocol = url.protocol.replace('http', 'ws');
  url.pathname = '/inspector/viewer';
  return url.href;
}

/** @param {string} origin */
const noOrigin = (origin) =>
  [
    `“${origin}” 不是网页来源：应像 http://localhost:3000，后面没有路径。`,
    `"${origin}" is no origin: it looks like http://localhost:3000, with nothing after it.`,
  ].join('\n');

/** @param {string} address */
const noPage = (address) =>
  [
    `“${address}” 不是检查器页面的地址：请用 npm start 或 npm run inspect 打印的地址。`,
    `"${address}" is not the address of the inspector's page: take the one that npm start or npm run inspect prints.`,
  ].join('\n');

/** @param {string} host */
const noInspector = (host) =>
  [
    `${host} 没有检查器在运行，等待它：请运行 npm start 或 npm run inspect。`,
    `No inspector runs at ${host}; waiting for it: npm start or npm run inspect.`,
  ].join('\n');

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

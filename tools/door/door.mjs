// @ts-check
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { WebSocketServer } from 'ws';
import { hostOf, isThisComputer, readOrigin } from './addresses.mjs';
import { leave } from './leave.mjs';
import { limits, maxPayload } from './limits.mjs';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:stream').Duplex} Duplex
 * @typedef {import('ws').WebSocket} WebSocket
 * @typedef {import('./door.types.ts').Admission} Admission
 * @typedef {import('./door.types.ts').Caller} Caller
 * @typedef {import('./door.types.ts').DoorOptions} DoorOptions
 * @typedef {import('./door.types.ts').Visitor} Visitor
 */

/** Mini-programs say this, or nothing, where they say where they come from. */
const wechatOrigin = 'https://servicewechat.com';

/**
 * The one way in to every server of this project. Who may come in, and who may send, is a table in docs/inspector.md.
 */
export class Door {
  #sockets = new WebSocketServer({ noServer: true, maxPayload, clientTracking: true });
  /** @type {Record<Caller, number>} */
  #inside = { app: 0, viewer: 0, client: 0 };

  /** @param {DoorOptions} options */
  constructor(options) {
    this.options = options;
  }

  /** Every connection that is open. */
  get sockets() {
    return this.#sockets.clients;
  }

  /**
   * Whether somebody may come in. A page of another site that is open in the same browser may not, whatever it calls this
   * server; and who comes from another device must know the token.
   *
   * @param {IncomingMessage} request
   * @param {Visitor} visitor
   * @returns {Admission}
   */
  admit(request, visitor) {
    const { host = '', origin } = request.headers;
    if (!this.#isOwnHost(host) || !this.#isWelcomeOrigin(origin, host, visitor)) return { refused: 4403 };
    const isFromHere = isThisComputer(request.socket.remoteAddress ?? '');
    if (visitor !== 'page' && !isFromHere && !this.#hasToken(request)) return { refused: 4401 };
    const isSender = visitor === 'viewer' || visitor === 'client';
    return { refused: null, maySend: isSender && (isFromHere || (this.options.allowSending ?? false)) };
  }

  /**
   * Takes over a request to become a WebSocket: to be called on a server's `upgrade`. Who is refused is let in as far as to
   * be told why: a page hears nothing else of a connection.
   *
   * @param {{ request: IncomingMessage, stream: Duplex, head: Buffer }} upgrade
   * @param {Caller} caller
   * @param {(socket: WebSocket, maySend: boolean) => void} connect
   */
  open({ request, stream, head }, caller, connect) {
    stream.on('error', () => stream.destroy());
    this.#sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => socket.terminate());
      const admission = this.admit(request, caller);
      if (admission.refused !== null) leave(socket, admission.refused);
      else if (this.#inside[caller] >= limits[caller].connections) leave(socket, 1013);
      else {
        this.#inside[caller] += 1;
        socket.on('close', () => {
          this.#inside[caller] -= 1;
        });
        connect(socket, admission.maySend);
      }
    });
  }

  /** Ends every connection. */
  close() {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  /**
   * A name of another site may be led to this address (DNS rebinding): only addresses, `localhost`, and the name that was
   * chosen count.
   *
   * @param {string} header
   */
  #isOwnHost(header) {
    const host = hostOf(header);
    return host !== '' && (isIP(host) !== 0 || host === 'localhost' || host === hostOf(this.options.host));
  }

  /**
   * @param {string | undefined} header absent where no browser asks
   * @param {string} host
   * @param {Visitor} visitor
   */
  #isWelcomeOrigin(header, host, visitor) {
    if (header === undefined) return true;
    const from = readOrigin(header);
    if (!from) return false;
    if (from.origin === readOrigin(`http://${host}`)?.origin) return true;
    if (visitor === 'page') return false;
    // DevTools run the mini-program in a page of their own server
    if (visitor === 'app') return from.origin === wechatOrigin || isThisComputer(from.host);
    return (this.options.origins ?? []).some((origin) => readOrigin(origin)?.origin === from.origin);
  }

  /** @param {IncomingMessage} request */
  #hasToken({ url = '' }) {
    const { token } = this.options;
    const given = new URLSearchParams(url.split('?')[1] ?? '').get('token') ?? '';
    return token !== null && token !== '' && isSame(given, token);
  }
}

/** @param {string} one @param {string} other */
function isSame(one, other) {
  const digest = (/** @type {string} */ text) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

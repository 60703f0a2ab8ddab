// @ts-check
import { Switchboard } from './switchboard.mjs';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:stream').Duplex} Duplex
 * @typedef {import('ws').WebSocket} WebSocket
 * @typedef {import('../../door/door.mjs').Door} Door
 * @typedef {import('./relay.types.ts').RelayOptions} RelayOptions
 */

/** @type {Record<string, 'app' | 'viewer'>} */
const roles = { '/inspector/app': 'app', '/inspector/viewer': 'viewer' };

const heartbeatMs = 15_000;

/** The switchboard of a server: who may come in says its door, who is gone without a word the heartbeat. */
export class Relay {
  /** @type {WeakSet<WebSocket>} */
  #silent = new WeakSet();
  #switchboard;

  /**
   * @param {Door} door
   * @param {RelayOptions} [options]
   */
  constructor(door, options) {
    this.door = door;
    this.#switchboard = new Switchboard(options);
    this.heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
  }

  /**
   * Takes over a request to become a WebSocket: to be called on the server's `upgrade`.
   *
   * @param {IncomingMessage} request
   * @param {Duplex} stream
   * @param {Buffer} head
   */
  upgrade(request, stream, head) {
    const role = roles[(request.url ?? '').split('?')[0] ?? ''];
    if (!role) {
      stream.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    this.door.open({ request, stream, head }, role, (socket, maySend) => {
      socket.on('pong', () => this.#silent.delete(socket));
      this.#switchboard.connect(role, socket, maySend);
    });
  }

  /** Ends every connection. */
  close() {
    clearInterval(this.heartbeat);
    this.door.close();
  }

  /** Who did not answer since the last time is gone, though nothing said so. */
  #beat() {
    for (const socket of this.door.sockets) {
      if (this.#silent.has(socket)) socket.terminate();
      this.#silent.add(socket);
      socket.ping();
    }
  }
}

// @ts-check
import { Allowance } from './allowance.mjs';
import { checkCommand, parseMessage, Refusal } from './check-message.mjs';

/**
 * @typedef {import('ws').WebSocket} WebSocket
 * @typedef {import('../../../development/inspector/protocol.types.ts').ToViewer} ToViewer
 * @typedef {import('./relay.mjs').Relay} Relay
 */

const maxFrame = 64 * 1024;

/** More than a person can click. */
const commands = { atOnce: 50, aSecond: 20 };

const maxRefusals = 100;

/** A viewer that reads so slowly starts again, with what there is then. */
const maxWaitingBytes = 64 * 1024 * 1024;

/** One socket of a viewer: hears everything, and may ask. */
export class ViewerConnection {
  #socket;
  #relay;
  #maySend;
  #refusals = 0;
  #allowance = new Allowance(commands, () => performance.now());

  /**
   * @param {WebSocket} socket
   * @param {Relay} relay
   * @param {boolean} maySend
   */
  constructor(socket, relay, maySend) {
    this.#socket = socket;
    this.#relay = relay;
    this.#maySend = maySend;
    socket.on('message', (frame, isBinary) => this.#hear(String(frame), isBinary));
  }

  /** @param {ToViewer} message */
  send(message) {
    this.sendText(JSON.stringify(message));
  }

  /** @param {string} text */
  sendText(text) {
    if (this.#socket.bufferedAmount > maxWaitingBytes) this.#socket.terminate();
    else this.#socket.send(text);
  }

  /**
   * @param {string} frame
   * @param {boolean} isBinary
   */
  #hear(frame, isBinary) {
    let request = '';
    try {
      if (isBinary) throw new Refusal('notJson', 'A frame is text, in JSON');
      if (frame.length > maxFrame) throw new Refusal('tooLarge', `A command has ${maxFrame} characters at most`);
      const message = parseMessage(frame);
      request = requestOf(message);
      if (this.#allowance.take(1) > 0) throw new Refusal('tooFast', `At most ${commands.aSecond} commands a second`);
      const command = checkCommand(message);
      if (!this.#maySend)
        throw new Refusal(
          'sendingOff',
          'From another device nothing is sent, unless the server runs with --allow-sending',
        );
      const app = this.#relay.app(command.app);
      if (command.type === 'fault' && app && !app.hasFault(command.id))
        throw new Refusal('unknownFault', `There is no fault "${command.id}"`);
      if (!app?.ask(command, this)) throw new Refusal('appAway', 'The app is not connected');
    } catch (error) {
      this.#refuse(error, request);
    }
  }

  /**
   * @param {unknown} error
   * @param {string} request empty where it could not be read
   */
  #refuse(error, request) {
    const { reason: refused, message: detail } = Refusal.of(error);
    this.send(request ? { type: 'answer', request, refused, detail } : { type: 'refused', refused, detail });
    this.#refusals += 1;
    if (this.#refusals >= maxRefusals) this.#socket.close(4429, 'refused too often');
  }
}

/** @param {unknown} message */
function requestOf(message) {
  const { request } = /** @type {{ request?: unknown }} */ (message ?? {});
  return typeof request === 'string' ? request.slice(0, 400) : '';
}

// @ts-check
import { Allowance } from '../../door/allowance.mjs';
import { leave } from '../../door/leave.mjs';
import { limits } from '../../door/limits.mjs';
import { checkCommand, parseMessage, Refusal } from './check-message.mjs';

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').ToViewer} ToViewer
 * @typedef {import('./relay.types.ts').RelaySocket} RelaySocket
 * @typedef {import('./switchboard.mjs').Switchboard} Switchboard
 */

const { frameLength, rate, refusals, waitingBytes } = limits.viewer;

/** One socket of a viewer: hears everything, and may ask. */
export class ViewerConnection {
  #socket;
  #relay;
  #maySend;
  #refusals = 0;
  #allowance = new Allowance(rate, () => performance.now());

  /**
   * @param {RelaySocket} socket
   * @param {Switchboard} relay
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
    if (this.#socket.bufferedAmount > waitingBytes) this.#socket.terminate();
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
      if (frame.length > frameLength) throw new Refusal('tooLarge', `A command has ${frameLength} characters at most`);
      const message = parseMessage(frame);
      request = requestOf(message);
      if (this.#allowance.take(1) > 0) throw new Refusal('tooFast', `At most ${rate.aSecond} commands a second`);
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
    if (this.#refusals >= refusals) leave(this.#socket, 4429);
  }
}

/** @param {unknown} message */
function requestOf(message) {
  const { request } = /** @type {{ request?: unknown }} */ (message ?? {});
  return typeof request === 'string' ? request.slice(0, 400) : '';
}

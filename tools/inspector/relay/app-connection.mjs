// @ts-check
import { Allowance } from './allowance.mjs';
import { readHello } from './app-reader.mjs';
import { parseMessage, Refusal } from './check-message.mjs';

/**
 * @typedef {import('ws').WebSocket} WebSocket
 * @typedef {import('../../../development/inspector/protocol.types.ts').RecordMessage} RecordMessage
 * @typedef {import('../../../development/inspector/wire.types.ts').ToApp} ToApp
 * @typedef {import('../../../development/inspector/protocol.types.ts').RefusedMessage} RefusedMessage
 * @typedef {import('./known-app.mjs').KnownApp} KnownApp
 * @typedef {import('./relay.mjs').Relay} Relay
 */

const maxFrame = 8 * 1024 * 1024;

/** Records: a resend after a reconnect comes at once; then what no busy app would reach. */
const records = { atOnce: 10_000, aSecond: 5_000 };

/** A client that is refused so often is broken, and will not be cured by being told again. */
const maxRefusals = 20;

/** One socket of an app: hello first, then arrays of what happened and of answers (`wire.types.ts`). */
export class AppConnection {
  #socket;
  #relay;
  /** @type {KnownApp | null} */
  #app = null;
  #refusals = 0;
  #allowance = new Allowance(records, () => performance.now());

  /**
   * @param {WebSocket} socket
   * @param {Relay} relay
   */
  constructor(socket, relay) {
    this.#socket = socket;
    this.#relay = relay;
    socket.on('message', (frame, isBinary) => this.#hear(String(frame), isBinary));
    socket.on('close', () => {
      if (this.#app?.disconnect(this)) relay.appLeft(this.#app);
    });
  }

  /** @param {ToApp | RefusedMessage} message */
  send(message) {
    this.#socket.send(JSON.stringify(message));
  }

  close() {
    this.#socket.close(1000);
  }

  /**
   * @param {string} frame
   * @param {boolean} isBinary
   */
  #hear(frame, isBinary) {
    try {
      if (isBinary) throw new Refusal('notJson', 'A frame is text, in JSON');
      if (frame.length > maxFrame) throw new Refusal('tooLarge', `A frame has ${maxFrame} characters at most`);
      const messages = parseMessage(frame);
      if (!Array.isArray(messages)) throw new Refusal('unknownMessage', 'A frame of an app is an array of messages');
      if (this.#app) this.#take(this.#app, messages);
      else this.#begin(messages[0]);
    } catch (error) {
      this.#refuse(error);
    }
  }

  /** @param {unknown} first */
  #begin(first) {
    this.#app = this.#relay.appCame(readHello(first), this);
    this.send({ lastSeq: this.#app.lastSeq });
  }

  /**
   * @param {KnownApp} app
   * @param {unknown[]} messages
   */
  #take(app, messages) {
    /** @type {RecordMessage[]} */
    const taken = [];
    for (const message of messages) {
      try {
        if (isAnswer(message)) app.answered(message);
        else taken.push(...app.take(message));
      } catch (error) {
        this.#refuse(error);
      }
    }
    if (taken.length > 0) this.#relay.tellViewers({ type: 'records', app: app.hello.app, records: taken });
    this.#slowDown(this.#allowance.take(messages.length));
  }

  /**
   * Too fast: nothing is dropped, but no more is read for a while.
   *
   * @param {number} pauseMs
   */
  #slowDown(pauseMs) {
    if (pauseMs === 0) return;
    this.#socket.pause();
    setTimeout(() => this.#socket.resume(), pauseMs).unref();
  }

  /** @param {unknown} error */
  #refuse(error) {
    const { reason: refused, message: detail } = Refusal.of(error);
    this.send({ type: 'refused', refused, detail });
    this.#refusals += 1;
    if (refused === 'newerProtocol' || refused === 'olderProtocol') this.#socket.close(4426, detail.slice(0, 100));
    else if (this.#refusals >= maxRefusals) this.#socket.close(4429, 'refused too often');
  }
}

/** @param {unknown} message @returns {message is import('../../../development/inspector/wire.types.ts').AnswerTold} */
function isAnswer(message) {
  return Array.isArray(message) && typeof message[0] === 'string';
}

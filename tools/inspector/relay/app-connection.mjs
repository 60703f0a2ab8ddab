// @ts-check
import { Allowance } from '../../door/allowance.mjs';
import { leave } from '../../door/leave.mjs';
import { limits } from '../../door/limits.mjs';
import { checkFrame, checkHello, PROTOCOL_VERSION, parseMessage, Refusal } from './check-message.mjs';
import { later } from './later.mjs';

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').RecordMessage} RecordMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').ToApp} ToApp
 * @typedef {import('./known-app.mjs').KnownApp} KnownApp
 * @typedef {import('./relay.types.ts').RelaySocket} RelaySocket
 * @typedef {import('./switchboard.mjs').Switchboard} Switchboard
 */

const { frameLength, rate, refusals } = limits.app;

/** One socket of an app: hello first, then records and answers. */
export class AppConnection {
  #socket;
  #relay;
  /** @type {KnownApp | null} */
  #app = null;
  #refusals = 0;
  #isWarned = false;
  #allowance = new Allowance(rate, () => performance.now());

  /**
   * @param {RelaySocket} socket
   * @param {Switchboard} relay
   */
  constructor(socket, relay) {
    this.#socket = socket;
    this.#relay = relay;
    socket.on('message', (frame, isBinary) => this.#hear(String(frame), isBinary));
    socket.on('close', () => {
      if (this.#app?.disconnect(this)) relay.appLeft(this.#app);
    });
  }

  /** @param {ToApp} message */
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
      if (frame.length > frameLength) throw new Refusal('tooLarge', `A frame has ${frameLength} characters at most`);
      const message = parseMessage(frame);
      if (this.#app) this.#take(this.#app, message);
      else this.#begin(message);
    } catch (error) {
      this.#refuse(error);
    }
  }

  /** @param {unknown} hello */
  #begin(hello) {
    refuseOlder(hello);
    this.#app = this.#relay.appCame(checkHello(hello), this);
    this.send({ type: 'welcome', lastSeq: this.#app.lastSeq });
  }

  /**
   * @param {KnownApp} app
   * @param {unknown} message
   */
  #take(app, message) {
    const frame = checkFrame(message);
    if (frame.type === 'answer') {
      app.answered(frame);
      return;
    }
    /** @type {RecordMessage[]} */
    const taken = [];
    for (const record of frame.records) {
      try {
        taken.push(...app.take(record));
      } catch (error) {
        this.#refuse(error);
      }
    }
    this.#warn(app);
    if (taken.length > 0) this.#relay.tellViewers({ type: 'records', app: app.hello.app, records: taken });
    this.#slowDown(this.#allowance.take(frame.records.length));
  }

  /** Once a connection: the app goes on, but readers will not see all of it. @param {KnownApp} app */
  #warn(app) {
    const { leftOut } = app.history;
    if (leftOut === 0 || this.#isWarned) return;
    this.#isWarned = true;
    const detail = 'Too many actors live, or were never said to be gone: who comes late is not told of the oldest';
    this.send({ type: 'refused', refused: 'tooMany', detail });
    this.#relay.options.log?.(`inspector: ${app.hello.title}: ${detail}`);
  }

  /**
   * Too fast: nothing is dropped, but no more is read for a while.
   *
   * @param {number} pauseMs
   */
  #slowDown(pauseMs) {
    if (pauseMs === 0) return;
    this.#socket.pause();
    later(() => this.#socket.resume(), pauseMs);
  }

  /** @param {unknown} error */
  #refuse(error) {
    const { reason: refused, message: detail } = Refusal.of(error);
    this.send({ type: 'refused', refused, detail });
    this.#refusals += 1;
    if (refused === 'newerProtocol' || refused === 'olderProtocol') leave(this.#socket, 4426);
    else if (this.#refusals >= refusals) leave(this.#socket, 4429);
  }
}

/** Up to protocol 2 a frame was an array, the hello its first. @param {unknown} message */
function refuseOlder(message) {
  const { protocol } = /** @type {{ protocol?: unknown }} */ ((Array.isArray(message) ? message[0] : message) ?? {});
  if (typeof protocol !== 'number' || protocol >= PROTOCOL_VERSION) return;
  const detail = `The app speaks protocol ${protocol}, this inspector ${PROTOCOL_VERSION}: build the app again`;
  throw new Refusal('olderProtocol', detail);
}

// @ts-check
import { History } from './history.mjs';

/**
 * @typedef {import('../../../miniprogram/runtime/inspector/protocol.types.ts').AnswerMessage} AnswerMessage
 * @typedef {import('../../../miniprogram/runtime/inspector/protocol.types.ts').FromViewer} FromViewer
 * @typedef {import('../../../miniprogram/runtime/inspector/protocol.types.ts').HelloMessage} HelloMessage
 * @typedef {import('./app-connection.mjs').AppConnection} AppConnection
 * @typedef {import('./viewer-connection.mjs').ViewerConnection} ViewerConnection
 */

const historyBytes = 12 * 1024 * 1024;

/** Records a frame, where a whole history is told. */
const recordsAFrame = 500;

/** One run of one app: what it told, and, while it is connected, how to reach it. */
export class KnownApp {
  /** @type {AppConnection | null} */
  #connection = null;
  /** Commands that wait for their answer, by the number under which the app knows them. @type {Map<string, Asked>} */
  #asked = new Map();
  #lastRequest = 0;

  /** @typedef {{ viewer: ViewerConnection, request: string }} Asked */

  /**
   * @param {HelloMessage} hello
   * @param {number} [maxBytes]
   */
  constructor(hello, maxBytes = historyBytes) {
    this.hello = hello;
    this.history = new History(maxBytes);
  }

  get isConnected() {
    return this.#connection !== null;
  }

  /** @param {string} id */
  hasFault(id) {
    return this.hello.faults.en.some(({ actions }) => actions.some((fault) => fault.id === id));
  }

  /** @param {AppConnection} connection */
  connect(connection) {
    // the earlier one may be half open: the app knows better
    this.drop();
    this.#connection = connection;
  }

  /**
   * @param {AppConnection} connection
   * @returns {boolean} false when another has taken its place already
   */
  disconnect(connection) {
    if (this.#connection !== connection) return false;
    this.#connection = null;
    for (const { viewer, request } of this.#asked.values())
      viewer.send({ type: 'answer', request, refused: 'appAway', detail: 'The app went away before it answered' });
    this.#asked.clear();
    return true;
  }

  /** Ends the connection, if there is one. */
  drop() {
    const connection = this.#connection;
    if (!connection) return;
    this.disconnect(connection);
    connection.close();
  }

  /**
   * Everything that is known, for a viewer that comes now.
   *
   * @param {ViewerConnection} viewer
   */
  tellAll(viewer) {
    const { app } = this.hello;
    viewer.send({ type: 'app', hello: this.hello, connected: this.isConnected });
    const records = this.history.all();
    for (let at = 0; at < records.length; at += recordsAFrame)
      viewer.send({ type: 'records', app, records: records.slice(at, at + recordsAFrame) });
  }

  /**
   * @param {FromViewer} message
   * @param {ViewerConnection} viewer
   * @returns {boolean} false when the app is away
   */
  ask({ app: _, request, ...command }, viewer) {
    if (!this.#connection) return false;
    this.#lastRequest += 1;
    const number = String(this.#lastRequest);
    this.#asked.set(number, { viewer, request });
    this.#connection.send({ ...command, request: number });
    return true;
  }

  /** @param {AnswerMessage} answer */
  answered({ request, refused, detail }) {
    const asked = this.#asked.get(request);
    if (!asked) return;
    this.#asked.delete(request);
    asked.viewer.send({
      type: 'answer',
      request: asked.request,
      ...(refused && { refused, detail: String(detail ?? '').slice(0, 400) }),
    });
  }
}

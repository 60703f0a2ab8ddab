// @ts-check
import { checkRecord, Refusal } from './check-message.mjs';
import { History } from './history.mjs';
import { KnownEvents } from './known-events.mjs';

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').AnswerMessage} AnswerMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').FromViewer} FromViewer
 * @typedef {import('../../../development/inspector/protocol.types.ts').HelloMessage} HelloMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').RecordMessage} RecordMessage
 * @typedef {import('./app-connection.mjs').AppConnection} AppConnection
 * @typedef {import('./viewer-connection.mjs').ViewerConnection} ViewerConnection
 */

const historyBytes = 12 * 1024 * 1024;

/** Commands that an app has not answered: one that never answers is asked no more. */
const maxUnanswered = 200;

/** Records a frame, where a whole history is told. */
const recordsAFrame = 500;

/** One run of one app: what it told, and, while it is connected, how to reach it. */
export class KnownApp {
  /** @type {AppConnection | null} */
  #connection = null;
  /** Commands that wait for their answer, by the number under which the app knows them. @type {Map<string, Asked>} */
  #asked = new Map();
  #lastRequest = 0;
  #events = new KnownEvents();

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
    return this.hello.faults.en.some(({ actions }) => actions.some((fault) => fault.id === id || fault.end === id));
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

  /** The `seq` of what it told last; 0 before the first. */
  get lastSeq() {
    return this.history.lastSeq;
  }

  /**
   * Takes something that the app told.
   *
   * @param {unknown} told
   * @returns {readonly RecordMessage[]} the record that it is; none for what is known already
   */
  take(told) {
    const record = checkRecord(told);
    if (record.seq <= this.lastSeq) return [];
    this.history.add(record, JSON.stringify(record).length);
    this.#events.take(record);
    return [record];
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
   * @throws {Refusal} when the event could make an action of the app fail
   */
  ask({ app: _, request, ...command }, viewer) {
    if (!this.#connection) return false;
    if (this.#asked.size >= maxUnanswered)
      throw new Refusal('tooFast', `The app has ${maxUnanswered} commands to answer first`);
    if (command.type === 'send') this.#events.check(command.actor, command.event);
    this.#lastRequest += 1;
    const number = String(this.#lastRequest);
    this.#asked.set(number, { viewer, request });
    this.#connection.send({ ...command, request: number });
    return true;
  }

  /** @param {AnswerMessage} answer */
  answered({ request, refused, detail = '' }) {
    const asked = this.#asked.get(request);
    if (!asked) return;
    this.#asked.delete(request);
    const whyNot = refused && { refused, detail: String(detail).slice(0, 400) };
    asked.viewer.send({ type: 'answer', request: asked.request, ...whyNot });
  }
}

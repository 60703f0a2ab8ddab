// @ts-check
/** An app without a mini-program: tells a relay what a test wants it to have done. */
import { once } from 'node:events';
import WebSocket from 'ws';

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').HelloMessage} HelloMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').MachineDefinition} MachineDefinition
 * @typedef {import('../../../development/inspector/recorder.ts').Occurrence} Occurrence
 */

/** @param {string} key @param {string} target */
const lampState = (key, target) => ({
  ...{ id: `lamp.${key}`, key, type: /** @type {const} */ ('atomic') },
  transitions: [{ id: `lamp.${key}:0`, event: 'PRESS', targets: [`lamp.${target}`] }],
});

/** @type {MachineDefinition} */
const lamp = {
  ...{ id: 'lamp', key: 'lamp', type: 'compound', initial: 'lamp.dark', spawns: [] },
  states: [lampState('dark', 'bright'), lampState('bright', 'dark')],
};

/** How many records a frame holds at most. */
const FRAME = 200;

/** One app with a lamp, `x:1`, that can be pressed. */
export class StoryApp {
  #seq = 0;
  #isBright = false;

  /**
   * @param {WebSocket} socket
   * @param {string} id the app's, as the relay has it
   */
  constructor(socket, id) {
    this.socket = socket;
    this.id = id;
  }

  /**
   * @param {string} appUrl
   * @param {string} title
   */
  static async connect(appUrl, title) {
    const socket = new WebSocket(appUrl);
    await once(socket, 'open');
    const startedAtMs = Date.now();
    const id = `${startedAtMs}-${title}`;
    /** @type {HelloMessage} */
    const hello = {
      ...{ type: 'hello', protocol: 3, app: id, title, build: 'devtools', platform: 'node', startedAtMs },
      faults: { zh: [], en: [] },
    };
    socket.send(JSON.stringify(hello));
    await once(socket, 'message');
    const app = new StoryApp(socket, id);
    app.tell([
      { type: 'machine', id: 'lamp', definition: lamp },
      { type: 'actor', id: 'x:1', name: `lamp ${title}`, src: '', machine: 'lamp', input: null },
      {
        ...{ type: 'snapshot', actor: 'x:1', status: 'active', value: 'dark', event: 'xstate.init' },
        context: { presses: 0 },
      },
    ]);
    return app;
  }

  /** @param {readonly Occurrence[]} happened */
  tell(happened) {
    const told = happened.map((occurrence) => {
      this.#seq += 1;
      return { ...occurrence, seq: this.#seq, atMs: Date.now() };
    });
    for (let start = 0; start < told.length; start += FRAME) {
      this.socket.send(JSON.stringify({ type: 'records', records: told.slice(start, start + FRAME) }));
    }
  }

  /** @param {number} times */
  press(times) {
    this.tell(Array.from({ length: times }, (_, index) => this.#pressed(index)).flat());
  }

  /** Actors that begin and end. @param {number} count */
  crowd(count) {
    const ids = Array.from({ length: count }, (_, index) => `y:${index}`);
    this.tell(
      ids.flatMap((id) => [
        { type: 'actor', id, parent: 'x:1', name: `lamp/${id}`, src: 'moth' },
        { type: 'event', to: id, from: 'x:1', event: { type: 'fly' } },
        { type: 'gone', actor: id },
      ]),
    );
  }

  /** @param {number} presses @returns {Occurrence[]} */
  #pressed(presses) {
    this.#isBright = !this.#isBright;
    const transitions = [this.#isBright ? 'lamp.dark:0' : 'lamp.bright:0'];
    return [
      { type: 'event', to: 'x:1', event: { type: 'PRESS' } },
      {
        ...{ type: 'snapshot', actor: 'x:1', status: 'active', event: 'PRESS' },
        value: this.#isBright ? 'bright' : 'dark',
        changed: { presses },
        steps: [{ event: 'PRESS', transitions }],
      },
    ];
  }

  close() {
    this.socket.close();
  }
}

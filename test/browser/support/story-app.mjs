// @ts-check
/** An app without a mini-program: tells a relay what a test wants it to have done. */
import { once } from 'node:events';
import WebSocket from 'ws';

/**
 * @typedef {import('../../../miniprogram/runtime/inspector/protocol.types.ts').MachineDefinition} MachineDefinition
 * @typedef {Record<string, unknown> & { type: string }} Told
 */

/** @type {MachineDefinition} */
const lamp = {
  id: 'lamp',
  key: 'lamp',
  type: 'compound',
  initial: 'lamp.dark',
  spawns: [],
  states: [
    {
      id: 'lamp.dark',
      key: 'dark',
      type: 'atomic',
      transitions: [{ id: 'lamp.dark:0', event: 'PRESS', targets: ['lamp.bright'] }],
    },
    {
      id: 'lamp.bright',
      key: 'bright',
      type: 'atomic',
      transitions: [{ id: 'lamp.bright:0', event: 'PRESS', targets: ['lamp.dark'] }],
    },
  ],
};

/** How many records a frame holds at most. */
const FRAME = 200;

/** One app with a lamp, `x:1`, that can be pressed. */
export class StoryApp {
  #seq = 0;
  #isBright = false;

  /**
   * @param {WebSocket} socket
   * @param {string} title
   */
  constructor(socket, title) {
    this.socket = socket;
    this.title = title;
  }

  /**
   * @param {string} appUrl
   * @param {string} title
   */
  static async connect(appUrl, title) {
    const socket = new WebSocket(appUrl);
    await once(socket, 'open');
    const app = new StoryApp(socket, title);
    const hello = { type: 'hello', protocol: 1, app: `${title}-1`, title, build: 'devtools', platform: 'node' };
    socket.send(JSON.stringify([{ ...hello, startedAtMs: Date.now(), faults: { zh: [], en: [] } }]));
    await once(socket, 'message');
    app.tell([
      { type: 'machine', id: 'lamp', definition: lamp },
      { type: 'actor', id: 'x:1', name: `lamp ${title}`, src: '', machine: 'lamp' },
      {
        type: 'snapshot',
        actor: 'x:1',
        status: 'active',
        event: 'xstate.init',
        value: 'dark',
        context: { presses: 0 },
      },
    ]);
    return app;
  }

  /** @param {readonly Told[]} happened */
  tell(happened) {
    const atMs = Date.now();
    const records = happened.map((record) => {
      this.#seq += 1;
      return { ...record, seq: this.#seq, atMs };
    });
    for (let start = 0; start < records.length; start += FRAME) {
      this.socket.send(JSON.stringify(records.slice(start, start + FRAME)));
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

  /** @param {number} presses @returns {Told[]} */
  #pressed(presses) {
    this.#isBright = !this.#isBright;
    const transition = this.#isBright ? 'lamp.dark:0' : 'lamp.bright:0';
    return [
      { type: 'event', to: 'x:1', event: { type: 'PRESS' } },
      {
        ...{ type: 'snapshot', actor: 'x:1', status: 'active', event: 'PRESS' },
        value: this.#isBright ? 'bright' : 'dark',
        changed: { presses },
        steps: [{ event: 'PRESS', transitions: [transition] }],
      },
    ];
  }

  close() {
    this.socket.close();
  }
}

// @ts-check
/** An app without a mini-program: tells a relay what a test wants it to have done. */
import { once } from 'node:events';
import WebSocket from 'ws';

/**
 * @typedef {import('../../../development/inspector/wire.types.ts').Occurrence} Occurrence
 */

/** @param {string} key @param {string} target */
const lampState = (key, target) => ({
  ...{ id: `lamp.${key}`, key, type: 'atomic', tags: [], entry: [], exit: [], invoke: [], states: {} },
  transitions: [{ eventType: 'PRESS', target: [`#lamp.${target}`], actions: [] }],
});

/** As XState writes it. */
const lamp = {
  ...{ id: 'lamp', key: 'lamp', type: 'compound', tags: [], entry: [], exit: [], invoke: [], transitions: [] },
  initial: { target: ['#lamp.dark'] },
  states: { dark: lampState('dark', 'bright'), bright: lampState('bright', 'dark') },
};

/** What is undefined in the app. */
const none = { $other: 'undefined' };

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
    const hello = { protocol: 2, title, build: 'devtools', platform: 'node', startedAtMs: Date.now(), random: title };
    socket.send(JSON.stringify([{ ...hello, faults: [[], []] }]));
    await once(socket, 'message');
    const app = new StoryApp(socket, `${hello.startedAtMs}-${title}`);
    app.tell([
      ['m', 'lamp', JSON.stringify([lamp, [], {}, []])],
      ['a', 'x:1', undefined, `lamp ${title}`, '', 'lamp', null],
      ['s', 'x:1', 'active', 'dark', { presses: 0 }, 'xstate.init', [], [], none],
    ]);
    return app;
  }

  /** @param {readonly Occurrence[]} happened */
  tell(happened) {
    const told = happened.map((occurrence) => {
      this.#seq += 1;
      return [this.#seq, Date.now(), ...occurrence];
    });
    for (let start = 0; start < told.length; start += FRAME) {
      this.socket.send(JSON.stringify(told.slice(start, start + FRAME)));
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
        ['a', id, 'x:1', `lamp/${id}`, 'moth', '', none],
        ['e', id, 'x:1', { type: 'fly' }],
        ['g', id],
      ]),
    );
  }

  /** @param {number} presses @returns {Occurrence[]} */
  #pressed(presses) {
    this.#isBright = !this.#isBright;
    const transition = this.#isBright ? 'lamp.dark:0' : 'lamp.bright:0';
    return [
      ['e', 'x:1', undefined, { type: 'PRESS' }],
      [
        's',
        'x:1',
        'active',
        this.#isBright ? 'bright' : 'dark',
        { presses },
        'PRESS',
        [['PRESS', transition]],
        [],
        none,
      ],
    ];
  }

  close() {
    this.socket.close();
  }
}

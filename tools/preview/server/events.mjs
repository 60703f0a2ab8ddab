// @ts-check

/** @typedef {import('./build-state.types.ts').BuildState} BuildState */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/** Tells every open page of every build (server-sent events): at once of the latest one, then of each new one. */
export class BuildEvents {
  /** @type {Set<ServerResponse>} */
  #pages = new Set();
  /** @type {BuildState} */
  #state = { revision: 0, problems: [] };

  get state() {
    return this.#state;
  }

  /** @param {BuildState} state */
  publish(state) {
    this.#state = state;
    for (const page of this.#pages) page.write(message(state));
  }

  /** @param {ServerResponse} response */
  connect(response) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(message(this.#state));
    this.#pages.add(response);
    response.on('close', () => this.#pages.delete(response));
  }

  close() {
    for (const page of this.#pages) page.end();
  }
}

/** @param {BuildState} state */
function message(state) {
  return `data: ${JSON.stringify(state)}\n\n`;
}

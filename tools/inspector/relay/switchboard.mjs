// @ts-check
import { AppConnection } from './app-connection.mjs';
import { PROTOCOL_VERSION } from './check-message.mjs';
import { KnownApp } from './known-app.mjs';
import { ViewerConnection } from './viewer-connection.mjs';

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').HelloMessage} HelloMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').ToViewer} ToViewer
 * @typedef {import('./relay.types.ts').RelayOptions} RelayOptions
 * @typedef {import('./relay.types.ts').RelaySocket} RelaySocket
 */

/** Apps that are remembered, away or not. */
const maxApps = 8;

/**
 * Passes on what apps tell to every viewer, and what viewers ask to their app. Keeps the history of each app, so that a
 * viewer may come late, and an app again. Runs in a server (relay.mjs), and in a page that has none.
 */
export class Switchboard {
  /** @type {Map<string, KnownApp>} */
  #apps = new Map();
  /** @type {Set<ViewerConnection>} */
  #viewers = new Set();

  /** @param {RelayOptions} [options] */
  constructor(options = {}) {
    this.options = options;
  }

  /**
   * An app said hello, for the first time or again.
   *
   * @param {HelloMessage} hello
   * @param {AppConnection} connection
   */
  appCame(hello, connection) {
    const app = this.#apps.get(hello.app) ?? new KnownApp(hello, this.options.historyBytes);
    this.#apps.delete(hello.app);
    this.#apps.set(hello.app, app);
    this.#forgetOldest();
    app.connect(connection);
    this.tellViewers({ type: 'app', hello, connected: true });
    this.options.log?.(`inspector: ${hello.title} (${hello.build}, ${hello.platform || 'unknown'}) is connected`);
    return app;
  }

  /** @param {KnownApp} app */
  appLeft(app) {
    this.tellViewers({ type: 'away', app: app.hello.app });
    this.options.log?.(`inspector: ${app.hello.title} is away`);
  }

  /** @param {string} id */
  app(id) {
    return this.#apps.get(id);
  }

  /** @param {ToViewer} message */
  tellViewers(message) {
    if (this.#viewers.size === 0) return;
    const text = JSON.stringify(message);
    for (const viewer of this.#viewers) viewer.sendText(text);
  }

  /**
   * @param {'app' | 'viewer'} role
   * @param {RelaySocket} socket
   * @param {boolean} maySend
   */
  connect(role, socket, maySend) {
    if (role === 'app') {
      new AppConnection(socket, this);
      return;
    }
    const viewer = new ViewerConnection(socket, this, maySend);
    viewer.send({ type: 'welcome', protocol: PROTOCOL_VERSION, sending: maySend ? 'on' : 'off' });
    for (const app of this.#apps.values()) app.tellAll(viewer);
    this.#viewers.add(viewer);
    socket.on('close', () => this.#viewers.delete(viewer));
  }

  /** Apps that are away go first, the one that has been longest; then the one that came first. */
  #forgetOldest() {
    while (this.#apps.size > maxApps) {
      const all = [...this.#apps.values()];
      const oldest = all.find((app) => !app.isConnected) ?? all[0];
      if (!oldest) return;
      oldest.drop();
      this.#apps.delete(oldest.hello.app);
      this.tellViewers({ type: 'forgotten', app: oldest.hello.app });
    }
  }
}

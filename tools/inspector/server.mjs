// @ts-check
import http from 'node:http';
import { Door } from '../door/door.mjs';
import { redirect, refuse, respond } from '../door/respond.mjs';
import { listen } from '../terminal/listen.mjs';
import { addressesOf, devtoolsAddress, phoneInstructions, tokenFor } from './addresses.mjs';
import { inspectorContents } from './contents.mjs';
import { Relay } from './relay/relay.mjs';

/**
 * @typedef {import('./server.types.ts').InspectorServer} InspectorServer
 * @typedef {import('./server.types.ts').InspectorServerOptions} InspectorServerOptions
 */

/**
 * Serves the inspector alone: its page, and the relay that mini-programs and pages connect to. Rejects with a sentence when
 * the port is taken or the host is not this computer's.
 *
 * @param {InspectorServerOptions} [options]
 * @returns {Promise<InspectorServer>}
 */
export async function startInspector(options = {}) {
  const { port, host = '127.0.0.1', allowSending = false, log = console.log } = options;
  const token = tokenFor(host, options.token);
  const contents = await inspectorContents();
  const door = new Door({ host, token, allowSending });
  const relay = new Relay(door, { log });
  const server = http.createServer((request, response) => {
    if (door.admit(request, 'page').refused) refuse(response);
    else answer(request, response, contents);
  });
  server.on('upgrade', (request, stream, head) => relay.upgrade(request, stream, head));
  const takenPort = await listen(server, port, host, log).catch((error) => {
    relay.close();
    throw error;
  });
  const addresses = addressesOf({ host, port: takenPort, token });
  if (token !== null) log(phoneInstructions(addresses));
  return {
    ...addresses,
    devtoolsUrl: devtoolsAddress({ host, port: takenPort, ...addresses }),
    port: takenPort,
    async close() {
      relay.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {ReadonlyMap<string, import('../door/respond.mjs').Content>} contents
 */
function answer(request, response, contents) {
  const [path = '/', query] = (request.url ?? '/').split('?');
  const content = contents.get(path);
  if (request.method !== 'GET' && request.method !== 'HEAD') respond(response, 405);
  else if (content) respond(response, 200, content);
  else if (path === '/' || path === '/inspector') redirect(response, `/inspector/${query ? `?${query}` : ''}`);
  else respond(response, 404);
}

// @ts-check
import http from 'node:http';
import { listen } from '../terminal/listen.mjs';
import { addressesOf, phoneInstructions, tokenFor } from './addresses.mjs';
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
  const relay = new Relay({ host, token, allowSending, log });
  const server = http.createServer((request, response) => respond(request, response, contents));
  server.on('upgrade', (request, stream, head) => relay.upgrade(request, stream, head));
  const takenPort = await listen(server, port, host).catch((error) => {
    relay.close();
    throw error;
  });
  const addresses = addressesOf({ host, port: takenPort, token });
  if (token !== null) log(phoneInstructions(addresses));
  return {
    ...addresses,
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
 * @param {ReadonlyMap<string, import('./contents.mjs').Content>} contents
 */
function respond(request, response, contents) {
  const [path = '/', query] = (request.url ?? '/').split('?');
  const content = contents.get(path);
  if (request.method !== 'GET' && request.method !== 'HEAD') end(response, 405, {});
  else if (content) end(response, 200, { 'content-type': contentType(content.type) }, content.body);
  else if (path === '/' || path === '/inspector')
    end(response, 302, { location: `/inspector/${query ? `?${query}` : ''}` });
  else end(response, 404, {});
}

/** @param {string} type */
const contentType = (type) => (/^text\//.test(type) ? `${type}; charset=utf-8` : type);

/**
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {Record<string, string>} headers
 * @param {string | Uint8Array} [body]
 */
function end(response, status, headers, body = http.STATUS_CODES[status]) {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
}

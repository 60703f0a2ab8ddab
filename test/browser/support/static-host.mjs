// @ts-check
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.mp4': 'video/mp4',
  '.jsonl': 'text/plain; charset=utf-8',
};

/**
 * A static host as there are thousands: files below a path of their own, an index for a folder, 404 for all else. It counts
 * what it sent.
 *
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} [more] other files, by their names
 */
export async function hostFiles(folder, more = {}) {
  const under = '/some/where/';
  const sent = { bytes: 0, files: /** @type {string[]} */ ([]) };
  const server = http.createServer(async (request, response) => {
    const place = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, ''));
    const asked = place.startsWith(under) ? place.slice(under.length) : '\0';
    const file = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
    try {
      const body = more[file] ?? (await readFile(path.join(folder, file)));
      sent.bytes += Buffer.byteLength(body);
      sent.files.push(file);
      response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${under}`,
    sent,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

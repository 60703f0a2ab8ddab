import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { respond } from '../../tools/door/respond.mjs';

test.each([
  ['bytes=2-4', 206, 'cde', 'bytes 2-4/6'],
  ['bytes=4-', 206, 'ef', 'bytes 4-5/6'],
  ['bytes=4-99', 206, 'ef', 'bytes 4-5/6'],
  [undefined, 200, 'abcdef', null],
  ['bytes=6-', 200, 'abcdef', null],
  ['bytes=3-2', 200, 'abcdef', null],
  ['bytes=0-1,3-4', 200, 'abcdef', null],
])('who asks for a part of a file gets it, and the whole where it makes no sense: %s', async (range, status, body, part) => {
  const server = http.createServer((request, response) =>
    respond(response, 200, { type: 'video/mp4', body: Buffer.from('abcdef') }, request.headers.range),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`, range ? { headers: { range } } : {});
  expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([status, body, part]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

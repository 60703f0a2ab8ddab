import { once } from 'node:events';
import http from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { startInspector } from '../../tools/inspector/server.mjs';
import type { InspectorServer } from '../../tools/inspector/server.types';
import { startBridge } from '../../tools/xstate-inspect/bridge.mjs';
import type { Bridge } from '../../tools/xstate-inspect/bridge.types';
import { RawApp, recordsOf } from './raw-app';
import { Viewer } from './viewer';

/** Attacks as somebody would make them, over real sockets, against the servers as they are started. */
let server: InspectorServer;
let bridge: Bridge;
const sockets: WebSocket[] = [];
beforeEach(async () => {
  server = await startInspector({ port: 0, log: () => undefined });
  bridge = await startBridge({ inspector: server.url, port: 0, log: () => undefined });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await bridge.close();
  await server.close();
});

/** What became of a connection: the code that it was closed with, or what it heard first. */
async function outcome(url: string, origin: string, says?: object): Promise<number | string> {
  const socket = new WebSocket(url, { origin });
  sockets.push(socket);
  await once(socket, 'open');
  if (says) socket.send(JSON.stringify(says));
  return Promise.race([
    once(socket, 'close').then(([code]) => Number(code)),
    once(socket, 'message').then(([text]) => String(text)),
  ]);
}

const foreign = [
  ...[
    'http://127.evil.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://127.1.evil.example',
  ],
  ...['https://evil.example', 'http://evil.localhost', 'null', 'file://'],
];

test.each(foreign)('a page of %s gets in nowhere: as app, as viewer, at the bridge', async (origin) => {
  const address = `ws://127.0.0.1:${server.port}/inspector`;
  const hello = { type: 'hello', protocol: 3, app: 'a', title: 'a', build: 'device', platform: '', startedAtMs: 1 };
  expect(await outcome(`${address}/app`, origin, { ...hello, faults: { zh: [], en: [] } })).toBe(4403);
  expect(await outcome(`${address}/viewer`, origin)).toBe(4403);
  expect(await outcome(`ws://${bridge.server}`, origin, { type: 'xstate.inspecting' })).toBe(4403);
});

test.each([
  'http://127.evil.example',
  'http://localhost:3000',
  'http://127.0.0.1:3000',
])('an event of a page of %s does not reach an app by way of the bridge', async (origin) => {
  const app = await RawApp.open(server.appUrl);
  await app.hello('hall');
  const socket = new WebSocket(`ws://${bridge.server}`, { origin });
  sockets.push(socket);
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'xstate.event', service: 'hall/x:0', event: '{"type":"OPEN"}' }));
  expect(await once(socket, 'close')).toEqual([4403, expect.anything()]);
  expect(app.heard.filter((one) => 'request' in one)).toEqual([]);
  app.close();
});

test.each([
  '127.evil.example',
  'evil.example',
  'evil.localhost',
])('the name %s, led to this computer, shows no page', async (host) => {
  const [response] = await once(http.get({ port: server.port, path: '/inspector/', headers: { host } }), 'response');
  response.resume();
  expect(response.statusCode).toBe(403);
});

test('an app that never says gone fills neither the relay nor who comes late', async () => {
  const app = await RawApp.open(server.appUrl);
  await app.hello('flood');
  const total = 30_000;
  for (let seq = 1; seq <= total; seq += 500)
    app.say(
      recordsOf(
        ...Array.from({ length: 500 }, (_, index) => ({
          ...{ type: 'actor', id: `x:${seq + index}`, name: 'n'.repeat(400), src: '', seq: seq + index, atMs: 1 },
        })),
      ),
    );
  const watching = await Viewer.open(server.url);
  await watching.until((v) => v.messages.some((one) => one.type === 'records' && one.records.at(-1)?.seq === total));
  const late = await Viewer.open(server.url);
  await late.until((v) => v.messages.some((one) => one.type === 'records' && one.records.at(-1)?.seq === total));
  const [lost] = late.records('flood');
  expect(lost?.type === 'lost' ? lost.standing.length : 0).toBeLessThanOrEqual(2_000);
  expect(JSON.stringify(late.messages).length).toBeLessThan(14_000_000);
  expect(app.heard).toContainEqual(expect.objectContaining({ refused: 'tooMany' }));
  for (const one of [watching, late]) one.close();
  app.close();
});

test('an app that never answers is not asked without end', async () => {
  const app = await RawApp.open(server.appUrl);
  await app.hello('mute');
  const viewers = await Promise.all(Array.from({ length: 6 }, () => Viewer.open(server.url)));
  for (const viewer of viewers)
    for (let count = 0; count < 50; count += 1)
      viewer.sendRaw(JSON.stringify({ type: 'clearFaults', app: 'mute', request: String(count) }));
  const refused = (viewer: Viewer): number => viewer.messages.filter((one) => 'refused' in one).length;
  // which of them are refused is chance: none hears of the others' refusals
  const refusedInAll = () => viewers.reduce((sum, viewer) => sum + refused(viewer), 0);
  while (refusedInAll() < 100) await setTimeout(10);
  expect(refusedInAll()).toBe(100);
  const asked = () => app.heard.filter((one) => 'request' in one).length;
  while (asked() < 200) await setTimeout(10);
  expect(asked()).toBe(200);
  for (const viewer of viewers) viewer.close();
  app.close();
});

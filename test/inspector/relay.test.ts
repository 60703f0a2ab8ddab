import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { Door } from '../../tools/door/door.mjs';
import { Relay } from '../../tools/inspector/relay/relay.mjs';
import { startInspector } from '../../tools/inspector/server.mjs';
import type { InspectorServer } from '../../tools/inspector/server.types';
import { eventRecord, helloOf, RawApp, recordsOf } from './raw-app';
import { Viewer } from './viewer';

let server: InspectorServer;
beforeEach(async () => {
  server = await startInspector({ port: 0, log: () => undefined });
});
afterEach(() => server.close());

const app = async (name: string): Promise<RawApp> => {
  const opened = await RawApp.open(server.appUrl);
  await opened.hello(name);
  return opened;
};
const viewer = (): Promise<Viewer> => Viewer.open(server.url);

const brokenDoor = {
  ...{ id: 'door', key: 'door', type: 'compound' },
  states: [{ id: 'door.open', key: 'open', type: 'atomic', transitions: [{ id: 'door.open:0' }] }],
};

describe('what goes through', () => {
  test('two apps and two viewers: each app is told apart, and everybody sees both', async () => {
    const [one, other] = [await viewer(), await viewer()];
    const [hall, yard] = [await app('hall'), await app('yard')];
    hall.say(recordsOf(eventRecord(1, 'HALL')));
    yard.say(recordsOf(eventRecord(1, 'YARD'), eventRecord(2, 'YARD')));
    for (const each of [one, other]) {
      await each.until((v) => v.records('hall').length === 1 && v.records('yard').length === 2);
      expect(each.records('hall')).toEqual([eventRecord(1, 'HALL')]);
      expect(each.records('yard').every((record) => record.type === 'event' && record.event.type === 'YARD')).toBe(
        true,
      );
    }
  });

  test('a viewer that opens late, or again, gets what happened before', async () => {
    const hall = await app('hall');
    hall.say(recordsOf(...[1, 2, 3].map((seq) => eventRecord(seq))));
    const early = await viewer();
    await early.until((v) => v.records('hall').length === 3);
    early.close();
    await early.untilClosed();
    hall.close();
    await hall.untilClosed();
    const late = await viewer();
    await late.until((v) => v.records('hall').length === 3);
    expect(late.messages).toContainEqual({
      type: 'app',
      hello: expect.objectContaining({ type: 'hello', app: 'hall', title: 'hall', faults: { zh: [], en: [] } }),
      connected: false,
    });
  });

  test('a viewer that closes, even while it waits for an answer, is missed by nobody', async () => {
    const hall = await app('hall');
    const [leaving, staying] = [await viewer(), await viewer()];
    leaving.ask({ app: 'hall', type: 'clearFaults' });
    const { request } = await hall.until(({ heard }) => heard.find((one) => 'request' in one));
    leaving.close();
    await leaving.untilClosed();
    hall.say({ type: 'answer', request });
    hall.say(recordsOf(eventRecord(1), eventRecord(2)));
    await staying.until((v) => v.records('hall').length === 2);
    expect(staying.messages.map(({ type }) => type)).not.toContain('answer');
    expect(hall.closedWith).toBeNull();
    expect(hall.heard.filter(({ type }) => type === 'refused')).toEqual([]);
  });

  test('an app that comes again is told how far the relay is, and what it sends twice is shown once', async () => {
    const first = await app('hall');
    first.say(recordsOf(eventRecord(1), eventRecord(2)));
    const watching = await viewer();
    await watching.until((v) => v.records('hall').length === 2);
    const again = await RawApp.open(server.appUrl);
    expect(await again.hello('hall')).toBe(2);
    expect(await first.untilClosed()).toBe(1000);
    again.say(recordsOf(eventRecord(2), eventRecord(3)));
    await watching.until((v) => v.records('hall').length === 3);
    const told = watching.messages.flatMap((one) => (one.type === 'records' ? one.records : []));
    expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('an app that goes is away, and after too many others forgotten', async () => {
    const watching = await viewer();
    const gone = await app('gone');
    gone.close();
    await watching.until((v) => v.messages.some((one) => one.type === 'away' && one.app === 'gone'));
    for (let number = 1; number <= 8; number += 1) await app(`app ${number}`);
    await watching.until((v) => v.messages.some((one) => one.type === 'forgotten' && one.app === 'gone'));
    expect(watching.messages.filter((one) => one.type === 'forgotten')).toHaveLength(1);
  });

  test('a command goes to its app alone, and its answer to who asked', async () => {
    const [hall, yard] = [await app('hall'), await app('yard')];
    const [asking, other] = [await viewer(), await viewer()];
    const answer = asking.ask({ app: 'hall', type: 'send', actor: 'x:0', event: { type: 'OPEN' } });
    const asked = await hall.until(({ heard }) => heard.find((one) => 'request' in one));
    expect(asked).toMatchObject({ type: 'send', actor: 'x:0', event: { type: 'OPEN' } });
    hall.say({ type: 'answer', request: asked.request, refused: 'actorGone' });
    expect(await answer).toMatchObject({ type: 'answer', refused: 'actorGone' });
    expect(yard.heard).toHaveLength(1);
    expect(other.messages.some(({ type }) => type === 'answer')).toBe(false);
  });

  test('a command to an app that is away, or goes before it answers, is refused', async () => {
    const asking = await viewer();
    const ask = (): Promise<unknown> => asking.ask({ app: 'hall', type: 'clearFaults' });
    expect(await ask()).toMatchObject({ refused: 'appAway' });
    const hall = await app('hall');
    const answer = ask();
    await hall.until(({ heard }) => heard.some((one) => 'request' in one));
    hall.close();
    expect(await answer).toMatchObject({ refused: 'appAway' });
  });
});

describe('what does not', () => {
  test.each([
    ['no JSON', '{', 'notJson'],
    ['bytes', Buffer.from([1, 2, 3]), 'notJson'],
    ['nothing of a known type', { type: 'event' }, 'unknownMessage'],
    ['records that are no list', { type: 'records', records: {} }, 'unknownMessage'],
    ['a record of no known type', recordsOf({ seq: 1, atMs: 1, type: 'constructor' }), 'unknownMessage'],
    ['a record that is none', recordsOf(null), 'unknownMessage'],
    ['a record without a number', recordsOf({ ...eventRecord(1), seq: undefined }), 'unknownMessage'],
    ['an event without its event', recordsOf({ ...eventRecord(1), event: null }), 'unknownMessage'],
    ['a snapshot cut short', recordsOf({ seq: 1, atMs: 1, type: 'snapshot', actor: 'x:0' }), 'unknownMessage'],
    ['a machine without states', recordsOf({ seq: 1, atMs: 1, type: 'machine', id: 'door' }), 'unknownMessage'],
    [
      'a machine with a broken transition',
      recordsOf({ seq: 1, atMs: 1, type: 'machine', id: 'door', definition: brokenDoor }),
      'unknownMessage',
    ],
    [
      'what is broken in what was standing',
      recordsOf({ seq: 1, atMs: 1, type: 'lost', standing: [{ ...eventRecord(1), to: '' }] }),
      'unknownMessage',
    ],
    ['an answer to nothing', { type: 'answer' }, 'unknownMessage'],
    [
      'an event too deep to be passed on',
      JSON.stringify(recordsOf({ ...eventRecord(1), event: { type: 'DEEP', in: 'deep' } })).replace(
        '"deep"',
        '['.repeat(100_000) + ']'.repeat(100_000),
      ),
      'unknownMessage',
    ],
    ['a frame that is too large', `"${'x'.repeat(9_000_000)}"`, 'tooLarge'],
  ])('from an app: %s is refused with a reason, and what comes next is taken', async (_, frame, reason) => {
    const watching = await viewer();
    const [broken, whole] = [await app('broken'), await app('whole')];
    broken.say(frame);
    expect(await broken.untilRefused()).toBe(reason);
    for (const one of [broken, whole]) one.say(recordsOf(eventRecord(1)));
    await watching.until((v) => v.records('broken').length === 1 && v.records('whole').length === 1);
    const late = await viewer();
    await late.until((v) => v.records('broken').length === 1);
  });

  test('records before a hello, and a hello without what it must have, are refused', async () => {
    const mute = await RawApp.open(server.appUrl);
    mute.say(recordsOf(eventRecord(1)));
    expect(await mute.untilRefused()).toBe('unknownMessage');
    mute.say({ ...helloOf('mute'), faults: { zh: [{}], en: [] } });
    await mute.until(({ heard }) => heard.length === 2);
    expect(await mute.hello('mute')).toBe(0);
  });

  test.each([
    ['newer', { ...helloOf('newer'), protocol: 99 }, 'newerProtocol'],
    ['older', [{ ...helloOf('older'), protocol: 2 }], 'olderProtocol'],
  ])('a protocol that is %s is told so, and the connection ends', async (_, hello, refused) => {
    const stranger = await RawApp.open(server.appUrl);
    stranger.say(hello);
    expect(await stranger.untilRefused()).toBe(refused);
    expect(await stranger.untilClosed()).toBe(4426);
  });

  test('who is refused again and again is put out, and harms nobody', async () => {
    const [broken, whole, watching] = [await app('broken'), await app('whole'), await viewer()];
    for (let time = 0; time < 30; time += 1) broken.say('nonsense');
    expect(await broken.untilClosed()).toBe(4429);
    whole.say(recordsOf(eventRecord(1)));
    await watching.until((v) => v.records('whole').length === 1);
  });

  test.each([
    ['no JSON', '}', { type: 'refused', refused: 'notJson' }],
    ['no command', JSON.stringify({ type: 'shutDown', request: 'r' }), { refused: 'unknownMessage', request: 'r' }],
    ['nothing', 'null', { type: 'refused', refused: 'unknownMessage' }],
    [
      'an event without a type',
      JSON.stringify({ type: 'send', app: 'hall', actor: 'x:0', event: {}, request: 'r' }),
      { refused: 'badEvent', request: 'r' },
    ],
    [
      "an event of XState's own",
      JSON.stringify({ type: 'send', app: 'hall', actor: 'x:0', event: { type: 'xstate.stop' }, request: 'r' }),
      { refused: 'badEvent', request: 'r' },
    ],
    [
      'a fault that the app does not have',
      JSON.stringify({ type: 'fault', app: 'hall', id: 'no.such', request: 'r' }),
      { refused: 'unknownFault', request: 'r' },
    ],
    [
      'an event too deep to be passed on',
      `{"type":"send","app":"hall","actor":"x:0","request":"r","event":{"type":"DEEP","in":${'['.repeat(64)}${']'.repeat(64)}}}`,
      { refused: 'unknownMessage' },
    ],
    ['a huge command', `"${'x'.repeat(70_000)}"`, { refused: 'tooLarge' }],
  ])('from a viewer: %s is refused with a reason', async (_, frame, refusal) => {
    const [hall, broken] = [await app('hall'), await viewer()];
    broken.sendRaw(frame);
    const [refused] = await broken.until((v) => {
      const found = v.messages.filter((one) => 'refused' in one);
      return found.length > 0 && found;
    });
    expect(refused).toMatchObject(refusal);
    expect(hall.heard).toHaveLength(1);
  });

  test('a viewer that asks faster than a person can is refused what is too much', async () => {
    const [hall, hasty] = [await app('hall'), await viewer()];
    const answers = Array.from({ length: 80 }, () => hasty.ask({ app: 'hall', type: 'clearFaults' }));
    await hasty.until((v) => v.messages.some((one) => one.type === 'answer' && one.refused === 'tooFast'));
    hall.close();
    await Promise.all(answers);
  });
});

describe('who may connect', () => {
  const closeCode = (url: string, options: object): Promise<number> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(url, options);
      socket.on('close', resolve);
      socket.on('error', reject);
    });

  test.each([
    'app',
    'viewer',
  ])('as %s: no page of another site, by whatever name it calls this computer', async (role) => {
    const url = `ws://127.0.0.1:${server.port}/inspector/${role}`;
    expect(await closeCode(url, { origin: 'https://evil.example' })).toBe(4403);
    expect(await closeCode(url, { origin: 'null' })).toBe(4403);
    const rebound = { origin: `http://evil.example:${server.port}`, headers: { host: `evil.example:${server.port}` } };
    expect(await closeCode(url, rebound)).toBe(4403);
    expect(await closeCode(url, { origin: 'http://127.evil.example' })).toBe(4403);
  });

  test.each([
    ['another name', { host: 'evil.example' }, 403],
    ['a name that begins like an address', { host: '127.evil.example' }, 403],
    ['the page of another site', { origin: 'https://evil.example' }, 403],
    ['this computer', { host: 'localhost:80' }, 200],
  ])('pages too are for whoever calls this server rightly: %s', async (_, headers, status) => {
    const [response] = await once(http.get({ port: server.port, path: '/inspector/', headers }), 'response');
    expect(response.statusCode).toBe(status);
    expect(response.headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(response.headers['content-security-policy']).toMatch(/(^|; )frame-ancestors 'self'$/);
    const body = String(await response.toArray());
    for (const words of ['请用终端里打印的地址打开', 'Open the address that the terminal shows'])
      expect(body.includes(words)).toBe(status === 403);
  });

  test('so many connections of a kind are let in and no more, until one goes', async () => {
    const others = await Promise.all(Array.from({ length: 32 }, () => viewer()));
    expect(await closeCode(`ws://127.0.0.1:${server.port}/inspector/viewer`, {})).toBe(1013);
    others[0]?.close();
    await others[0]?.untilClosed();
    await (await viewer()).until((v) => v.messages[0]);
  });

  test('the page of this server may, and mini-programs as WeChat and DevTools let them say where they come from', async () => {
    const page = await Viewer.open(server.url, { origin: `http://127.0.0.1:${server.port}` });
    expect(await page.until((v) => v.messages[0])).toEqual({ type: 'welcome', protocol: 3, sending: 'on' });
    for (const origin of ['https://servicewechat.com', 'http://127.0.0.1:35353']) {
      const opened = await RawApp.open(server.appUrl, { origin });
      expect(await opened.hello(`from ${origin}`)).toBe(0);
    }
  });

  test('no other place is a socket', async () => {
    await expect(closeCode(`ws://127.0.0.1:${server.port}/inspector/`, {})).rejects.toThrow('404');
  });
});

describe('from another device', () => {
  /** A server that takes every connection for one from another device: as if a phone in the network had made it. */
  async function fromAfar(options: { allowSending?: boolean }): Promise<{ url: string; close(): Promise<void> }> {
    const relay = new Relay(new Door({ host: '127.0.0.1', token: 'open-sesame', ...options }));
    const far = http.createServer();
    far.on('upgrade', (request, stream, head) => {
      Object.defineProperty(request.socket, 'remoteAddress', { value: '192.168.1.7' });
      relay.upgrade(request, stream, head);
    });
    await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', resolve));
    const { port } = far.address() as AddressInfo;
    return {
      url: `ws://127.0.0.1:${port}/inspector/`,
      close: () => {
        relay.close();
        return new Promise((resolve) => far.close(() => resolve()));
      },
    };
  }

  test.each([
    '',
    '?token=',
    '?token=open-sesam',
    '?token=open-sesame2',
  ])('the token %j opens nothing', async (query) => {
    const far = await fromAfar({});
    for (const role of ['viewer', 'app']) {
      const closed = await RawApp.open(`${far.url}${role}${query}`);
      expect(await closed.untilClosed()).toBe(4401);
    }
    await far.close();
  });

  test.each([false, true])('with the token one sees; one sends where that was allowed: %s', async (allowSending) => {
    const far = await fromAfar({ allowSending });
    const hall = await RawApp.open(`${far.url}app?token=open-sesame`);
    await hall.hello('hall');
    hall.say(recordsOf(eventRecord(1)));
    const seeing = await Viewer.open(`${far.url}?token=open-sesame`);
    await seeing.until((v) => v.records('hall').length === 1);
    expect(seeing.messages[0]).toMatchObject({ sending: allowSending ? 'on' : 'off' });
    const answer = seeing.ask({ app: 'hall', type: 'clearFaults' });
    if (allowSending) await hall.until(({ heard }) => heard.some((one) => 'request' in one));
    else expect(await answer).toMatchObject({ refused: 'sendingOff' });
    await far.close();
  });
});

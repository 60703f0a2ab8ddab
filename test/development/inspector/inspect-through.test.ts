import { createActor } from 'xstate';
import { inspectThrough } from '../../../development/inspector';
import type { FromApp, ToApp } from '../../../development/inspector/protocol.types';
import { doorMachine } from '../../inspector/door.machine';
import { VirtualClock } from '../../support/virtual-clock';

/** An app that is inspected over one socket of WeChat's, with this test as the relay. */
async function inspected() {
  const clock = new VirtualClock();
  const asked: { url: string; fail(): void }[] = [];
  const sent: string[] = [];
  let opened: () => void = () => undefined;
  let said: (message: { data: string }) => void = () => undefined;
  const socket = {
    send: ({ data }: { data: string }) => void sent.push(data),
    onOpen: (listener: () => void) => {
      opened = listener;
    },
    onMessage: (listener: (message: { data: string }) => void) => {
      said = listener;
    },
    onError: () => undefined,
    onClose: () => undefined,
  };
  const wechat = {
    connectSocket: (options: { url: string; fail(): void }) => {
      asked.push(options);
      return socket;
    },
  };
  const faults = { groups: () => [], run: () => undefined, clear: () => undefined };
  const inspect = inspectThrough(wechat as never, 'ws://127.0.0.1:1');
  const inspector = inspect({ clock, platform: 'devtools', faults, random: () => 0.5 });
  await clock.advance(10_000);
  opened();
  const say = (message: ToApp): void => said({ data: JSON.stringify(message) });
  return { clock, inspector, asked, say, sent: () => sent.map((frame): FromApp => JSON.parse(frame)) };
}

const build = globalThis as { __DEVTOOLS__?: boolean };

afterEach(() => {
  build.__DEVTOOLS__ = true;
});

test('an app that is inspected looks for the relay at its address, and says who it is', async () => {
  const { asked, sent } = await inspected();
  expect(asked[0]?.url).toBe('ws://127.0.0.1:1');
  expect(() => asked[0]?.fail()).not.toThrow();
  expect(sent()[0]).toMatchObject({ type: 'hello', build: 'devtools', platform: 'devtools' });
});

test('a build for a phone says that it is one', async () => {
  build.__DEVTOOLS__ = false;
  expect((await inspected()).sent()[0]).toMatchObject({ build: 'device' });
});

describe('whatever a relay lets through, the app', () => {
  async function withDoor() {
    const app = await inspected();
    const door = createActor(doorMachine, { clock: app.clock, inspect: app.inspector.observe }).start();
    const send = (type: string): void =>
      app.say({ type: 'send', request: 'r1', actor: door.sessionId, event: { type } });
    return { ...app, door, send };
  }

  test('takes no event of XState’s own', async () => {
    const { send, sent, door } = await withDoor();
    send('xstate.stop');
    expect(sent().at(-1)).toEqual({ type: 'answer', request: 'r1', refused: 'badEvent' });
    expect(door.getSnapshot().status).toBe('active');
  });

  test('takes an event that only sounds like one, and says nothing against it', async () => {
    const { send, sent } = await withDoor();
    send('my.xstate');
    expect(sent().at(-1)).toEqual({ type: 'answer', request: 'r1' });
  });

  test('answers no message that asks for nothing', async () => {
    const { say, sent } = await withDoor();
    const before = sent().length;
    say({} as ToApp);
    expect(sent()).toHaveLength(before);
  });

  test('sends again only what the relay has not got', async () => {
    const { clock, door, say, sent } = await withDoor();
    say({ type: 'welcome', lastSeq: 2 });
    door.send({ type: 'OPEN' });
    await clock.advance(1_000);
    const numbers = sent().flatMap((frame) => (frame.type === 'records' ? frame.records.map(({ seq }) => seq) : []));
    expect(numbers[0]).toBe(3);
    expect(numbers).toEqual(numbers.map((_, index) => index + 3));
  });
});

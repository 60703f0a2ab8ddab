import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { WebSocket } from 'ws';
import { appMachine } from '../../machines/app';
import { moduleMachine } from '../../machines/module';
import { bytesPicture } from '../../machines/picture';
import { sessionWith } from '../../machines/session';
import { watchingMachine } from '../../machines/watching';
import { startInspector } from '../../tools/inspector/server.mjs';
import type { InspectorServer } from '../../tools/inspector/server.types';
import { startBridge } from '../../tools/xstate-inspect/bridge.mjs';
import type { Bridge } from '../../tools/xstate-inspect/bridge.types';
import { InspectedApp } from './inspected-app';
import { InspectedDoor } from './inspected-door';

/** XState 4, which the packages of the workspace alone can see: as much of it as is used here. */
interface ReceivedEvent {
  readonly type: 'service.register' | 'service.state' | 'service.event' | 'service.stop';
  readonly sessionId: string;
  readonly id: string;
  readonly parent?: string;
  readonly machine: MachineOfFour;
  readonly state: StateOfFour;
  readonly event: { readonly name: string; readonly data: Record<string, unknown>; readonly origin?: string };
}
interface StateOfFour {
  readonly value: unknown;
  readonly context: unknown;
  readonly done: boolean;
  readonly tags: ReadonlySet<string>;
  matches(value: unknown): boolean;
}
interface MachineOfFour {
  readonly id: string;
  readonly stateIds: readonly string[];
  readonly events: readonly string[];
  getStateNodeById(id: string): { readonly transitions: readonly unknown[] };
  resolveState(state: StateOfFour): StateOfFour & { readonly nextEvents: readonly string[] };
}
interface Receiver {
  send(command: { type: 'xstate.event'; service: string; event: string }): void;
  subscribe(listener: (event: ReceivedEvent) => void): void;
}

const workspace = createRequire(path.resolve(__dirname, '../../tools/xstate-inspect/package.json'));
const { createWebSocketReceiver } = workspace('@xstate/inspect') as {
  createWebSocketReceiver(options: { server: string }): Receiver;
};

let server: InspectorServer;
let bridge: Bridge;
const lines: string[] = [];
const sockets: WebSocket[] = [];

beforeEach(async () => {
  lines.length = 0;
  server = await startInspector({ port: 0, log: () => undefined });
  bridge = await startBridge({ inspector: server.url, port: 0, log: (line) => lines.push(line) });
  // what a browser has, and Node 20 has not
  Object.assign(globalThis, {
    WebSocket: class extends WebSocket {
      constructor(address: string) {
        super(address);
        sockets.push(this);
      }
    },
  });
});
afterEach(async () => {
  Reflect.deleteProperty(globalThis, 'WebSocket');
  for (const socket of sockets.splice(0)) socket.terminate();
  await bridge.close();
  await server.close();
  jest.restoreAllMocks();
});

/** A client as the package makes it, and all that it received. */
class Client {
  readonly received: ReceivedEvent[] = [];
  readonly receiver = createWebSocketReceiver({ server: bridge.server });
  private readonly waiting = new Set<() => void>();

  constructor() {
    this.receiver.subscribe((event) => {
      this.received.push(event);
      for (const look of [...this.waiting]) look();
    });
  }

  until<Found>(find: () => Found | undefined | false): Promise<Found> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined || found === false) return;
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  registered(id: string): Promise<ReceivedEvent> {
    return this.until(() => this.received.find((one) => one.type === 'service.register' && one.id === id));
  }

  /** The last state of a service. */
  stateOf(sessionId: string): StateOfFour | undefined {
    return this.received.filter((one) => one.sessionId === sessionId && one.state).at(-1)?.state;
  }

  send(service: string, event: object): void {
    this.receiver.send({ type: 'xstate.event', service, event: JSON.stringify(event) });
  }
}

const idsOf = (machine: { readonly root: { readonly id: string; readonly states: object } }): string[] => {
  const walk = (node: { id: string; states: Record<string, never> }): string[] => [
    node.id,
    ...Object.values(node.states).flatMap(walk),
  ];
  return walk(machine.root as never).sort();
};

const isOfInited = ({
  type,
  state,
}: {
  readonly type: string;
  readonly state?: { readonly value: unknown };
}): boolean => type === 'service.state' && JSON.stringify(state?.value) === JSON.stringify({ alive: 'inited' });

test('every actor of the app is registered, with its machine, its state and its parent', async () => {
  const client = new Client();
  const inspected = new InspectedApp(server.appUrl);
  const app = await inspected.runUntil(client.registered('app'));
  const watching = await inspected.runUntil(client.registered('watching'));
  const module = await inspected.runUntil(client.registered('module'));
  const ready = await inspected.runUntil(client.until(() => client.received.find(isOfInited)));

  expect([...app.machine.stateIds].sort()).toEqual(idsOf(appMachine));
  expect([...watching.machine.stateIds].sort()).toEqual(idsOf(watchingMachine));
  expect([...module.machine.stateIds].sort()).toEqual(idsOf(moduleMachine));
  expect(watching.parent).toBe(app.sessionId);
  expect(module.parent).toBe(watching.sessionId);
  expect(watching.state.value).toEqual({
    asking: 'asked',
    environment: 'fit',
    visibility: 'shown',
    localServer: 'running',
    network: 'online',
  });
  const generation = await client.until(() =>
    client.received.find((one) => one.type === 'service.register' && one.sessionId === ready.sessionId),
  );
  expect(generation.machine.resolveState(ready.state).nextEvents).toContain('network.changed');
  expect(JSON.stringify(client.received)).not.toContain('XP2P');
  inspected.end();
});

const ofAView = { session: sessionWith(bytesPicture()), picture: bytesPicture() };

test.each(Object.entries(ofAView))('the %s, one of the largest charts, is the same machine there', async (id, own) => {
  const client = new Client();
  const inspected = new InspectedApp(server.appUrl);
  inspected.app.openView(inspected.app.cameras.view().cards[0]?.id ?? '');
  const { machine, state } = await inspected.runUntil(
    client.until(() => client.received.find((one) => one.type === 'service.register' && one.machine.id === id)),
  );
  expect([...machine.stateIds].sort()).toEqual(idsOf(own));
  const events = own.events.map(String).filter((event) => !event.startsWith('xstate.'));
  expect(machine.events).toEqual(expect.arrayContaining(events));
  expect(() => machine.resolveState(state)).not.toThrow();
  for (const place of idsOf(own)) {
    const { transitions, always = [] } = own.getStateNodeById(place);
    const count = [...transitions.values()].flat().length + always.length;
    expect([place, machine.getStateNodeById(place).transitions.length]).toEqual([place, count]);
  }
  inspected.end();
});

describe('one door', () => {
  test('events and states come as they happen, and the end of it', async () => {
    const client = new Client();
    const door = new InspectedDoor(server.appUrl);
    const { sessionId, state } = await door.runUntil(client.registered('door'));
    expect(state).toMatchObject({ value: 'closed', context: { count: 0 }, done: false });
    door.door.send({ type: 'OPEN' });
    await door.runUntil(client.until(() => client.stateOf(sessionId)?.value === 'open'));
    expect(client.stateOf(sessionId)).toMatchObject({ context: { count: 1 } });
    expect([...(client.stateOf(sessionId)?.tags ?? [])]).toEqual(['waiting']);
    expect(client.received.map((one) => (one.type === 'service.event' ? one.event.name : one.type))).toEqual([
      'service.register',
      'OPEN',
      'service.state',
    ]);
    door.door.stop();
    await door.runUntil(client.until(() => client.received.some(({ type }) => type === 'service.stop')));
    door.end();
  });

  test.each([
    ['as the package wraps it', (event: object) => ({ name: 'OPEN', data: event, $$type: 'scxml', type: 'external' })],
    ['as it is', (event: object) => event],
  ])('an event that is sent back, %s, moves the actor', async (_, wrapped) => {
    const client = new Client();
    const door = new InspectedDoor(server.appUrl);
    const { sessionId } = await door.runUntil(client.registered('door'));
    client.send(sessionId, wrapped({ type: 'OPEN' }));
    await door.runUntil(client.until(() => client.stateOf(sessionId)?.matches('open')));
    expect(door.door.getSnapshot().value).toBe('open');
    door.end();
  });

  test('what cannot be sent is told in the terminal, and the next thing is', async () => {
    const client = new Client();
    const door = new InspectedDoor(server.appUrl);
    const { sessionId } = await door.runUntil(client.registered('door'));
    client.send(sessionId, { type: 'EXPLODE' });
    client.send('nobody', { type: 'OPEN' });
    client.send(sessionId, { type: 'OPEN' });
    await door.runUntil(client.until(() => client.stateOf(sessionId)?.matches('open')));
    expect(lines).toEqual(
      expect.arrayContaining([expect.stringContaining('unknownEvent'), expect.stringContaining('no service "nobody"')]),
    );
    door.end();
  });

  test('a client that attaches late gets what is alive, where it is now', async () => {
    const early = new Client();
    const door = new InspectedDoor(server.appUrl);
    door.door.send({ type: 'OPEN' });
    const { sessionId } = await door.runUntil(early.registered('door'));
    await door.runUntil(early.until(() => early.stateOf(sessionId)?.value === 'open'));
    const late = new Client();
    expect((await door.runUntil(late.registered('door'))).state).toMatchObject({
      value: 'open',
      context: { count: 1 },
    });
    door.end();
  });

  test('two apps have services of their own', async () => {
    const client = new Client();
    const doors = [new InspectedDoor(server.appUrl), new InspectedDoor(server.appUrl)];
    for (const door of doors)
      await door.runUntil(client.until(() => client.received.length >= doors.indexOf(door) + 1));
    await client.until(() => new Set(client.received.map(({ sessionId }) => sessionId)).size === 2);
    for (const door of doors) door.end();
  });
});

describe('who may attach', () => {
  const closed = async (socket: WebSocket): Promise<[code: number, reason: string]> => {
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    return [code, String(reason)];
  };
  const from = (origin: string, at = bridge): WebSocket => {
    const socket = new WebSocket(`ws://${at.server}`, { origin });
    sockets.push(socket);
    return socket;
  };

  test.each([
    'https://evil.example',
    'http://127.evil.example',
    'http://localhost:3000',
    'https://servicewechat.com',
  ])('a page of %s is not let in, as whoever is let in may send, and is told so', async (origin) => {
    expect(await closed(from(origin))).toEqual([4403, expect.stringMatching(/来源.*origin/)]);
  });

  test('a page that was named is, and can send; what is no origin is said at the start', async () => {
    const origins = ['http://localhost:3000'];
    const named = await startBridge({ inspector: server.url, port: 0, origins, log: () => undefined });
    const socket = from('http://localhost:3000', named);
    await once(socket, 'open');
    const door = new InspectedDoor(server.appUrl);
    const heard: { type: string; sessionId: string }[] = [];
    socket.on('message', (text) => heard.push(JSON.parse(String(text))));
    await door.runUntil(once(socket, 'message'));
    const event = JSON.stringify({ type: 'OPEN' });
    socket.send(JSON.stringify({ type: 'xstate.event', service: heard[0]?.sessionId, event }));
    await door.runUntil(once(socket, 'message'));
    expect(door.door.getSnapshot().value).toBe('open');
    door.end();
    await named.close();
    const start = startBridge({ inspector: server.url, port: 0, origins: ['localhost:3000'] });
    await expect(start).rejects.toThrow(/不是网页来源[\s\S]*"localhost:3000" is no origin/);
  });

  test.each([
    'here',
    'localhost:8765',
    'file:///inspector/',
  ])('%s is no inspector, which is said at the start', async (inspector) => {
    await expect(startBridge({ inspector, port: 0 })).rejects.toThrow(
      /不是检查器[\s\S]*not the address of the inspector/,
    );
  });

  test('that no inspector runs there is said once, not at every try, and without the token', async () => {
    const said: string[] = [];
    const inspector = 'http://127.0.0.1:1/inspector/?token=hush';
    const waiting = await startBridge({ inspector, port: 0, log: (line) => said.push(line) });
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    await waiting.close();
    expect(said).toEqual([expect.stringMatching(/没有检查器在运行[\s\S]*No inspector runs at 127\.0\.0\.1:1;/)]);
  });

  test('who says what cannot be understood again and again is let go', async () => {
    const broken = new WebSocket(`ws://${bridge.server}`);
    await once(broken, 'open');
    for (let time = 0; time < 120; time += 1) broken.send('{');
    expect(await closed(broken)).toEqual([4429, expect.stringContaining('refused too often')]);
    expect(lines).toHaveLength(100);
  });

  test('an event that has no name in it is refused, and so is a client that sends faster than a person', async () => {
    const hasty = new WebSocket(`ws://${bridge.server}`);
    await once(hasty, 'open');
    hasty.send(JSON.stringify({ type: 'xstate.event', service: 'a/b', event: 'null' }));
    hasty.send('null');
    for (let time = 0; time < 60; time += 1) hasty.send(JSON.stringify({ type: 'xstate.inspecting' }));
    while (!lines.some((line) => line.includes('messages a second'))) {
      hasty.ping();
      await once(hasty, 'pong');
    }
    hasty.terminate();
    expect(lines.length).toBeGreaterThan(2);
  });
});

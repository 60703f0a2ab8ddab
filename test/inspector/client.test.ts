import { assign, createActor, fromCallback, setup, stopChild } from 'xstate';
import type { Socket } from '../../miniprogram/runtime/inspector/link';
import type { LostMessage, RecordMessage, SnapshotMessage } from '../../miniprogram/runtime/inspector/protocol.types';
import { Standing } from '../../tools/inspector/relay/history.mjs';
import { startInspector } from '../../tools/inspector/server.mjs';
import type { InspectorServer } from '../../tools/inspector/server.types';
import { InspectedDoor } from './inspected-door';
import { Viewer } from './viewer';

const quiet = { log: () => undefined };
const servers: InspectorServer[] = [];
const doors: InspectedDoor[] = [];
afterEach(async () => {
  for (const door of doors.splice(0)) door.end();
  for (const server of servers.splice(0)) await server.close();
});

async function serve(port = 0): Promise<InspectorServer> {
  const server = await startInspector({ port, ...quiet });
  servers.push(server);
  return server;
}

function doorAt(...parameters: ConstructorParameters<typeof InspectedDoor>): InspectedDoor {
  const door = new InspectedDoor(...parameters);
  doors.push(door);
  return door;
}

const snapshots = (records: readonly RecordMessage[]): SnapshotMessage[] =>
  records.flatMap((record) => (record.type === 'snapshot' ? [record] : []));
const notes = (records: readonly RecordMessage[]): unknown[] =>
  records.flatMap((record) => (record.type === 'event' ? [record.event.count] : []));
const lost = (records: readonly RecordMessage[]): LostMessage[] =>
  records.flatMap((record) => (record.type === 'lost' ? [record] : []));
const note = (door: InspectedDoor, count: number): void => door.door.send({ type: 'NOTE', count } as never);

describe('what a viewer is told', () => {
  test('the chart as it was written: states, transitions, guards, actions, tags, delays', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    const machine = await door.runUntil(viewer.until((v) => v.records().find(({ type }) => type === 'machine')));
    expect(machine).toMatchObject({
      id: 'door',
      definition: {
        id: 'door',
        type: 'compound',
        initial: 'door.closed',
        spawns: [],
        states: [
          {
            id: 'door.closed',
            description: 'Nobody gets in.',
            transitions: [{ event: 'OPEN', targets: ['door.open'], guard: 'isFresh', actions: ['countOpened'] }],
          },
          {
            id: 'door.open',
            tags: ['waiting'],
            entry: ['ring'],
            transitions: [
              { event: 'CLOSE', targets: ['door.closed'] },
              { event: 'xstate.after.closeAfter.door.open', delay: 'closeAfter', delayMs: 5_000 },
            ],
          },
        ],
      },
    });
  });

  test('an event, the transition that it took, what changed, and the delay that runs now', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    door.door.send({ type: 'OPEN' });
    const opened = await door.runUntil(
      viewer.until((v) => snapshots(v.records()).find(({ value }) => value === 'open')),
    );
    expect(opened).toMatchObject({
      status: 'active',
      event: 'OPEN',
      changed: { count: 1 },
      steps: [{ event: 'OPEN', transitions: ['door.closed:0'] }],
      delays: [{ event: 'xstate.after.closeAfter.door.open', startedAtMs: 1_700_000_000_000, delayMs: 5_000 }],
    });
    const closed = await door.runUntil(
      viewer.until((v) => snapshots(v.records()).find(({ event }) => event.startsWith('xstate.after'))),
    );
    expect(closed).toMatchObject({ value: 'closed', atMs: 1_700_000_005_000 });
    expect(closed).not.toHaveProperty('delays');
  });

  test('a delay that is over runs no more, though its state goes on', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    const kettle = createActor(kettleMachine, { inspect: door.inspector.observe, clock: door.clock });
    kettle.start();
    const after = await door.runUntil(
      viewer.until((v) => snapshots(v.records()).find(({ event }) => event.startsWith('xstate.after.1000'))),
    );
    expect(after.delays?.map(({ delayMs }) => delayMs)).toEqual([60_000]);
  });

  test('an event that changes nothing is told without a snapshot', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    door.door.send({ type: 'CLOSE' });
    await door.runUntil(viewer.until((v) => v.records().some(({ type }) => type === 'event')));
    expect(snapshots(viewer.records())).toHaveLength(1);
  });

  test('a context with cycles, functions, bytes and a text of a million characters', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    const event: Record<string, unknown> = {
      count: () => 1,
      message: 'ha '.repeat(400_000),
      output: new ArrayBuffer(1_400),
    };
    event.camera = event;
    door.door.send({ type: 'NOTE', detail: 1, event } as never);
    const told = await door.runUntil(viewer.until((v) => v.records().find(({ type }) => type === 'event')));
    expect(told).toMatchObject({
      event: {
        type: 'NOTE',
        detail: { $hidden: 'number' },
        event: {
          count: { $hidden: 'function' },
          camera: { $cycle: true },
          message: { length: 1_200_000 },
          output: { $bytes: 1_400 },
        },
      },
    });
  });

  test('500 actors come and go, and are all told', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    await door.runUntil(viewer.until((v) => v.records().length > 0));
    const crowd = createActor(crowdMachine, { inspect: door.inspector.observe, clock: door.clock });
    crowd.start();
    for (let guest = 0; guest < 500; guest += 1) crowd.send({ type: 'CAME', guest });
    for (let guest = 0; guest < 500; guest += 1) crowd.send({ type: 'WENT', guest });
    crowd.send({ type: 'CLOSED' });
    await door.runUntil(
      viewer.until((v) => v.records().some((one) => one.type === 'event' && one.event.type === 'CLOSED')),
    );
    const count = (type: string): number => viewer.records().filter((record) => record.type === type).length;
    // the crowd itself and the door are actors too
    expect([count('actor'), count('gone')]).toEqual([502, 500]);
    expect(lost(viewer.records())).toEqual([]);
  });

  test('200 events a second for half a minute: every one, in order', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    await door.runUntil(viewer.until((v) => v.records().length > 0));
    for (let at = 1; at <= 6_000; at += 1) {
      note(door, at);
      if (at % 4 === 0) await door.clock.advance(20);
    }
    await door.runUntil(viewer.until((v) => notes(v.records()).at(-1) === 6_000));
    expect(notes(viewer.records())).toEqual(Array.from({ length: 6_000 }, (_, index) => index + 1));
    expect(lost(viewer.records())).toEqual([]);
  });
});

describe('when the relay is away', () => {
  test('what happened before it came is told when it comes', async () => {
    const early = await serve();
    await early.close();
    const door = doorAt(early.appUrl);
    for (let count = 1; count <= 100; count += 1) note(door, count);
    await door.clock.advance(5_000);
    const server = await serve(early.port);
    const viewer = await Viewer.open(server.url);
    await door.runUntil(viewer.until((v) => notes(v.records()).at(-1) === 100));
    expect(notes(viewer.records())).toHaveLength(100);
    expect(viewer.records()[0]).toMatchObject({ seq: 1 });
  });

  test('killed and started again in between: a viewer that stays misses nothing, and one that comes has everything', async () => {
    const first = await serve();
    const staying = await Viewer.open(first.url);
    const door = doorAt(first.appUrl);
    note(door, 1);
    await door.runUntil(staying.until((v) => notes(v.records()).includes(1)));
    await first.close();
    await staying.untilClosed();
    note(door, 2);
    await door.clock.advance(2_000);
    const second = await serve(first.port);
    const coming = await Viewer.open(second.url);
    note(door, 3);
    await door.runUntil(coming.until((v) => notes(v.records()).includes(3)));
    expect(notes(coming.records())).toEqual([1, 2, 3]);
    const seen = staying.records().at(-1)?.seq ?? 0;
    const missed = coming.records().filter(({ seq }) => seq > seen);
    expect(missed[0]?.seq).toBe(seen + 1);
    expect(coming.apps()).toEqual(staying.apps());
  });

  test('a mini-program that restarts is another app', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const first = doorAt(server.appUrl);
    await first.runUntil(viewer.until((v) => v.records().length > 0));
    first.end();
    const second = doorAt(server.appUrl);
    await second.runUntil(viewer.until((v) => v.apps().length === 2 && v.records(v.apps()[1]).length > 0));
    expect(viewer.records(viewer.apps()[1])[0]).toMatchObject({ type: 'machine', seq: 1 });
  });

  test('so long that not everything fits: it says so, and what there is now is whole', async () => {
    const early = await serve();
    await early.close();
    const door = doorAt(early.appUrl);
    door.door.send({ type: 'OPEN' });
    for (let count = 2; count <= 3_000; count += 1) note(door, count);
    const server = await serve(early.port);
    const viewer = await Viewer.open(server.url);
    await door.runUntil(viewer.until((v) => v.records().length > 0));
    note(door, 9_999);
    await door.runUntil(viewer.until((v) => notes(v.records()).includes(9_999)));
    const all = viewer.records();
    const at = all.findIndex(({ type }) => type === 'lost');
    const [before, told, after] = [all.slice(0, at), all[at] as LostMessage, all.slice(at + 1)];
    // the beginning is there, what came after it is said to be missing, and from then on nothing is
    expect(before.length).toBeGreaterThan(1_900);
    expect(notes(before).at(-1)).toBeLessThan(2_000);
    const missing = told.seq - (before.at(-1)?.seq ?? 0);
    expect(missing).toBeGreaterThan((2 * 3_000 - before.length) / 2);
    expect(missing).toBeLessThan((2 * 3_000 - before.length) * 2);
    expect(told.standing).toContainEqual(expect.objectContaining({ type: 'machine', id: 'door' }));
    expect(told.standing).toContainEqual(
      expect.objectContaining({ type: 'snapshot', value: 'open', context: { count: 1 } }),
    );
    expect(notes(after)).toEqual([9_999]);
    expect(after[0]?.seq).toBe(told.seq + 1);
  });

  test('so long that actors came and went: those that live are found again', async () => {
    const early = await serve();
    await early.close();
    const door = doorAt(early.appUrl);
    const crowd = createActor(crowdMachine, { inspect: door.inspector.observe, clock: door.clock });
    crowd.start();
    crowd.send({ type: 'CAME', guest: 1 });
    for (let count = 1; count <= 3_000; count += 1) note(door, count);
    crowd.send({ type: 'CAME', guest: 2 });
    crowd.send({ type: 'WENT', guest: 1 });
    const server = await serve(early.port);
    const viewer = await Viewer.open(server.url);
    await door.runUntil(viewer.until((v) => lost(v.records()).length > 0));
    const [first] = lost(viewer.records());
    const names = first?.standing.flatMap((one) =>
      one.type === 'actor' && one.name.includes('guest') ? [one.name] : [],
    );
    expect(names).toEqual([expect.stringContaining('guest 2')]);
    door.door.send({ type: 'OPEN' });
    crowd.send({ type: 'WENT', guest: 2 });
    await door.runUntil(viewer.until((v) => v.records().some(({ type }) => type === 'gone')));
  });

  test('a relay without memory gets what is kept of a long session, with what there was before it', async () => {
    const first = await serve();
    const staying = await Viewer.open(first.url);
    const door = doorAt(first.appUrl);
    for (let count = 1; count <= 2_500; count += 1) {
      note(door, count);
      if (count % 100 === 0) await door.runUntil(staying.until((v) => notes(v.records()).at(-1) === count));
    }
    expect(lost(staying.records())).toHaveLength(0);
    await first.close();
    await staying.untilClosed();
    const second = await serve(first.port);
    const coming = await Viewer.open(second.url);
    await door.runUntil(coming.until((v) => notes(v.records()).at(-1) === 2_500));
    const [began, ...rest] = coming.records();
    expect(began).toMatchObject({ type: 'lost' });
    expect(rest.length).toBeGreaterThan(1_000);
    // what was standing and what came after give the same as everything would have
    const [everything, kept] = [new Standing(), new Standing()];
    for (const record of staying.records()) everything.take(record);
    for (const record of coming.records()) kept.take(record);
    const contexts = (standing: Standing): unknown[] =>
      snapshots(standing.list()).map(({ actor, value, context }) => ({ actor, value, context }));
    expect(contexts(kept)).toEqual(contexts(everything));
  });

  test('it does not try again where it is not wanted', async () => {
    let dialled = 0;
    const door = doorAt(() => {
      dialled += 1;
      return { ...mute, onClose: (listener) => listener({ code: 4401 }) };
    });
    await door.clock.advance(600_000);
    expect(dialled).toBe(1);
    expect(door.clock.pending).toBe(0);
  });

  test('it tries less and less often where there is nobody', async () => {
    let dialled = 0;
    const door = doorAt(() => {
      dialled += 1;
      throw new Error('no domain');
    });
    await door.clock.advance(31_000);
    expect(dialled).toBe(5 + 1);
    await door.clock.advance(60_000);
    expect(dialled).toBe(5 + 1 + 2);
  });
});

const mute: Socket = {
  send: () => undefined,
  onOpen: () => {},
  onMessage: () => {},
  onError: () => {},
  onClose: () => {},
};

describe('what a viewer asks for', () => {
  async function asking() {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    const actor = await door.runUntil(
      viewer.until((v) => v.records().flatMap((record) => (record.type === 'actor' ? [record.id] : []))[0]),
    );
    const [app] = viewer.apps();
    const ask = (command: object) => door.runUntil(viewer.ask({ app, ...command } as never));
    const send = (event: unknown, to = actor) => ask({ type: 'send', actor: to, event });
    return { door, ask, send };
  }

  test('an event moves the actor', async () => {
    const { door, send } = await asking();
    expect(await send({ type: 'OPEN' })).not.toHaveProperty('refused');
    expect(door.door.getSnapshot().value).toBe('open');
  });

  test.each([
    ['to an actor that is not there', { type: 'OPEN' }, 'x:99', 'actorGone'],
    ['that the machine does not know', { type: 'EXPLODE' }, undefined, 'unknownEvent'],
    ["of XState's own", { type: 'xstate.stop' }, undefined, 'badEvent'],
    ['without a type', { type: '' }, undefined, 'badEvent'],
  ])('an event %s is refused', async (_, event, to, refused) => {
    const { door, send } = await asking();
    expect(await send(event, to)).toMatchObject({ refused });
    expect(door.door.getSnapshot().value).toBe('closed');
  });

  test('an event to an actor that has ended is refused', async () => {
    const { door, send } = await asking();
    door.door.stop();
    expect(await send({ type: 'OPEN' })).toMatchObject({ refused: 'actorGone' });
  });

  test('a fault is set off, and taken back; one that there is not is refused', async () => {
    const { door, ask } = await asking();
    expect(await ask({ type: 'fault', id: 'door.jams' })).not.toHaveProperty('refused');
    expect(await ask({ type: 'clearFaults' })).not.toHaveProperty('refused');
    expect(await ask({ type: 'fault', id: 'door.burns' })).toMatchObject({ refused: 'unknownFault' });
    expect(door.faultsRun).toEqual(['door.jams', 'cleared']);
  });

  test('what throws is answered, and the app goes on', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl, {
      faults: {
        groups: () => [
          { group: 'door', title: 'Door', actions: [{ id: 'door.jams', title: 'Jams', explanation: '' }] },
        ],
        run: () => {
          throw new Error('stuck');
        },
        clear: () => undefined,
      },
    });
    await door.runUntil(viewer.until((v) => v.apps().length > 0));
    const [app = ''] = viewer.apps();
    expect(await door.runUntil(viewer.ask({ app, type: 'fault', id: 'door.jams' }))).toMatchObject({
      refused: 'threw',
      detail: expect.stringContaining('stuck'),
    });
  });
});

describe('the app comes first', () => {
  test.each([
    [
      'throws',
      () => {
        throw new Error('not allowed');
      },
    ],
    ['gives nothing', () => undefined as never],
    [
      'breaks when it is used',
      () => ({
        ...mute,
        onOpen: (listener: (opened: unknown) => void) => listener({}),
        send: () => {
          throw new Error('broken pipe');
        },
      }),
    ],
    [
      'is told nonsense',
      () => ({
        ...mute,
        onMessage: (listener: (told: { data: string }) => void) => {
          for (const data of ['', 'null', '[]', '{"type":"send"}', '{"type":"welcome"}']) listener({ data });
        },
      }),
    ],
  ])('a socket that %s leaves the machines alone', async (_, connect) => {
    const door = doorAt(connect);
    door.door.send({ type: 'OPEN' });
    await door.clock.advance(6_000);
    door.door.send({ type: 'OPEN' });
    expect(door.door.getSnapshot()).toMatchObject({ status: 'active', value: 'open', context: { count: 2 } });
  });
});

const kettleMachine = setup({ actions: { whistle: assign({ whistled: true }) } }).createMachine({
  id: 'kettle',
  context: { whistled: false },
  after: { 1000: { actions: 'whistle' }, 60000: { actions: 'whistle' } },
});

const crowdMachine = setup({
  types: {
    context: {} as { guests: Record<number, unknown> },
    events: {} as { type: 'CAME' | 'WENT'; guest: number } | { type: 'CLOSED' },
  },
  actors: { guest: fromCallback(() => () => undefined) },
  actions: {
    welcome: assign(({ event, spawn, context }) =>
      event.type === 'CAME'
        ? { guests: { ...context.guests, [event.guest]: spawn('guest', { id: `guest ${event.guest}` }) } }
        : {},
    ),
    farewell: stopChild(({ event }) => (event.type === 'WENT' ? `guest ${event.guest}` : '')),
  },
}).createMachine({
  id: 'crowd',
  context: { guests: {} },
  on: {
    CAME: { actions: 'welcome' },
    WENT: { actions: 'farewell' },
    CLOSED: {},
  },
});

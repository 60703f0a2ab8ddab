import { assign, createActor, setup } from 'xstate';
import { Viewer } from '../../inspector/viewer';
import { crowdMachine, doorAt, endAll, lost, note, notes, serve, snapshots } from './client-support';

afterEach(endAll);

describe('what a viewer is told', () => {
  test('a viewer is told the chart as it was written: states, transitions, guards, actions, tags, delays', async () => {
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

  test('a viewer is told an event, the transition that it took, what changed, and the delay that runs now', async () => {
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

  test('a viewer is told that a delay that is over runs no more, though its state goes on', async () => {
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

  test('a viewer is told an event that changes nothing without a snapshot', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    door.door.send({ type: 'CLOSE' });
    await door.runUntil(viewer.until((v) => v.records().some(({ type }) => type === 'event')));
    expect(snapshots(viewer.records())).toHaveLength(1);
  });

  test('a viewer is told an event with cycles, functions, bytes and a text of a million characters', async () => {
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

  test('a viewer is told a context: what it is at first, and what changes', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    const attic = createActor(atticMachine, { inspect: door.inspector.observe, clock: door.clock, id: 'attic' });
    attic.start();
    attic.send({ type: 'FILL' });
    const told = await door.runUntil(viewer.until((v) => snapshots(v.records()).find(({ event }) => event === 'FILL')));
    expect(told.changed).toEqual({
      event: {
        count: { $hidden: 'function' },
        message: { $text: 'ha '.repeat(67).slice(0, 200), length: 1_200_000 },
        output: { $bytes: 1_400 },
        camera: { $cycle: true },
      },
    });
    expect(
      snapshots(viewer.records()).find(({ actor, event }) => actor === told.actor && event === 'xstate.init'),
    ).toMatchObject({
      context: { event: null },
    });
    expect(JSON.stringify(viewer.records()).length).toBeLessThan(10_000);
  });

  test('a viewer is told of all 500 actors that come and go', async () => {
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

  test('a viewer is told 200 events a second for half a minute: every one, in order', async () => {
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

/** Has everything in its context that JSON has no word for. */
const atticMachine = setup({
  types: { context: {} as { event: unknown }, events: {} as { type: 'FILL' } },
  actions: {
    fill: assign(() => {
      const event: Record<string, unknown> = {
        count: () => 1,
        message: 'ha '.repeat(400_000),
        output: new ArrayBuffer(1_400),
      };
      event.camera = event;
      return { event };
    }),
  },
}).createMachine({ id: 'attic', context: { event: null }, on: { FILL: { actions: 'fill' } } });

const kettleMachine = setup({ actions: { whistle: assign({ whistled: true }) } }).createMachine({
  id: 'kettle',
  context: { whistled: false },
  after: { 1000: { actions: 'whistle' }, 60000: { actions: 'whistle' } },
});

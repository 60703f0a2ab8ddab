import type { AnyStateNode } from 'xstate';
import { failureTitle } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { sessionMachine } from '../../../machines/session';
import { SessionAlone } from './session-alone';

const never = { readies: false, pulls: false };
const ready = { type: 'connection.ready', localPeerName: 'peer' };

/** The connection is ready, and live-player has connected to the local server. */
async function pulling(): Promise<SessionAlone> {
  const alone = new SessionAlone();
  alone.tell('viewer', { type: 'connection.startingService' }, ready);
  await alone.advance(20);
  expect(alone.stream()).toBe('requesting');
  return alone;
}

/** A picture that was paused, and whose player has let go. */
async function apart(): Promise<SessionAlone> {
  const alone = await pulling();
  alone.tell('pull', { type: 'stream.headerArrived' }, { type: 'stream.firstChunk' });
  alone.session.send({ type: 'PAUSE' });
  await alone.advance(20);
  expect(alone.stream()).toBe('apart');
  return alone;
}

interface Wait {
  /** The state, as its node is called. */
  readonly state: string;
  reach(): Promise<SessionAlone>;
  readonly deadlineMs: number;
  /** What the failure is, once the deadline has run out. */
  readonly kind: string;
}

/** Every state of the session that shows activity. */
const waits: readonly Wait[] = [
  {
    state: 'player.present.preparing',
    reach: async () => new SessionAlone({ prepare: ({ habits }) => Object.assign(habits, never) }),
    deadlineMs: config.playerReadyDeadlineMs,
    kind: 'playerReadyTimedOut',
  },
  {
    state: 'player.present.ready.starting',
    reach: async () => {
      const alone = new SessionAlone({ prepare: ({ habits }) => Object.assign(habits, { pulls: false }) });
      await alone.advance(10);
      alone.tell('viewer', ready);
      return alone;
    },
    deadlineMs: 2 * config.startPullDeadlineMs,
    kind: 'startPullTimedOut',
  },
  {
    state: 'stream.watching.waitingForModule',
    reach: async () => new SessionAlone(),
    deadlineMs: config.connectionDeadlineMs,
    kind: 'moduleTimedOut',
  },
  {
    state: 'stream.watching.startingService',
    reach: async () => {
      const alone = new SessionAlone();
      alone.tell('viewer', { type: 'connection.startingService' });
      return alone;
    },
    deadlineMs: config.connectionDeadlineMs,
    kind: 'serviceTimedOut',
  },
  {
    state: 'stream.watching.serviceReady',
    reach: async () => {
      // a player whose context is a new one again and again, so that its own deadlines begin anew
      const alone = new SessionAlone({ prepare: ({ habits }) => Object.assign(habits, never) });
      alone.tell('viewer', ready);
      const again = () => {
        alone.players.node().ready({});
        alone.clock.setTimeout(again, 4_000);
      };
      alone.clock.setTimeout(again, 4_000);
      return alone;
    },
    deadlineMs: config.pullDeadlineMs,
    kind: 'startPullTimedOut',
  },
  {
    state: 'stream.watching.pulling.requesting',
    reach: pulling,
    deadlineMs: config.headerDeadlineMs,
    kind: 'headerTimedOut',
  },
  {
    state: 'stream.watching.pulling.checkingDevice',
    reach: async () => {
      const alone = await pulling();
      alone.tell('pull', { type: 'device.checking' });
      return alone;
    },
    deadlineMs: config.headerDeadlineMs,
    kind: 'headerTimedOut',
  },
  {
    state: 'stream.watching.pulling.header',
    reach: async () => {
      const alone = await pulling();
      alone.tell('pull', { type: 'stream.headerArrived' });
      return alone;
    },
    deadlineMs: config.firstByteDeadlineMs,
    kind: 'firstByteTimedOut',
  },
  {
    state: 'stream.watching.pulling.rejoining.waitingForPlayer',
    reach: async () => {
      const alone = await apart();
      alone.players.habits.pulls = false;
      alone.session.send({ type: 'RESUME' });
      return alone;
    },
    deadlineMs: 2 * config.startPullDeadlineMs,
    kind: 'startPullTimedOut',
  },
  {
    state: 'stream.watching.pulling.rejoining.waitingForData',
    reach: async () => {
      const alone = await apart();
      alone.session.send({ type: 'RESUME' });
      await alone.advance(20);
      return alone;
    },
    deadlineMs: config.firstByteDeadlineMs,
    kind: 'firstByteTimedOut',
  },
  {
    state: 'stream.watching.playerReconnecting',
    reach: async () => {
      const alone = await pulling();
      alone.players.node().say({ type: 'player.closed', reason: 'livePlayer' });
      return alone;
    },
    deadlineMs: config.playerReconnectDeadlineMs,
    kind: 'playerReconnectTimedOut',
  },
];

function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

const nameOf = (node: AnyStateNode): string => node.path.slice(1).join('.');

test('every state that shows activity is in the table below', () => {
  const tagged = nodesOf(sessionMachine().root)
    .filter((node) => node.tags.includes('waiting'))
    .map(nameOf);
  const withoutFailure = ['snapshot.taking']; // ends in a notice: test/machines/session/snapshot.test.ts
  expect([...waits.map(({ state }) => state), ...withoutFailure].sort()).toEqual([...tagged].sort());
});

describe.each(waits)('$state', ({ state, reach, deadlineMs, kind }) => {
  const isIn = (alone: SessionAlone) =>
    alone.session.getSnapshot()._nodes.some((node: AnyStateNode) => nameOf(node) === state);

  test('shows that something is under way', async () => {
    const alone = await reach();
    expect(isIn(alone) || state === 'stream.watching.serviceReady').toBe(true);
    expect(alone.view()).toMatchObject({ waiting: true, sheet: null, controls: { canStop: true } });
    alone.session.send({ type: 'LEAVE' });
  });

  test('ends by its own deadline, with a reason', async () => {
    const alone = await reach();
    await alone.advance(deadlineMs - 50);
    expect(alone.context.failure).toBeNull();
    await alone.advance(60);
    expect(alone.context.failure?.kind).toBe(kind);
    alone.session.send({ type: 'LEAVE' });
  });

  test('ends, when nothing helps, in a state with a reason and a way out', async () => {
    const alone = await reach();
    await alone.advance(150_000);
    expect(alone.stream()).toBe('failed');
    const { failure } = alone.context;
    expect(alone.view()).toMatchObject({
      waiting: false,
      status: { text: 'Cannot play' },
      sheet: { title: failure && failureTitle(failure, 'en'), primary: { event: 'RETRY' } },
    });
    alone.session.send({ type: 'LEAVE' });
    await alone.advance(0);
  });

  test('leaves no timer when it is left', async () => {
    const alone = await reach();
    alone.players.habits.readies = false;
    alone.session.send({ type: 'LEAVE' });
    await alone.advance(10);
    const own = state === 'stream.watching.serviceReady' ? 1 : 0; // the test's
    expect(alone.clock.pending).toBe(own);
  });
});

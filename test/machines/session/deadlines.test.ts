import type { AnyStateNode } from 'xstate';
import { failureTitle } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { bytesPicture } from '../../../machines/picture';
import { playerMachine } from '../../../machines/player';
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

/** Bytes come, and the player says nothing of a picture. */
async function flowing(): Promise<SessionAlone> {
  const alone = await pulling();
  alone.tell('pull', { type: 'stream.headerArrived' }, { type: 'stream.firstChunk' });
  return alone;
}

const measured = {
  type: 'stream.measured',
  count: { bytes: 9_000, videoFrames: 9, videoTimeMs: 0, audioFrames: 0, keyFrames: 1 },
  bytesPerSecond: 900,
  isReadable: true,
  lateness: null,
  sharing: null,
} as const;

/** A picture that was paused, and whose player has let go. */
async function apart(): Promise<SessionAlone> {
  const alone = await flowing();
  alone.players.node().say({ type: 'node.pictureShown' });
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
    state: 'player.mounted.mounting',
    reach: async () => new SessionAlone({ prepare: ({ habits }) => Object.assign(habits, never) }),
    deadlineMs: config.playerReadyDeadlineMs,
    kind: 'playerReadyTimedOut',
  },
  {
    state: 'player.mounted.starting',
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
    state: 'picture.linked.opening.module',
    reach: async () => new SessionAlone(),
    deadlineMs: config.connectionDeadlineMs,
    kind: 'moduleTimedOut',
  },
  {
    state: 'picture.linked.opening.service',
    reach: async () => {
      const alone = new SessionAlone();
      alone.tell('viewer', { type: 'connection.startingService' });
      return alone;
    },
    deadlineMs: config.connectionDeadlineMs,
    kind: 'serviceTimedOut',
  },
  {
    state: 'picture.linked.ready',
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
    state: 'picture.linked.streaming.pulling.asking',
    reach: pulling,
    deadlineMs: config.headerDeadlineMs,
    kind: 'headerTimedOut',
  },
  {
    state: 'picture.linked.streaming.pulling.checkingDevice',
    reach: async () => {
      const alone = await pulling();
      alone.tell('pull', { type: 'device.checking' });
      return alone;
    },
    deadlineMs: config.headerDeadlineMs,
    kind: 'headerTimedOut',
  },
  {
    state: 'picture.linked.streaming.pulling.header',
    reach: async () => {
      const alone = await pulling();
      alone.tell('pull', { type: 'stream.headerArrived' });
      return alone;
    },
    deadlineMs: config.firstByteDeadlineMs,
    kind: 'firstByteTimedOut',
  },
  {
    state: 'picture.linked.streaming.pulling.flowing.starting',
    reach: flowing,
    deadlineMs: config.firstPictureDeadlineMs,
    kind: 'noPicture',
  },
  {
    state: 'picture.linked.streaming.pulling.flowing.returning',
    reach: async () => {
      const alone = await apart();
      alone.session.send({ type: 'RESUME' });
      await alone.advance(20);
      alone.tell('pull', { type: 'stream.firstChunk' });
      return alone;
    },
    deadlineMs: config.firstPictureDeadlineMs,
    kind: 'noPicture',
  },
  {
    state: 'picture.linked.streaming.pulling.flowing.pictureless',
    reach: async () => {
      const alone = await flowing();
      await alone.advance(config.noPictureSaidAfterMs);
      return alone;
    },
    deadlineMs: config.firstPictureDeadlineMs - config.noPictureSaidAfterMs,
    kind: 'noPicture',
  },
  {
    state: 'picture.linked.streaming.pulling.flowing.still',
    reach: async () => {
      const alone = await flowing();
      alone.players.node().say({ type: 'node.pictureShown' });
      alone.tell('pull', measured);
      await alone.advance(config.unknownVideoPatienceMs + 10);
      alone.tell('pull', measured);
      return alone;
    },
    deadlineMs: config.stillPictureDeadlineMs,
    kind: 'pictureStandsStill',
  },
  {
    state: 'picture.linked.streaming.pulling.flowing.damaged',
    reach: async () => {
      const alone = await flowing();
      alone.tell('pull', { ...measured, isReadable: false });
      await alone.advance(config.damagedAfterMs);
      alone.tell('pull', { ...measured, isReadable: false });
      return alone;
    },
    deadlineMs: config.damagedDeadlineMs,
    kind: 'streamDamaged',
  },
  {
    state: 'picture.linked.streaming.pulling.flowing.undecodable',
    reach: async () => {
      const alone = await flowing();
      alone.players.node().say({ type: 'node.noticed', code: 2101 });
      await alone.advance(config.undecodableAfterMs);
      alone.players.node().say({ type: 'node.noticed', code: 2101 });
      return alone;
    },
    deadlineMs: config.undecodableDeadlineMs,
    kind: 'undecodable',
  },
  {
    state: 'picture.linked.streaming.pulling.thawing',
    reach: async () => {
      const alone = await pulling();
      alone.players.habits.letsGoOnPause = false;
      alone.session.send({ type: 'PAUSE' });
      alone.session.send({ type: 'RESUME' });
      return alone;
    },
    deadlineMs: config.firstByteDeadlineMs,
    kind: 'firstByteTimedOut',
  },
  {
    state: 'picture.linked.streaming.pulling.rejoining.player',
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
    state: 'picture.linked.streaming.pulling.rejoining.data',
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
    state: 'picture.linked.reconnecting.answered',
    reach: async () => {
      const alone = await flowing();
      alone.players.node().say({ type: 'node.closed', reason: 'livePlayer' });
      return alone;
    },
    deadlineMs: config.playerReconnectDeadlineMs,
    kind: 'playerReconnectTimedOut',
  },
  {
    state: 'picture.linked.reconnecting.unanswered',
    reach: async () => {
      const alone = await pulling();
      alone.players.node().say({ type: 'node.closed', reason: 'livePlayer' });
      return alone;
    },
    deadlineMs: config.playerReconnectDeadlineMs,
    kind: 'playerReconnectTimedOut',
  },
];

function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

const nameOf = (chart: string, node: AnyStateNode): string => [chart, ...node.path].join('.');

test('every state that shows activity is in the table below', () => {
  const charts = { picture: bytesPicture(), player: playerMachine() };
  const tagged = Object.entries(charts).flatMap(([chart, machine]) =>
    nodesOf(machine.root)
      .filter((node) => node.tags.includes('waiting'))
      // what is under way in an inner state is waited for there
      .filter(
        (node) =>
          !nodesOf(node).some(
            (inner) => inner !== node && Object.keys(inner.config.after ?? {}).length > 0 && node.after.length === 0,
          ),
      )
      .map((node) => nameOf(chart, node)),
  );
  const named = waits.map(({ state }) => state);
  expect(tagged.filter((state) => !named.includes(state))).toEqual([]);
});

describe.each(waits)('$state', ({ state, reach, deadlineMs, kind }) => {
  const [chart = ''] = state.split('.');
  const isIn = (alone: SessionAlone) => {
    const { picture } = alone.session.getSnapshot().children;
    const actor = chart === 'picture' ? picture : picture?.getSnapshot().children.player;
    return actor?.getSnapshot()._nodes.some((node: AnyStateNode) => nameOf(chart, node) === state);
  };

  test('shows that something is under way', async () => {
    const alone = await reach();
    expect(isIn(alone) || state === 'picture.linked.ready').toBe(true);
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
    await alone.advance(2 * config.maxRecoveryMs);
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
    const own = state === 'picture.linked.ready' ? 1 : 0; // the test's
    expect(alone.clock.pending).toBe(own);
  });
});

import { createActor } from 'xstate';
import { failureFromOutside, failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { bytesPicture } from '../../../machines/picture';
import { PictureBench } from './picture-bench';

const late = (code: 'header' | 'firstByte' | 'stall' | 'startPull' | 'service' | 'module' | 'playerReconnect') =>
  failureOf('deadline', code, { step: code });
const standard = { action: 'live', channel: 0, quality: 'standard' } as const;

describe('what is waited for', () => {
  test.each([
    [null, 'initModule'],
    ['init', 'initModule'],
    ['reset', 'resetModule'],
    ['sourceExcluded', 'waitForOthers'],
    ['jammed', 'waitForOthers'],
  ])('the module, for %s: said as %s', (reason, step) => {
    const bench = new PictureBench();
    bench.show();
    bench.tell('viewer', { type: 'connection.waitingForModule', reason });
    expect(bench.steps).toEqual([step]);
    expect(bench.picture.getSnapshot().hasTag('waiting')).toBe(true);
  });

  test('each step is said in its turn, and each shows activity', async () => {
    const bench = await new PictureBench().ready();
    const isWaiting = () => bench.picture.getSnapshot().hasTag('waiting');
    expect([bench.steps.at(-1), isWaiting()]).toEqual(['waitPull', true]);
    await bench.advance(100);
    expect([bench.steps.at(-1), isWaiting()]).toEqual(['startStream', true]);
    bench.tell('pull', { type: 'device.checking' });
    expect([bench.steps.at(-1), isWaiting()]).toEqual(['checkDevice', true]);
    bench.tell('pull', { type: 'device.checked' }, { type: 'stream.requested' });
    expect([bench.steps.at(-1), isWaiting()]).toEqual(['waitHeader', true]);
    bench.tell('pull', { type: 'stream.headerArrived' });
    expect([bench.steps.at(-1), isWaiting()]).toEqual(['waitData', true]);
    bench.tell('pull', { type: 'stream.firstChunk' });
    expect([bench.steps.at(-1), isWaiting()]).toEqual(['waitPicture', true]);
    bench.players.node().say({ type: 'node.pictureShown' });
    expect([bench.last?.type, isWaiting()]).toEqual(['picture.shown', false]);
    expect(bench.steps).toEqual([
      ...['startService', 'waitPull', 'startStream', 'checkDevice', 'startStream', 'waitHeader', 'waitData'],
      'waitPicture',
    ]);
  });

  test('one channel is pulled: the one that the view has, in whatever quality', async () => {
    const bench = await new PictureBench({ channel: 3 }).ready();
    await bench.advance(100);
    bench.ask({ type: 'SET_CHANNEL', channel: 1 });
    bench.ask({ type: 'SET_QUALITY', quality: 'standard' });
    const asked = bench.connection.heard.flatMap((event) => ('params' in event ? [event.params] : []));
    expect(asked.length).toBeGreaterThan(2);
    expect([...new Set(asked.map(({ channel }) => channel))]).toEqual([3]);
  });

  test('without a connection SHOW is answered: it failed', () => {
    const bench = new PictureBench({ isConnected: false });
    bench.show();
    expect(bench.last).toEqual({ type: 'picture.failed', failure: late('service') });
    expect(bench.state).toBe('free');
    bench.ask({ type: 'FREE', lingers: false });
    expect(bench.connection.heard).toEqual([]);
  });
});

describe('what never comes is given up with its reason, and all is given back', () => {
  test.each([
    ['module', config.connectionDeadlineMs, () => undefined],
    [
      'service',
      config.connectionDeadlineMs,
      (bench: PictureBench) => bench.tell('viewer', { type: 'connection.startingService' }),
    ],
  ] as const)('the %s', async (code, deadlineMs, reach) => {
    const bench = new PictureBench();
    bench.show();
    reach(bench);
    await bench.advance(deadlineMs);
    expect(bench.last).toEqual({ type: 'picture.failed', failure: late(code) });
    expect(bench.connection.heard.at(-1)).toMatchObject({ type: 'LEFT', lingers: true });
  });

  test.each([
    ['header', config.headerDeadlineMs, []],
    ['firstByte', config.firstByteDeadlineMs, [{ type: 'stream.headerArrived' }]],
    [
      'stall',
      config.maxStallMs,
      [{ type: 'stream.headerArrived' }, { type: 'stream.firstChunk' }, { type: 'stream.stalled', limitMs: 3_750 }],
    ],
  ] as const)('of the pull the %s: the connection is told while it is still held', async (code, deadlineMs, facts) => {
    const bench = await new PictureBench().asking();
    bench.tell('pull', ...facts);
    await bench.advance(deadlineMs);
    expect(bench.last).toEqual({ type: 'picture.failed', failure: late(code) });
    expect(bench.connection.heard.slice(-3).map(({ type }) => type)).toEqual(['GIVE_UP', 'UNPULL', 'LEFT']);
    expect(bench.connection.heard.at(-3)?.failure).toEqual(late(code));
  });

  test('the player’s own reconnect', async () => {
    const bench = await new PictureBench().flowing();
    bench.players.node().letGo();
    expect(bench.last).toEqual({ type: 'picture.step', step: 'reconnect' });
    expect(bench.picture.getSnapshot().hasTag('waiting')).toBe(true);
    await bench.advance(config.playerReconnectDeadlineMs);
    expect(bench.last).toEqual({ type: 'picture.failed', failure: late('playerReconnect') });
  });

  const inVain = async (bench: PictureBench, askedMs = 1_000) => {
    const node = bench.players.node();
    node.letGo();
    await bench.advance(config.playerReconnectDeadlineMs / 2 - askedMs);
    node.say({ type: 'node.pullStarted' });
    await bench.advance(askedMs);
  };

  test('… also where it connects in between, and no byte comes', async () => {
    const bench = await new PictureBench().flowing();
    await inVain(bench);
    await inVain(bench);
    expect(bench.last).toEqual({ type: 'picture.step', step: 'startStream' });
    bench.tell('pull', { type: 'stream.headerArrived' });
    bench.players.node().letGo();
    await bench.advance(0);
    expect(bench.last).toEqual({ type: 'picture.failed', failure: late('playerReconnect') });
    expect(bench.connection.heard.at(-1)).toMatchObject({ type: 'LEFT', lingers: true });
  });

  test('… and where no pull was answered, the service goes too', async () => {
    const bench = await new PictureBench().flowing();
    await inVain(bench, config.headerDeadlineMs / 2);
    await inVain(bench, config.headerDeadlineMs / 2);
    bench.players.node().letGo();
    await bench.advance(0);
    expect(bench.last).toEqual({ type: 'picture.failed', failure: late('header') });
    expect(bench.connection.heard.at(-1)).toMatchObject({ type: 'LEFT', lingers: false, unanswered: late('header') });
  });

  test('… and where the camera had no time to answer, the service goes, and it is not the camera that is said to be late', async () => {
    const bench = await new PictureBench().flowing();
    await inVain(bench, config.headerDeadlineMs / 2);
    await inVain(bench, config.headerDeadlineMs / 2 - 1);
    bench.players.node().letGo();
    await bench.advance(0);
    expect(bench.last).toEqual({ type: 'picture.failed', failure: late('playerReconnect') });
    expect(bench.connection.heard.at(-1)).toEqual(expect.objectContaining({ type: 'LEFT', lingers: false }));
    expect(bench.connection.heard.at(-1)).not.toHaveProperty('unanswered');
  });

  test('… nor is what pulls took before bytes flowed', async () => {
    const bench = await new PictureBench().flowing();
    await inVain(bench, config.headerDeadlineMs / 2);
    bench.tell('pull', { type: 'stream.firstChunk' });
    await inVain(bench, config.headerDeadlineMs / 2);
    await inVain(bench, 1_000);
    bench.players.node().letGo();
    await bench.advance(0);
    expect(bench.last).toEqual({ type: 'picture.failed', failure: late('playerReconnect') });
  });

  test('… also where live-player gives up first (−2301)', async () => {
    const bench = await new PictureBench().flowing();
    const failure = failureFromOutside('live-player', -2301, { step: 'play' });
    await inVain(bench);
    bench.players.node().letGo();
    bench.players.node().say({ type: 'node.failed', failure });
    await bench.advance(0);
    expect(bench.last).toEqual({ type: 'picture.failed', failure });
    expect(bench.connection.heard.at(-1)).toMatchObject({ type: 'LEFT', lingers: false });
  });

  test.each([
    ['it was paused', { type: 'HOLD' }],
    ['nobody looked', { type: 'REST' }],
    ['it was stopped', { type: 'FREE', lingers: false }],
  ] as const)('… but not of the time before %s', async (_words, command) => {
    const bench = await new PictureBench({ letsGoOnPause: false }).flowing();
    await inVain(bench);
    bench.ask(command);
    await bench.advance(60_000);
    bench.show();
    bench.tell('viewer', { type: 'connection.ready', localPeerName: 'peer' });
    await bench.advance(100);
    bench.tell('pull', { type: 'stream.headerArrived' });
    bench.players.node().letGo();
    // an iPhone's player connects anew as it comes back, which counts from there
    await bench.advance(config.playerReconnectDeadlineMs - 101);
    expect(bench.last).toEqual({ type: 'picture.step', step: 'reconnect' });
    await bench.advance(101);
    expect(bench.last).toEqual({ type: 'picture.failed', failure: late('playerReconnect') });
  });
});

describe('HOLD is answered in every state: by stillness, or by letting go', () => {
  const reached: readonly (readonly [string, () => Promise<PictureBench>, string])[] = [
    ['free', async () => new PictureBench(), 'free'],
    [
      'the module is awaited',
      async () => {
        const bench = new PictureBench();
        bench.show();
        return bench;
      },
      'linked.opening.module.toRest',
    ],
    ['the player is awaited', () => new PictureBench().ready(), 'linked.resting'],
    [
      'the player reconnects',
      async () => {
        const bench = await new PictureBench().flowing();
        bench.players.node().letGo();
        return bench;
      },
      'linked.resting',
    ],
    [
      'it is over',
      async () => {
        const bench = await new PictureBench().flowing();
        bench.tell('pull', { type: 'stream.ended' });
        return bench;
      },
      'ended',
    ],
  ];
  test.each(reached)('%s: there is nothing to hold, said each time', async (_words, reach, state) => {
    const bench = await reach();
    bench.news();
    bench.ask({ type: 'HOLD' });
    bench.ask({ type: 'HOLD' });
    expect(bench.news()).toEqual(['picture.letGo', 'picture.letGo']);
    expect(bench.state).toBe(state);
  });

  test('a moving picture stands still, with its bytes, and moves again at once', async () => {
    const bench = await new PictureBench({ letsGoOnPause: false }).flowing();
    bench.ask({ type: 'HOLD' });
    bench.ask({ type: 'HOLD' });
    await bench.advance(100);
    expect(bench.news()).toEqual([]);
    expect(bench.players.node().calls).toEqual(['autoplay', 'pause']);
    bench.show();
    await bench.advance(0);
    expect(bench.news()).toEqual(['picture.shown']);
    expect(bench.players.node().calls).toEqual(['autoplay', 'pause', 'resume']);
  });

  const still = async () => {
    const bench = await new PictureBench({ letsGoOnPause: false }).flowing();
    bench.ask({ type: 'HOLD' });
    await bench.advance(0);
    return bench;
  };

  test('what is held and whose bytes stop is asked to go on, but does not move yet', async () => {
    const bench = await still();
    bench.tell('pull', { type: 'stream.stalled', limitMs: 3_750 });
    bench.show();
    await bench.advance(0);
    expect(bench.news()).toEqual(['picture.step']);
    expect(bench.players.node().calls).toEqual(['autoplay', 'pause', 'resume']);
    bench.tell('pull', { type: 'stream.recovered' });
    expect(bench.news()).toEqual(['picture.shown']);
  });

  test('what is held lets go when the module is taken away', async () => {
    const bench = await still();
    bench.tell('viewer', { type: 'connection.waitingForModule', reason: 'reset' });
    expect(bench.news()).toEqual(['picture.letGo']);
    expect(bench.state).toBe('linked.opening.module.toRest');
  });

  test('what is held lets go when its quality is changed by another viewer, who is named first', async () => {
    const bench = await still();
    bench.tell('pull', { type: 'stream.switched', params: standard });
    expect(bench.session.heard.filter(({ type }) => /quality|letGo/.test(type))).toEqual([
      { type: 'picture.quality', quality: 'standard', why: 'switched' },
      { type: 'picture.letGo' },
    ]);
    expect(bench.state).toBe('linked.resting');
  });

  test('what is held lets go when its player is another one', async () => {
    const bench = await still();
    bench.players.node().ready({});
    expect(bench.news()).toEqual(['picture.letGo']);
    expect(bench.state).toBe('linked.resting');
  });
});

describe('a level that is reached', () => {
  test('is told again: SHOW while it moves', async () => {
    const bench = await new PictureBench().flowing();
    bench.show();
    expect(bench.news()).toEqual(['picture.shown']);
  });

  test('is told again: SHOW while live-player has let go with enough cached', async () => {
    const bench = await new PictureBench().flowing();
    bench.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
    bench.players.node().letGo();
    expect(bench.state).toBe('linked.streaming.throttled');
    bench.news();
    bench.show();
    expect(bench.news()).toEqual(['picture.shown']);
  });

  test('REST stops the player as well, and SHOW starts over the same connection', async () => {
    const bench = await new PictureBench().flowing();
    bench.ask({ type: 'REST' });
    await bench.advance(0);
    expect(bench.players.node().calls).toEqual(['autoplay', 'stop']);
    bench.show();
    await bench.advance(100);
    expect(bench.connection.heard.map(({ type }) => type)).toEqual(['JOIN', 'PULL', 'UNPULL', 'PULL']);
  });
});

/** A picture of a stream that flows, where nothing but its level is known. */
function atLevel(flowing: string) {
  const bench = new PictureBench();
  const { context } = bench.picture.getSnapshot();
  const value = { linked: { streaming: { pulling: { flowing } } } };
  const machine = bytesPicture();
  const picture = createActor(machine, { snapshot: machine.resolveState({ value, context }), input: context });
  picture.start();
  bench.session.news();
  return { picture, session: bench.session };
}

describe('whoever asks again is told again', () => {
  test.each([
    ['starting', { type: 'picture.step', step: 'waitPicture' }],
    ['returning', { type: 'picture.step', step: 'rejoin' }],
    ['pictureless', { type: 'picture.step', step: 'noPicture' }],
    ['moving', { type: 'picture.shown' }],
    ['soundOnly', { type: 'picture.sounds' }],
    ['behind', { type: 'picture.behind' }],
    ['late', { type: 'picture.late' }],
    ['still', { type: 'picture.step', step: 'still' }],
    ['damaged', { type: 'picture.step', step: 'damaged' }],
    ['undecodable', { type: 'picture.step', step: 'undecodable' }],
  ])('SHOW in %s', (level, fact) => {
    const { picture, session } = atLevel(level);
    const before = picture.getSnapshot().value;
    picture.send({ type: 'SHOW', quality: 'high', tries: 0 });
    expect(session.heard.at(-1)).toEqual(fact);
    expect(session.news()).toHaveLength(1);
    expect(picture.getSnapshot().value).toEqual(before);
  });

  const reached: readonly (readonly [string, () => Promise<PictureBench> | PictureBench])[] = [
    ['nothing', () => new PictureBench()],
    ['the module', () => new PictureBench()],
    ['the player', () => new PictureBench().ready()],
    ['the pull', () => new PictureBench().asking()],
    ['nothing, as it moves', () => new PictureBench().flowing()],
  ];
  test.each(reached)('REST twice is REST once, where what is waited for is %s', async (waits, reach) => {
    const bench = await reach();
    if (waits === 'the module') bench.show();
    bench.ask({ type: 'REST' });
    const { state } = bench;
    const asked = bench.connection.heard.length;
    bench.session.news();
    bench.ask({ type: 'REST' });
    await bench.advance(0);
    expect([bench.state, bench.connection.heard.length, bench.session.news()]).toEqual([state, asked, []]);
  });

  test('whoever rests before there is a connection, and comes back in another quality, gets that', async () => {
    const bench = new PictureBench();
    bench.show();
    bench.ask({ type: 'REST' });
    bench.ask({ type: 'SHOW', quality: 'standard', tries: 0 });
    bench.tell('viewer', { type: 'connection.ready', localPeerName: 'peer' });
    await bench.advance(100);
    expect(bench.connection.heard.at(-1)).toMatchObject({ type: 'PULL', params: standard });
  });
});

test.each([
  ['bytes come', () => undefined],
  ['they stay away', (bench: PictureBench) => bench.tell('pull', { type: 'stream.stalled', limitMs: 3_750 })],
  [
    'its next pull has not brought any',
    (bench: PictureBench) => {
      bench.players.node().letGo();
      bench.players.node().say({ type: 'node.pullStarted' });
    },
  ],
  [
    'they stay away, and it told of its cache since',
    (bench: PictureBench) => {
      bench.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 0 } });
      bench.tell('pull', { type: 'stream.stalled', limitMs: 3_750 });
      bench.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
    },
  ],
])('live-player that lets go with enough cached, while %s, is waited for as long as that plays', async (_words, reach) => {
  const bench = await new PictureBench().flowing();
  bench.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
  reach(bench);
  bench.players.node().letGo();
  expect(bench.state).toBe('linked.streaming.throttled');
});

test('the time without bytes is none in which the picture stood still', async () => {
  const bench = await new PictureBench().flowing();
  const measured = (second: number) => ({
    type: 'stream.measured',
    count: { bytes: second, videoFrames: second * 25, videoTimeMs: second * 1_000, audioFrames: 0, keyFrames: 1 },
    ...{ bytesPerSecond: 1, sharing: null, isReadable: true, lateness: null },
  });
  for (let second = 1; second <= 20; second += 1) {
    await bench.advance(1_000);
    bench.tell('pull', measured(second));
  }
  expect(bench.state).toBe('linked.streaming.pulling.flowing.moving');
  bench.tell('pull', { type: 'stream.stalled', limitMs: 60_000 });
  await bench.advance(config.minVideoPatienceMs + 500);
  expect(bench.state).toBe('linked.streaming.pulling.weak');
  bench.tell('pull', { type: 'stream.recovered' });
  expect(bench.state).toBe('linked.streaming.pulling.flowing.moving');
});

describe('the end of the stream', () => {
  const ended = async () => {
    const bench = await new PictureBench().flowing();
    bench.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 2_000 } });
    bench.tell('pull', { type: 'stream.ended' });
    return bench;
  };

  test('is told with what plays on, and all else is given back', async () => {
    const bench = await ended();
    expect(bench.last).toEqual({ type: 'picture.ended', drainMs: 2_000 });
    await bench.advance(0);
    expect(bench.players.node().calls).toEqual(['autoplay', 'finishMedia']);
    // a talk that is being heard says goodbye when it has been heard: the two come in either order
    expect(bench.connection.heard.map(({ type }) => type).sort()).toEqual(['JOIN', 'LEFT', 'PULL', 'UNPULL']);
  });

  test('and SHOW: a new start, with a player that was stopped', async () => {
    const bench = await ended();
    bench.ask({ type: 'SHOW', quality: 'standard', tries: 0 });
    await bench.advance(0);
    expect(bench.players.node().calls).toEqual(['autoplay', 'finishMedia', 'stop']);
    expect(bench.connection.heard.at(-1)).toMatchObject({ type: 'JOIN', params: standard });
  });
});

describe('what only the node can do', () => {
  test.each([
    ['ENTER_FULL_SCREEN', 'requestFullScreen'],
    ['EXIT_FULL_SCREEN', 'exitFullScreen'],
  ] as const)('%s reaches it', async (type, call) => {
    const bench = await new PictureBench().flowing();
    bench.ask({ type });
    await bench.advance(0);
    expect(bench.players.node().calls).toContain(call);
  });
});

test('another quality is asked of the pull once, and the same one never', async () => {
  const bench = await new PictureBench().flowing();
  bench.ask({ type: 'SET_QUALITY', quality: 'standard' });
  bench.ask({ type: 'SET_QUALITY', quality: 'standard' });
  expect(bench.connection.heard.filter(({ type }) => type === 'SWITCH')).toHaveLength(1);
  bench.tell('pull', { type: 'stream.switched', params: standard });
  await bench.advance(100);
  expect(bench.session.heard).toContainEqual({ type: 'picture.quality', quality: 'standard', why: 'switched' });
  expect(bench.connection.heard.at(-1)).toMatchObject({ type: 'PULL', params: standard });
});

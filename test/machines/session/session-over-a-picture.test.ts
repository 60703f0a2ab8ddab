import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { aNode, SessionBench } from './session-bench';

const broken = { type: 'picture.failed', failure: failureOf('notice', 'disconnect') } as const;
const show = { type: 'SHOW', quality: 'high', tries: 0 } as const;
const rest = { type: 'REST' } as const;
const hold = { type: 'HOLD' } as const;
const free = (lingers: boolean) => ({ type: 'FREE', lingers }) as const;

describe('what a person wants is one command to the picture', () => {
  test('to watch: SHOW, at once', () => {
    expect(new SessionBench().asked()).toEqual([show]);
  });

  test.each([
    ['PAUSE', [hold], 'Paused'],
    ['PAUSE_STREAM', [rest], 'Paused'],
    ['STOP', [free(false)], 'Stopped'],
  ] as const)('%s', (type, commands, status) => {
    const bench = new SessionBench().moving().send({ type });
    expect(bench.asked()).toEqual(commands);
    expect(bench.view().status.text).toBe(status);
  });

  test.each(['PLAY', 'RESUME', 'RETRY'] as const)('%s after a pause, and after a long one', async (type) => {
    const bench = new SessionBench().moving().send({ type: 'PAUSE' });
    bench.asked();
    expect(bench.send({ type }).asked()).toEqual([show]);
    bench.says({ type: 'picture.shown' }).send({ type: 'PAUSE_STREAM' });
    bench.asked();
    await bench.advance(config.keepConnectionMs);
    expect(bench.asked()).toEqual([free(true)]);
    expect(bench.send({ type }).asked()).toEqual([show]);
    expect(bench.context.wantedSinceMs).toBe(bench.clock.now());
  });

  test.each(['PLAY', 'RETRY'] as const)('%s after a stop is a new start', async (type) => {
    const bench = new SessionBench().moving().send({ type: 'STOP' });
    await bench.advance(5_000);
    bench.asked();
    expect(bench.send({ type }).asked()).toEqual([show]);
    expect(bench.context).toMatchObject({ wantedSinceMs: bench.clock.now(), timeline: [] });
  });

  test('memory is low while it plays: the node goes, then all; it waits for a person', () => {
    const bench = new SessionBench().moving().send({ type: 'memory.low' });
    expect(bench.asked()).toEqual([{ type: 'REMOVE_NODE' }, free(false)]);
    expect(bench.view().sheet).toMatchObject({ title: 'Paused to save memory', primary: { event: 'PLAY' } });
    expect(bench.send({ type: 'PLAY' }).asked()).toEqual([show]);
  });

  test.each([
    ['memory is low', { type: 'memory.low' }],
    ['it is stopped', { type: 'STOP' }],
    ['it is paused', { type: 'PAUSE' }],
  ] as const)('%s while it fails: what had failed is over, and a new start knows nothing of it', async (_words, event) => {
    const bench = new SessionBench().moving().says(broken);
    await bench.advance(1);
    bench.send(event);
    const none = { failure: null, decision: null, secondsLeft: 0, budget: { attempts: 0 } };
    expect(bench.context).toMatchObject(none);
    bench.asked();
    expect(bench.send({ type: 'PLAY' }).asked()).toEqual([show]);
    expect(bench.context).toMatchObject(none);
  });

  test('memory is low while nothing is wanted: the node goes', () => {
    const bench = new SessionBench().moving().send({ type: 'STOP' });
    bench.asked();
    expect(bench.send({ type: 'memory.low' }).asked()).toEqual([{ type: 'REMOVE_NODE' }]);
    expect(bench.view().status.text).toBe('Stopped');
  });

  test('another quality is told to the picture; one that does not exist changes nothing', () => {
    const bench = new SessionBench().moving();
    bench.send({ type: 'CHANGE_QUALITY', quality: 'none' });
    expect(bench.asked()).toEqual([]);
    bench.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    expect(bench.asked()).toEqual([{ type: 'SET_QUALITY', quality: 'standard' }]);
    expect(bench.context.quality).toBe('standard');
  });

  test('another quality after a failure is a new try in it; the same one is none', () => {
    const bench = new SessionBench().moving().says({ type: 'picture.failed', failure: failureOf('http', 404) });
    expect(bench.asked()).toEqual([free(true)]);
    bench.send({ type: 'CHANGE_QUALITY', quality: 'high' });
    bench.send({ type: 'CHANGE_QUALITY', quality: 'none' });
    expect(bench.asked()).toEqual([]);
    bench.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    expect(bench.asked()).toEqual([{ type: 'SHOW', quality: 'standard', tries: 0 }]);
    expect(bench.context.failure).toBeNull();
  });

  test.each(['ENTER_FULL_SCREEN', 'EXIT_FULL_SCREEN'] as const)('%s is the node’s', (type) => {
    expect(new SessionBench().moving().send({ type }).asked()).toEqual([{ type }]);
  });

  test('what the local server does is passed on as it is', () => {
    const gone = { type: 'localServer.gone', failure: failureOf('p2p-player', 53) } as const;
    const bench = new SessionBench().moving().send(gone, { type: 'localServer.back' });
    expect(bench.asked()).toEqual([gone, { type: 'localServer.back' }]);
  });
});

/** Where it is not shown any more, and how it came there. */
const waysOut: readonly (readonly [string, (bench: SessionBench) => unknown])[] = [
  ['it was stopped', (bench) => bench.send({ type: 'STOP' })],
  ['memory was low', (bench) => bench.send({ type: 'memory.low' })],
  ['it ended', (bench) => bench.says({ type: 'picture.ended', drainMs: 0 })],
  ['it failed for good', (bench) => bench.says({ type: 'picture.failed', failure: failureOf('http', 404) })],
  [
    'it was paused for long',
    async (bench) => {
      bench.send({ type: 'PAUSE_STREAM' });
      await bench.advance(config.keepConnectionMs);
    },
  ],
  [
    'nobody looked for long',
    async (bench) => {
      bench.send({ type: 'view.hidden' });
      await bench.advance(config.hideGraceMs + config.keepConnectionMs);
    },
  ],
];

describe.each(waysOut)('out of every way: %s', (way, goOut) => {
  test('no step of the start goes on being timed, whether it had begun to move or not', async () => {
    for (const begun of [new SessionBench(), new SessionBench().moving()]) {
      begun.says({ type: 'picture.step', step: 'startStream' });
      await goOut(begun);
      await begun.advance(0);
      const open = begun.context.timeline.filter(({ endedAtMs }) => endedAtMs === null);
      // what comes after the start goes on where nobody sees it, until the new one
      expect(open.filter(({ step }) => step === 'startStream' || way !== 'nobody looked for long')).toEqual([]);
    }
  });

  test.each([
    'PLAY',
    'RETRY',
    'RESUME',
  ] as const)('%s, where it is offered, is a new start that knows nothing of the old one', async (type) => {
    const bench = new SessionBench().moving();
    bench.says({ type: 'picture.step', step: 'startStream' });
    await goOut(bench);
    await bench.advance(1_000);
    bench.asked();
    const isOffered = type !== 'RESUME' || /paused|looked/.test(way);
    const asked = bench
      .send({ type })
      .asked()
      .filter((command) => command.type === 'SHOW');
    expect(asked).toEqual(isOffered ? [show] : []);
    if (!isOffered) return;
    const { wantedSinceMs, timeline, failure, decision, budget } = bench.context;
    expect([wantedSinceMs, failure, decision, budget.attempts]).toEqual([bench.clock.now(), null, null, 0]);
    expect(timeline.filter(({ step }) => step === 'startStream')).toEqual([]);
  });
});

test.each([
  ['that is chosen', { type: 'CHANGE_QUALITY', quality: 'standard' }],
  ['that is offered', { type: 'TRY_OTHER_QUALITY' }],
] as const)('another quality %s after a failure is a new start', async (_words, event) => {
  const bench = new SessionBench().moving().says({ type: 'picture.step', step: 'startStream' });
  bench.says({ type: 'picture.failed', failure: failureOf('http', 404) });
  await bench.advance(5_000);
  bench.asked();
  bench.send(event);
  expect(bench.asked()).toMatchObject([{ type: 'SHOW', tries: 0 }]);
  expect(bench.context).toMatchObject({ failure: null, decision: null, budget: { attempts: 0 } });
  expect(bench.context.wantedSinceMs).toBe(bench.clock.now());
  expect(bench.context.timeline.filter(({ step }) => step === 'startStream')).toEqual([]);
});

test.each([
  ['a picture', { type: 'picture.shown' }],
  ['sound alone', { type: 'picture.sounds' }],
] as const)('%s that comes after a failure ends what was told of it, the wait and its step', async (_words, fact) => {
  const bench = new SessionBench().says({ type: 'picture.step', step: 'startStream' }, broken);
  await bench.advance(1);
  expect(bench.context.decision).not.toBeNull();
  bench.says({ type: 'picture.step', step: 'waitPicture' }, fact);
  expect(bench.context).toMatchObject({ failure: null, decision: null, secondsLeft: 0 });
  expect(bench.context.timeline.filter(({ endedAtMs }) => endedAtMs === null)).toEqual([]);
});

test.each([
  'picture.behind',
  'picture.late',
] as const)('%s that is told again changes nothing of what is said and timed', async (type) => {
  const bench = new SessionBench().moving().says({ type });
  const { value, context } = bench.session.getSnapshot();
  await bench.advance(1_000);
  bench.says({ type });
  if (type === 'picture.late') bench.says({ type: 'picture.behind' });
  expect(bench.session.getSnapshot().value).toEqual(value);
  expect(bench.context.timeline).toEqual(context.timeline);
});

test('whatever is shown, by turns: the screen is kept on all the while, and let go once', () => {
  const told: string[] = [];
  const bench = new SessionBench();
  bench.context.ports.screen.keepOn = () => {
    told.push('on');
    return () => void told.push('off');
  };
  const levels = ['picture.shown', 'picture.sounds', 'picture.weak', 'picture.behind', 'picture.late'] as const;
  bench.says({ type: 'picture.shown' });
  for (const from of levels) for (const to of levels) bench.says({ type: from }, { type: to });
  expect(told).toEqual(['on']);
  bench.send({ type: 'STOP' });
  expect(told).toEqual(['on', 'off']);
});

test.each([
  [failureOf('xp2p', -2402), true],
  [failureOf('notice', 'disconnect'), true],
  [failureOf('deadline', 'header'), true],
  [failureOf('live-player', -2301), true],
  [failureOf('p2p-player', 53), false],
  [failureOf('live-player', 'LOCAL_SERVER_GONE'), false],
  [failureOf('http', 503), false],
  [failureOf('device', 1), false],
] as const)('a try that failed with %j is one in vain for the module, unless the other end said why or nobody could be asked: %s', (failure, isInVain) => {
  const bench = new SessionBench().moving().says({ type: 'picture.failed', failure });
  expect(bench.owner.news().includes('try.failed')).toBe(isInVain);
});

describe('who looks', () => {
  test('hidden for a moment: nothing is asked', async () => {
    const bench = new SessionBench().moving().send({ type: 'app.hidden' });
    await bench.advance(config.hideGraceMs - 1);
    bench.send({ type: 'app.shown' });
    await bench.advance(config.hideGraceMs);
    expect(bench.asked()).toEqual([]);
  });

  test('hidden by page and app, shown by one alone: still hidden', async () => {
    const bench = new SessionBench()
      .moving()
      .send({ type: 'view.hidden' }, { type: 'app.hidden' }, { type: 'view.shown' });
    await bench.advance(config.hideGraceMs);
    expect(bench.asked()).toEqual([rest]);
    bench.send({ type: 'app.shown' });
    expect(bench.asked()).toEqual([show]);
  });

  test('back after exactly the grace, before the delay fired: what was pulled is pulled anew', () => {
    const bench = new SessionBench().moving().send({ type: 'app.hidden' });
    bench.clock.skip(config.hideGraceMs);
    bench.send({ type: 'app.shown' });
    expect(bench.asked()).toEqual([rest, show]);
  });

  test('back soon: the timeline goes on', async () => {
    const bench = new SessionBench().moving();
    const { wantedSinceMs } = bench.context;
    await bench.away(config.keepConnectionMs - 1);
    expect(bench.asked()).toEqual([show]);
    expect(bench.context.wantedSinceMs).toBe(wantedSinceMs);
  });

  test('back late, by the clock: what is old is let go of for good, and the start is a new one', async () => {
    const bench = await new SessionBench({ stopsSockets: true }).moving().away(config.keepConnectionMs);
    expect(bench.asked()).toEqual([free(false), show]);
    expect(bench.owner.heard).toMatchObject([
      { type: 'localServer.gone', failure: { source: 'p2p-player', code: 53 } },
    ]);
    expect(bench.context.wantedSinceMs).toBe(bench.clock.now());
  });

  test('back late on a phone that keeps its sockets: the local server is not doubted', async () => {
    const bench = await new SessionBench().moving().away(config.keepConnectionMs);
    expect(bench.owner.heard).toEqual([]);
  });

  test('hidden for long, its delays fired: asleep, and back by itself', async () => {
    const bench = new SessionBench({ stopsSockets: true }).moving().send({ type: 'view.hidden' });
    await bench.advance(config.hideGraceMs + config.keepConnectionMs);
    expect(bench.asked()).toEqual([rest, free(true)]);
    bench.send({ type: 'view.shown' });
    expect(bench.asked()).toEqual([show]);
    expect(bench.owner.news()).toEqual(['localServer.gone']);
  });

  test('whoever stopped, was away for long and taps play finds nothing old: it is let go of for good first', async () => {
    const bench = new SessionBench({ stopsSockets: true }).moving().send({ type: 'STOP' }, { type: 'view.hidden' });
    await bench.advance(config.keepConnectionMs + config.hideGraceMs);
    bench.asked();
    bench.send({ type: 'PLAY' });
    expect(bench.asked()).toEqual([rest, free(false), show]);
    expect(bench.owner.news()).toContain('localServer.gone');
    expect(bench.context.wantedSinceMs).toBe(bench.clock.now());
  });

  test('what failed meanwhile is no error: asleep, and back by itself', async () => {
    const bench = new SessionBench({ stopsSockets: true }).moving().send({ type: 'view.hidden' });
    await bench.advance(config.hideGraceMs);
    bench.says(broken);
    expect(bench.asked()).toEqual([rest, free(true)]);
    bench.send({ type: 'view.shown' });
    expect(bench.asked()).toEqual([show]);
    expect(bench.owner.heard).toEqual([]);
    expect(bench.context.wantedSinceMs).toBe(bench.clock.now());
  });

  test('long away while it is paused: let go of for good, and still paused', async () => {
    const bench = new SessionBench({ stopsSockets: true }).moving().send({ type: 'PAUSE' });
    await bench.away(config.keepConnectionMs);
    expect(bench.asked()).toEqual([free(false), free(true)]);
    expect(bench.owner.news()).toEqual(['localServer.gone']);
    expect(bench.view().status.text).toBe('Paused');
  });

  test('a pause that fails, or has nothing to hold, is a pause all the same', () => {
    const letGo = new SessionBench().moving().send({ type: 'PAUSE' }).says({ type: 'picture.letGo' });
    expect(letGo.asked()).toEqual([hold, rest]);
    const failed = new SessionBench().moving().send({ type: 'PAUSE' }).says(broken);
    expect(failed.asked()).toEqual([hold, free(true)]);
    expect([letGo.view().status.text, failed.view().status.text]).toEqual(['Paused', 'Paused']);
  });
});

describe('recovery', () => {
  test('a failure is tried again at once; the first tries show in the pill alone', async () => {
    const bench = new SessionBench().moving().says(broken);
    expect(bench.asked()).toEqual([]);
    expect(bench.view()).toMatchObject({ status: { text: 'Reconnecting…', tone: 'warn' }, sheet: null });
    await bench.advance(1);
    expect(bench.asked()).toEqual([{ ...show, tries: 1 }]);
  });

  test.each(['RETRY', 'app.shown', 'network.back'] as const)('%s cuts the wait short', async (type) => {
    const bench = new SessionBench().moving().says({ type: 'picture.failed', failure: failureOf('http', 503) });
    await bench.advance(1_000);
    expect(bench.view().status.text).toBe('Too many people are watching, trying again in 9 s');
    expect(bench.send({ type }).asked()).toEqual([show]);
  });

  test('offline: all is given back but lingers, nothing is tried, and the time does not count', async () => {
    const bench = new SessionBench().moving().send({ type: 'network.lost' }).says(broken);
    expect(bench.asked()).toEqual([free(true)]);
    await bench.advance(3_600_000);
    expect(bench.asked()).toEqual([]);
    bench.send({ type: 'network.back' });
    expect(bench.asked()).toEqual([show]);
    expect(bench.context.budget.offlineMs).toBe(3_600_000);
  });

  test('opened offline: nothing is tried until the network is there', () => {
    const bench = new SessionBench({ online: false });
    expect(bench.asked()).toEqual([free(true)]);
    expect(bench.context.failure).toEqual(failureOf('network', 'offline', { step: 'offline' }));
    expect(bench.send({ type: 'network.back' }).asked()).toEqual([show]);
  });

  test('a failure of the local server is reported, and only that', () => {
    const failure = failureOf('p2p-player', 'WECHAT_SERVER_ERROR');
    const bench = new SessionBench().moving().says({ type: 'picture.failed', failure });
    expect(bench.owner.heard).toEqual([{ type: 'localServer.gone', failure }]);
  });

  test('the module is doubted after every second try in vain', async () => {
    const bench = new SessionBench();
    const doubts: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      bench.says(broken);
      if (bench.owner.news().includes('module.doubted')) doubts.push(attempt);
      await bench.advance(9_000);
    }
    expect(doubts).toEqual([2, 4]);
  });

  test('what moves is well: the failure is forgotten at once, the budget after a while', async () => {
    const bench = new SessionBench().moving().says(broken);
    await bench.advance(1);
    bench.says({ type: 'picture.shown' });
    expect(bench.context).toMatchObject({ failure: null, decision: null, secondsLeft: 0, budget: { attempts: 1 } });
    await bench.advance(config.steadyAfterMs - 1);
    expect(bench.context.budget.attempts).toBe(1);
    bench.says({ type: 'picture.shown' }); // told again: it has moved all the while
    await bench.advance(1);
    expect(bench.context.budget.attempts).toBe(0);
  });

  test('weak and moving by turns is shown all the while: the screen stays on', () => {
    let holds = 0;
    let asked = 0;
    const bench = new SessionBench();
    bench.context.ports.screen.keepOn = () => {
      holds += 1;
      asked += 1;
      return () => {
        holds -= 1;
      };
    };
    bench.moving();
    expect(holds).toBe(1);
    bench.says({ type: 'picture.weak' }, { type: 'picture.shown' });
    expect([holds, asked]).toEqual([1, 1]);
    bench.says({ type: 'picture.step', step: 'reconnect' });
    expect(holds).toBe(0);
  });
});

describe('what the picture tells besides', () => {
  test('a node of another key is not in full screen; one of the same is as it was', () => {
    const bench = new SessionBench().moving().says({ type: 'picture.fullScreenChanged', fullScreen: true });
    bench.says({ type: 'picture.node', node: { ...aNode, autoplay: true } });
    expect(bench.view().controls.fullScreen).toBe(true);
    bench.says({ type: 'picture.node', node: { ...aNode, key: 2 } });
    expect(bench.view().controls.fullScreen).toBe(false);
  });

  test('no node is not in full screen, nor is the next one with its key', () => {
    const bench = new SessionBench().moving().says({ type: 'picture.fullScreenChanged', fullScreen: true });
    bench.says({ type: 'picture.node', node: { way: 'none' } });
    expect(bench.view()).toMatchObject({ playerKey: 0, controls: { fullScreen: false } });
    bench.says({ type: 'picture.node', node: aNode });
    expect(bench.view().controls.fullScreen).toBe(false);
  });

  test('a quality that was joined is told, one that was switched is adopted', () => {
    const bench = new SessionBench().moving();
    bench.says({ type: 'picture.quality', quality: 'standard', why: 'switched' });
    expect([bench.context.quality, bench.view().notice.text]).toEqual(['standard', '']);
    bench.says({ type: 'picture.quality', quality: 'super', why: 'joined' });
    expect([bench.context.quality, bench.view().notice.text]).toEqual([
      'super',
      'Already watched in Full HD, joined it',
    ]);
  });

  test('the route is shared until it is told otherwise', () => {
    const bench = new SessionBench().moving();
    bench.says({ type: 'picture.routed', isShared: false });
    expect(bench.view().status.text).toBe('Live');
    bench.says({ type: 'picture.routed', isShared: true }, { type: 'picture.routed', isShared: true });
    expect(bench.view().status.text).toBe('Live · shared');
    bench.says({ type: 'picture.routed', isShared: false });
    expect(bench.view().status.text).toBe('Live');
  });

  test('a snapshot of a node that goes is not taken, and said; of one that stays it is waited for', () => {
    const bench = new SessionBench().moving().send({ type: 'SNAPSHOT' });
    expect(bench.asked()).toEqual([{ type: 'TAKE_PICTURE' }]);
    bench.says({ type: 'picture.node', node: { ...aNode, autoplay: true } });
    expect(bench.view()).toMatchObject({ autoplay: true, controls: { snapping: true } });
    bench.says({ type: 'picture.node', node: { way: 'none' } });
    expect(bench.view()).toMatchObject({ playerKey: 0, controls: { snapping: false } });
    expect(bench.view().notice.text).toContain('No snapshot could be taken');
  });
});

describe('what a person is told, and answers', () => {
  test.each([
    ['while it plays', () => new SessionBench().moving()],
    ['while it is paused', () => new SessionBench().moving().send({ type: 'PAUSE' })],
  ])('mobile data is told %s, with a way to hear it no more', (_words, reach) => {
    const bench = reach().send({ type: 'network.metered' });
    expect(bench.view().notice).toEqual({
      text: 'Watching over mobile data, which may cost money.',
      action: 'Don’t tell me again',
      event: 'ACCEPT_METERED',
    });
    bench.send({ type: 'ACCEPT_METERED' });
    expect(bench.owner.news()).toEqual(['metered.accepted']);
    expect(bench.view().notice.text).toBe('');
  });

  test('mobile data is not told to one who stopped', () => {
    expect(new SessionBench().send({ type: 'STOP' }, { type: 'network.metered' }).view().notice.text).toBe('');
  });

  test('the diagnosis is folded, unfolded and folded again', () => {
    const bench = new SessionBench().moving();
    expect(bench.view().diagnosis).toEqual([]);
    expect(bench.send({ type: 'SHOW_DIAGNOSIS' }).view().diagnosis).not.toEqual([]);
    expect(bench.send({ type: 'HIDE_DIAGNOSIS' }).view().diagnosis).toEqual([]);
  });

  test('sound is turned off where another picture is looked at', () => {
    const bench = new SessionBench({ muted: true }).send({ type: 'view.focused' });
    expect(bench.view().muted).toBe(false);
    expect(bench.send({ type: 'view.blurred' }).view().muted).toBe(true);
  });

  test('a stream that plays out cannot be paused', () => {
    const bench = new SessionBench().moving().says({ type: 'picture.ended', drainMs: 2_000 });
    expect(bench.view()).toMatchObject({ status: { text: 'Playing what is left' }, controls: { canPause: false } });
  });
});

test('a quality that is chosen in the middle of a try has a time of its own', async () => {
  const bench = new SessionBench();
  bench.says({ type: 'picture.failed', failure: failureOf('notice', 'fail') });
  await bench.clock.advance(1_000);
  expect(bench.view().status.text).not.toBe('Cannot play');
  await bench.clock.advance(config.maxRecoveryMs - 2_000);
  bench.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
  await bench.clock.advance(10_000);
  expect(bench.view().status.text).not.toBe('Cannot play');
});

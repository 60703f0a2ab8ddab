import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { PlayerBench } from './player-bench';

const gone = { type: 'localServer.gone', failure: failureOf('p2p-player', 53) } as const;
const broken = failureOf('live-player', -2301);
const denied = failureOf('live-player', 'permissionDenied');

describe('a node', () => {
  test('that is prepared is mounted, and waits for PLAY; the first play is its autoplay', async () => {
    const bench = new PlayerBench();
    bench.ask('PREPARE');
    expect(bench.told('picture.node')).toEqual({
      type: 'picture.node',
      node: { way: 'bytes', key: 1, autoplay: false, mode: 'live' },
    });
    await bench.advance(100);
    expect(bench.state).toBe('mounted.quiet');
    expect(bench.node.calls).toEqual([]);
    bench.ask('PLAY');
    expect(bench.told('picture.node')).toMatchObject({ node: { key: 1, autoplay: true } });
    await bench.advance(100);
    expect(bench.picture.news()).toEqual(['player.pulling']);
  });

  test('plays by its own call the second time', async () => {
    const bench = await new PlayerBench().playing();
    bench.ask('QUIET');
    await bench.advance(100);
    bench.ask('PLAY');
    await bench.advance(100);
    expect(bench.node.calls).toEqual(['autoplay', 'stop', 'play']);
    expect(bench.picture.news()).toEqual(['player.pulling']);
  });

  test('that is removed says nothing more, and is stopped', async () => {
    const bench = await new PlayerBench().playing();
    const { node } = bench;
    bench.ask('REMOVE');
    expect(bench.told('picture.node')).toEqual({ type: 'picture.node', node: { way: 'none' } });
    expect(node.calls).toEqual(['autoplay', 'stop']);
    node.say({ type: 'node.failed', failure: broken });
    await bench.advance(1_000);
    expect(bench.picture.news()).toEqual([]);
    expect(bench.state).toBe('absent');
    expect(bench.clock.pending).toBe(0);
  });

  test('that is not ready in time is given up, with the reason', async () => {
    const bench = new PlayerBench({ readies: false });
    bench.ask('PLAY');
    await bench.advance(config.playerReadyDeadlineMs);
    expect(bench.picture.heard).toEqual([
      { type: 'player.failed', failure: failureOf('deadline', 'playerReady', { step: 'playerReady' }) },
    ]);
    expect(bench.state).toBe('absent');
  });

  test('that cannot even be mounted is given up, with the reason', async () => {
    const bench = new PlayerBench();
    bench.players.attach = () => {
      throw new Error('no such view');
    };
    bench.ask('PREPARE');
    expect(bench.picture.heard).toMatchObject([{ type: 'player.failed', failure: { kind: 'playerReadyTimedOut' } }]);
    expect(bench.state).toBe('absent');
  });

  test('with another context while it is quiet is asked by that from then on', async () => {
    const bench = new PlayerBench();
    bench.ask('PREPARE');
    await bench.advance(100);
    const calls: string[] = [];
    const play = async () => void calls.push('play');
    bench.readyWith({ context: 'newer', play });
    expect(bench.picture.news()).toEqual([]);
    bench.ask('PLAY');
    await bench.advance(100);
    bench.ask('QUIET');
    bench.ask('PLAY');
    await bench.advance(100);
    expect(calls).toEqual(['play']);
  });

  test('names each step of its start to the page, begun and ended', async () => {
    const bench = new PlayerBench();
    bench.ask('PLAY');
    await bench.advance(100);
    bench.say({ type: 'node.pictureShown' });
    expect(
      bench.page.heard.filter(({ type }) => type === 'picture.beside').map(({ step, began }) => [step, began]),
    ).toEqual([
      ['createPlayer', true],
      ['createPlayer', false],
      ['connectLocalServer', true],
      ['connectLocalServer', false],
      ['waitKeyFrame', false],
    ]);
  });
});

describe('a level that is reached', () => {
  test('is told again: PLAY while it pulls says that it pulls', async () => {
    const bench = await new PlayerBench().playing();
    bench.ask('PLAY');
    expect(bench.picture.news()).toEqual(['player.pulling']);
  });

  test.each(['PREPARE', 'QUIET', 'HOLD'] as const)('%s of a quiet player makes no call', async (command) => {
    const bench = new PlayerBench();
    bench.ask('PREPARE');
    await bench.advance(100);
    bench.ask(command);
    await bench.advance(100);
    expect(bench.node.calls).toEqual([]);
    expect(bench.state).toBe('mounted.quiet');
  });

  test.each(['PREPARE', 'QUIET', 'HOLD'] as const)('%s while the node is mounted takes PLAY back', async (command) => {
    const bench = new PlayerBench();
    bench.ask('PLAY');
    bench.ask(command);
    await bench.advance(1_000);
    expect(bench.state).toBe('mounted.quiet');
    expect(bench.node.calls).toEqual([]);
    bench.ask('PLAY');
    await bench.advance(100);
    expect(bench.state).toBe('mounted.pulling.begun');
  });

  test('FINISH lets the cache play out; PLAY stops first', async () => {
    const bench = await new PlayerBench().playing();
    bench.ask('FINISH');
    await bench.advance(0);
    expect(bench.node.calls).toEqual(['autoplay', 'finishMedia']);
    bench.ask('PLAY');
    await bench.advance(100);
    expect(bench.node.calls).toEqual(['autoplay', 'finishMedia', 'stop', 'play']);
    expect(bench.state).toBe('mounted.pulling.begun');
  });

  test('a player that has played out is quiet', async () => {
    const bench = await new PlayerBench().playing();
    bench.ask('FINISH');
    bench.say({ type: 'node.closed', reason: 'mediaFinished' });
    expect(bench.state).toBe('mounted.quiet');
  });
});

describe('what live-player tells of its cache', () => {
  test('is told to both, merged', async () => {
    const bench = await new PlayerBench().playing();
    bench.say({ type: 'node.measured', measure: { videoCacheMs: 700, width: 640 } });
    bench.say({ type: 'node.measured', measure: { audioCacheMs: 900 } });
    expect(bench.picture.heard.slice(-2)).toEqual([
      { type: 'player.measured', cacheMs: 700 },
      { type: 'player.measured', cacheMs: 900 },
    ]);
    expect(bench.told('picture.measured')).toEqual({
      type: 'picture.measured',
      measure: { player: { videoCacheMs: 700, width: 640, audioCacheMs: 900 } },
    });
  });

  test('is forgotten with the picture that it was about, and told once as forgotten', async () => {
    const bench = await new PlayerBench().playing();
    bench.say({ type: 'node.measured', measure: { videoCacheMs: 700 } });
    bench.page.news();
    bench.ask('QUIET');
    expect(bench.told('picture.measured')).toEqual({ type: 'picture.measured', measure: { player: {} } });
    bench.ask('PLAY');
    await bench.advance(100);
    bench.page.news();
    bench.ask('QUIET');
    expect(bench.page.news()).not.toContain('picture.measured');
    bench.say({ type: 'node.measured', measure: { width: 320 } });
    expect(bench.told('picture.measured')).toEqual({ type: 'picture.measured', measure: { player: { width: 320 } } });
  });
});

describe('a picture that is asked for', () => {
  const notTaken = failureOf('system', 'snapshotFailed', { step: 'snapshot' });

  test('is told by its path', async () => {
    const bench = await new PlayerBench().playing();
    bench.ask('TAKE_PICTURE');
    await bench.advance(0);
    expect(bench.told('picture.captured')).toEqual({ type: 'picture.captured', path: 'tmp/picture.png' });
  });

  test('of no node is not to be had', () => {
    const bench = new PlayerBench();
    bench.ask('TAKE_PICTURE');
    expect(bench.told('picture.notCaptured')).toEqual({ type: 'picture.notCaptured', failure: notTaken });
  });

  test('of a node that is not ready is not to be had', async () => {
    const bench = new PlayerBench({ readies: false });
    bench.ask('PREPARE');
    bench.ask('TAKE_PICTURE');
    await bench.advance(0);
    expect(bench.told('picture.notCaptured')).toEqual({ type: 'picture.notCaptured', failure: notTaken });
  });

  test.each([
    [failureOf('live-player', 'commandFailed', { message: 'busy' }), { ...notTaken, message: 'busy' }],
    [failureOf('live-player', 'commandFailed'), notTaken],
  ])('that live-player refuses is told with its words, if it has any', async (refusal, failure) => {
    const bench = new PlayerBench({ readies: false });
    bench.ask('PREPARE');
    bench.readyWith({ snapshot: () => Promise.reject(refusal) });
    bench.ask('TAKE_PICTURE');
    await bench.advance(0);
    expect(bench.told('picture.notCaptured')).toEqual({ type: 'picture.notCaptured', failure });
  });

  test('of a node that is gone by then is told by nobody', async () => {
    const bench = new PlayerBench({ readies: false });
    bench.ask('PREPARE');
    let give: (path: string) => void = () => undefined;
    bench.readyWith({
      snapshot: () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    });
    bench.ask('TAKE_PICTURE');
    bench.ask('REMOVE');
    give('late.png');
    await bench.advance(0);
    expect(bench.told('picture.captured')).toBeUndefined();
  });
});

describe('the local server is gone', () => {
  test('under a node: it is lost, and the next one is mounted when the server is back', async () => {
    const bench = await new PlayerBench().playing();
    bench.player.send(gone);
    expect(bench.picture.heard.at(-1)).toEqual({ type: 'player.failed', failure: gone.failure });
    expect(bench.told('picture.node')).toEqual({ type: 'picture.node', node: { way: 'none' } });
    bench.ask('PLAY');
    await bench.advance(1_000);
    expect(bench.told('picture.node')).toEqual({ type: 'picture.node', node: { way: 'none' } });
    bench.player.send({ type: 'localServer.back' });
    await bench.advance(100);
    expect(bench.state).toBe('mounted.pulling.begun');
    expect(bench.node.key).toBe(2);
  });

  test.each([
    ['nothing', [], 'absent'],
    ['PREPARE', ['PREPARE'], 'mounted.quiet'],
    ['PLAY', ['PLAY'], 'mounted.pulling.begun'],
    ['PREPARE and PLAY', ['PREPARE', 'PLAY'], 'mounted.pulling.begun'],
    ['PLAY and PREPARE', ['PLAY', 'PREPARE'], 'mounted.quiet'],
    ['PREPARE and QUIET', ['PREPARE', 'QUIET'], 'absent'],
    ['PREPARE and REMOVE', ['PREPARE', 'REMOVE'], 'absent'],
    ['PLAY and QUIET', ['PLAY', 'QUIET'], 'absent'],
    ['PLAY and HOLD', ['PLAY', 'HOLD'], 'absent'],
    ['PLAY and REMOVE', ['PLAY', 'REMOVE'], 'absent'],
  ] as const)('asked meanwhile for %s: done when it is back', async (_words, commands, state) => {
    const bench = new PlayerBench();
    bench.player.send(gone);
    for (const command of commands) bench.ask(command);
    await bench.advance(1_000);
    expect(bench.state).toContain('unserved');
    bench.player.send({ type: 'localServer.back' });
    await bench.advance(100);
    expect(bench.state).toBe(state);
  });
});

describe('what a node fails with', () => {
  test('is told, and the node is gone', async () => {
    const bench = await new PlayerBench().playing();
    bench.say({ type: 'node.failed', failure: broken });
    expect(bench.picture.heard.at(-1)).toEqual({ type: 'player.failed', failure: broken });
    expect(bench.state).toBe('absent');
  });

  test('no microphone in RTC mode: another node goes on in live mode', async () => {
    const bench = await new PlayerBench({ mode: 'RTC' }).playing();
    bench.say({ type: 'node.failed', failure: denied });
    expect(bench.picture.news()).toEqual(['player.renewed']);
    expect(bench.page.news()).toContain('picture.fellBackToLive');
    expect(bench.told('picture.node')).toMatchObject({ node: { key: 2, mode: 'live', autoplay: false } });
    await bench.advance(100);
    expect(bench.state).toBe('mounted.quiet');
  });

  test.each([
    ['another failure in RTC mode', 'RTC', broken],
    ['no microphone in live mode', 'live', denied],
  ] as const)('%s: told like any other', async (_words, mode, failure) => {
    const bench = await new PlayerBench({ mode }).playing();
    bench.say({ type: 'node.failed', failure });
    expect(bench.picture.news()).toEqual(['player.failed']);
  });
});

describe('live-player connects again without having told that it let go', () => {
  test('while it pulls: it lets go, and pulls anew', async () => {
    const bench = await new PlayerBench().playing();
    await bench.advance(config.toldTwiceWithinMs);
    bench.picture.news();
    bench.say({ type: 'node.pullStarted' });
    expect(bench.picture.news()).toEqual(['player.letGo', 'player.pulling']);
  });

  test('while it is held: it is stopped, and plays from the beginning', async () => {
    const bench = await new PlayerBench().playing();
    bench.players.habits.letsGoOnPause = false;
    bench.ask('HOLD');
    await bench.advance(100);
    bench.picture.news();
    bench.say({ type: 'node.pullStarted' });
    await bench.advance(0);
    expect(bench.picture.news()).toEqual(['player.letGo']);
    expect(bench.state).toBe('mounted.quiet');
    expect(bench.node.calls.at(-1)).toBe('stop');
  });
});

import { type Platform, WatchedPlayer } from './watched-player';

const PLATFORMS: readonly Platform[] = ['ios', 'android'];

describe('stop', () => {
  it.each(
    PLATFORMS,
  )('stop lets go at once, then succeeds and completes; the picture freezes (%s)', async (platform) => {
    const player = await WatchedPlayer.playing({ platform });
    player.call('stop');
    expect(player.heard()).toEqual(['playerClose USER_CLOSE']);
    expect(player.picture).toEqual(['freeze']);
    await player.clock.advance(10);
    expect(player.heard()).toEqual(['stop success', 'stop complete']);
    player.feed(1_000);
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual([]);
    expect(player.picture).toEqual(['freeze']);
    expect(player.cacheMs).toBe(0);
    expect(player.clock.pending).toBe(0);
  });

  it('stop before live-player has connected leaves nothing behind', async () => {
    const player = await WatchedPlayer.ready();
    player.call('play');
    player.call('stop');
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['play success', 'play complete', 'stop success', 'stop complete']);
  });

  it('stop ends a reconnect, without a close that there is nothing for', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.lose({ giveUp: true }));
    player.heard();
    player.call('stop');
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['stop success', 'stop complete']);
    player.call('play');
    await player.clock.advance(100);
    player.begin(500);
    await player.watch(2_000);
    expect(player.heard()).not.toContain('2103');
  });

  it('stop on an idle player fails', async () => {
    const player = await WatchedPlayer.ready();
    player.call('stop');
    await player.clock.advance(10);
    expect(player.heard()).toEqual(['stop fail: stop:fail not playing', 'stop complete']);
  });

  it.each([
    'atOnce',
    'late',
    'never',
  ] as const)('stop by a fault is told in the same words, where one that was asked for is told %s', async (userClose) => {
    const player = await WatchedPlayer.playing({ assumptions: { userClose } });
    player.players.each((node) => node.close('USER_CLOSE'));
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['playerClose USER_CLOSE']);
  });

  it('stop and play again begins a new pull with a new picture', async () => {
    const player = await WatchedPlayer.playing();
    player.call('stop');
    player.call('play');
    await player.clock.advance(100);
    expect(player.heard()).toEqual([
      ...['playerClose USER_CLOSE', 'stop success', 'stop complete'],
      ...['play success', 'play complete', 'playerStartPull'],
    ]);
    player.begin(500);
    await player.clock.advance(300);
    expect(player.picture.slice(0, 2)).toEqual(['freeze', 'restart']);
    expect(player.heard()).toContain('2003');
  });
});

describe('pause', () => {
  it('pause on Android succeeds, completes, and lets go of the connection; resume pulls again', async () => {
    const player = await WatchedPlayer.playing({ platform: 'android' });
    player.call('pause');
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['pause success', 'pause complete', 'playerClose LIVE_PLAYER_CLOSED']);
    expect(player.picture).toEqual(['freeze']);
    player.call('resume');
    await player.clock.advance(100);
    expect(player.heard()).toEqual(['resume success', 'resume complete', 'playerStartPull']);
    expect(player.picture).toEqual(['freeze']);
    player.begin(500);
    await player.clock.advance(300);
    expect(player.heard()).toContain('2003');
    expect(player.picture[1]).toBe('restart');
  });

  it('pause on iOS keeps the connection; resume goes on without a pull', async () => {
    const player = await WatchedPlayer.playing({ platform: 'ios' });
    player.call('pause');
    await player.watch(20_000);
    expect(player.heard()).toEqual(['pause success', 'pause complete']);
    player.call('resume');
    await player.watch(1_000);
    expect(player.heard()).toEqual(['resume success', 'resume complete']);
    expect(player.picture.filter((what) => !what.startsWith('push'))).toEqual(['freeze', 'unfreeze']);
  });

  it('pause on iOS throws away what comes meanwhile: the cache does not fill', async () => {
    const player = await WatchedPlayer.playing({ platform: 'ios' });
    const before = player.cacheMs;
    player.call('pause');
    await player.watch(20_000);
    expect(player.cacheMs).toBe(before);
  });

  it('pause on iOS closes and retries when no data comes, even in a pause', async () => {
    const player = await WatchedPlayer.playing({ platform: 'ios' });
    player.call('pause');
    await player.clock.advance(7_100);
    expect(player.heard()).toEqual([
      ...['pause success', 'pause complete', 'playerClose LIVE_PLAYER_CLOSED'],
      ...['2103 reconnecting, attempt 1', '2008', 'playerStartPull'],
    ]);
    player.begin(500);
    await player.clock.advance(300);
    expect(player.picture.filter((what) => !what.startsWith('push'))).toEqual([
      'freeze',
      'freeze',
      'restart',
      'freeze',
    ]);
    player.call('resume');
    await player.clock.advance(10);
    expect(player.picture.at(-1)).toBe('unfreeze');
  });

  it('resume on iOS in the middle of a reconnect pulls at once', async () => {
    const player = await WatchedPlayer.playing({ platform: 'ios' });
    player.call('pause');
    await player.clock.advance(6_000);
    player.heard();
    player.call('resume');
    await player.clock.advance(3_000);
    expect(player.heard()).toEqual(['resume success', 'resume complete', '2008', 'playerStartPull']);
  });

  it('pause taken back before Android has let go keeps the connection', async () => {
    const player = await WatchedPlayer.playing({ platform: 'android' });
    player.call('pause');
    player.call('resume');
    await player.watch(2_000);
    expect(player.heard()).toEqual(['pause success', 'pause complete', 'resume success', 'resume complete']);
  });

  it.each([
    ['pause', 'not playing'],
    ['resume', 'not paused'],
  ] as const)('%s on an idle player fails: %s', async (call, words) => {
    const player = await WatchedPlayer.ready();
    player.call(call);
    await player.clock.advance(10);
    expect(player.heard()).toEqual([`${call} fail: ${call}:fail ${words}`, `${call} complete`]);
  });

  it('pause twice fails: already paused; resume twice: not paused', async () => {
    const player = await WatchedPlayer.playing();
    for (const call of ['pause', 'pause', 'resume', 'resume'] as const) player.call(call);
    await player.clock.advance(10);
    expect(player.heard().filter((words) => words.includes('fail'))).toEqual([
      'pause fail: pause:fail already paused',
      'resume fail: resume:fail not paused',
    ]);
  });

  it('pause and then stop: nothing of the pause is left', async () => {
    const player = await WatchedPlayer.playing({ platform: 'ios' });
    player.call('pause');
    player.call('stop');
    player.call('play');
    await player.clock.advance(100);
    player.begin(500);
    await player.watch(1_000);
    expect(player.heard()).toContain('2003');
    expect(player.cacheMs).toBeGreaterThan(0);
    expect(player.players.describe()[0]).toMatch(/open/);
  });
});

describe('finishMedia', () => {
  it('finishMedia says MEDIA_FINISH, plays out the cache, and ends', async () => {
    const player = await WatchedPlayer.playing();
    player.feed(1_000);
    player.playerExport?.finishMedia();
    expect(player.heard()).toEqual(['playerClose MEDIA_FINISH']);
    await player.clock.advance(800);
    expect(player.heard()).toEqual([]);
    expect(player.picture).not.toContain('freeze');
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual(['2006']);
    expect(player.picture).toContain('freeze');
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual([]);
    player.call('play');
    await player.clock.advance(100);
    expect(player.heard()).toContain('playerStartPull');
  });

  it('finishMedia of a stream that never showed a picture ends at once', async () => {
    const player = await WatchedPlayer.pulling();
    player.heard();
    player.playerExport?.finishMedia();
    await player.clock.advance(200);
    expect(player.heard()).toEqual(['playerClose MEDIA_FINISH', '2006']);
  });

  it('finishMedia in a pause waits for the end of the pause, then plays out', async () => {
    const player = await WatchedPlayer.playing({ platform: 'ios' });
    player.call('pause');
    player.playerExport?.finishMedia();
    await player.clock.advance(60_000);
    expect(player.heard()).not.toContain('2006');
    expect(player.cacheMs).toBeGreaterThan(200);
    player.call('resume');
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual(['resume success', 'resume complete', '2006']);
  });

  it('finishMedia is nothing where no connection is held', async () => {
    const player = await WatchedPlayer.ready();
    player.playerExport?.finishMedia();
    player.playerExport?.abortMedia();
    player.playerExport?.setHeaders({ status: 200 });
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual([]);
  });
});

describe('sound, snapshot and full screen', () => {
  it('mute changes over; the property sets', async () => {
    const player = await WatchedPlayer.ready({ settings: { muted: true } });
    player.call('mute');
    player.call('mute');
    await player.clock.advance(10);
    player.set({ muted: false });
    player.set({ muted: false });
    expect(player.picture).toEqual(['muted true', 'muted false', 'muted true', 'muted false']);
    expect(player.heard()).toEqual(['mute success', 'mute complete', 'mute success', 'mute complete']);
  });

  it('snapshot hands over the path of a picture', async () => {
    const player = await WatchedPlayer.playing();
    const paths: unknown[] = [];
    player.context?.snapshot({ quality: 'raw', success: (result) => paths.push(result) });
    await player.clock.advance(10);
    expect(paths).toEqual([{ errMsg: 'snapshot:ok', tempImagePath: 'tmp/picture.png' }]);
  });

  it.each([
    [{ errMsg: 'no decoder here' }, 'no decoder here'],
    [new Error('no decoder here'), 'no decoder here'],
    [undefined, 'failed'],
  ])('snapshot fails in the picture’s words: %p', async (reason, words) => {
    const player = await WatchedPlayer.playing();
    player.snapshot = () => Promise.reject(reason);
    player.call('snapshot');
    await player.clock.advance(10);
    expect(player.heard()).toEqual([`snapshot fail: snapshot:fail ${words}`, 'snapshot complete']);
  });

  it('full screen is asked for, and told', async () => {
    const player = await WatchedPlayer.playing();
    player.call('requestFullScreen', { direction: 90 });
    player.call('exitFullScreen');
    player.call('requestFullScreen');
    await player.clock.advance(10);
    expect(player.picture).toEqual(['fullScreen true 90', 'fullScreen false 0', 'fullScreen true 0']);
    expect(player.heard().filter((words) => words.startsWith('fullscreen'))).toEqual([
      'fullscreenchange true 90',
      'fullscreenchange false 0',
      'fullscreenchange true 0',
    ]);
  });

  it('calls of sound, snapshot and full screen need no callbacks', async () => {
    const player = await WatchedPlayer.playing();
    player.context?.stop();
    player.context?.stop();
    await player.clock.advance(10);
    expect(player.heard()).toEqual(['playerClose USER_CLOSE']);
  });
});

describe('suspensions', () => {
  it.each(PLATFORMS)('a suspension of an hour is a loss that heals (%s)', async (platform) => {
    const player = await WatchedPlayer.playing({ platform });
    await player.clock.suspend(3_600_000);
    while (!player.said.includes('playerStartPull')) await player.clock.advance(100);
    expect(player.heard()).toContain('playerClose LIVE_PLAYER_CLOSED');
    player.begin(500);
    await player.watch(1_000);
    expect(player.heard()).toContain('2003');
  });
});

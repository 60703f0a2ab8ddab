import { keyFrame } from '../../support/flv-builder';
import { type Platform, WatchedPlayer } from './watched-player';

const PLATFORMS: readonly Platform[] = ['ios', 'android'];

describe('mounting a node', () => {
  it('a node that is mounted is ready after 10 ms, and waits', async () => {
    const player = new WatchedPlayer();
    player.core.mount();
    await player.clock.advance(9);
    expect(player.heard()).toEqual([]);
    await player.clock.advance(1);
    expect(player.heard()).toEqual(['playerReady']);
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual([]);
    expect(player.statuses).toEqual([]);
  });

  it('a node that is mounted plays by itself when autoplay is on', async () => {
    const player = await WatchedPlayer.pulling();
    expect(player.heard()).toEqual(['playerReady', 'playerStartPull']);
  });

  it('a node that is mounted plays by itself when autoplay is turned on later, once', async () => {
    const player = await WatchedPlayer.ready();
    player.set({ autoplay: true });
    player.set({ autoplay: true });
    player.set({ autoplay: false });
    player.set({ autoplay: true });
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual(['playerStartPull']);
  });

  it('a node that is mounted does not start before it is ready, whenever autoplay is turned on', async () => {
    const player = new WatchedPlayer();
    player.core.mount();
    player.set({ autoplay: true });
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual(['playerReady', 'playerStartPull']);
  });

  it('a node that is mounted may never be ready (fault)', async () => {
    const player = new WatchedPlayer({ settings: { autoplay: true } });
    player.players.neverReady = true;
    player.core.mount();
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual([]);
  });

  it('a node that is mounted may fail to start its local server (fault), once', async () => {
    const player = new WatchedPlayer({ settings: { autoplay: true } });
    player.players.errorBeforeReady = 'LOCAL_SERVER_ERROR';
    player.core.mount();
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['playerError LOCAL_SERVER_ERROR']);
    expect(player.players.errorBeforeReady).toBeNull();
  });

  it('a node that is mounted may be ready twice with the same context (fault)', async () => {
    const player = await WatchedPlayer.pulling();
    const { context } = player;
    player.heard();
    player.players.each((node) => node.readyAgain({ sameContext: true }));
    expect(player.heard()).toEqual(['playerReady']);
    expect(player.context).toBe(context);
  });

  it('a node that is mounted may be ready twice with another context (fault): the earlier one is dead', async () => {
    const player = await WatchedPlayer.ready();
    const { context } = player;
    player.players.each((node) => node.readyAgain({ sameContext: false }));
    expect(player.context).not.toBe(context);
    player.heard();
    if (context) player.callOf(context, 'play');
    player.call('play');
    await player.clock.advance(100);
    expect(player.heard()).toEqual([
      'play fail: play:fail the context is no longer valid',
      'play complete',
      'play success',
      'play complete',
      'playerStartPull',
    ]);
  });
});

describe('play', () => {
  it('play of a mounted node succeeds, completes, and then live-player asks for bytes', async () => {
    const player = await WatchedPlayer.ready();
    player.call('play');
    expect(player.heard()).toEqual([]);
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual(['play success', 'play complete', 'playerStartPull']);
  });

  it.each(['play', 'play twice at once'])('play of a mounted node fails with "already playing" (%s)', async (how) => {
    const player = await WatchedPlayer.ready();
    player.call('play');
    if (how === 'play') await player.clock.advance(100);
    player.heard();
    player.call('play');
    await player.clock.advance(5);
    expect(player.heard().slice(-2)).toEqual(['play fail: play:fail already playing', 'play complete']);
  });

  it('play of a mounted node may report success although live-player never connects (fault)', async () => {
    const player = await WatchedPlayer.ready();
    player.players.neverPulls = true;
    player.call('play');
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['play success', 'play complete']);
    player.players.neverPulls = false;
    player.call('stop');
    player.call('play');
    await player.clock.advance(100);
    expect(player.heard()).toContain('playerStartPull');
  });

  it('play of a mounted node on a dead local server brings 2103 that says so, and no start pull', async () => {
    for (const platform of PLATFORMS) {
      const player = await WatchedPlayer.ready({ platform });
      player.players.localServerDead = true;
      player.call('play');
      await player.clock.advance(60_000);
      const [, , lost, ...rest] = player.heard();
      expect(lost).toMatch(platform === 'ios' ? /^2103 .*errCode:-1004/ : /^2103 Failed to connect to/);
      expect(rest).toEqual([]);
      player.players.localServerDead = false;
      player.call('play');
      await player.clock.advance(100);
      expect(player.heard()).toContain('playerStartPull');
    }
  });
});

describe('the first picture', () => {
  it('the first picture comes in iOS’s order', async () => {
    const player = await WatchedPlayer.pulling({ platform: 'ios' });
    player.begin(500);
    await player.clock.advance(200);
    expect(player.heard()).toEqual([
      ...['playerReady', '2008', 'playerStartPull'],
      ...['2001', '2002', '2004', '2026', '2007', '2004', '2009', '2003'],
    ]);
  });

  it('the first picture comes in Android’s order', async () => {
    const player = await WatchedPlayer.pulling({ platform: 'android' });
    player.begin(500);
    await player.clock.advance(200);
    expect(player.heard()).toEqual([
      ...['playerReady', 'playerStartPull'],
      ...['2001', '2002', '2004', '2026', '2008', '2009', '2003', '2032'],
    ]);
  });

  it('the first picture waits for a key frame', async () => {
    const player = await WatchedPlayer.pulling();
    player.heard();
    player.begin(0);
    await player.clock.advance(100);
    expect(player.heard()).toEqual(['2001', '2002', '2004']);
    await player.clock.advance(100);
    expect(player.heard()).toEqual(['2008', '2009', '2003', '2032']);
  });

  it('the first picture moves when min-cache is filled, and not before', async () => {
    const player = await WatchedPlayer.pulling({ settings: { minCache: 1 } });
    player.begin(660);
    await player.clock.advance(1_000);
    expect(player.cacheMs).toBe(660);
    player.feed(340 + 66);
    await player.clock.advance(500);
    expect(player.cacheMs).toBeLessThan(660);
  });

  it('the first picture is not made of a stream that begins in the middle', async () => {
    const player = await WatchedPlayer.pulling();
    player.heard();
    player.add(keyFrame(0));
    player.add(keyFrame(66));
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual(['2101']);
    expect(player.picture).toEqual(['muted false']);
  });

  it('the first picture is shown from the FLV header on, chunk by chunk', async () => {
    const player = await WatchedPlayer.pulling();
    player.begin(0);
    player.feed(66);
    expect(player.picture).toEqual([
      'muted false',
      'restart',
      expect.stringMatching(/^push/),
      expect.stringMatching(/^push/),
    ]);
  });

  it('the first picture is told twice by a plugin that says everything twice (fault)', async () => {
    const player = new WatchedPlayer({ settings: { autoplay: true } });
    player.players.duplicateCallbacks = true;
    player.core.mount();
    await player.clock.advance(100);
    expect(player.heard()).toEqual(['playerReady', 'playerReady', 'playerStartPull', 'playerStartPull']);
  });

  it('the first picture is told as far as acceptLivePlayerEvents lets it through', async () => {
    const player = await WatchedPlayer.pulling({ settings: { acceptLivePlayerEvents: { netstatus: true } } });
    player.begin(500);
    await player.clock.advance(3_000);
    expect(player.heard()).toEqual(['playerReady', 'playerStartPull']);
    expect(player.statuses).not.toEqual([]);
  });
});

describe('removing a node', () => {
  it.each([
    'before it is ready',
    'while it connects',
    'while it plays',
    'while it reconnects',
  ])('a node that is gone is silent (%s)', async (when) => {
    const player = new WatchedPlayer({ settings: { autoplay: true } });
    player.core.mount();
    if (when !== 'before it is ready') await player.clock.advance(20);
    if (when === 'while it plays' || when === 'while it reconnects') {
      await player.clock.advance(80);
      player.begin(500);
      await player.clock.advance(200);
    }
    if (when === 'while it reconnects') player.players.each((node) => node.lose({ giveUp: false }));
    if (player.context) player.call('stop');
    player.heard();
    player.core.destroy();
    if (player.context) player.call('play');
    player.feed(500);
    await player.clock.advance(60_000);

    expect(player.heard()).toEqual([]);
    expect(player.clock.pending).toBe(0);
    expect(player.players.describe()).toEqual([]);
    expect(player.picture.at(-1)).toBe('destroy');
  });
});

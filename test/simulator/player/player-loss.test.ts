import { flvHeader, keyFrame, videoSequence } from '../../support/flv-builder';
import { type Platform, WatchedPlayer } from './watched-player';

const PLATFORMS: readonly Platform[] = ['ios', 'android'];
/** What iOS says before it pulls again. */
const pullAgain = (platform: Platform) => (platform === 'ios' ? ['2008', 'playerStartPull'] : ['playerStartPull']);
const codes = (said: readonly string[]) => said.map((words) => words.replace(/^(2103|-2301) .*/, '$1'));

describe.each(PLATFORMS)('bytes that stay away (%s)', (platform) => {
  it('bytes that stay away before the first one: the connection is closed after some seconds and made again', async () => {
    const player = await WatchedPlayer.pulling({ platform });
    player.heard();
    await player.clock.advance(5_900);
    expect(player.heard()).toEqual([]);
    await player.clock.advance(1_200);
    expect(codes(player.heard())).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2103', ...pullAgain(platform)]);
    player.begin(500);
    await player.clock.advance(300);
    expect(player.heard()).toContain('2003');
  });

  it('bytes that stay away for good: three reconnects, then −2301, then nothing until a person plays again', async () => {
    const player = await WatchedPlayer.pulling({ platform });
    player.heard();
    await player.clock.advance(60_000);
    const attempt = ['playerClose LIVE_PLAYER_CLOSED', '2103', ...pullAgain(platform)];
    expect(codes(player.heard())).toEqual([
      ...attempt,
      ...attempt,
      ...attempt,
      'playerClose LIVE_PLAYER_CLOSED',
      '-2301',
    ]);
    expect(player.picture.at(-1)).toBe('freeze');
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual([]);

    player.call('stop');
    await player.clock.advance(10);
    expect(player.heard()).toEqual(['stop fail: stop:fail not playing', 'stop complete']);
    player.call('play');
    await player.clock.advance(100);
    expect(player.heard()).toEqual(['play success', 'play complete', ...pullAgain(platform)]);
  });

  it('bytes that stay away while it plays: the picture is lost', async () => {
    const player = await WatchedPlayer.playing({ platform });
    await player.clock.advance(4_500);
    expect(player.heard()).toEqual(['2007']);
    await player.clock.advance(3_000);
    expect(codes(player.heard())).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2103', ...pullAgain(platform)]);
    expect(player.picture).toContain('freeze');
    expect(player.cacheMs).toBe(0);
  });

  it('bytes that came back make earlier attempts forgotten', async () => {
    const player = await WatchedPlayer.pulling({ platform });
    await player.clock.advance(14_500);
    player.begin(500);
    await player.clock.advance(200);
    player.heard();
    await player.clock.advance(60_000);
    expect(codes(player.heard()).filter((words) => words === '2103')).toHaveLength(3);
  });

  it('bytes that stay away behind a FLV header alone are no better', async () => {
    const player = await WatchedPlayer.pulling({ platform });
    player.heard();
    player.add(flvHeader());
    await player.clock.advance(6_500);
    expect(codes(player.heard()).slice(0, 4)).toEqual(['2001', '2002', 'playerClose LIVE_PLAYER_CLOSED', '2103']);
  });

  it('bytes that make no sense are no better than none', async () => {
    const player = await WatchedPlayer.pulling({ platform });
    player.heard();
    for (let second = 0; second < 6; second += 1) {
      player.add(keyFrame(second * 1_000));
      await player.clock.advance(1_000);
    }
    await player.clock.advance(200);
    expect(codes(player.heard())).toEqual(['2101', 'playerClose LIVE_PLAYER_CLOSED', '2103']);
  });
});

describe('a connection that is let go of while it plays', () => {
  it('a connection that is let go of while it plays with much in the cache is throttling: the picture goes on, live-player comes back', async () => {
    const player = await WatchedPlayer.playing();
    player.feed(500);
    player.players.each((node) => node.close('LIVE_PLAYER_CLOSED'));
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED']);
    await player.clock.advance(700);
    expect(player.heard()).toEqual(['playerStartPull']);
    expect(player.picture).not.toContain('freeze');
  });

  it('a connection that is let go of while it plays with little in the cache is a loss: 2103, and live-player comes back', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.setCache(100));
    player.players.each((node) => node.close('LIVE_PLAYER_CLOSED'));
    expect(codes(player.heard())).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2103']);
    expect(player.picture).toContain('freeze');
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual(['playerStartPull']);
  });

  it('a connection that is let go of while it plays with TRANSMISSION_ERROR says why', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.close('TRANSMISSION_ERROR'));
    expect(codes(player.heard())[0]).toBe('playerClose TRANSMISSION_ERROR {"errcode":2}');
  });

  it.each([
    'LIVE_PLAYER_CLOSED',
    'TRANSMISSION_ERROR',
    'MEDIA_FINISH',
    'USER_CLOSE',
  ] as const)('a %s that comes while no connection is held changes nothing', async (code) => {
    const player = await WatchedPlayer.ready();
    player.players.each((node) => node.close(code));
    await player.clock.advance(60_000);
    expect(player.heard()).toHaveLength(1);
  });

  it('a connection that is let go of by abortMedia is a transmission error, and live-player comes back', async () => {
    const player = await WatchedPlayer.playing();
    player.playerExport?.abortMedia({ errcode: 5 });
    player.playerExport?.abortMedia({ errcode: 5 });
    await player.clock.advance(1_000);
    expect(codes(player.heard())).toEqual(['playerClose TRANSMISSION_ERROR {"errcode":5}', '2103', 'playerStartPull']);
  });

  it('a connection that is let go of stays so when the app stops as soon as it hears of it', async () => {
    const app: { stop?: () => void } = {};
    const player = await WatchedPlayer.playing({
      onEvent: (event) => {
        if (event === 'playerClose LIVE_PLAYER_CLOSED') app.stop?.();
      },
    });
    app.stop = () => player.call('stop');
    player.players.each((node) => node.lose({ giveUp: false }));
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED', 'stop success', 'stop complete']);
  });

  it.each([
    ['throttling', 5_000, () => {}],
    ['giving up', 500, (player: WatchedPlayer) => player.players.each((node) => node.state(-2301))],
  ])('a connection that is let go of stays so when the app stops as soon as it hears of it (%s)', async (_name, cacheMs, provoke) => {
    const app: { stop?: () => void } = {};
    const player = await WatchedPlayer.playing({ onEvent: (event) => event.startsWith('playerClose') && app.stop?.() });
    app.stop = () => {
      delete app.stop;
      player.call('stop');
    };
    player.players.each((node) => node.setCache(cacheMs));
    provoke(player);
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED', 'stop success', 'stop complete']);
  });

  it('a connection that is let go of is silent from then on when the app removes the node as it hears of it', async () => {
    const app: { remove?: () => void } = {};
    const player = await WatchedPlayer.playing({ onEvent: () => app.remove?.() });
    app.remove = () => player.core.destroy();
    player.players.each((node) => node.lose({ giveUp: false }));
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED']);
  });

  it('a connection that is let go of does not pull when the app stops as soon as iOS’s decoder is up', async () => {
    const app: { stop?: () => void } = {};
    const player = await WatchedPlayer.ready({
      platform: 'ios',
      onEvent: (event) => {
        if (event === '2008') app.stop?.();
      },
    });
    app.stop = () => player.call('stop');
    player.call('play');
    await player.clock.advance(60_000);
    expect(player.heard()).not.toContain('playerStartPull');
  });

  it('a connection that is let go of plays once when the app stops and plays as it hears of loading', async () => {
    const app: { again?: () => void } = {};
    const player = await WatchedPlayer.playing({
      onEvent: (event) => {
        if (event === '2007') app.again?.();
      },
    });
    app.again = () => {
      delete app.again;
      player.call('stop');
      player.call('play');
    };
    await player.clock.advance(3_000);
    expect(player.heard().filter((words) => words === 'playerStartPull')).toHaveLength(1);
    expect(player.clock.pending).toBe(1);
  });
});

describe('a second FLV header over one connection', () => {
  it('a second FLV header over one connection cannot be decoded until live-player connects again', async () => {
    const player = await WatchedPlayer.playing();
    player.add(flvHeader(), videoSequence(), keyFrame(0));
    await player.watch(3_000);
    expect(player.heard()).toEqual(['2101', '2007']);
    await player.watch(5_000);
    expect(codes(player.heard())).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2103', 'playerStartPull', '2101']);
    expect(player.picture).not.toContain('restart');
  });

  it('a second FLV header over one connection begins anew where that is assumed', async () => {
    const player = await WatchedPlayer.playing({ assumptions: { secondHeader: 'accepted' } });
    player.begin(1_000);
    await player.watch(2_000);
    expect(player.heard()).not.toContain('2101');
    expect(player.picture).toContain('restart');
  });
});

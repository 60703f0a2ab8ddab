import { flvHeader, keyFrame, videoSequence } from '../../../support/flv-builder';
import { type Platform, WatchedPlayer } from './watched-player';

const PLATFORMS: readonly Platform[] = ['ios', 'android'];
/** What iOS says before it pulls again. */
const pullAgain = (platform: Platform) => (platform === 'ios' ? ['2008', 'playerStartPull'] : ['playerStartPull']);
const codes = (said: readonly string[]) => said.map((words) => words.replace(/^(2103|-2301) .*/, '$1'));

describe.each(PLATFORMS)('bytes that stay away (%s)', (platform) => {
  it('before the first one: the connection is closed after some seconds and made again', async () => {
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

  it('for good: three reconnects, then −2301, then nothing until a person plays again', async () => {
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

  it('while it plays: the picture is lost', async () => {
    const player = await WatchedPlayer.playing({ platform });
    await player.clock.advance(4_500);
    expect(player.heard()).toEqual(['2007']);
    await player.clock.advance(3_000);
    expect(codes(player.heard())).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2103', ...pullAgain(platform)]);
    expect(player.picture).toContain('freeze');
    expect(player.cacheMs).toBe(0);
  });

  it('a stream that came back forgets the earlier attempts', async () => {
    const player = await WatchedPlayer.pulling({ platform });
    await player.clock.advance(14_500);
    player.begin(500);
    await player.clock.advance(200);
    player.heard();
    await player.clock.advance(60_000);
    expect(codes(player.heard()).filter((words) => words === '2103')).toHaveLength(3);
  });

  it('with a FLV header alone, it is no better', async () => {
    const player = await WatchedPlayer.pulling({ platform });
    player.heard();
    player.add(flvHeader());
    await player.clock.advance(6_500);
    expect(codes(player.heard()).slice(0, 4)).toEqual(['2001', '2002', 'playerClose LIVE_PLAYER_CLOSED', '2103']);
  });

  it('with bytes that make no sense, it is no better', async () => {
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
  it('with much in the cache is throttling: the picture goes on, live-player comes back', async () => {
    const player = await WatchedPlayer.playing();
    player.feed(500);
    player.players.each((node) => node.close('LIVE_PLAYER_CLOSED'));
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED']);
    await player.clock.advance(700);
    expect(player.heard()).toEqual(['playerStartPull']);
    expect(player.picture).not.toContain('freeze');
  });

  it('with little in the cache is a loss: 2103, and live-player comes back', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.setCache(100));
    player.players.each((node) => node.close('LIVE_PLAYER_CLOSED'));
    expect(codes(player.heard())).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2103']);
    expect(player.picture).toContain('freeze');
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual(['playerStartPull']);
  });

  it('with TRANSMISSION_ERROR says why', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.close('TRANSMISSION_ERROR'));
    expect(codes(player.heard())[0]).toBe('playerClose TRANSMISSION_ERROR {"errcode":2}');
  });

  it.each([
    'LIVE_PLAYER_CLOSED',
    'TRANSMISSION_ERROR',
    'MEDIA_FINISH',
    'USER_CLOSE',
  ] as const)('a %s that comes while nothing is held changes nothing', async (code) => {
    const player = await WatchedPlayer.ready();
    player.players.each((node) => node.close(code));
    await player.clock.advance(60_000);
    expect(player.heard()).toHaveLength(1);
  });

  it('by abortMedia is a transmission error, and live-player comes back', async () => {
    const player = await WatchedPlayer.playing();
    player.playerExport?.abortMedia({ errcode: 5 });
    player.playerExport?.abortMedia({ errcode: 5 });
    await player.clock.advance(1_000);
    expect(codes(player.heard())).toEqual(['playerClose TRANSMISSION_ERROR {"errcode":5}', '2103', 'playerStartPull']);
  });

  it('by an app that stops as soon as it hears of it stays stopped', async () => {
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
  ])('by an app that stops as soon as it hears of it stays stopped (%s)', async (_name, cacheMs, provoke) => {
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

  it('by an app that removes the node when it hears of it is silent from then on', async () => {
    const app: { remove?: () => void } = {};
    const player = await WatchedPlayer.playing({ onEvent: () => app.remove?.() });
    app.remove = () => player.core.destroy();
    player.players.each((node) => node.lose({ giveUp: false }));
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED']);
  });

  it('by an app that stops as soon as iOS’s decoder is up does not pull', async () => {
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

  it('by an app that stops and plays when it hears of loading plays once', async () => {
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

describe('faults', () => {
  it('a loss that heals: one reconnect', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.lose({ giveUp: false }));
    await player.clock.advance(1_100);
    expect(codes(player.heard())).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2103', 'playerStartPull']);
    player.begin(500);
    await player.watch(5_000);
    expect(player.heard()).not.toContain('2103');
  });

  it('a loss for good: three reconnects that fail although bytes come, then −2301', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.lose({ giveUp: true }));
    const heard = codes(player.heard());
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await player.clock.advance(1_000);
      player.begin(200);
      await player.clock.advance(500);
      heard.push(...codes(player.heard()));
    }
    const close = 'playerClose LIVE_PLAYER_CLOSED';
    const milestones = heard.filter((words) => !/^20/.test(words));
    expect(milestones).toEqual([
      ...[close, '2103', 'playerStartPull', close, '2103', 'playerStartPull', close, '2103', 'playerStartPull'],
      ...[close, '-2301'],
    ]);
    player.call('play');
    await player.clock.advance(100);
    player.begin(500);
    await player.watch(5_000);
    expect(codes(player.heard())).not.toContain('2103');
  });

  it('neither hits a node that does not play', async () => {
    const player = await WatchedPlayer.ready();
    player.players.each((node) => node.lose({ giveUp: true }));
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual([]);
  });

  it.each([-2301, -2302])('%i on demand ends it', async (code) => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.state(code));
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED', `${code}`]);
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual([]);
    player.players.each((node) => node.state(code, 'once more'));
    expect(player.heard()).toEqual([`${code} once more`]);
  });

  it('any other state is only said', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.state(2105));
    player.players.each((node) => node.state(2103, 'no reason'));
    await player.watch(10_000);
    expect(player.heard()).toEqual(['2105', '2103 no reason']);
  });

  it('2103 with "Failed to connect to" means that the local server is dead', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.state(2103, 'Failed to connect to /127.0.0.1'));
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['2103 Failed to connect to /127.0.0.1']);
    expect(player.players.localServerDead).toBe(true);
  });

  it('WECHAT_SERVER_ERROR ends the node’s playing, and every later one until the reset', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.fail('WECHAT_SERVER_ERROR'));
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['playerError WECHAT_SERVER_ERROR']);
    player.call('play');
    await player.clock.advance(60_000);
    expect(player.heard()).not.toContain('playerStartPull');
    player.players.localServerDead = false;
    player.call('play');
    await player.clock.advance(100);
    expect(player.heard()).toContain('playerStartPull');
  });

  it('another playerError leaves the local server alone', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.fail('SOMETHING'));
    expect(player.heard()).toEqual(['playerError SOMETHING']);
    expect(player.players.localServerDead).toBe(false);
  });

  it('a local server that dies unnoticed takes no bytes, and live-player finds out', async () => {
    const player = await WatchedPlayer.playing();
    player.players.localServerDead = true;
    await player.watch(5_000);
    const heard = player.heard();
    expect(codes(heard)).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2103', '2103']);
    expect(heard[2]).toContain('Failed to connect to');
    expect(player.picture).not.toContain(expect.stringMatching(/^push/));
  });

  it('no permission for the microphone is an error of live-player', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.permissionDenied());
    expect(player.heard()).toEqual(['error system permission denied']);
  });
});

describe('a second FLV header over one connection', () => {
  it('cannot be decoded until live-player connects again', async () => {
    const player = await WatchedPlayer.playing();
    player.add(flvHeader(), videoSequence(), keyFrame(0));
    await player.watch(3_000);
    expect(player.heard()).toEqual(['2101', '2007']);
    await player.watch(5_000);
    expect(codes(player.heard())).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2103', 'playerStartPull', '2101']);
    expect(player.picture).not.toContain('restart');
  });

  it('begins anew where that is assumed', async () => {
    const player = await WatchedPlayer.playing({ assumptions: { secondHeader: 'accepted' } });
    player.begin(1_000);
    await player.watch(2_000);
    expect(player.heard()).not.toContain('2101');
    expect(player.picture).toContain('restart');
  });
});

describe('the list of resources', () => {
  it('says what the player does', async () => {
    const player = await WatchedPlayer.ready();
    expect(player.players.describe()).toEqual(['player 1: idle, cache 0 ms']);
    player.call('play');
    await player.clock.advance(100);
    expect(player.players.describe()).toEqual(['player 1: open, cache 0 ms']);
    player.begin(660);
    player.call('pause');
    await player.clock.advance(100);
    expect(player.players.describe()).toEqual(['player 1: paused, closed, cache 660 ms']);
  });
});

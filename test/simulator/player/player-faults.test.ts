import { WatchedPlayer } from './watched-player';

/** What was said, without the messages of 2103 and −2301. */
const codes = (said: readonly string[]) => said.map((words) => words.replace(/^(2103|-2301) .*/, '$1'));

describe('faults of a player', () => {
  it('a fault of a loss that heals: one reconnect', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.lose({ giveUp: false }));
    await player.clock.advance(1_100);
    expect(codes(player.heard())).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2103', 'playerStartPull']);
    player.begin(500);
    await player.watch(5_000);
    expect(player.heard()).not.toContain('2103');
  });

  it('a fault of a loss for good: three reconnects that fail although bytes come, then −2301', async () => {
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

  it('faults of a loss do not hit a node that does not play', async () => {
    const player = await WatchedPlayer.ready();
    player.players.each((node) => node.lose({ giveUp: true }));
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual([]);
  });

  it.each([-2301, -2302])('a fault of %i ends the playing of a node', async (code) => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.state(code));
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED', `${code}`]);
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual([]);
    player.players.each((node) => node.state(code, 'once more'));
    expect(player.heard()).toEqual([`${code} once more`]);
  });

  it('a fault of any other state is only said', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.state(2105));
    player.players.each((node) => node.state(2103, 'no reason'));
    await player.watch(10_000);
    expect(player.heard()).toEqual(['2105', '2103 no reason']);
  });

  it('a fault of 2103 with "Failed to connect to" means that the local server is dead', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.state(2103, 'Failed to connect to /127.0.0.1'));
    await player.clock.advance(60_000);
    expect(player.heard()).toEqual(['2103 Failed to connect to /127.0.0.1']);
    expect(player.players.localServerDead).toBe(true);
  });

  it('a fault of WECHAT_SERVER_ERROR ends the node’s playing, and every later one until the reset', async () => {
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

  it('a fault of another playerError leaves the local server alone', async () => {
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

  it('no permission for the microphone ends RTC mode with an error of live-player, now and at every play', async () => {
    const player = await WatchedPlayer.playing({ settings: { mode: 'RTC' } });
    player.players.microphoneDenied = true;
    player.players.each((node) => node.microphoneDenied());
    expect(player.heard()).toEqual(['error system permission denied']);
    player.call('play');
    await player.clock.advance(100);
    expect(player.heard()).toEqual(['play success', 'play complete', 'error system permission denied']);
  });

  it('no permission for the microphone is nothing to live mode', async () => {
    const player = await WatchedPlayer.playing();
    player.players.microphoneDenied = true;
    player.players.each((node) => node.microphoneDenied());
    expect(player.heard()).toEqual([]);
  });

  it('a player that fell behind says so and goes on taking bytes, until it is stopped', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.fallBehind(10_000));
    await player.watch(1_000);
    expect(player.heard().filter((said) => said.startsWith('playerClose'))).toEqual([]);
    expect(player.statuses.at(-1)?.videoCache).toBeGreaterThan(8_000);
    player.call('stop');
    player.call('play');
    await player.clock.advance(2_200);
    expect(player.statuses.at(-1)?.videoCache ?? 0).toBeLessThan(1_000);
  });
});

describe('the list of resources', () => {
  it('the list of resources says what the player does', async () => {
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

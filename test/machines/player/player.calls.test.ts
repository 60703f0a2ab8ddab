import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import type { Player } from '../../../machines/kernel/ports';
import { PlayerBench } from './player-bench';

test('a node that is gone is let go of, and an older one hears and says nothing', async () => {
  const bench = await new PlayerBench().playing();
  const { node } = bench;
  expect(node.isHeard).toBe(true);
  bench.ask('REMOVE');
  expect(node.isHeard).toBe(false);
});

describe('a call that live-player refuses', () => {
  test('HOLD: there is nothing to hold', async () => {
    const bench = await new PlayerBench().playing();
    bench.players.habits.refusesPause = true;
    bench.ask('HOLD');
    await bench.advance(0);
    expect(bench.picture.news()).toEqual(['player.notHeld']);
  });

  test('any other: the picture hears nothing of it', async () => {
    const bench = new PlayerBench({ readies: false });
    bench.ask('PREPARE');
    bench.readyWith({ requestFullScreen: () => Promise.reject(failureOf('live-player', 'commandFailed')) });
    bench.ask('PLAY');
    await bench.advance(100);
    bench.ask('HOLD');
    bench.ask('ENTER_FULL_SCREEN');
    await bench.advance(0);
    expect(bench.picture.news()).not.toContain('player.notHeld');
  });
});

describe('a call that live-player never answers', () => {
  const hangs = () => new Promise<void>(() => undefined);

  /** Playing, on a node with a player of its own. */
  async function playingWith(change: Partial<Player>): Promise<PlayerBench> {
    const bench = new PlayerBench({ readies: false });
    bench.players.habits.letsGoOnPause = false;
    bench.ask('PREPARE');
    bench.readyWith(change);
    return bench.playing();
  }

  test('HOLD: there is nothing to hold', async () => {
    const bench = await playingWith({ pause: hangs });
    bench.ask('HOLD');
    await bench.advance(config.playerCallTimeoutMs - 1);
    expect(bench.picture.news()).toEqual([]);
    await bench.advance(1);
    expect(bench.picture.news()).toEqual(['player.notHeld']);
  });

  test.each([
    ['is refused', () => Promise.reject(failureOf('live-player', 'commandFailed')), 0],
    ['hangs', hangs, config.playerCallTimeoutMs],
  ])('to go on on iOS, which stays connected, %s: it begins anew', async (_, resume, afterMs) => {
    const bench = await playingWith({ resume });
    bench.ask('HOLD');
    await bench.advance(0);
    bench.ask('PLAY');
    await bench.advance(afterMs);
    expect(bench.state).toBe('mounted.quiet');
    expect(bench.picture.news()).toEqual(['player.pulling', 'player.renewed']);
    bench.ask('PLAY');
    await bench.advance(100);
    expect(bench.node.calls).toEqual(['autoplay', 'pause', 'stop', 'play']);
    expect(bench.picture.news()).toEqual(['player.pulling']);
  });

  test('the next one has its turn, unless the node is gone by then', async () => {
    const calls: string[] = [];
    const stop = () => {
      calls.push('stop');
      return hangs();
    };
    const play = () => {
      calls.push('play');
      return Promise.resolve();
    };
    const bench = await playingWith({ stop, play });
    bench.ask('QUIET');
    bench.ask('PLAY');
    await bench.advance(config.playerCallTimeoutMs - 1);
    expect(calls).toEqual(['stop']);
    await bench.advance(1);
    expect(calls).toEqual(['stop', 'play']);
    bench.ask('QUIET');
    bench.ask('PLAY');
    bench.ask('REMOVE');
    await bench.advance(2 * config.playerCallTimeoutMs);
    expect(calls.filter((call) => call === 'play')).toHaveLength(1);
    expect(bench.clock.pending).toBe(0);
  });

  test('what it answers when its node is gone begins nothing', async () => {
    let answer: () => void = () => undefined;
    const calls: string[] = [];
    const stop = () =>
      new Promise<void>((resolve) => {
        if (calls.length === 0) answer = resolve;
        calls.push('stop');
      });
    const play = () => {
      calls.push('play');
      return Promise.resolve();
    };
    const bench = await playingWith({ stop, play });
    bench.ask('QUIET');
    bench.ask('PLAY');
    await bench.advance(0);
    bench.ask('REMOVE');
    answer();
    await bench.advance(0);
    expect(calls).toEqual(['stop', 'stop']);
    expect(bench.clock.pending).toBe(0);
  });
});

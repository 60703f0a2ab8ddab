import { createCameraSource, frontDoorClips } from '../../../simulator/camera';
import { TagMeter } from '../../../simulator/flv/tag-meter';
import livingRoom from '../../../simulator/media/living-room.flv';
import { PlaybackCache } from '../../../simulator/p2p-player/playback-cache';
import {
  audioFrame,
  audioSequence,
  flvHeader,
  flvTag,
  frame,
  join,
  keyFrame,
  scriptTag,
  videoSequence,
} from '../../support/flv-builder';
import { WatchedPlayer } from './watched-player';

describe('the cache of a simulated player', () => {
  const cacheAt = () => {
    const time = { ms: 0 };
    const cache = new PlaybackCache(() => time.ms);
    const meter = new TagMeter();
    const push = (...tags: Uint8Array[]) => {
      meter.push(join(...tags).buffer);
      cache.grow(meter, true);
    };
    return { time, cache, meter, push };
  };

  it('the cache of a simulated player grows by the timestamps that came, and drains in real time while a picture moves', () => {
    const { time, cache, push } = cacheAt();
    push(flvHeader(), videoSequence(), keyFrame(0));
    push(frame(66), frame(132));
    expect(cache.levelMs).toBe(132);
    time.ms = 100;
    expect(cache.levelMs).toBe(132);
    cache.drain(true);
    time.ms = 150;
    expect(cache.levelMs).toBe(82);
    time.ms = 10_000;
    expect(cache.levelMs).toBe(0);
    cache.drain(false);
    push(frame(198));
    expect(cache.levelMs).toBe(66);
  });

  it('the cache of a simulated player counts the frames of a first chunk, whatever timestamp it begins with', () => {
    const { cache, push } = cacheAt();
    push(flvHeader(), videoSequence(), keyFrame(900_000), frame(900_066), frame(900_132));
    expect(cache.levelMs).toBe(132);
  });

  it('the cache of a simulated player takes a jump of the stream for what its frames are worth, and a step back for nothing', () => {
    const { cache, push } = cacheAt();
    push(flvHeader(), videoSequence(), keyFrame(0));
    push(frame(60_000));
    expect(cache.levelMs).toBe(100);
    push(frame(1_000));
    expect(cache.levelMs).toBe(100);
  });

  it('the cache of a simulated player measures sound where there is no picture, and nothing where there is neither', () => {
    const { cache, push } = cacheAt();
    push(flvHeader({ video: false }), scriptTag());
    expect(cache.levelMs).toBe(0);
    push(audioFrame(0));
    push(audioFrame(64));
    expect(cache.levelMs).toBe(64);
  });

  it('the cache of a simulated player keeps what is in it when another stream begins', () => {
    const { cache, meter, push } = cacheAt();
    push(flvHeader(), videoSequence(), keyFrame(5_000), frame(5_066));
    meter.reset();
    cache.beginStream();
    push(flvHeader(), videoSequence(), keyFrame(0), frame(66));
    expect(cache.levelMs).toBe(132);
  });
});

describe('playing', () => {
  it('a simulated player plays on quietly while bytes come', async () => {
    const player = await WatchedPlayer.playing();
    await player.watch(30_000);
    expect(player.heard()).toEqual([]);
    expect(player.cacheMs).toBeGreaterThan(200);
    expect(player.cacheMs).toBeLessThan(700);
  });

  it('a simulated player loads when the cache is empty (2007), and goes on when it is filled again (2004)', async () => {
    const player = await WatchedPlayer.playing();
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual(['2007']);
    await player.watch(500);
    expect(player.heard()).toEqual(['2004']);
  });

  it('a simulated player plays sound that comes without a picture', async () => {
    const player = await WatchedPlayer.pulling();
    player.add(flvHeader({ video: false }), audioSequence());
    for (let timeMs = 0; timeMs < 5_000; timeMs += 64) {
      player.add(audioFrame(timeMs));
      await player.clock.advance(64);
    }
    expect(player.heard().filter((said) => /^2/.test(said))).toEqual(['2001', '2002', '2004', '2026']);
    await player.clock.advance(2_000);
    expect(player.cacheMs).toBe(0);
  });

  it('a simulated player reports its state every two seconds', async () => {
    const player = await WatchedPlayer.playing();
    await player.watch(20_000);
    expect(player.statuses).toHaveLength(10);
    const { videoCache = 0, audioCache = 0, videoBitrate, audioBitrate } = player.statuses[3] ?? {};
    // a stream's first chunk is counted by frames, so the two are never told alike
    expect(Math.abs(audioCache - videoCache)).toBeLessThan(500);
    expect(audioCache).toBeGreaterThan(200);
    expect(videoCache).toBeGreaterThan(200);
    expect(videoBitrate).toBeCloseTo((frame(0).length * 8) / 66, -0.5);
    expect(audioBitrate).toBeCloseTo((audioFrame(0).length * 8) / 66, -0.5);
  });

  it('a simulated player reports nothing of a picture before there is one, and no cache before there is a byte', async () => {
    const player = await WatchedPlayer.pulling();
    await player.clock.advance(2_000);
    expect(player.statuses).toEqual([{ videoBitrate: 0, audioBitrate: 0 }]);
    player.begin(0);
    await player.clock.advance(2_000);
    expect(Object.keys(player.statuses[1] ?? {})).toEqual(expect.arrayContaining(['videoCache', 'videoFPS']));
  });

  it('a simulated player tells the size of the picture where the stream does, in every other report', async () => {
    const number = (name: string, value: number) => {
      const float = new Uint8Array(8);
      new DataView(float.buffer).setFloat64(0, value);
      return [0, name.length, ...[...name].map((letter) => letter.charCodeAt(0)), 0, ...float];
    };
    const metadata = [...number('width', 640), ...number('height', 360), ...number('framerate', 15)];
    const player = await WatchedPlayer.pulling();
    player.add(flvHeader(), flvTag(18, 0, metadata), videoSequence(), keyFrame(0));
    for (let second = 1; second <= 9; second += 1) {
      for (let part = 0; part < 1_000; part += 50) player.add(frame(second * 1_000 + part));
      await player.clock.advance(1_000);
    }
    expect(player.statuses.map((status) => status.videoWidth)).toEqual([640, undefined, 640, undefined]);
    expect(player.statuses[0]).toMatchObject({ videoHeight: 360, videoFPS: 15 });
  });

  it('a simulated player tells of frames where it played since the last report, also if it waits for more just then', async () => {
    const player = await WatchedPlayer.pulling({ assumptions: { netStatusMs: 2_000 } });
    player.begin(500);
    for (let second = 0; second < 6; second += 1) {
      await player.clock.advance(1_000);
      player.feed(500);
    }
    expect(player.heard()).toContain('2007');
    await player.clock.advance(6_000);
    expect(player.statuses.map(({ videoFPS }) => Number(videoFPS) > 0)).toEqual([true, true, true, true, false, false]);
  });
});

it('a simulated player that shows a frame in three seconds tells of frames whenever it has shown one', async () => {
  const player = await WatchedPlayer.pulling({ assumptions: { netStatusMs: 1_000 } });
  player.add(flvHeader(), videoSequence(), keyFrame(0), frame(66));
  for (let atMs = 3_000; atMs <= 36_000; atMs += 3_000) {
    await player.clock.advance(3_000);
    player.add(frame(atMs));
  }
  await player.clock.advance(2_000);
  const told = player.statuses.map(({ videoFPS }) => videoFPS).join(' ');
  // as much is cached before it plays as two frames are worth
  expect(told).toMatch(/(1 0 0 0 0 0 ){4}1 0$/);
});

it('a simulated player tells the rate of a few frames that had all come before it shows them', async () => {
  const player = await WatchedPlayer.pulling({ assumptions: { netStatusMs: 1_000, decodeMs: 900 } });
  player.add(flvHeader(), videoSequence(), keyFrame(0), ...[100, 200, 300, 400, 500, 600].map((atMs) => frame(atMs)));
  await player.clock.advance(4_000);
  expect(player.statuses.flatMap(({ videoFPS }) => videoFPS ?? [])).toEqual([10, 10, 0, 0]);
});

it('a simulated player tells how many frames come now, however long none came before', async () => {
  const player = await WatchedPlayer.pulling({ assumptions: { netStatusMs: 1_000 } });
  const show = async (fromMs: number) => {
    for (let atMs = fromMs; atMs < fromMs + 3_000; atMs += 100) {
      player.add(frame(atMs));
      await player.clock.advance(100);
    }
    return player.statuses.at(-1)?.videoFPS;
  };
  player.add(flvHeader(), videoSequence(), keyFrame(0));
  expect(await show(100)).toBe(10);
  for (let atMs = 3_100; atMs < 63_000; atMs += 100) {
    player.add(audioFrame(atMs));
    await player.clock.advance(100);
  }
  await show(63_000);
  expect(await show(66_000)).toBe(10);
});

describe('sound without pictures', () => {
  /** So much sound, at its own pace. */
  const hear = async (player: WatchedPlayer, fromMs: number, durationMs: number) => {
    for (let goneMs = 0; goneMs < durationMs; goneMs += 66) {
      player.add(audioFrame(fromMs + goneMs));
      await player.clock.advance(66);
    }
  };

  it('a simulated player whose picture freezes plays the sound on, and tells of no frame', async () => {
    const player = await WatchedPlayer.playing();
    await player.watch(6_000);
    const [told] = player.statuses.slice(-1);
    expect(told?.videoFPS).toBeGreaterThan(10);
    await hear(player, 6_600, 8_000);
    expect(player.heard()).toEqual([]);
    expect(player.statuses.slice(-2)).toEqual([
      expect.objectContaining({ videoFPS: 0, videoCache: 0, audioCache: expect.any(Number) }),
      expect.objectContaining({ videoFPS: 0, videoCache: 0, audioCache: expect.any(Number) }),
    ]);
    expect(player.statuses.at(-1)?.audioCache).toBeGreaterThan(0);
  });

  it('a simulated player that plays sound alone tells of no frame, and of sound in its cache', async () => {
    const player = await WatchedPlayer.pulling();
    player.add(flvHeader({ video: false }), audioSequence());
    await hear(player, 0, 8_000);
    expect(player.statuses.at(-1)).toMatchObject({ videoFPS: 0, videoCache: 0 });
    expect(player.statuses.at(-1)?.audioCache).toBeGreaterThan(0);
  });
});

describe('a cache that is full', () => {
  it('a cache that is full makes live-player let go, play on, and come back when it has drained', async () => {
    const player = await WatchedPlayer.playing();
    player.feed(3_000);
    await player.clock.advance(100);
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED']);
    expect(player.cacheMs).toBeGreaterThan(2_000);
    player.feed(3_000);
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual([]);
    expect(player.cacheMs).toBeLessThan(2_500);

    await player.clock.advance(2_200);
    expect(player.heard()).toEqual(['playerStartPull']);
    expect(player.cacheMs).toBeGreaterThan(0);
    player.begin(1_000);
    await player.clock.advance(500);
    expect(player.heard()).not.toContain('2007');
    expect(player.picture).toContain('restart');
    expect(player.picture).not.toContain('freeze');
  });

  it('a cache that is full makes live-player let go on iOS too, whose decoder goes on through it', async () => {
    const player = await WatchedPlayer.playing({ platform: 'ios' });
    player.players.each((node) => node.setCache(2_400));
    await player.clock.advance(2_400);
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED', '2008', 'playerStartPull']);
    player.begin(1_000);
    await player.clock.advance(500);
    expect(player.heard()).toEqual(['2001', '2002', '2004', '2026', '2009', '2003']);
  });

  it('a cache that is full is as full as max-cache says', async () => {
    const player = await WatchedPlayer.playing({ settings: { maxCache: 3 } });
    player.feed(3_000);
    await player.clock.advance(1_000);
    expect(player.heard()).toEqual([]);
  });

  it('a cache that is full can be had by a fault, and is told at once', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.setCache(5_000));
    expect(player.statuses).toMatchObject([{ videoCache: 5_000 }]);
    await player.clock.advance(200);
    expect(player.heard()).toEqual(['playerClose LIVE_PLAYER_CLOSED']);
    await player.clock.advance(4_700);
    expect(player.heard()).toEqual(['playerStartPull']);
  });
});

describe('a cache that a fault has emptied', () => {
  it('a cache that a fault has emptied is told at once, and stays nearly empty: bytes come no faster than they are played', async () => {
    const player = await WatchedPlayer.playing();
    player.players.each((node) => node.setCache(0));
    expect(player.statuses).toMatchObject([{ videoCache: 0 }]);
    await player.watch(10_000);
    expect(player.cacheMs).toBeLessThan(300);
    expect(player.heard()).not.toContain('playerClose LIVE_PLAYER_CLOSED');
  });
});

describe('the film of a simulated camera', () => {
  const cases = (['ios', 'android'] as const).flatMap((platform) => [
    [platform, 'standard'] as const,
    [platform, 'high'] as const,
  ]);

  it.each(cases)('a simulated camera’s film plays for minutes without a word (%s, %s)', async (platform, quality) => {
    const player = await WatchedPlayer.pulling({ platform });
    const camera = createCameraSource({ clock: player.clock, clips: frontDoorClips });
    await player.clock.advance(3_456);
    player.heard();
    const pull = camera.open(quality, (chunk) => player.playerExport?.addChunk(chunk));
    await player.clock.advance(2_000);
    expect(player.heard()).toContain('2003');
    await player.clock.advance(180_000);
    pull.close();
    expect(player.heard()).toEqual([]);
    expect(player.statuses.at(-1)).toMatchObject({ videoFPS: 15 });
    const caches = player.statuses.slice(3).map((status) => status.videoCache ?? 0);
    expect(Math.min(...caches)).toBeGreaterThan(100);
    expect(Math.max(...caches)).toBeLessThan(2_300);
  });
});

describe('H.265', () => {
  const heardOf = async (decodesH265: boolean, platform: 'ios' | 'android') => {
    const player = await WatchedPlayer.pulling({ platform, decodesH265 });
    player.playerExport?.addChunk(livingRoom.slice(0, 60_000).buffer);
    await player.clock.advance(5_000);
    return player.heard();
  };

  it.each([
    'ios',
    'android',
  ] as const)('H.265 without a decoder is told by its number, once, and no picture is (%s)', async (platform) => {
    const heard = await heardOf(false, platform);
    expect(heard.filter((said) => said === '-2304')).toHaveLength(1);
    expect(heard).not.toContain('2003');
    expect(heard).not.toContain('2032');
  });

  it('H.265 with a decoder plays like any other picture', async () => {
    const heard = await heardOf(true, 'android');
    expect(heard).toEqual(expect.arrayContaining(['2003', '2032']));
    expect(heard).not.toContain('-2304');
  });
});

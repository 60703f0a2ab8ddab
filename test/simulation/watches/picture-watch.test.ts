import { config } from '../../../machines/kernel/config';
import { onItsWayTexts, statusTexts } from '../../../machines/session/session.texts';
import type { SimulatedNode } from '../phone/node.types';
import type { Tile } from '../phone/simulated-page';
import { Violations } from '../violations';
import { PictureWatch } from './picture-watch';

const FRAME_MS = 100;

/** A component that plays by itself and has told of frames; its page says "live" whatever becomes of the picture. */
class Bench {
  nowMs = 1_000_000;
  sendsNoVideo = false;
  looksEveryMs = FRAME_MS;
  private lookedAtMs = this.nowMs;
  readonly violations = new Violations(() => this.nowMs);
  private readonly watch = new PictureWatch(this.violations, () => this.sendsNoVideo);
  private playsUntilMs = 0;
  private readonly node = {
    isUncounted: true,
    hasToldFrames: true,
    hasShown: true,
    lostAtMs: Number.NEGATIVE_INFINITY,
    stoodAtMs: Number.NEGATIVE_INFINITY,
    lastPictureAtMs: this.nowMs,
    playsPicture: () => this.nowMs < this.playsUntilMs,
  };
  private readonly tile = {
    node: this.node as unknown as SimulatedNode,
    seen: { status: { text: statusTexts.live.en, tone: 'live' } },
  } as unknown as Tile;

  /** Pictures come; what is cached of them is played for so long after the last of them. */
  picturesFor(ms: number, cachedMs = 0): void {
    for (let passedMs = 0; passedMs < ms; passedMs += FRAME_MS) {
      this.node.lastPictureAtMs = this.nowMs + FRAME_MS;
      this.playsUntilMs = this.nowMs + FRAME_MS + cachedMs;
      this.silenceFor(FRAME_MS);
    }
  }

  /** One group of pictures after another. */
  groups(count: number, everyMs: number): void {
    for (let group = 0; group < count; group += 1) {
      this.node.lastPictureAtMs = this.nowMs + FRAME_MS;
      this.silenceFor(everyMs);
    }
  }

  saysStill(): readonly string[] {
    this.tile.seen = { status: { text: onItsWayTexts.still.en, tone: 'busy' } } as unknown as Tile['seen'];
    return this.silenceFor(FRAME_MS);
  }

  silenceFor(ms: number): readonly string[] {
    for (let passedMs = 0; passedMs < ms; passedMs += FRAME_MS) {
      this.nowMs += FRAME_MS;
      if (this.nowMs - this.lookedAtMs < this.looksEveryMs) continue;
      this.lookedAtMs = this.nowMs;
      this.watch.look(this.tile, this.nowMs);
    }
    return this.violations.found.map(({ what }) => what);
  }
}

const LONG_MS = 2 * config.maxVideoPatienceMs;

test('a component that plays what it has cached shows a picture that moves, though none comes', () => {
  const bench = new Bench();
  bench.picturesFor(5_000, LONG_MS);
  expect(bench.silenceFor(LONG_MS)).toEqual([]);
});

test('a picture that is called live long after the last of what was cached was played is noticed', () => {
  const bench = new Bench();
  bench.picturesFor(5_000, LONG_MS);
  expect(bench.silenceFor(2 * LONG_MS)[0]).toContain('no picture has come for');
});

test('a component tells once in five seconds that it shows no frames: three times that, and no longer, its picture may be called live', () => {
  const bench = new Bench();
  bench.picturesFor(5_000);
  expect(bench.silenceFor(16_000)).toEqual([]);
  expect(bench.silenceFor(3_000)).not.toEqual([]);
});

test('a picture that is called live long after one has come is noticed', () => {
  const bench = new Bench();
  bench.picturesFor(5_000);
  expect(bench.silenceFor(LONG_MS)[0]).toContain('no picture has come for');
});

test('two pictures are no rhythm: a component may tell of one so slow that more of them may come, but not for ever', () => {
  const bench = new Bench();
  bench.groups(2, 1_000);
  expect(bench.silenceFor(31_000)).toEqual([]);
  expect(bench.silenceFor(3_000)[0]).toContain('no picture has come for');
});

test('one picture in a few seconds is called live no longer, either', () => {
  const bench = new Bench();
  bench.groups(8, 3_000);
  expect(bench.silenceFor(27_000)).toEqual([]);
  expect(bench.silenceFor(6_000)[0]).toContain('no picture has come for');
});

test('the gap between two pictures is theirs, however late they are looked at', () => {
  const bench = new Bench();
  bench.looksEveryMs = 700;
  // seen 700, 1,400 and 2,100 ms after each other
  for (const everyMs of [1_600, 1_600, 1_400, 1_400]) bench.groups(1, everyMs);
  expect(bench.silenceFor(26_000)).toEqual([]);
  expect(bench.silenceFor(8_000)[0]).toContain('no picture has come for');
});

test('a picture that comes in groups is said to stand still too early between two of them', () => {
  const bench = new Bench();
  bench.groups(8, 6_000);
  bench.silenceFor(3_000);
  expect(bench.saysStill()[0]).toContain('in its rhythm');
});

test('… but not where its camera sends no pictures any more: then it does', () => {
  const bench = new Bench();
  bench.groups(8, 6_000);
  bench.sendsNoVideo = true;
  bench.silenceFor(3_000);
  expect(bench.saysStill()).toEqual([]);
});

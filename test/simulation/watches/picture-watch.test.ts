import { config } from '../../../machines/kernel/config';
import { statusTexts } from '../../../machines/session/session.texts';
import type { SimulatedNode } from '../phone/node.types';
import type { Tile } from '../phone/simulated-page';
import { Violations } from '../violations';
import { PictureWatch } from './picture-watch';

const FRAME_MS = 100;

/** A component that plays by itself and has told of frames; its page says "live" whatever becomes of the picture. */
class Bench {
  nowMs = 1_000_000;
  readonly violations = new Violations(() => this.nowMs);
  private readonly watch = new PictureWatch(this.violations);
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

  silenceFor(ms: number): readonly string[] {
    for (let passedMs = 0; passedMs < ms; passedMs += FRAME_MS) {
      this.nowMs += FRAME_MS;
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

import { config } from '../../../machines/kernel/config';
import { type Gaps, isRhythmKnown, longestGapMs, patienceByRhythmMs, withGap } from '../../../machines/kernel/rhythm';
import { onItsWayTexts, sharedText, statusTexts } from '../../../machines/session/session.texts';
import type { SimulatedNode } from '../phone/node.types';
import type { Tile } from '../phone/simulated-page';
import type { Violations } from '../violations';

/** The app looks once a second, and so do these books, at another moment; what it finds is seen a moment later. */
const LOOK_MS = 1_000;
const GRACE_MS = 3_000;
/** A player tells of its frames once in so long, at most. */
const TOLD_EVERY_MS = 5_000;
/** What it said of them is believed for so long. */
const STOOD_LATELY_MS = 2 * TOLD_EVERY_MS;
/** What a player said and nobody heard may have been that it cannot play what it is given. */
const LOST_LATELY_MS = 60_000;

const wordsOf = (...texts: readonly { readonly zh: string; readonly en: string }[]): ReadonlySet<string> =>
  new Set(texts.flatMap(({ zh, en }) => [zh, en]));
const LIVE = wordsOf(statusTexts.live, sharedText);
const STILL = wordsOf(onItsWayTexts.still);

/** What is known of the picture that one player was given. */
interface Book {
  readonly node: SimulatedNode;
  text: string;
  /** Since when it says so. */
  sinceMs: number;
  /** When a picture last came, when its player last had one to play, and when the first was last seen to grow. */
  pictureAtMs: number;
  playedAtMs: number;
  grewAtMs: number;
  /** When its camera was last seen to send no pictures. */
  noVideoAtMs: number;
  gapsMs: Gaps;
  /** Those of them in which it said live all along: its rhythm, where nothing was in the way. */
  steadyGapsMs: Gaps;
}

/** Compares what is said of a picture with the frames that its player is given (invariant 8), by books of its own. */
export class PictureWatch {
  private readonly books = new WeakMap<Tile, Book>();

  constructor(
    private readonly violations: Violations,
    private readonly sendsNoVideo: (cameraId: string) => boolean,
  ) {}

  forget(tile: Tile): void {
    this.books.delete(tile);
  }

  look(tile: Tile, nowMs: number): void {
    const { node, seen } = tile;
    if (!node || !seen) {
      this.forget(tile);
      return;
    }
    const { text } = seen.status;
    const { lastPictureAtMs } = node;
    let book = this.books.get(tile);
    if (book?.node !== node) {
      book = {
        node,
        text,
        sinceMs: nowMs,
        pictureAtMs: lastPictureAtMs,
        playedAtMs: nowMs,
        grewAtMs: nowMs,
        noVideoAtMs: Number.NEGATIVE_INFINITY,
        gapsMs: [],
        steadyGapsMs: [],
      };
      this.books.set(tile, book);
    }
    const silenceMs = Math.min(nowMs, lastPictureAtMs > book.pictureAtMs ? lastPictureAtMs : nowMs) - book.pictureAtMs;
    const isNews = text !== book.text;
    if (isNews) Object.assign(book, { text, sinceMs: nowMs });
    if (node.playsPicture()) book.playedAtMs = nowMs;
    if (this.sendsNoVideo(tile.cameraId)) book.noVideoAtMs = nowMs;
    if (LIVE.has(text)) this.lookAtLive(book, nowMs);
    if (STILL.has(text) && isNews) this.lookAtStill(book, silenceMs, nowMs);
    if (lastPictureAtMs === book.pictureAtMs) return;
    if (Number.isFinite(book.pictureAtMs)) this.keepGap(book, lastPictureAtMs, nowMs);
    Object.assign(book, { pictureAtMs: lastPictureAtMs, grewAtMs: nowMs });
  }

  /** Between two looks, and at least between the pictures themselves: a look may be late. */
  private keepGap(book: Book, lastPictureAtMs: number, nowMs: number): void {
    const gapMs = Math.max(nowMs - book.grewAtMs, lastPictureAtMs - book.pictureAtMs);
    const isSteady = LIVE.has(book.text) && book.sinceMs <= book.grewAtMs;
    book.gapsMs = withGap(book.gapsMs, gapMs);
    book.steadyGapsMs = isSteady ? withGap(book.steadyGapsMs, gapMs) : [];
  }

  private lookAtLive({ node, text, sinceMs, playedAtMs, gapsMs }: Book, nowMs: number): void {
    if (nowMs - node.lostAtMs < LOST_LATELY_MS) return;
    if (!node.hasShown) this.violations.note(8, `says "${text}" before there was a picture`);
    // who does not count what comes sees it as it is played
    const lastMs = node.isUncounted ? Math.max(node.lastPictureAtMs, playedAtMs) : node.lastPictureAtMs;
    const forMs = nowMs - Math.max(sinceMs, lastMs);
    // frames that come in pieces or ever later have a rhythm that an app may know otherwise, and time without bytes is not counted
    const isQuick = gapsMs.length > 0 && longestGapMs(gapsMs) <= config.quickVideoGapMs;
    // a player that tells of no frames while its picture moves tells nothing where it stands
    if (node.isUncounted && !node.hasToldFrames) return;
    // two of its frames, or one report of them, are no rhythm yet
    const isPlain = isQuick && (!node.isUncounted || isRhythmKnown(gapsMs));
    const patienceMs = isPlain ? patienceOf(gapsMs.map((gapMs) => gapMs + LOOK_MS)) : config.maxVideoPatienceMs;
    const rhythmMs = isPlain ? 2 * patienceMs : patienceMs;
    // its last frames are in the report after them, and the next one tells of none for the first time
    const toldMs = node.isUncounted ? patienceMs + 2 * TOLD_EVERY_MS : 0;
    const saidAfterMs = Math.max(rhythmMs, toldMs) + GRACE_MS;
    if (forMs > saidAfterMs) this.violations.note(8, `says "${text}", and no picture has come for ${forMs} ms`);
  }

  private lookAtStill({ node, text, steadyGapsMs, noVideoAtMs }: Book, silenceMs: number, nowMs: number): void {
    // none come, and how soon that is known is the app's to judge: those of one piece are played one by one
    if (nowMs - noVideoAtMs < silenceMs && silenceMs >= config.minVideoPatienceMs) return;
    // a player that plays none of what it is given tells so
    const isQuick = Math.min(longestGapMs(steadyGapsMs), silenceMs) <= config.quickVideoGapMs;
    if (isQuick && nowMs - node.stoodAtMs < STOOD_LATELY_MS) return;
    const leastMs = patienceOf(
      steadyGapsMs.map((gapMs) => gapMs - LOOK_MS),
      config.minVideoPatienceMs,
    );
    if (silenceMs < leastMs)
      this.violations.note(8, `says "${text}" of a picture that came ${silenceMs} ms ago, in its rhythm`);
  }
}

const patienceOf = (gapsMs: Gaps, unknownMs: number = config.unknownVideoPatienceMs): number =>
  patienceByRhythmMs(gapsMs, {
    unknownMs,
    leastMs: config.minVideoPatienceMs,
    mostMs: config.maxVideoPatienceMs,
  });

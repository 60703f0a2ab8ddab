import { config } from '../../../machines/kernel/config';
import type { Phone } from '../phone/phone';
import { LOOK_EVERY_MS } from '../phone/phone-way.types';
import type { Tile } from '../phone/simulated-page';
import { PictureWatch } from './picture-watch';

/** Without a byte, and with nothing left in live-player's cache, a picture may be called live this long. */
const DRY_LIVE_MS = 4_000;
/** The cache of a stream that ended plays out for this long at most. */
const DRAINING_MS = 11_000;
/** Every wait has a deadline, and recovery three minutes; waiting for others has no more than their deadlines. */
const LONGEST_BUSY_MS = 240_000;
/** Bytes go on this long after an error was shown: then the error is not true. */
const PLAYS_AFTER_ERROR_MS = 2_000;
/** A jump of the clock: JavaScript was suspended, and what is seen belongs to the time before. */
const SUSPENDED_MS = 1_500;
/** How often it is looked at, at least. */
const WATCH_EVERY_MS = 1_000;

interface Watched {
  tone: string;
  sinceMs: number;
  /** When the picture came to stand still; null while it moves. */
  dryAtMs: number | null;
}

/** Compares what each visible page says with what its player gets (invariant 8), and looks for endless spinners (6). */
export class ScreenWatch {
  private readonly watched = new WeakMap<Tile, Watched>();
  private readonly pictures: PictureWatch;
  private lastLookMs = 0;

  constructor(private readonly phone: Phone) {
    // the simulation is not there yet
    const sendsNoVideo = (id: string) => phone.simulation.world.streamFaults.sendingOf(id) === 'noVideo';
    this.pictures = new PictureWatch(phone.violations, sendsNoVideo);
  }

  look(): void {
    const nowMs = this.phone.clock.now();
    const wasSuspended = nowMs - this.lastLookMs > SUSPENDED_MS;
    this.lastLookMs = nowMs;
    for (const page of this.phone.pages) {
      if (page.isVisible) for (const tile of page.tiles) this.lookAt(tile, nowMs, wasSuspended);
      else for (const tile of page.tiles) this.forget(tile);
    }
  }

  private forget(tile: Tile): void {
    this.watched.delete(tile);
    this.pictures.forget(tile);
  }

  private lookAt(tile: Tile, nowMs: number, wasSuspended: boolean): void {
    const { seen, node, view } = tile;
    const { violations } = this.phone;
    if (!seen) {
      violations.note(8, `${view} shows nothing at all`);
      return;
    }
    const { tone } = seen.status;
    let known = this.watched.get(tile);
    if (!known || known.tone !== tone || wasSuspended) {
      known = { tone, sinceMs: nowMs, dryAtMs: null };
      this.watched.set(tile, known);
    }
    const forMs = nowMs - known.sinceMs;
    const isDraining = seen.status.text === '正在播完余下画面' || seen.status.text === 'Playing what is left';
    const isDry = tone === 'live' && nowMs - (node?.lastByteAtMs ?? 0) > WATCH_EVERY_MS && !node?.hasCached();
    known.dryAtMs = isDry ? (known.dryAtMs ?? nowMs) : null;
    const dryMs = known.dryAtMs === null ? 0 : nowMs - known.dryAtMs;
    // where the plugin pulls its player alone can tell that, and here it does so at its next look
    const unknownMs = node?.isUncounted ? LOOK_EVERY_MS : 0;
    const dryLiveMs = Math.max(DRY_LIVE_MS + unknownMs, this.phone.silenceMs * config.rhythmFactor);
    if (dryMs > (isDraining ? DRAINING_MS : dryLiveMs))
      violations.note(8, `says "${seen.status.text}" over a picture that has stood still for ${dryMs} ms`);
    if (tone === 'bad' && forMs > PLAYS_AFTER_ERROR_MS && nowMs - (node?.lastByteAtMs ?? 0) < 1_000)
      violations.note(8, `says "${seen.sheet?.title}" while bytes arrive`);
    if (tone === 'busy' && forMs > LONGEST_BUSY_MS) violations.note(6, `endless "${seen.status.text}"`);
    if (wasSuspended) this.pictures.forget(tile);
    this.pictures.look(tile, nowMs);
    this.lookAtWords(tile);
  }

  /** Never blank: words for where it is, and something to tap wherever it does not go on by itself. */
  private lookAtWords({ seen, view }: Tile): void {
    if (!seen) return;
    const { violations } = this.phone;
    const { status, sheet, controls } = seen;
    if (status.text === '') violations.note(8, `${view} shows no status`);
    if (sheet && (sheet.title === '' || sheet.advice === ''))
      violations.note(8, `a sheet without words: ${status.text}`);
    if (sheet?.kind === 'failure' && sheet.details === '')
      violations.note(8, `a failure without details: ${sheet.title}`);
    if (controls && !controls.canPlay && !controls.canStop && sheet?.kind !== 'failure')
      violations.note(8, `no way out of "${status.text}"`);
    if (status.tone === 'bad' && !sheet) violations.note(8, `an error without a reason: ${status.text}`);
  }
}

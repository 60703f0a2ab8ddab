import { config } from '../../../machines/kernel/config';
import { sheetTexts } from '../../../machines/session/session.texts';
import type { Phone } from '../phone/phone';
import type { Tile } from '../phone/simulated-page';

/** WeChat answers with the network before for so long, and is asked again after that. */
const LONGEST_LAG_MS = 8_000;
/** A jump of the clock: JavaScript was suspended, and nobody could ask. */
const SUSPENDED_MS = 1_500;
const UNTIL_ASKED_MS = config.askNetworkEveryMs + config.networkAnswerDeadlineMs + LONGEST_LAG_MS;

/** A sentence on the screen, and whether it is true in the world; `forMs`: how long a lie may stand until it is noticed. */
interface Reason {
  readonly titles: readonly string[];
  readonly forMs: number;
  isTrue(phone: Phone): boolean;
}

const REASONS: readonly Reason[] = [
  {
    titles: Object.values(sheetTexts.offlineTitle),
    forMs: UNTIL_ASKED_MS,
    // whoever gets no answer believes what was told last, and offers to try
    isTrue: (phone) => !phone.simulation.world.isOnline || !phone.answersNetwork(),
  },
];

/** Knows the screen and the world alone: what is given as a reason is true (invariant 8). */
export class TruthWatch {
  private readonly falseSinceMs = new WeakMap<Tile, number>();
  private lastLookMs = 0;
  private awakeSinceMs = 0;

  constructor(private readonly phone: Phone) {}

  look(): void {
    const nowMs = this.phone.clock.now();
    if (nowMs - this.lastLookMs > SUSPENDED_MS) this.awakeSinceMs = nowMs;
    this.lastLookMs = nowMs;
    for (const { isVisible, tiles } of this.phone.pages) for (const tile of tiles) this.lookAt(tile, isVisible);
  }

  private lookAt(tile: Tile, isVisible: boolean): void {
    const { phone } = this;
    const title = tile.seen?.sheet?.title ?? '';
    const reason = REASONS.find(({ titles }) => titles.includes(title));
    if (!isVisible || !reason || reason.isTrue(phone)) {
      this.falseSinceMs.delete(tile);
      return;
    }
    const nowMs = phone.clock.now();
    const sinceMs = Math.max(this.falseSinceMs.get(tile) ?? nowMs, this.awakeSinceMs);
    this.falseSinceMs.set(tile, sinceMs);
    if (nowMs - sinceMs > reason.forMs) phone.violations.note(8, `says "${title}", which is not so in the world`);
  }
}

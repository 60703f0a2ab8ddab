import { type Failure, type FailureSource, failureOf, failureSentences, failureTable } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { sheetTexts } from '../../../machines/session/session.texts';
import type { Phone } from '../phone/phone';
import type { Tile } from '../phone/simulated-page';
import { truthOf } from './truths';

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

/** What is told of a failure was so a short while before: callbacks come late, and calls have their turn. */
const TOLD_WITHIN_MS = 15_000;
/** Whoever gave up tells what the last try came to, which may be a try ago. */
const ONE_TRY_MS = 60_000;

/** Of one picture: what it last said of a failure, and when it was last looked at while a person could see it. */
interface Told {
  sheet: string;
  notice: string;
  seenAtMs: number;
}

interface Named {
  readonly source: FailureSource;
  readonly code: string;
}

type SystemCode = Exclude<keyof (typeof failureTable)['system'], 'unknown'>;

const named = ({ source, code }: Failure): Named => ({ source, code: String(code) });

const SYSTEM = Object.keys(failureTable.system) as SystemCode[];
/** Of a component that takes the picture and keeps it by itself. */
const SNAPSHOTS = ['commandFailed', 'snapshotError', 'saveAuthError', 'saveError', 'timeout'] as const;
const NOTICED: readonly Failure[] = [
  ...SYSTEM.map((code) => failureOf('system', code)),
  ...SNAPSHOTS.map((code) => failureOf('iot', code)),
];

/** A notice names its failure by its sentences alone. */
const NOTICES: ReadonlyMap<string, Named> = new Map(
  NOTICED.flatMap((failure) =>
    (['zh', 'en'] as const).map((language) => [failureSentences(failure, language), named(failure)] as const),
  ),
);

/** Knows the screen and the world alone: what is given as a reason is true (invariant 8). */
export class TruthWatch {
  private readonly falseSinceMs = new WeakMap<Tile, number>();
  private readonly told = new WeakMap<Tile, Told>();
  private lastLookMs = 0;
  private awakeSinceMs = 0;

  constructor(private readonly phone: Phone) {}

  look(): void {
    const nowMs = this.phone.clock.now();
    if (nowMs - this.lastLookMs > SUSPENDED_MS) this.awakeSinceMs = nowMs;
    this.lastLookMs = nowMs;
    for (const { isVisible, tiles } of this.phone.pages)
      for (const tile of tiles) {
        this.lookAt(tile, isVisible);
        if (isVisible) this.lookAtFailure(tile, nowMs);
      }
  }

  /** Each failure is judged when it is first said. */
  private lookAtFailure(tile: Tile, nowMs: number): void {
    const { seen } = tile;
    if (!seen) return;
    const known = this.told.get(tile) ?? { sheet: '', notice: '', seenAtMs: nowMs };
    const sheet = seen.sheet?.kind === 'failure' ? seen.sheet.details : '';
    const notice = seen.notice.text;
    const sinceMs = known.seenAtMs - TOLD_WITHIN_MS - (seen.status.tone === 'bad' ? ONE_TRY_MS : 0);
    this.told.set(tile, { sheet, notice, seenAtMs: nowMs });
    if (sheet !== '' && sheet !== known.sheet) this.judge(tile, namedBy(sheet), sinceMs, seen.sheet?.title ?? '');
    const noticed = notice === known.notice ? undefined : NOTICES.get(notice);
    if (noticed) this.judge(tile, noticed, sinceMs, notice);
  }

  private judge({ view, cameraId }: Tile, named: Named | null, sinceMs: number, title: string): void {
    const { phone } = this;
    if (!named) {
      phone.violations.note(8, `the details of "${title}" name no source and code`);
      return;
    }
    const { source, code } = named;
    const truth = truthOf(source, code);
    if (typeof truth === 'function') {
      if (!truth({ phone, view, cameraId, source, code, sinceMs }))
        phone.violations.note(8, `says "${title}" (${source} ${code}), which did not happen in the world`);
    } else if ('neverHere' in truth)
      phone.violations.note(8, `says "${title}" (${source} ${code}), but ${truth.neverHere}`);
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

/** Code and source, as a person who opens the details reads them. */
function namedBy(details: string): Named | null {
  const [first = '', second = ''] = details.split('\n');
  const code = /^(?:Code: |代码：)(.*?)(?: \(\w+\))?$/.exec(first)?.[1];
  const source = /^(?:Source: |来源：)(.*)$/.exec(second)?.[1];
  return code !== undefined && isSource(source) ? { source, code } : null;
}

const isSource = (source: string | undefined): source is FailureSource =>
  source !== undefined && Object.hasOwn(failureTable, source);

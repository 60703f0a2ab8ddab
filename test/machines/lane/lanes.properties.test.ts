import fc from 'fast-check';
import { type AloneKind, createLanes, type LaneCall } from '../../../machines/lane';
import { VirtualClock } from '../../support/virtual-clock';

const timeoutMs = 10_000;
const stopTimeoutMs = 3_000;

type Deed =
  | { readonly do: 'run'; readonly id: string; readonly takesMs: number | null; readonly rejects: boolean }
  | { readonly do: 'close'; readonly id: string; readonly takesMs: number | null }
  | { readonly do: 'alone'; readonly kind: AloneKind; readonly takesMs: number | null }
  | { readonly do: 'drop'; readonly which: number }
  | { readonly do: 'giveUp'; readonly which: number }
  | { readonly do: 'wait'; readonly forMs: number };

const id = fc.constantFrom('door', 'yard');
const takesMs = fc.constantFrom(null, 0, 50, 4_000, 15_000);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('run' as const), id, takesMs, rejects: fc.boolean() }),
  fc.record({ do: fc.constant('close' as const), id, takesMs }),
  fc.record({
    do: fc.constant('alone' as const),
    kind: fc.constantFrom<AloneKind>('init', 'reset', 'destroy'),
    takesMs,
  }),
  fc.record({ do: fc.constant('drop' as const), which: fc.nat(9) }),
  fc.record({ do: fc.constant('giveUp' as const), which: fc.nat(9) }),
  fc.record({ do: fc.constant('wait' as const), forMs: fc.constantFrom(1, 100, 3_000, 12_000) }),
);

/** One plugin call, as an observer of the plugin sees it. */
interface Seen {
  readonly name: string;
  /** Null: it reaches into the whole module. */
  readonly id: string | null;
  readonly kind: string;
  /** Queued one right after the other, so that they may run together. */
  readonly group: number;
  begunAtMs: number | null;
  isOver: boolean;
  isDropped: boolean;
  /** Later calls need not wait for it after this. */
  givenUpAtMs: number;
}

/** Plays deeds on lanes and writes down every call that broke the order. */
class Observer {
  readonly clock = new VirtualClock();
  readonly lanes = createLanes(this.clock);
  readonly seen: Seen[] = [];
  readonly faults: string[] = [];
  readonly calls: { readonly seen: Seen; readonly call: LaneCall<unknown> }[] = [];
  private group = 0;

  async play(deeds: readonly Deed[]): Promise<void> {
    for (const each of deeds) await this.carryOut(each);
    for (let which = 0; which < this.calls.length; which += 1) this.giveUp(which);
    await this.clock.advance(20 * 60_000);
  }

  private async carryOut(each: Deed): Promise<void> {
    if (each.do === 'run') {
      const seen = this.queue(`run ${each.id}`, each.id, '');
      const call = this.lanes.run(each.id, () => this.begin(seen, each.takesMs, each.rejects), {
        code: 'startService',
        timeoutMs,
      });
      this.calls.push({ seen, call });
    } else if (each.do === 'close') {
      const seen = this.queue(`close ${each.id}`, each.id, '');
      this.lanes.close(each.id, () => this.begin(seen, each.takesMs, false, stopTimeoutMs), stopTimeoutMs);
    } else if (each.do === 'alone') {
      const seen = this.queue(each.kind, null, each.kind);
      const call = this.lanes.alone(each.kind, () => this.begin(seen, each.takesMs, false, timeoutMs), {
        code: each.kind === 'destroy' ? 'stop' : each.kind,
        timeoutMs,
      });
      this.calls.push({ seen, call });
    } else if (each.do === 'drop') this.drop(each.which);
    else if (each.do === 'giveUp') this.giveUp(each.which);
    else await this.clock.advance(each.forMs);
  }

  private drop(which: number): void {
    const chosen = this.calls[which];
    if (!chosen) return;
    if (chosen.call.phase() === 'queued') chosen.seen.isDropped = true;
    chosen.call.drop();
  }

  private giveUp(which: number): void {
    const chosen = this.calls[which];
    if (!chosen || chosen.seen.id === null || chosen.seen.givenUpAtMs !== Infinity) return;
    chosen.call.giveUpAfter(stopTimeoutMs);
    chosen.seen.givenUpAtMs = (chosen.call.phase() === 'queued' ? Number.NaN : this.clock.now()) + stopTimeoutMs;
  }

  private queue(name: string, ofId: string | null, kind: string): Seen {
    const before = this.seen.at(-1);
    if (before?.kind !== kind || kind === '') this.group += 1;
    const seen: Seen = {
      name: `${name} #${this.seen.length}`,
      id: ofId,
      kind,
      group: this.group,
      begunAtMs: null,
      isOver: false,
      isDropped: false,
      givenUpAtMs: Infinity,
    };
    this.seen.push(seen);
    return seen;
  }

  /** The plugin is called: nothing that this call must wait for may be under way or still to come. */
  private begin(seen: Seen, lastsMs: number | null, rejects: boolean, graceMs?: number): Promise<void> {
    const nowMs = this.clock.now();
    const at = this.seen.indexOf(seen);
    for (const [index, other] of this.seen.entries()) {
      if (other === seen || !this.excludes(seen, other)) continue;
      const isUnderWay = other.begunAtMs !== null && !other.isOver && nowMs < other.givenUpAtMs;
      if (isUnderWay) this.faults.push(`${seen.name} while ${other.name} is under way`);
      const isYetToCome = index < at && other.begunAtMs === null && !other.isDropped;
      if (isYetToCome) this.faults.push(`${seen.name} before ${other.name}`);
    }
    if (seen.isDropped) this.faults.push(`${seen.name} was dropped`);
    seen.begunAtMs = nowMs;
    if (graceMs !== undefined) seen.givenUpAtMs = nowMs + graceMs;
    if (Number.isNaN(seen.givenUpAtMs)) seen.givenUpAtMs = nowMs + stopTimeoutMs;
    seen.isOver = false;
    return new Promise((resolve, reject) => {
      if (lastsMs === null) return;
      this.clock.setTimeout(() => {
        seen.isOver = true;
        if (rejects) reject(new Error(seen.name));
        else resolve();
      }, lastsMs);
    });
  }

  private excludes(one: Seen, other: Seen): boolean {
    if (one.id !== null && other.id !== null) return one.id === other.id;
    return one.group !== other.group;
  }
}

const stories = fc.array(deed, { minLength: 1, maxLength: 24 });

test('whatever is asked, and whatever becomes of it, calls keep their order and none is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (deeds) => {
      const observer = new Observer();
      await observer.play(deeds);
      const forgotten = observer.seen.filter((seen) => seen.begunAtMs === null && !seen.isDropped);
      expect(observer.faults).toEqual([]);
      expect(forgotten.map(({ name }) => name)).toEqual([]);
      expect(observer.clock.pending).toBe(0);
    }),
    { numRuns: 150 },
  );
});

import type { RecordMessage } from '../../../../development/inspector/protocol.types';

/** How long a transition that was taken is conspicuous. */
const conspicuousMs = 1_000;

/** A page that opens late hears the whole story at once: that is not lately. */
const mostAtOnce = 300;

/** Which transitions were taken within the last second. */
export class TakenLately {
  private taken: { readonly actor: string; readonly transition: string; readonly untilMs: number }[] = [];

  hear(records: readonly RecordMessage[], nowMs: number): void {
    if (records.length > mostAtOnce) return;
    for (const record of records) {
      if (record.type !== 'snapshot') continue;
      for (const transition of (record.steps ?? []).flatMap(({ transitions }) => transitions)) {
        this.taken.push({ actor: record.actor, transition, untilMs: nowMs + conspicuousMs });
      }
    }
  }

  of(actor: string, nowMs: number): ReadonlySet<string> {
    this.taken = this.taken.filter(({ untilMs }) => untilMs > nowMs);
    return new Set(this.taken.filter((one) => one.actor === actor).map(({ transition }) => transition));
  }
}

/** The part of `npm run simulate` that plays: one process for each core, bundled by tools/simulate/bundle.mjs. */
import { writeFileSync } from 'node:fs';
import { wayOf } from '../../simulator/generations';
import type { Batch, BatchPlayed, Failed } from '../../tools/simulate/simulate.types';
import { countPairs, drawnBuckets } from './drawn-pairs';
import { generate } from './generate';
import { play } from './play';
import type { Setup } from './scenario.types';
import { keep, shrink } from './shrink';
import { shrinkSoak } from './shrink-soak';
import { soak } from './soak';

/** Of several failures in one batch the first few are told in full. */
const MAX_SHRUNK = 3;

async function playBatch(batch: Batch): Promise<BatchPlayed> {
  const startMs = performance.now();
  const met = new Map<string, number>();
  const drawn = new DrawnByWay();
  const { failed, virtualMs } =
    batch.profile === 'soak' ? await playSoak(batch, met) : await playAll(batch, met, drawn);
  // every session of a soak is in one world
  if (batch.profile === 'soak') drawn.count(generate('soak', batch.seed, batch.way).setup);
  return {
    batch,
    failed,
    met: Object.fromEntries(met),
    drawn: drawn.told(),
    virtualMs,
    realMs: performance.now() - startMs,
  };
}

/** Which values came together, by who pulls: what one way draws the other has not. */
class DrawnByWay {
  private readonly byWay = { bytes: new Map<number, number>(), managed: new Map<number, number>() };

  count(setup: Setup): void {
    countPairs(setup, this.byWay[wayOf(setup.generation)]);
  }

  told(): BatchPlayed['drawn'] {
    const of = (way: 'bytes' | 'managed') => ({
      buckets: drawnBuckets(way),
      pairs: Object.fromEntries(this.byWay[way]),
    });
    return { bytes: of('bytes'), managed: of('managed') };
  }
}

async function playAll(batch: Batch, met: Map<string, number>, drawn: DrawnByWay) {
  const { profile, seed, sessions, way, steps, isTraced, isBrief, recordFile } = batch;
  const failed: Failed[] = [];
  let virtualMs = 0;
  for (let each = seed; each < seed + sessions; each += 1) {
    const whole = generate(profile, each, way);
    const told = { profile, seed: each, way: wayOf(whole.setup.generation) };
    drawn.count(whole.setup);
    const scenario = steps ? keep(whole, steps) : whole;
    const recorded: string[] = [];
    const played = await play(scenario, {
      isTraced,
      ...(recordFile ? { record: (text: string) => void recorded.push(text) } : {}),
    });
    if (recordFile) writeFileSync(recordFile, recorded.join(''));
    virtualMs += played.virtualMs;
    for (const [pair, count] of played.met) met.set(pair, (met.get(pair) ?? 0) + count);
    if (isTraced && played.violations.length === 0) console.log(played.trace.join('\n'));
    if (played.violations.length === 0) continue;
    const { violations, trace } = played;
    if (isBrief || isTraced || recordFile || failed.length >= MAX_SHRUNK) {
      failed.push({ ...told, violations, kept: steps ?? null, scenario: isBrief ? null : scenario, trace });
      if (isBrief) break;
      continue;
    }
    const shrunk = await shrink(scenario);
    failed.push({
      ...told,
      violations,
      kept: shrunk.kept,
      scenario: shrunk.scenario,
      trace: shrunk.played.trace,
    });
  }
  return { failed, virtualMs };
}

async function playSoak(batch: Batch, met: Map<string, number>) {
  const { profile, seed, sessions, watchMs, keptSessions, isTraced, isBrief } = batch;
  const way = batch.way ?? wayOf(generate('soak', seed).setup.generation);
  const options = { seed, sessions, way, watchMs, ...(keptSessions ? { kept: keptSessions } : {}) };
  const played = await soak({ ...options, isTraced });
  for (const [pair, count] of played.met) met.set(pair, (met.get(pair) ?? 0) + count);
  const { violations, virtualMs, trace } = played;
  if (isTraced && violations.length === 0) console.log(trace.join('\n'));
  if (violations.length === 0) return { failed: [], virtualMs };
  const told = { profile, seed, way, violations, kept: null, scenario: null };
  if (isBrief || isTraced || keptSessions) return { failed: [{ ...told, trace }], virtualMs };
  const shrunk = await shrinkSoak(options, played);
  const failed: Failed = { ...told, soak: { sessions, kept: shrunk.kept }, trace: shrunk.played.trace };
  return { failed: [failed], virtualMs };
}

process.on('message', (batch: Batch) => {
  playBatch(batch).then(
    (played) => process.send?.(played),
    (reason) => {
      console.error(reason);
      process.exit(1);
    },
  );
});

// whoever asked is gone
process.on('disconnect', () => process.exit());

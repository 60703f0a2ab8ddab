/** The part of `npm run simulate` that plays: one process for each core, bundled by tools/simulate/bundle.mjs. */
import { writeFileSync } from 'node:fs';
import type { Batch, BatchPlayed, Failed } from '../../tools/simulate/simulate.types';
import { countPairs, drawnBuckets } from './drawn-pairs';
import { generate } from './generate';
import { play } from './play';
import { keep, shrink } from './shrink';
import { shrinkSoak } from './shrink-soak';
import { soak } from './soak';

/** Of several failures in one batch the first few are told in full. */
const MAX_SHRUNK = 3;

async function playBatch(batch: Batch): Promise<BatchPlayed> {
  const startMs = performance.now();
  const met = new Map<string, number>();
  const pairs = new Map<number, number>();
  const { failed, virtualMs } =
    batch.profile === 'soak' ? await playSoak(batch, met) : await playAll(batch, met, pairs);
  // every session of a soak is in one world
  if (batch.profile === 'soak') countPairs(generate('soak', batch.seed).setup, pairs);
  return {
    batch,
    failed,
    met: Object.fromEntries(met),
    drawn: { buckets: drawnBuckets, pairs: Object.fromEntries(pairs) },
    virtualMs,
    realMs: performance.now() - startMs,
  };
}

async function playAll(batch: Batch, met: Map<string, number>, pairs: Map<number, number>) {
  const { profile, seed, sessions, steps, isTraced, isBrief, recordFile } = batch;
  const failed: Failed[] = [];
  let virtualMs = 0;
  for (let each = seed; each < seed + sessions; each += 1) {
    const whole = generate(profile, each);
    countPairs(whole.setup, pairs);
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
      failed.push({ profile, seed: each, violations, kept: steps ?? null, scenario: isBrief ? null : scenario, trace });
      if (isBrief) break;
      continue;
    }
    const shrunk = await shrink(scenario);
    failed.push({
      profile,
      seed: each,
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
  const options = { seed, sessions, watchMs, ...(keptSessions ? { kept: keptSessions } : {}) };
  const played = await soak({ ...options, isTraced });
  for (const [pair, count] of played.met) met.set(pair, (met.get(pair) ?? 0) + count);
  const { violations, virtualMs, trace } = played;
  if (isTraced && violations.length === 0) console.log(trace.join('\n'));
  if (violations.length === 0) return { failed: [], virtualMs };
  const told = { profile, seed, violations, kept: null, scenario: null };
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

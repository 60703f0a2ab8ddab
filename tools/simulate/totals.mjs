// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('./simulate.types.ts').BatchPlayed} BatchPlayed */
/** @typedef {import('./simulate.types.ts').Failed} Failed */

/**
 * What has been played so far; kept in a file, so that a run that was cut off goes on where it stood.
 *
 * @typedef {object} Totals
 * @property {string} run what is played: another run begins anew
 * @property {string[]} done names of the batches
 * @property {Record<string, { sessions: number, firstSeed: number, lastSeed: number, virtualMs: number, realMs: number }>} profiles
 * @property {Record<string, number>} met
 * @property {Record<import('./simulate.types.ts').WayName, { buckets: readonly string[], pairs: Record<string, number> }>} drawn
 * @property {Failed[]} failed
 */

/**
 * @param {string} run
 * @returns {Totals}
 */
export const nothingYet = (run) => ({
  run,
  done: [],
  profiles: {},
  met: {},
  drawn: { bytes: { buckets: [], pairs: {} }, managed: { buckets: [], pairs: {} } },
  failed: [],
});

/** @param {import('./simulate.types.ts').Batch} batch */
export const nameOf = ({ profile, seed, sessions, way = 'bytes' }) => `${way} ${profile} ${seed} ${sessions}`;

/**
 * @param {Totals} totals
 * @param {BatchPlayed} played
 */
export function addTo(totals, { batch, failed, met, drawn, virtualMs, realMs }) {
  totals.done.push(nameOf(batch));
  const last = batch.seed + batch.sessions - 1;
  const name = `${batch.profile}, ${batch.way ?? 'bytes'}`;
  totals.profiles[name] ??= { sessions: 0, firstSeed: batch.seed, lastSeed: last, virtualMs: 0, realMs: 0 };
  const profile = totals.profiles[name];
  if (!profile) return;
  profile.sessions += batch.sessions;
  profile.firstSeed = Math.min(profile.firstSeed, batch.seed);
  profile.lastSeed = Math.max(profile.lastSeed, last);
  profile.virtualMs += virtualMs;
  profile.realMs += realMs;
  for (const [pair, count] of Object.entries(met)) totals.met[pair] = (totals.met[pair] ?? 0) + count;
  for (const way of /** @type {const} */ (['bytes', 'managed'])) {
    const total = totals.drawn[way];
    total.buckets = drawn[way].buckets;
    for (const [pair, count] of Object.entries(drawn[way].pairs)) total.pairs[pair] = (total.pairs[pair] ?? 0) + count;
  }
  totals.failed.push(...failed);
}

/**
 * @param {string} file
 * @param {Totals} totals
 */
export function save(file, totals) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(totals));
}

/**
 * What an earlier run of the same kind has played; nothing when there was none.
 *
 * @param {string} file
 * @param {string} run
 * @returns {Totals}
 */
export function load(file, run) {
  try {
    const totals = JSON.parse(readFileSync(file, 'utf8'));
    return totals.run === run && totals.drawn.managed ? totals : nothingYet(run);
  } catch {
    return nothingYet(run);
  }
}

// @ts-check
import path from 'node:path';
import { PLANTED_BUGS } from '../../test/simulation/planted-bugs.mjs';
import { bundleWorker } from './bundle.mjs';
import { playBatches } from './pool.mjs';

/** @typedef {import('./simulate.types.ts').Batch} Batch */

/** Each bug must be caught within this many sessions. */
const MOST = 30_000;
const BATCH = 100;
const PROFILES = /** @type {const} */ (['documented', 'late', 'hostile']);

/**
 * Plants one bug after another, and plays until it is caught. Resolves with whether every one was.
 *
 * @param {string} cache
 * @param {number} processes
 */
export async function huntPlantedBugs(cache, processes) {
  let caught = 0;
  for (const [index, bug] of PLANTED_BUGS.entries()) {
    const worker = path.join(cache, `planted-${index}.mjs`);
    await bundleWorker(worker, bug);
    let sessions = 0;
    let found = '';
    await playBatches({
      worker,
      processes,
      batches: batches(bug.way ?? 'bytes'),
      tell: ({ batch, failed: [first] }) => {
        sessions += first ? first.seed - batch.seed + 1 : batch.sessions;
        const [violation] = first?.violations ?? [];
        if (violation) found = `invariant ${violation.invariant}: ${violation.what}`;
        return violation !== undefined;
      },
    }).catch((/** @type {Error} */ reason) => {
      found = reason.message; // a bug can also make it run for ever
    });
    if (found) caught += 1;
    console.log(
      `${found ? '✓' : '✗'} ${bug.name}: ${found ? `${sessions} sessions, ${found}` : `not found in ${sessions}`}`,
    );
  }
  console.log(`${caught} of ${PLANTED_BUGS.length} planted bugs caught`);
  return caught === PLANTED_BUGS.length;
}

/**
 * @param {'bytes' | 'managed'} way
 * @returns {Batch[]}
 */
function batches(way) {
  return Array.from({ length: MOST / BATCH }, (_, index) => ({
    profile: PROFILES[index % PROFILES.length] ?? 'hostile',
    seed: 1 + index * BATCH,
    sessions: BATCH,
    way,
    watchMs: 0,
    isTraced: false,
    isBrief: true,
  }));
}

// @ts-check

/** Milliseconds of processor time that this program has used: what other programs take does not count. */
export function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

/**
 * Runs the candidates in turn, round after round, so that whatever disturbs the computer disturbs all of them alike, and
 * gives the median of each. The first rounds warm up and do not count.
 *
 * @template {string} Name
 * @param {Record<Name, () => number | Promise<number>>} candidates each gives one measure
 * @param {{ rounds: number, warmUps: number }} counts
 * @returns {Promise<Record<Name, number>>}
 */
export async function mediansOf(candidates, { rounds, warmUps }) {
  const names = /** @type {Name[]} */ (Object.keys(candidates));
  const measures = new Map(names.map((name) => [name, /** @type {number[]} */ ([])]));
  for (let round = 0; round < warmUps + rounds; round += 1) {
    // who goes first changes, as the first of a round finds other caches
    const order = round % 2 === 0 ? names : [...names].reverse();
    for (const name of order) {
      const measure = await candidates[name]();
      if (round >= warmUps) measures.get(name)?.push(measure);
    }
  }
  return /** @type {Record<Name, number>} */ (
    Object.fromEntries([...measures].map(([name, values]) => [name, median(values)]))
  );
}

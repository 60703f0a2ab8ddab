// @ts-check

/** @typedef {import('./simulate.types.ts').Failed} Failed */
/** @typedef {import('./totals.mjs').Totals} Totals */

const RAREST = 12;
const MAX_TRACE_LINES = 1_000;

/**
 * One failed session, with the command that plays it again.
 *
 * @param {Failed} failed
 */
export function wordsOf({ profile, seed, violations, kept, scenario, trace }) {
  const steps = kept ? ` --steps ${kept.join(',')}` : '';
  const lines = [
    `✗ ${profile}, seed ${seed}`,
    ...violations.map(({ invariant, what }) => `  invariant ${invariant}: ${what}`),
  ];
  if (scenario) lines.push(`  scenario: ${JSON.stringify(scenario)}`);
  lines.push(...trace.slice(-MAX_TRACE_LINES).map((line) => `    ${line}`));
  if (profile !== 'soak')
    lines.push(
      `  again: npm run simulate -- --profile ${profile} --seed ${seed} --sessions 1${steps} --trace`,
      `  to look at: with --record ${profile}-${seed}.jsonl instead of --trace, a file to drop on the inspector`,
    );
  return lines.join('\n');
}

/**
 * Sessions and rate by profile, and what was met seldom.
 *
 * @param {Totals} totals
 * @param {{ seconds: number, processes: number }} run
 */
export function summaryOf(totals, { seconds, processes }) {
  const lines = Object.entries(totals.profiles).map(
    ([profile, { sessions, firstSeed, lastSeed, virtualMs, realMs }]) => {
      const hours = Math.round(virtualMs / 3_600_000).toLocaleString('en');
      const each = (realMs / sessions).toFixed(1);
      return `${profile}: ${sessions.toLocaleString('en')} sessions, seeds ${firstSeed}–${lastSeed}, ${each} ms each, ${hours} h of virtual time`;
    },
  );
  const pairs = Object.entries(totals.met).sort(([, one], [, other]) => one - other);
  const states = new Set(pairs.map(([pair]) => pair.split(' | ')[0]));
  const deeds = new Set(pairs.map(([pair]) => pair.split(' | ')[1]));
  const all = states.size * deeds.size;
  lines.push(
    `${pairs.length} of ${all} pairs of a state (${states.size}) and something done in it (${deeds.size}) were met`,
    `seldom met: ${pairs
      .slice(0, RAREST)
      .map(([pair, count]) => `${pair.replace(' | ', ' with ')} (${count})`)
      .join(', ')}`,
    `${totals.failed.length} sessions failed; ${seconds.toFixed(0)} s on ${processes} processes`,
  );
  return lines.join('\n');
}

// @ts-check

/** @typedef {import('./simulate.types.ts').Failed} Failed */
/** @typedef {import('./totals.mjs').Totals} Totals */

const RAREST = 12;
const RARE_IN_A_STATE = 3;
const NEVER_TOLD = 8;
const PAIR_BASE = 1_000;
const MAX_TRACE_LINES = 1_000;

/**
 * One failed session, with the command that plays it again.
 *
 * @param {Failed} failed
 */
export function wordsOf({ profile, seed, way, violations, kept, soak, scenario, trace }) {
  const steps = kept ? ` --steps ${kept.join(',')}` : '';
  const lines = [
    `✗ ${profile}, seed ${seed}, ${way}`,
    ...violations.map(({ invariant, what }) => `  invariant ${invariant}: ${what}`),
  ];
  if (scenario) lines.push(`  scenario: ${JSON.stringify(scenario)}`);
  lines.push(...trace.slice(-MAX_TRACE_LINES).map((line) => `    ${line}`));
  if (soak) {
    const sessions = soak.kept.map((each) => `${each.session}:${each.steps.join(',')}`).join('/');
    const only = sessions ? ` --steps ${sessions}` : '';
    lines.push(
      `  again: npm run simulate -- --way ${way} --profile soak --seed ${seed} --sessions ${soak.sessions}${only} --trace`,
    );
  }
  if (profile !== 'soak')
    lines.push(
      `  again: npm run simulate -- --way ${way} --profile ${profile} --seed ${seed} --sessions 1${steps} --trace`,
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
  lines.push(
    ...coverageOf(totals.met),
    ...Object.entries(totals.drawn).flatMap(([way, drawn]) => pairsOf(drawn).map((line) => `${way}: ${line.trim()}`)),
    `${totals.failed.length} sessions failed; ${seconds.toFixed(0)} s on ${processes} processes`,
  );
  return lines.join('\n');
}

/**
 * Which pairs of a state and something done in it were met, the least known first: a line for each state, with what was
 * never done in it, or seldom; then what was done in the fewest states.
 *
 * @param {Readonly<Record<string, number>>} met `state | deed` → how often
 */
export function coverageOf(met) {
  /** @type {Map<string, Map<string, number>>} */
  const byState = new Map();
  /** @type {Map<string, number>} */
  const statesOf = new Map();
  for (const [pair, count] of Object.entries(met)) {
    const [state = '', deed = ''] = pair.split(' | ');
    byState.set(state, (byState.get(state) ?? new Map()).set(deed, count));
    statesOf.set(deed, (statesOf.get(deed) ?? 0) + 1);
  }
  if (byState.size === 0) return [];
  const deeds = [...statesOf.keys()];
  const pairs = Object.keys(met).length;
  const rows = [...byState].sort(([, one], [, other]) => one.size - other.size);
  const seldom = [...statesOf].sort(([, one], [, other]) => one - other).slice(0, RAREST);
  return [
    `${pairs} of ${byState.size * deeds.length} pairs of a state (${byState.size}) and something done in it (${deeds.length}) were met:`,
    ...rows.map(([state, counts]) => {
      const times = [...counts.values()].reduce((sum, count) => sum + count, 0).toLocaleString('en');
      const rare = deeds
        .map((deed) => ({ deed, count: counts.get(deed) ?? 0 }))
        .sort((one, other) => one.count - other.count)
        .slice(0, RARE_IN_A_STATE)
        .map(({ deed, count }) => `${deed} (${count || 'never'})`);
      return `  ${state}: ${counts.size} of ${deeds.length}, ${times} times; ${rare.join(', ')}`;
    }),
    `in the fewest states: ${seldom.map(([deed, states]) => `${deed} (${states})`).join(', ')}`,
  ];
}

/**
 * Which two drawn values came together in one session, and the first of those that never did.
 *
 * @param {import('./simulate.types.ts').DrawnPairs} drawn
 */
export function pairsOf({ buckets, pairs }) {
  if (Object.keys(pairs).length === 0) return [];
  const nameOf = (/** @type {number} */ number) => buckets[number]?.split('=')[0];
  const never = [];
  let possible = 0;
  for (let one = 0; one < buckets.length; one += 1)
    for (let other = one + 1; other < buckets.length; other += 1) {
      if (nameOf(one) === nameOf(other)) continue;
      possible += 1;
      if (!pairs[one * PAIR_BASE + other]) never.push(`${buckets[one]} with ${buckets[other]}`);
    }
  const names = new Set(buckets.map((bucket) => bucket.split('=')[0])).size;
  const seldom = Math.min(...Object.values(pairs));
  return [
    `${possible - never.length} of ${possible} pairs of drawn values (${buckets.length} of ${names}) were met, each at least ${seldom} times${never.length > 0 ? '; never:' : ''}`,
    ...never.slice(0, NEVER_TOLD).map((pair) => `  ${pair}`),
    ...(never.length > NEVER_TOLD ? [`  and ${never.length - NEVER_TOLD} more`] : []),
  ];
}

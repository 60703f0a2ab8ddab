// @ts-check
/** npm run simulate: plays sessions of the whole mini-program under a virtual clock and looks for what must never be. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../build/options.mjs';
import { bundleWorker } from './bundle.mjs';
import { huntPlantedBugs } from './planted.mjs';
import { playBatches } from './pool.mjs';
import { recordFileOf } from './record-file.mjs';
import { addTo, load, nameOf, nothingYet, save } from './totals.mjs';
import { summaryOf, wordsOf } from './words.mjs';

/** @typedef {import('./simulate.types.ts').Batch} Batch */

const usage = `npm run simulate [-- options]
  --sessions N    how many of each profile; a million in all when absent
  --profile P     documented, late, hostile, soak; several with commas; all when absent
  --seed S        the first session's; 1 when absent, "new" for one that nobody chose
  --steps 0,3,4   only these steps of each session; of a soak 2:0,3/7:4, only these sessions and steps
  --trace         tells what happens
  --record FILE   writes the one session that is played as a recording, which the inspector opens
  --json          the summary as JSON
  --resume        goes on where the same run was cut off
  --processes N   one for each core when absent
  --planted       plants bugs one after another and looks whether each is caught`;

const A_MILLION = { documented: 300_000, late: 300_000, hostile: 300_000, soak: 100_000 };
const BATCH = 250;
const SOAK_BATCH = 1_000;
const DAY_MS = 86_400_000;
const SAVE_EVERY_MS = 5_000;
const MAX_FAILED = 20;

const options = readArguments();
const cache = path.join(repositoryRoot, '.cache/simulate');
const worker = path.join(cache, `worker-${process.pid}.mjs`);
if (options.planted) process.exitCode = (await huntPlantedBugs(cache, options.processes)) ? 0 : 1;
else await simulate();

async function simulate() {
  await bundleWorker(worker);
  const run = JSON.stringify([options.sessions ?? A_MILLION, options.profiles, options.seed]);
  // a session that is played again does not make a long run forget where it stood
  const { sessions, profiles, seed } = options;
  const name = sessions === undefined ? 'run' : `run-${profiles.join('-')}-${seed}-${sessions}`;
  const file = path.join(cache, `${name}.json`);
  const totals = options.resume ? load(file, run) : nothingYet(run);
  const batches = batchesOf().filter((batch) => !totals.done.includes(nameOf(batch)));
  const startedAt = performance.now();
  let savedAt = startedAt;
  let played = 0;
  if (options.seedIsNew) console.error(`seed ${options.seed}`);
  await playBatches({
    worker,
    processes: options.processes,
    batches,
    tell: (result) => {
      addTo(totals, result);
      played += 1;
      for (const failed of result.failed) if (!options.json) console.log(wordsOf(failed));
      const now = performance.now();
      progress(played, batches, now - startedAt);
      if (now - savedAt > SAVE_EVERY_MS) {
        save(file, totals);
        savedAt = now;
      }
      return totals.failed.length >= MAX_FAILED;
    },
  });
  save(file, totals);
  if (options.recordFile) console.error(`recorded: ${options.recordFile}; drop it on the inspector (npm run inspect)`);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { processes } = options;
  if (options.json) console.log(JSON.stringify({ ...totals, seconds, processes }, null, 2));
  else console.log(summaryOf(totals, { seconds, processes }));
  process.exitCode = totals.failed.length === 0 ? 0 : 1;
}

/**
 * The profiles side by side, so that a run which is cut off has seen something of each.
 *
 * @returns {Batch[]}
 */
function batchesOf() {
  const { steps, trace: isTraced, recordFile } = options;
  const each = options.profiles.map((profile) => {
    const sessions = options.sessions ?? A_MILLION[profile];
    const size = profile === 'soak' ? SOAK_BATCH : BATCH;
    const watchMs = profile === 'soak' ? (options.sessions === undefined ? 30 : 1) * DAY_MS : 0;
    return Array.from({ length: Math.ceil(sessions / size) }, (_, index) => ({
      profile,
      seed: options.seed + index * size,
      sessions: Math.min(size, sessions - index * size),
      // a month once, a day after every other thousand sessions
      watchMs: index === 0 ? watchMs : Math.min(watchMs, DAY_MS),
      isTraced,
      isBrief: false,
      ...steps,
      ...(recordFile ? { recordFile } : {}),
    }));
  });
  return each
    .flatMap((batches) => batches.map((batch, index) => ({ batch, share: index / batches.length })))
    .sort((one, other) => one.share - other.share)
    .map(({ batch }) => batch);
}

/**
 * @param {number} played
 * @param {readonly Batch[]} batches
 * @param {number} ms
 */
function progress(played, batches, ms) {
  if (!process.stderr.isTTY && played % 40 !== 0) return;
  const sessions = batches.slice(0, played).reduce((sum, batch) => sum + batch.sessions, 0);
  const all = batches.reduce((sum, batch) => sum + batch.sessions, 0);
  const rate = (sessions / ms) * 1_000;
  const left = Math.round((all - sessions) / rate);
  const line = `${sessions} of ${all} sessions, ${rate.toFixed(0)} a second, ${left} s left`;
  process.stderr.write(
    process.stderr.isTTY ? `\r\u001b[K${line}${played === batches.length ? '\n' : ''}` : `${line}\n`,
  );
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        sessions: { type: 'string' },
        profile: { type: 'string', default: Object.keys(A_MILLION).join(',') },
        seed: { type: 'string', default: '1' },
        steps: { type: 'string' },
        processes: { type: 'string', default: String(availableParallelism()) },
        trace: { type: 'boolean', default: false },
        record: { type: 'string' },
        json: { type: 'boolean', default: false },
        resume: { type: 'boolean', default: false },
        planted: { type: 'boolean', default: false },
      },
    });
    const seedIsNew = values.seed === 'new';
    const sessions = values.sessions === undefined ? undefined : whole('sessions', values.sessions);
    const profiles = values.profile.split(',').map(profileOf);
    return {
      ...values,
      seedIsNew,
      seed: seedIsNew ? Math.floor(Math.random() * 1e9) : whole('seed', values.seed),
      sessions,
      processes: whole('processes', values.processes),
      steps: stepsOf(values.steps, profiles),
      profiles,
      recordFile: values.record === undefined ? undefined : recordFileOf(values.record, { profiles, sessions }),
    };
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n${usage}`);
    return process.exit(2);
  }
}

/**
 * @param {string | undefined} text
 * @param {readonly string[]} profiles
 * @returns {Pick<Batch, 'steps' | 'keptSessions'>}
 */
function stepsOf(text, profiles) {
  if (text === undefined) return {};
  const list = (/** @type {string} */ steps) => steps.split(',').map((step) => whole('steps', step));
  if (profiles.join() !== 'soak') return { steps: list(text) };
  const keptSessions = text.split('/').map((each) => {
    const [session = '', steps, more] = each.split(':');
    if (steps === undefined || more !== undefined)
      throw new Error(`--steps ${text}: of a soak, sessions with their steps are wanted, such as 2:0,3/7:4`);
    return { session: whole('steps', session), steps: list(steps) };
  });
  return { keptSessions };
}

/**
 * @param {string} name
 * @param {string} value
 */
function whole(name, value) {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} ${value}: a whole number is wanted`);
  return Number(value);
}

/**
 * @param {string} name
 * @returns {keyof typeof A_MILLION}
 */
function profileOf(name) {
  if (!(name in A_MILLION)) throw new Error(`--profile ${name}: there are ${Object.keys(A_MILLION).join(', ')}`);
  return /** @type {keyof typeof A_MILLION} */ (name);
}

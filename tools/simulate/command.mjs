// @ts-check
/** npm run simulate: plays sessions of the whole mini-program under a virtual clock and looks for what must never be. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';
import { isWay, noSuchWay } from '../build/ways.mjs';
import { readCommandLine } from '../terminal/command-line.mjs';
import { bundleWorker } from './bundle.mjs';
import { huntPlantedBugs } from './planted.mjs';
import { playBatches } from './pool.mjs';
import { recordFileOf } from './record-file.mjs';
import { addTo, load, nameOf, nothingYet, save } from './totals.mjs';
import { summaryOf, wordsOf } from './words.mjs';

/** @typedef {import('./simulate.types.ts').Batch} Batch */

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
  const run = JSON.stringify([options.sessions ?? A_MILLION, options.profiles, options.seed, options.way]);
  // a session that is played again does not make a long run forget where it stood
  const { sessions, profiles, seed, way } = options;
  const name =
    sessions === undefined ? `run-${way ?? 'both'}` : `run-${way ?? 'both'}-${profiles.join('-')}-${seed}-${sessions}`;
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
 * The profiles side by side, so that a run which is cut off has seen something of each; half of the sessions each way, where nobody
 * chose one.
 *
 * @returns {Batch[]}
 */
function batchesOf() {
  const { steps, trace: isTraced, recordFile, way } = options;
  /** @type {(profile: keyof typeof A_MILLION, way: import('./simulate.types.ts').WayName, sessions: number) => Batch[]} */
  const batches = (profile, way, sessions) => {
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
      way,
      ...steps,
      ...(recordFile ? { recordFile } : {}),
    }));
  };
  const each = options.profiles.flatMap((profile) => {
    const sessions = options.sessions ?? A_MILLION[profile];
    if (way) return [batches(profile, way, sessions)];
    const half = Math.ceil(sessions / 2);
    return [batches(profile, 'bytes', half), batches(profile, 'managed', sessions - half)];
  });
  return each
    .flatMap((own) => own.map((batch, index) => ({ batch, share: index / own.length })))
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
  const { given, number, refuse } = readCommandLine({
    command: 'npm run simulate',
    about: {
      zh: '在虚拟时钟下模拟使用整个小程序，寻找绝不该发生的事',
      en: 'Plays sessions of the whole mini-program under a virtual clock and looks for what must never be',
    },
    options: {
      sessions: {
        value: 'N',
        about: { zh: '每种模拟多少次；默认一共一百万次', en: 'how many of each profile; a million in all when absent' },
      },
      profile: {
        value: 'NAMES',
        about: {
          zh: 'documented、late、hostile、soak，逗号隔开；默认全部',
          en: 'documented, late, hostile, soak; several with commas; all when absent',
        },
      },
      seed: {
        value: 'N',
        about: {
          zh: '第一次的种子；默认 1，new 是随机的',
          en: 'the first session\'s; 1 when absent, "new" for one that nobody chose',
        },
      },
      way: {
        value: 'bytes|managed',
        about: {
          zh: '由谁拉流：bytes 是小程序，managed 是插件的组件；默认两种各一半',
          en: 'who pulls: bytes is the app, managed are components of the plugin; half of the sessions each when absent',
        },
      },
      steps: {
        value: '0,3,4',
        about: {
          zh: '只做这些步骤；soak 写成 2:0,3/7:4，即这些次和步骤',
          en: 'only these steps of each session; of a soak 2:0,3/7:4, only these sessions and steps',
        },
      },
      trace: { about: { zh: '说出发生的事', en: 'tells what happens' } },
      record: {
        value: 'FILE',
        about: {
          zh: '把这一次写成录制文件，用检查器打开',
          en: 'writes the one session that is played as a recording, which the inspector opens',
        },
      },
      json: { about: { zh: '以 JSON 输出总结', en: 'the summary as JSON' } },
      resume: { about: { zh: '从上次中断的地方继续', en: 'goes on where the same run was cut off' } },
      processes: { value: 'N', about: { zh: '进程数；默认每核一个', en: 'one for each core when absent' } },
      planted: {
        about: {
          zh: '逐个种下错误，看是否都被发现',
          en: 'plants bugs one after another and looks whether each is caught',
        },
      },
    },
  });
  const { trace = false, json = false, resume = false, planted = false } = given;
  const processes = number('processes', { least: 1, most: 256 }) ?? availableParallelism();
  const sessions = number('sessions', { least: 1 });
  const seedIsNew = given.seed === 'new';
  const others = Object.keys(given).filter((name) => name !== 'planted' && name !== 'processes');
  if (planted && others[0])
    refuse(
      `--planted 不能和 --${others[0]} 一起用。\n--planted goes without --${others[0]}: each bug has its sessions.`,
    );
  if (resume && seedIsNew)
    refuse(
      '--resume 需要原来的种子，不能是 new。\n--resume wants the seed of the run that was cut off, not a new one.',
    );
  try {
    const profiles = [...new Set((given.profile ?? Object.keys(A_MILLION).join(',')).split(',').map(profileOf))];
    return {
      trace,
      json,
      resume,
      planted,
      processes,
      sessions,
      seedIsNew,
      seed: seedIsNew ? Math.floor(Math.random() * 1e9) : (number('seed') ?? 1),
      way: given.way === undefined ? undefined : wayOf(given.way),
      steps: stepsOf(given.steps, profiles),
      profiles,
      recordFile: given.record === undefined ? undefined : recordFileOf(given.record, { profiles, sessions }),
    };
  } catch (error) {
    return refuse(/** @type {Error} */ (error).message);
  }
}

/**
 * @param {string | undefined} text
 * @param {readonly string[]} profiles
 * @returns {Pick<Batch, 'steps' | 'keptSessions'>}
 */
function stepsOf(text, profiles) {
  if (text === undefined) return {};
  const list = (/** @type {string} */ steps) => steps.split(',').map(stepOf);
  if (profiles.join() !== 'soak') return { steps: list(text) };
  const keptSessions = text.split('/').map((each) => {
    const [session = '', steps, more] = each.split(':');
    if (steps === undefined || more !== undefined)
      throw new Error(
        `--steps ${text}：soak 要写出次和步骤，如 2:0,3/7:4。\n--steps ${text}: of a soak, sessions with their steps are wanted, such as 2:0,3/7:4.`,
      );
    return { session: stepOf(session), steps: list(steps) };
  });
  return { keptSessions };
}

/** @param {string} text */
function stepOf(text) {
  if (!/^\d+$/.test(text))
    throw new Error(
      `--steps ${text}：应为步骤的编号，如 0,3,4。\n--steps ${text}: numbers of steps are wanted, such as 0,3,4.`,
    );
  return Number(text);
}

/**
 * @param {string} name
 * @returns {keyof typeof A_MILLION}
 */
function profileOf(name) {
  const all = Object.keys(A_MILLION);
  if (!all.includes(name))
    throw new Error(`--profile ${name}：可以是 ${all.join('、')}。\n--profile ${name}: there are ${all.join(', ')}.`);
  return /** @type {keyof typeof A_MILLION} */ (name);
}

/**
 * @param {string} name
 * @returns {import('./simulate.types.ts').WayName}
 */
function wayOf(name) {
  if (isWay(name)) return name;
  throw new Error(noSuchWay('--way', name));
}

// @ts-check
import { spawn } from 'node:child_process';
import os from 'node:os';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command
 * @property {string} [after] name of a step that must have ended well before
 * @property {boolean} [givesWay] takes what the steps beside it leave of the processors: those look at things in real time
 * @property {(output: string) => Counts | undefined} [count] how many tests it ran; without it, a step is one test
 *
 * @typedef {{ passed: number, failed: number }} Counts
 *
 * @typedef {{ ok: boolean, output: string }} Outcome
 */

/** How many steps run side by side; the machines that this runs on have two cores. */
const lanes = 2;

/** A step that takes longer hangs: it is ended, and counts as failed. */
const timeLimitMs = 20 * 60_000;

/**
 * Runs the steps, those that stand first as soon as they can; prints a line for each as it ends, and the output of those that failed.
 *
 * @param {readonly Step[]} steps
 * @param {string} cwd
 * @returns {Promise<Counts>}
 */
export async function runSteps(steps, cwd) {
  /** @type {Map<string, Promise<Counts>>} */
  const results = new Map();
  const limit = limitTo(lanes);

  for (const [order, step] of steps.entries()) {
    const earlier = step.after ? results.get(step.after) : undefined;
    results.set(
      step.name,
      runAfter(step, earlier, (run) => limit(order, run), cwd),
    );
  }
  return sum(await Promise.all(results.values()));
}

/**
 * @param {Step} step
 * @param {Promise<Counts> | undefined} earlier
 * @param {<T>(run: () => Promise<T>) => Promise<T>} inLane
 * @param {string} cwd
 * @returns {Promise<Counts>}
 */
async function runAfter(step, earlier, inLane, cwd) {
  if (earlier && (await earlier).failed > 0) {
    console.log(`✗ ${step.name}: not run, as "${step.after}" failed`);
    return { passed: 0, failed: 1 };
  }
  return inLane(() => runStep(step, cwd));
}

/**
 * @param {Step} step
 * @param {string} cwd
 * @returns {Promise<Counts>}
 */
async function runStep(step, cwd) {
  const startedAt = performance.now();
  const { ok, output } = await run(step, cwd);
  const counted = countOf(step, ok, output);
  const time = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const tests = step.count ? `${counted.passed} passed, ${counted.failed} failed, ` : '';
  console.log(`${ok ? '✓' : '✗'} ${step.name}: ${tests}${time}`);
  if (!ok) console.log(indent(output));
  return counted;
}

/**
 * A step that failed counts as failed, even if all its tests passed (a coverage threshold, say).
 *
 * @param {Step} step
 * @param {boolean} ok
 * @param {string} output
 * @returns {Counts}
 */
function countOf(step, ok, output) {
  const counted = step.count?.(output) ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  return ok ? counted : { ...counted, failed: Math.max(1, counted.failed) };
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const programs = new Set();

/** Ends what is still running: whoever is stopped by a signal must leave no browser behind. */
export function endSteps() {
  for (const program of programs) program.kill('SIGTERM');
}

/**
 * @param {Step} step
 * @param {string} cwd
 * @returns {Promise<Outcome>}
 */
function run({ command: [program = '', ...parameters], givesWay }, cwd) {
  return new Promise((resolve) => {
    let output = '';
    const running = spawn(program, parameters, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    running.stdout.on('data', (chunk) => (output += chunk));
    running.stderr.on('data', (chunk) => (output += chunk));
    if (givesWay && running.pid !== undefined) giveWay(running.pid);
    programs.add(running);
    const deadline = setTimeout(() => {
      output += `\nended after ${timeLimitMs / 60_000} minutes, as it hung`;
      running.kill('SIGKILL');
    }, timeLimitMs);
    running.on('error', (error) => resolve({ ok: false, output: String(error) }));
    running.on('close', (code) => {
      clearTimeout(deadline);
      programs.delete(running);
      resolve({ ok: code === 0, output });
    });
  });
}

/** Less urgent than this process by so much: a third of its share where both want a processor. More would starve it on a busy computer. */
const lessUrgent = 5;

/** @param {number} pid */
function giveWay(pid) {
  os.setPriority(pid, Math.min(os.getPriority() + lessUrgent, os.constants.priority.PRIORITY_LOW));
}

/**
 * Runs so many at a time; of those that wait, the one with the lowest order goes first.
 *
 * @param {number} lanesLeft
 */
function limitTo(lanesLeft) {
  /** @type {{ order: number, go: () => void }[]} */
  const waiting = [];
  /** @type {<T>(order: number, run: () => Promise<T>) => Promise<T>} */
  return async (order, run) => {
    if (lanesLeft === 0) {
      await new Promise((resolve) => waiting.push({ order, go: () => resolve(undefined) }));
    } else {
      lanesLeft -= 1;
    }
    try {
      return await run();
    } finally {
      // not at once: who waits for what ended now stands in line only then
      setImmediate(() => {
        waiting.sort((one, other) => one.order - other.order);
        const next = waiting.shift();
        if (next) next.go();
        else lanesLeft += 1;
      });
    }
  };
}

/** @param {readonly Counts[]} counts */
function sum(counts) {
  return counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** @param {string} output */
function indent(output) {
  return output.trimEnd().replace(/^/gm, '    ');
}

// @ts-check
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installed } from '../../on-demand/install.mjs';

/** @typedef {import('../release.types.ts').OfficialTask} OfficialTask */
/** @typedef {import('../release.types.ts').OfficialMessage} OfficialMessage */
/** @typedef {import('../release.types.ts').OfficialOutcome} OfficialOutcome */
/** @typedef {import('../release.types.ts').OfficialFailure} OfficialFailure */
/** @typedef {import('../release.types.ts').Tell} Tell */

const child = fileURLToPath(new URL('child.cjs', import.meta.url));

/** Longer than an upload over a slow line takes; whatever takes longer hangs. */
const timeLimitMs = 10 * 60_000;

/** What one of WeChat's programs failed with. */
class OfficialError extends Error {
  /** @param {OfficialFailure} failure */
  constructor(failure) {
    super(failure.message);
    this.code = failure.code;
    /** The file that it is about, or empty. */
    this.path = failure.path ?? '';
  }
}

/**
 * Makes WeChat's programs ready, which installs them on first use, and gives what runs one. Rejects with what a person can do.
 *
 * @param {Tell} tell
 * @returns {Promise<(task: OfficialTask) => Promise<OfficialOutcome>>}
 */
export async function prepareOfficial(tell) {
  const folder = await installed('miniprogram-ci', { tell });
  return (task) => runOfficial(task, { folder, tell });
}

/**
 * Runs one of WeChat's programs in a process of its own. Rejects with an `OfficialError`.
 *
 * @param {OfficialTask} task
 * @param {object} options
 * @param {string} options.folder in whose node_modules miniprogram-ci is
 * @param {Tell} options.tell
 * @param {string[]} [options.execArgv] of Node: tests put a stand-in for the network in
 * @returns {Promise<OfficialOutcome>}
 */
export function runOfficial(task, { folder, tell, execArgv = [] }) {
  return new Promise((resolve, reject) => {
    // what it prints is for its own developers: it is shown only if it ends without a word
    const running = fork(child, [folder], { execArgv, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    let printed = '';
    const note = (/** @type {Buffer} */ chunk) => {
      printed = (printed + chunk).slice(-2_000);
    };
    running.stdout?.on('data', note);
    running.stderr?.on('data', note);
    const deadline = setTimeout(() => {
      running.kill('SIGKILL');
      reject(
        new OfficialError({ message: `it did not end within ${timeLimitMs / 60_000} minutes`, code: 'ETIMEDOUT' }),
      );
    }, timeLimitMs);

    running.on('message', (/** @type {OfficialMessage} */ message) => {
      if (message.kind === 'progress') tell(message.sentence);
      else if (message.kind === 'done') resolve(message.outcome);
      else reject(new OfficialError(message.failure));
    });
    running.on('error', (error) => reject(new OfficialError({ message: error.message })));
    running.on('close', (code) => {
      clearTimeout(deadline);
      reject(new OfficialError({ message: `miniprogram-ci ended with ${code} and no answer\n${printed}`.trim() }));
    });
    running.send(task);
  });
}

// @ts-check
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { MutantRunStatus } from '@stryker-mutator/api/test-runner';

/**
 * What one test may cost in time of the processor, in milliseconds: by far more than any does, so that only an endless loop costs
 * it. Time of the clock would say little on a busy machine.
 */
const ENOUGH_MS = 4_000;
const LOOK_EVERY_MS = 250;

/**
 * @typedef {object} OwnOptions
 * @property {string[]} folderTests
 * @property {boolean} [dropsOne] one thing is dropped, and StrykerJS changes nothing
 * @property {number} [enoughMs]
 */

/** Runs a folder's tests for StrykerJS, in a thread that is ended and made anew where a mutant loops for ever. */
export class FolderTestRunner {
  static inject = tokens(commonTokens.options);

  /** @param {object} options StrykerJS's, with ours: `folders.mjs` writes them */
  constructor(options) {
    const { folderTests, dropsOne, enoughMs } = /** @type {OwnOptions} */ (options);
    this.testFiles = folderTests;
    this.dropsOne = dropsOne === true;
    this.enoughMs = enoughMs ?? ENOUGH_MS;
    // The compiler's native library stays loaded with us: where a thread alone holds it, the thread's end takes the process along.
    createRequire(path.resolve('package.json'))('@swc/core');
    this.progress = new Int32Array(new SharedArrayBuffer(4));
    /** @type {Worker | undefined} */
    this.thread = undefined;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  dryRun() {
    return this.ask('dryRun');
  }

  /** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options */
  mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
    return this.ask('mutantRun', { activeMutant, testFilter, hitLimit, sandboxFileName });
  }

  async dispose() {
    await this.thread?.terminate();
  }

  /**
   * @param {'dryRun' | 'mutantRun'} method
   * @param {object} [options]
   * @returns {Promise<any>}
   */
  ask(method, options) {
    const thread = this.livingThread();
    return new Promise((resolve) => {
      const done = (/** @type {unknown} */ answer) => {
        clearInterval(watch);
        thread.off('message', done).off('error', failed).off('exit', ended);
        resolve(answer);
      };
      const giveUp = (/** @type {object} */ answer) => {
        this.thread = undefined;
        void thread.terminate();
        done(answer);
      };
      const loops = (/** @type {string} */ reason) => giveUp({ status: MutantRunStatus.Timeout, reason });
      const breaks = (/** @type {string} */ errorMessage) => giveUp({ status: MutantRunStatus.Error, errorMessage });
      const watch = setInterval(
        this.endlessLoop(() => loops('a test never came back')),
        LOOK_EVERY_MS,
      );
      const failed = (/** @type {Error & { code?: string }} */ error) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? loops('a test took all memory') : breaks(String(error));
      const ended = () => breaks('the thread has ended');
      thread.once('message', done).once('error', failed).once('exit', ended);
      thread.postMessage({ method, options });
    });
  }

  livingThread() {
    const { testFiles, dropsOne, progress } = this;
    const workerData = { root: process.cwd(), testFiles, dropsOne, progress };
    this.thread ??= new Worker(new URL('./test-thread.mjs', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: 2_048 },
      stdout: true,
      stderr: true,
    });
    return this.thread;
  }

  /**
   * What looks whether the test that runs is still the one of the last look, and how much it has cost.
   *
   * @param {() => void} found
   */
  endlessLoop(found) {
    let test = -1;
    let before = process.cpuUsage();
    return () => {
      const running = Atomics.load(this.progress, 0);
      if (running !== test) {
        test = running;
        before = process.cpuUsage();
      }
      const { user, system } = process.cpuUsage(before);
      if ((user + system) / 1_000 > this.enoughMs) found();
    };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'folder', FolderTestRunner)];

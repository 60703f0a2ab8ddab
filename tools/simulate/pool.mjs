// @ts-check
import { fork } from 'node:child_process';

/** @typedef {import('./simulate.types.ts').Batch} Batch */
/** @typedef {import('./simulate.types.ts').BatchPlayed} BatchPlayed */

/**
 * Plays batches on so many processes, and tells each result as it comes. Resolves when all are played, or when `tell`
 * says that it has heard enough; rejects when a process dies.
 *
 * @param {object} work
 * @param {string} work.worker path of the bundled worker
 * @param {number} work.processes
 * @param {readonly Batch[]} work.batches
 * @param {(played: BatchPlayed) => boolean} work.tell true: enough
 * @returns {Promise<void>}
 */
export function playBatches({ worker, processes, batches, tell }) {
  const waiting = [...batches];
  let playing = 0;
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  return new Promise((resolve, reject) => {
    const end = (/** @type {Error | undefined} */ reason) => {
      waiting.length = 0;
      for (const child of children) child.kill();
      if (reason) reject(reason);
      else resolve();
    };
    if (waiting.length === 0) return end(undefined);
    for (let index = 0; index < Math.min(processes, batches.length); index += 1) {
      const child = fork(worker, [], { execArgv: ['--max-semi-space-size=32'] });
      children.push(child);
      const next = () => {
        const batch = waiting.shift();
        if (batch) {
          playing += 1;
          child.send(batch);
        } else if (playing === 0) end(undefined);
      };
      child.on('message', (message) => {
        playing -= 1;
        if (tell(/** @type {BatchPlayed} */ (message))) return end(undefined);
        next();
      });
      child.on('exit', (code) => {
        if (code) end(new Error(`a simulating process ended with code ${code}`));
      });
      next();
    }
  });
}

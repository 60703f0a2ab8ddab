// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { DropTests } from './drops/drop-tests.mjs';
import { FolderTests } from './folder-tests.mjs';

/** Runs tests for the runner in a thread of its own, which can be ended where a mutant never comes back. */
const { root, testFiles, dropsOne, progress } = workerData;
const tests = new (dropsOne ? DropTests : FolderTests)(root, testFiles, () => Atomics.add(progress, 0, 1));

parentPort?.on('message', async ({ method, options }) => {
  const answer = method === 'dryRun' ? await tests.dryRun() : await tests.mutantRun(options);
  parentPort?.postMessage(answer);
});

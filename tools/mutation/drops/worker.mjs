// @ts-check
/** Runs tests in a process of its own, for `run-drops.mjs`: what its thread costs is then the process's. */
import { FolderTestRunner } from '../runner.mjs';

/** @type {FolderTestRunner | undefined} */
let runner;

process.on('message', async (/** @type {any} */ { testFiles, method, options }) => {
  if (testFiles) runner = new FolderTestRunner({ folderTests: testFiles, dropsOne: true, enoughMs: 20_000 });
  process.send?.(await runner?.ask(method, options));
});
process.on('disconnect', () => process.exit());

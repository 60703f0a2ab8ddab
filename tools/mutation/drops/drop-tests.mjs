// @ts-check

import { FolderTests } from '../folder-tests.mjs';
import { runFile } from '../run-file.mjs';
import { DropLoader } from './drop-loader.mjs';

/** Tests that look whether one thing is dropped. */
export class DropTests extends FolderTests {
  /**
   * @param {string} root
   * @param {readonly string[]} testFiles
   * @param {() => void} onProgress
   */
  constructor(root, testFiles, onProgress) {
    super(root, testFiles, onProgress, new DropLoader(root));
    /** @type {ReadonlySet<string>} */
    this.nearest = new Set();
  }

  /**
   * Which tests reach what: a file's tests run in their order, and what one reaches belongs to those after it, so that the first counts.
   *
   * @override
   * @returns {Promise<any>}
   */
  async dryRun() {
    const context = globalThis.__stryker__;
    /** @type {Record<string, { tests: string[], first: Record<string, number>, ms: number, slowestMs: number }>} */
    const files = {};
    /** @type {Record<string, string>} */
    const red = {};
    for (const file of this.testFiles) {
      const coverage = { static: {}, perTest: /** @type {Record<string, Record<string, number>>} */ ({}) };
      context.mutantCoverage = coverage;
      const { tests, error } = await runFile(this.loader, file, { isBailing: false, onProgress: this.onProgress });
      if (error) {
        red[file] = error;
        continue;
      }
      // what is red already would notice everything, and says nothing
      for (const { id, failure } of tests) if (failure) red[id] = failure;
      const first = Object.fromEntries(Object.keys(coverage.static).map((id) => [id, 0]));
      for (const [index, { id: test }] of tests.entries())
        for (const id of Object.keys(coverage.perTest[test] ?? {})) first[id] ??= index;
      const ms = tests.map(({ durationMs }) => durationMs);
      files[file] = {
        tests: tests.map(({ id, failure }) => (failure ? '' : id)),
        first,
        ms: ms.reduce((sum, one) => sum + one, 0),
        slowestMs: Math.max(0, ...ms),
      };
    }
    context.mutantCoverage = undefined;
    return { files, red };
  }

  /**
   * The folder's own tests come first; what costs little is tried before what costs much.
   *
   * @param {string[]} files
   * @param {string} source
   * @override
   */
  mostDeadlyFirst(files, source) {
    const ordered = super.mostDeadlyFirst(files, source);
    const isNear = (/** @type {string} */ file) => this.nearest.has(file);
    return [...ordered.filter(isNear), ...ordered.filter((file) => !isNear(file))];
  }

  /**
   * @param {import('@stryker-mutator/api/test-runner').MutantRunOptions & { nearest: string[], costMs: Record<string, number> }} options
   * @override
   */
  mutantRun(options) {
    this.nearest = new Set(options.nearest);
    for (const [file, ms] of Object.entries(options.costMs))
      if (!this.slowestMs.has(file)) this.slowestMs.set(file, Math.max(1, ms));
    return super.mutantRun(options);
  }
}

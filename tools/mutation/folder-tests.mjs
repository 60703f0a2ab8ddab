// @ts-check
import path from 'node:path';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { runFile } from './run-file.mjs';
import { SourceLoader } from './source-loader.mjs';

/**
 * A folder's jest tests in one thread: jest's own describe, test and expect, without its start-up, which is most of a second a
 * mutant. Each test file gets its modules anew, as in jest, so that mutants in a chart built at import count.
 */
export class FolderTests {
  /**
   * @param {string} root the sandbox
   * @param {readonly string[]} testFiles
   * @param {() => void} onProgress hears of each test that begins
   * @param {SourceLoader} [loader]
   */
  constructor(root, testFiles, onProgress, loader = new SourceLoader(root)) {
    this.root = root;
    this.testFiles = testFiles.map((file) => path.resolve(root, file));
    this.onProgress = onProgress;
    this.loader = loader;
    /** @type {Map<string, number>} by source and test file */
    this.kills = new Map();
    /** @type {Map<string, number>} by test file */
    this.slowestMs = new Map();
    globalThis.__stryker__ ??= {};
  }

  async dryRun() {
    const context = globalThis.__stryker__;
    const tests = [];
    /** @type {Record<string, Record<string, number>>} */
    const perTest = {};
    for (const file of this.testFiles) {
      context.mutantCoverage = { static: {}, perTest: {} };
      const { tests: finished, error } = await runFile(this.loader, file, {
        isBailing: false,
        onProgress: this.onProgress,
      });
      if (error) return { status: DryRunStatus.Error, errorMessage: `${file}: ${error}` };
      tests.push(...finished.map((test) => testResult(test, file)));
      // What loading reaches belongs to every test of the file: each run loads it anew, with the mutant. What a test reaches
      // belongs to those after it, too: a chart that is made when it is first asked for stays.
      let reached = context.mutantCoverage.static;
      for (const { id } of finished) {
        reached = { ...reached, ...context.mutantCoverage.perTest[id] };
        perTest[id] = reached;
      }
    }
    context.mutantCoverage = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: {}, perTest } };
  }

  /** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
    const context = globalThis.__stryker__;
    const only = testFilter && new Set(testFilter);
    const files = testFilter ? [...new Set(testFilter.map(fileOf))] : this.testFiles;
    Object.assign(context, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined });
    let testCount = 0;
    try {
      for (const file of this.mostDeadlyFirst(files, sandboxFileName)) {
        const startedAt = performance.now();
        const run = await runFile(this.loader, file, { isBailing: true, only, onProgress: this.onProgress });
        this.slowestMs.set(file, Math.max(this.slowestMs.get(file) ?? 1, performance.now() - startedAt));
        testCount += run.tests.length;
        if (hitLimit && (context.hitCount ?? 0) > hitLimit)
          return { status: MutantRunStatus.Timeout, reason: `Hit limit reached (${context.hitCount}/${hitLimit})` };
        const killer = run.tests.find(({ failure }) => failure);
        if (!killer && !run.error) continue;
        const pair = `${sandboxFileName} ${file}`;
        this.kills.set(pair, (this.kills.get(pair) ?? 0) + 1);
        return {
          status: MutantRunStatus.Killed,
          killedBy: killer ? [killer.id] : [...(only ?? [])].filter((id) => fileOf(id) === file),
          failureMessage: killer?.failure ?? run.error,
          nrOfTests: testCount,
        };
      }
      return { status: MutantRunStatus.Survived, nrOfTests: testCount };
    } finally {
      Object.assign(context, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    }
  }

  /**
   * What has often killed a mutant of this source in little time comes first.
   *
   * @param {string[]} files
   * @param {string} source
   */
  mostDeadlyFirst(files, source) {
    const worth = (/** @type {string} */ file) =>
      ((this.kills.get(`${source} ${file}`) ?? 0) + 1) / (this.slowestMs.get(file) ?? 1);
    return files.toSorted((a, b) => worth(b) - worth(a));
  }
}

/** @param {string} testId */
function fileOf(testId) {
  return path.resolve(testId.slice(0, testId.indexOf('#')));
}

/**
 * @param {import('./run-file.mjs').FinishedTest} test
 * @param {string} file
 */
function testResult({ id, name, durationMs, failure }, file) {
  const result = { id, name, timeSpentMs: durationMs, fileName: file };
  return failure
    ? { ...result, status: TestStatus.Failed, failureMessage: failure }
    : { ...result, status: TestStatus.Success };
}

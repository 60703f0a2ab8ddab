// @ts-check
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn, testFilesOf } from '../folders.mjs';

/**
 * @typedef {import('./find-drops.mjs').Drop & { folder: string, key: string }} PlacedDrop
 * @typedef {{ key: string, sourceHash: string, testsHash: string, status: Status, by?: string, ms: number }} Result
 * @typedef {'noticed' | 'endless' | 'unreached' | 'survived'} Status
 * @typedef {{ tests: string[], first: Record<string, number>, ms: number }} Reach what of a test file reaches what (in place of a test that is red by itself: nothing), and what it costs
 */

/** Tests of other folders that reach what is dropped are run, too, the quick ones first, up to this much of the processor. */
const FAR_MS = 15_000;
const FAR = ['test/machines', 'test/miniprogram', 'test/simulation/regressions.test.ts'];
/** Cost much, or need more of jest than is here. */
const NOT_FAR = /any-function-of-wechat|canary/;

/** Runs what is asked in processes, and keeps what came out, so that a run that was cut off goes on. */
export class DropRun {
  /**
   * @param {string} root
   * @param {{ workers: number, isFresh: boolean }} options
   */
  constructor(root, { workers, isFresh }) {
    this.root = root;
    this.workers = workers;
    this.folder = path.join(root, '.cache/mutation');
    this.resultsFile = path.join(this.folder, 'drops.jsonl');
    mkdirSync(this.folder, { recursive: true });
    if (isFresh) rmSync(this.resultsFile, { force: true });
    this.testsHash = hashOf(
      ...filesIn('test', root)
        .filter((file) => /\.(ts|cjs|mjs)$/.test(file))
        .sort()
        .map((file) => readFileSync(path.join(root, file), 'utf8')),
    );
  }

  /** @param {string} file */
  sourceHash(file) {
    return hashOf(readFileSync(path.join(this.root, file), 'utf8'));
  }

  /**
   * What is known of them still: what a test noticed, while the source is the same; what none did, while the tests are, too.
   *
   * @param {readonly PlacedDrop[]} drops
   * @returns {Map<string, Result>}
   */
  known(drops) {
    const wanted = new Map(drops.map((drop) => [drop.key, drop]));
    const lines = existsSync(this.resultsFile) ? readFileSync(this.resultsFile, 'utf8').split('\n') : [];
    const known = new Map();
    for (const line of lines.filter(Boolean)) {
      /** @type {Result} */
      const result = JSON.parse(line);
      const drop = wanted.get(result.key);
      if (!drop || result.sourceHash !== this.sourceHash(drop.file)) continue;
      if (isNoticed(result) || result.testsHash === this.testsHash) known.set(result.key, result);
    }
    return known;
  }

  /**
   * @param {readonly PlacedDrop[]} drops
   * @param {(result: Result, drop: PlacedDrop, done: number) => void} onResult
   * @returns {Promise<Map<string, Result>>}
   */
  async run(drops, onResult) {
    const results = this.known(drops);
    const rest = drops.filter(({ key }) => !results.has(key));
    if (rest.length === 0) return results;
    const reach = await this.reachOf([...new Set(rest.map(({ folder }) => folder))]);
    const costMs = Object.fromEntries(Object.entries(reach).map(([file, { ms }]) => [file, ms]));
    await this.share(rest, Object.keys(reach), async (drop, ask) => {
      const startedAt = Date.now();
      const nearest = testFilesOf(drop.folder, this.root).map((file) => path.join(this.root, file));
      const testFilter = testsFor(drop, nearest, reach);
      const options = { activeMutant: { id: drop.id }, testFilter, sandboxFileName: drop.file, nearest, costMs };
      const answer = testFilter.length > 0 ? await ask('mutantRun', options) : { status: 'unreached' };
      const by = answer.killedBy?.[0] ?? answer.failureMessage ?? answer.reason ?? answer.errorMessage;
      const result = {
        key: drop.key,
        sourceHash: this.sourceHash(drop.file),
        testsHash: this.testsHash,
        status: statusOf(answer.status),
        ...(by && { by: String(by) }),
        ms: Date.now() - startedAt,
      };
      results.set(drop.key, result);
      appendFileSync(this.resultsFile, `${JSON.stringify(result)}\n`);
      onResult(result, drop, results.size);
    });
    return results;
  }

  /**
   * Which tests reach what, measured once for the sources and tests as they are.
   *
   * @param {readonly string[]} folders
   */
  async reachOf(folders) {
    const far = FAR.flatMap((place) => (place.endsWith('.ts') ? [place] : filesIn(place, this.root))).filter(
      (file) => file.endsWith('.test.ts') && !NOT_FAR.test(file),
    );
    const files = [...new Set([...folders.flatMap((folder) => testFilesOf(folder, this.root)), ...far])].sort();
    const sources = ['machines', 'miniprogram']
      .flatMap((folder) => filesIn(folder, this.root))
      .filter((file) => file.endsWith('.ts'))
      .sort();
    const hash = hashOf(this.testsHash, ...files, ...sources.map((file) => this.sourceHash(file)));
    const file = path.join(this.folder, 'drops-reach.json');
    const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    if (kept.hash === hash) return kept.reach;
    console.log(`${files.length} test files: which of them reach what`);
    /** @type {Record<string, Reach>} */
    const reach = {};
    const parts = Array.from({ length: this.workers }, (_, part) =>
      files.filter((_one, at) => at % this.workers === part),
    );
    await Promise.all(
      parts.map((part) =>
        this.share(
          [part],
          part,
          async (_, ask) => {
            const answer = await ask('dryRun');
            if (!answer.files) throw new Error(JSON.stringify(answer));
            for (const [test, why] of Object.entries(answer.red))
              console.error(`left out, as it is red by itself: ${test}: ${why.slice(0, 200)}`);
            Object.assign(reach, answer.files);
          },
          1,
        ),
      ),
    );
    writeFileSync(file, JSON.stringify({ hash, reach }));
    return reach;
  }

  /**
   * Shares work among processes, each of which has the test files.
   *
   * @template Work
   * @param {readonly Work[]} works
   * @param {readonly string[]} testFiles
   * @param {(work: Work, ask: (method: string, options?: object) => Promise<any>) => Promise<void>} doIt
   */
  async share(works, testFiles, doIt, workers = this.workers) {
    const left = [...works];
    await Promise.all(
      Array.from({ length: workers }, async () => {
        const child = fork(new URL('./worker.mjs', import.meta.url), {
          execArgv: ['--conditions=development'],
          cwd: this.root,
          serialization: 'advanced',
        });
        /** @type {readonly string[] | undefined} */
        let toTell = testFiles;
        const ask = (/** @type {string} */ method, /** @type {object | undefined} */ options) =>
          new Promise((resolve, reject) => {
            const ended = () => reject(new Error('a process of the tests has ended'));
            child.once('exit', ended);
            child.once('message', (answer) => {
              child.off('exit', ended);
              resolve(answer);
            });
            child.send({ testFiles: toTell, method, options });
            toTell = undefined;
          });
        try {
          for (let work = left.shift(); work !== undefined; work = left.shift()) await doIt(work, ask);
        } finally {
          child.disconnect();
        }
      }),
    );
  }
}

/**
 * @param {PlacedDrop} drop
 * @param {readonly string[]} nearest
 * @param {Record<string, Reach>} reach
 */
function testsFor({ id }, nearest, reach) {
  const reaching = Object.entries(reach).filter(([, { first }]) => id in first);
  const far = reaching.filter(([file]) => !nearest.includes(file)).sort(([, a], [, b]) => a.ms - b.ms);
  let spent = 0;
  const quick = far.filter(([, { ms }]) => {
    spent += ms;
    return spent <= FAR_MS;
  });
  return [...reaching.filter(([file]) => nearest.includes(file)), ...quick].flatMap(([, { tests, first }]) =>
    tests.slice(first[id]).filter(Boolean),
  );
}

/**
 * @param {string} status of StrykerJS
 * @returns {Status}
 */
function statusOf(status) {
  if (status === 'killed') return 'noticed';
  if (status === 'timeout') return 'endless';
  return status === 'unreached' ? 'unreached' : 'survived';
}

/** @param {Result} result */
export const isNoticed = ({ status }) => status === 'noticed' || status === 'endless';

/** @param {string[]} texts */
function hashOf(...texts) {
  const hash = createHash('sha1');
  for (const text of texts) hash.update(text);
  return hash.digest('hex').slice(0, 12);
}

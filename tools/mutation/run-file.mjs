// @ts-check
import { createRequire } from 'node:module';
import path from 'node:path';

// jest's own parts, in the versions that came with jest
const require = createRequire(import.meta.url);
const circus = require('jest-circus');
const { jestExpect } = require('@jest/expect');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

const mocker = new ModuleMocker(globalThis);
/** All of a project's configuration that its clock reads. */
const config = /** @type {ConstructorParameters<typeof ModernFakeTimers>[0]['config']} */ ({ fakeTimers: {} });
const timers = new ModernFakeTimers({ config, global: globalThis });
/** @typedef {{ id: string, name: string, durationMs: number, failure?: string }} FinishedTest */

/** @type {undefined | { file: string, isBailing: boolean, only: ReadonlySet<string> | undefined, seen: Map<string, number>, tests: FinishedTest[], id: string, onProgress: () => void }} */
let running;

/** @type {import('./source-loader.mjs').SourceLoader | undefined} */
let loading;

const { describe, test, it, beforeAll, beforeEach, afterAll, afterEach } = circus;
const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: () => mocker.restoreAllMocks(),
  isolateModules: (/** @type {() => void} */ load) => loading?.isolate(load),
  useFakeTimers: (/** @type {object} */ options) => timers.useFakeTimers(options),
  useRealTimers: () => timers.useRealTimers(),
  advanceTimersByTime: (/** @type {number} */ ms) => timers.advanceTimersByTime(ms),
};
Object.assign(globalThis, { describe, test, it, beforeAll, beforeEach, afterAll, afterEach, jest, expect: jestExpect });

// what mutants print says nothing, and is a lot
for (const level of /** @type {const} */ (['debug', 'info', 'log', 'warn', 'error'])) console[level] = () => undefined;
// as long as in jest's configuration would be long for a test that waits for what never comes, and none costs so much by itself
Object.assign(globalThis, { [Symbol.for('TEST_TIMEOUT_SYMBOL')]: 20_000 });
process.on('unhandledRejection', failRunningTest);
process.on('uncaughtException', failRunningTest);

circus.addEventHandler((event) => {
  if (!running) return;
  if (event.name === 'test_start') startTest(running, event.test);
  if (event.name === 'test_done') finishTest(running, event.test);
});

/**
 * Runs one test file with its modules anew. With `isBailing` the tests after the first that fails are left out.
 *
 * @param {import('./source-loader.mjs').SourceLoader} loader
 * @param {string} file absolute
 * @param {{ isBailing: boolean, onProgress: () => void, only?: ReadonlySet<string> }} options `only`: the ids of the tests to run
 * @returns {Promise<{ tests: FinishedTest[], error?: string }>}
 */
export async function runFile(loader, file, { isBailing, onProgress, only }) {
  const globals = Object.getOwnPropertyDescriptors(globalThis);
  loading = loader;
  circus.resetState();
  loader.forgetModules();
  running = { file: path.relative(loader.root, file), isBailing, onProgress, only, seen: new Map(), tests: [], id: '' };
  try {
    loader.load(file);
    await circus.run();
    // xstate throws what nobody caught from a timer, later
    await new Promise((resolve) => setTimeout(resolve, 1));
    const [error] = circus.getState().unhandledErrors;
    return { tests: running.tests, ...(error && { error: textOf(error) }) };
  } catch (error) {
    return { tests: running.tests, error: textOf(error) };
  } finally {
    running = undefined;
    globalThis.__stryker__.currentTestId = undefined;
    timers.useRealTimers();
    mocker.restoreAllMocks();
    restore(globals);
  }
}

/** @param {unknown} error */
function failRunningTest(error) {
  if (!running) return;
  const { currentlyRunningTest, unhandledErrors } = circus.getState();
  (currentlyRunningTest?.errors ?? unhandledErrors).push(error);
}

/**
 * @param {NonNullable<typeof running>} run
 * @param {any} test
 */
function startTest(run, test) {
  run.onProgress();
  const name = nameOf(test);
  const count = (run.seen.get(name) ?? 0) + 1;
  run.seen.set(name, count);
  run.id = `${run.file}#${name}${count > 1 ? ` (${count})` : ''}`;
  const hasFailed = run.isBailing && run.tests.some(({ failure }) => failure);
  if (hasFailed || (run.only && !run.only.has(run.id))) test.mode = 'skip';
  else globalThis.__stryker__.currentTestId = run.id;
}

/**
 * @param {NonNullable<typeof running>} run
 * @param {any} test
 */
function finishTest(run, test) {
  globalThis.__stryker__.currentTestId = undefined;
  const errors = [...test.errors, ...jestExpect.extractExpectedAssertionsErrors().map(({ error }) => error)];
  const failure = errors.length > 0 ? textOf(errors[0]) : undefined;
  run.tests.push({ id: run.id, name: nameOf(test), durationMs: test.duration ?? 0, ...(failure && { failure }) });
}

/** @param {any} test */
function nameOf(test) {
  const names = [];
  for (let part = test; part.parent; part = part.parent) names.unshift(part.name);
  return names.join(' ');
}

/** @param {unknown} error */
function textOf(error) {
  const thrown = Array.isArray(error) ? error[0] : error;
  return (thrown instanceof Error ? thrown.message : String(thrown)) || 'failed';
}

/** @param {PropertyDescriptorMap} globals */
function restore(globals) {
  for (const name of Reflect.ownKeys(globalThis)) if (!(name in globals)) Reflect.deleteProperty(globalThis, name);
  for (const name of Reflect.ownKeys(globals)) {
    const before = globals[/** @type {string} */ (name)];
    const now = Object.getOwnPropertyDescriptor(globalThis, name);
    if (before?.configurable && (now?.value !== before.value || now?.get !== before.get))
      Object.defineProperty(globalThis, name, before);
  }
}

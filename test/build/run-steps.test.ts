import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { processorSeconds } from '../../tools/test/processor-time.mjs';
import { runSteps, type Step } from '../../tools/test/run-steps.mjs';
import { countBrowserTests, countUnitTests } from '../../tools/test/test-counts.mjs';

const node = (code: string) => [process.execPath, '-e', code];

/** Runs steps, and gives what was printed; `hear` gets each line at once. */
async function run(steps: Step[], hear: (line: string) => void = () => undefined) {
  const lines: string[] = [];
  const print = jest.spyOn(console, 'log').mockImplementation((line) => {
    lines.push(String(line));
    hear(String(line));
  });
  const counts = await runSteps(steps, __dirname);
  print.mockRestore();
  return { counts, said: lines.join('\n').replace(/\d+\.\d s/g, 'N s') };
}

test('a step that ends well is one line, whatever it prints', async () => {
  const { counts, said } = await run([{ name: 'types', command: node("console.log('much')") }]);
  expect(said).toBe('✓ types: N s');
  expect(counts).toEqual({ passed: 1, failed: 0 });
});

test('a step that fails shows what it printed', async () => {
  const { counts, said } = await run([
    { name: 'lint', command: node("console.log('out'); console.error('err'); process.exit(3)") },
  ]);
  expect(said).toMatch(/^✗ lint: N s\n {4}out\n {4}err$/);
  expect(counts).toEqual({ passed: 0, failed: 1 });
});

test('a step that waits for one that failed is not run, and counts as failed', async () => {
  const { counts, said } = await run([
    { name: 'build', command: node('process.exit(1)') },
    { name: 'wcc', command: node(''), after: 'build' },
    { name: 'browser', command: node(''), after: 'build' },
  ]);
  expect(said).toContain('✗ wcc: not run, as "build" failed');
  expect(said).toContain('✗ browser: not run, as "build" failed');
  expect(counts).toEqual({ passed: 0, failed: 3 });
});

test('two steps run side by side, and one that had to wait for another goes before those that come later, also those that stand in line already', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'steps-'));
  const sign = path.join(folder, 'unit-has-ended');
  const untilUnit = `setInterval(() => require('fs').existsSync(${JSON.stringify(sign)}) && process.exit(), 20)`;
  const { said } = await run(
    [
      { name: 'build', command: node('') },
      { name: 'wcc', command: node(''), after: 'build' },
      { name: 'types', command: node(untilUnit) },
      { name: 'lint', command: node('') },
      { name: 'unit', command: node('') },
    ],
    (line) => {
      if (line.startsWith('✓ unit')) writeFileSync(sign, '');
    },
  );
  rmSync(folder, { recursive: true });
  const order = said.split('\n').map((line) => line.replace(/^✓ (\w+):.*/, '$1'));
  expect(order).toEqual(['build', 'wcc', 'lint', 'unit', 'types']);
});

test('a step that gives way is less urgent than one beside it, and so is all that it starts', async () => {
  const child = "require('child_process').execFileSync(process.execPath, ['-p', 'os.getPriority()']).toString().trim()";
  const tell = node(`console.log('urgency ' + os.getPriority() + ' ' + ${child}); process.exit(1)`);
  const { said } = await run([
    { name: 'unit', command: tell, givesWay: true },
    { name: 'browser', command: tell },
  ]);
  const urgencies = [...said.matchAll(/✗ (\w+):.*\n {4}urgency (\d+) (\d+)/g)].map(([, ...told]) => told);
  const own = getPriority();
  const low = Math.min(own + 5, constants.priority.PRIORITY_LOW);
  expect(urgencies.sort()).toEqual([
    ['browser', `${own}`, `${own}`],
    ['unit', `${low}`, `${low}`],
  ]);
});

test('a program that is not there is a failure like any other', async () => {
  const { counts, said } = await run([{ name: 'lint', command: ['no-such-program'] }]);
  expect(said).toContain('ENOENT');
  expect(counts.failed).toBe(1);
});

test('tests are counted where a step tells how many it ran; a step that fails is never all green', async () => {
  const { counts, said } = await run([
    { name: 'browser', command: node("console.log('7 passed, 0 failed')"), count: countBrowserTests },
    { name: 'unit', command: node("console.log('5 passed, 0 failed'); process.exit(1)"), count: countBrowserTests },
  ]);
  expect(said).toContain('✓ browser: 7 passed, 0 failed, N s');
  expect(counts).toEqual({ passed: 12, failed: 1 });
});

test('results that are not there count the step alone', () => {
  expect(countUnitTests(path.join(__dirname, 'no-such-file.json'))).toBeUndefined();
  expect(countBrowserTests('it broke before the first test')).toBeUndefined();
});

describe('the time of the processors', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stat-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is that of the process and of those that it started, whatever the program is called', () => {
    const file = path.join(folder, 'stat');
    const fields = 'S 1 1 1 0 -1 4194304 9 9 9 9 150 25 1000 75 20 0 7 0 42';
    writeFileSync(file, `123 (a (strange) name) ${fields}`);
    expect(processorSeconds(file)).toBe(12.5);
  });

  test('is not made up where the system does not tell it', () => {
    expect(processorSeconds(path.join(folder, 'nothing'))).toBeUndefined();
    writeFileSync(path.join(folder, 'other'), 'no such thing');
    expect(processorSeconds(path.join(folder, 'other'))).toBeUndefined();
  });
});

/** @jest-environment <rootDir>/test/page-walks/window-environment.cjs */
import fc from 'fast-check';
import { buildScripts, type Scripts } from './mini-program';
import type { PhoneSetup } from './page-phone';
import { DEEDS, type Step, walk } from './walk';

/** Half of the walks are always the same, half are new; `WALKS=1000 npx jest test/page-walks` takes more. */
const WALKS = Number(process.env.WALKS ?? 16);
const FIXED_SEED = 7;
const freshSeed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
/** Real time, on a busy computer: a walk takes half a second, and a failure is walked again and again to shrink it. */
const LONGEST_MS = 120_000 + WALKS * 2_000;
const PATIENCE_MS = LONGEST_MS + 60_000;

const deed = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Step['deed']>('tap') },
  { weight: 3, arbitrary: fc.constant<Step['deed']>('tapCard') },
  { weight: 3, arbitrary: fc.constant<Step['deed']>('tapStage') },
  { weight: 2, arbitrary: fc.constant<Step['deed']>('tapAdd') },
  { weight: 2, arbitrary: fc.constant<Step['deed']>('back') },
  { weight: 4, arbitrary: fc.constant<Step['deed']>('type') },
  { weight: 7, arbitrary: fc.constant<Step['deed']>('fault') },
  { weight: 5, arbitrary: fc.constantFrom(...DEEDS) },
);

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    deed,
    pick: fc.nat(999),
    waitMs: fc.constantFrom(0, 0, 100, 500, 2_000, 6_000, 15_000, 40_000),
  }),
  { minLength: 1, maxLength: 24, size: 'max' },
);

const setup: fc.Arbitrary<PhoneSetup> = fc.record({
  seed: fc.nat(),
  language: fc.constantFrom('en', 'zh_CN'),
  generation: fc.constantFrom('beta', '1.0', '1.3', '2.0', '3.0', '3.1'),
  platform: fc.constantFrom('ios', 'android'),
  network: fc.constantFrom('wifi', 'wifi', '4g', 'none'),
});

let scripts: Scripts;

beforeAll(async () => {
  scripts = await buildScripts();
}, PATIENCE_MS);

test.each([
  ['fixed', FIXED_SEED],
  ['fresh', freshSeed],
])(
  `on ${WALKS / 2} walks through the pages from a %s seed (%d) the screen says what it must`,
  async (_, seed) => {
    const property = fc.asyncProperty(setup, steps, (phone, taken) => walk(scripts, phone, taken));
    await fc.assert(property, {
      seed,
      numRuns: WALKS / 2,
      interruptAfterTimeLimit: LONGEST_MS,
      markInterruptAsFailure: true,
    });
  },
  PATIENCE_MS,
);

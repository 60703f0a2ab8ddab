import fc from 'fast-check';
import { type Failure, failureOf } from '../../../machines/failure';
import { budgetLeftMs, decide, freshBudget, onlineAgain, type RecoveryBudget } from '../../../machines/recovery';

const fast = [failureOf('notice', 'disconnect'), failureOf('deadline', 'header'), failureOf('xp2p', -2402)];
const once = [failureOf('xp2p', -2501), failureOf('xp2p', -2502), failureOf('xp2p', -2301)];
const slow = [failureOf('http', 503), failureOf('device', 1), failureOf('device', 405)];
const final = [failureOf('http', 404), failureOf('notice', 'eof')];

/** What happens in one turn: this fails, the retry takes so long before it fails, and the network may be away. */
const turnOf = (failures: readonly Failure[]) =>
  fc.record({
    failure: fc.constantFrom(...failures),
    tryMs: fc.integer({ min: 0, max: 30_000 }),
    offlineForMs: fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: null, freq: 4 }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });
const turns = (...failures: readonly Failure[]) => fc.array(turnOf(failures), { minLength: 1, maxLength: 60 });
type Turn = ReturnType<ReturnType<typeof turns>['generate']>['value'][number];

/** Carries decisions out as a machine would: waits, tries no longer than the budget allows, fails again. */
function carryOut(story: readonly Turn[]) {
  const retries: { schedule: string; delayMs: number; endedAtMs: number }[] = [];
  let budget: RecoveryBudget = freshBudget;
  let nowMs = 5_000;
  let offlineMs = 0;
  let outcome = 'storyOver';
  let last: Turn | undefined;
  for (const turn of story) {
    last = turn;
    const question = { failure: turn.failure, budget: Object.freeze(budget), nowMs, random: turn.random };
    let decision = decide({ ...question, online: turn.offlineForMs === null });
    if (decision.action === 'waitForNetwork') {
      const awayMs = turn.offlineForMs ?? 0;
      nowMs += awayMs;
      offlineMs += awayMs;
      budget = onlineAgain(decision.budget, awayMs);
      decision = decide({ ...question, budget, nowMs, online: true });
    }
    budget = decision.budget;
    if (decision.action !== 'retry') {
      outcome = decision.action;
      break;
    }
    nowMs += decision.delayMs;
    nowMs += Math.min(turn.tryMs, budgetLeftMs(budget, nowMs));
    retries.push({ schedule: decision.schedule, delayMs: decision.delayMs, endedAtMs: nowMs - 5_000 - offlineMs });
  }
  return { retries, outcome, budget, nowMs, last };
}

describe('whatever fails, and however long it takes', () => {
  test('the fast schedule of recovery ends after thirty tries or three minutes, trying included and offline left out', () => {
    fc.assert(
      fc.property(turns(...fast, ...once), (story) => {
        const { retries } = carryOut(story);
        expect(retries.length).toBeLessThanOrEqual(30);
        for (const { endedAtMs } of retries) expect(endedAtMs).toBeLessThanOrEqual(180_000);
      }),
    );
  });

  test('the slow schedule of recovery ends after five minutes', () => {
    fc.assert(
      fc.property(turns(...slow), (story) => {
        const { retries } = carryOut(story);
        for (const { endedAtMs, schedule } of retries) {
          expect(schedule).toBe('slow');
          expect(endedAtMs).toBeLessThanOrEqual(300_000);
        }
      }),
    );
  });

  test('both schedules of recovery end together too: thirty fast tries, and each time within the sum of both limits', () => {
    fc.assert(
      fc.property(turns(...fast, ...once, ...slow), (story) => {
        const { retries } = carryOut(story);
        expect(retries.filter(({ schedule }) => schedule === 'fast').length).toBeLessThanOrEqual(30);
        for (const { endedAtMs } of retries) expect(endedAtMs).toBeLessThanOrEqual(480_000);
      }),
    );
  });

  test('the waits of recovery never shrink along a schedule, but for chance and for the end of the budget', () => {
    fc.assert(
      fc.property(turns(...fast), (story) => {
        const even = story.map((turn) => ({ ...turn, random: 0.5, tryMs: 0 }));
        const delaysMs = carryOut(even).retries.map(({ delayMs }) => delayMs);
        expect(delaysMs).toEqual([...delaysMs].sort((one, other) => one - other));
      }),
    );
  });

  test('chance moves a wait of recovery by a fifth at most, and the first try is always at once', () => {
    fc.assert(
      fc.property(turns(...fast), (story) => {
        const nominalMs = [0, 300, 1_200, 2_700, 4_800, 7_000];
        carryOut(story.map((turn) => ({ ...turn, tryMs: 0, offlineForMs: null }))).retries.forEach(
          ({ delayMs }, index) => {
            const nominal = nominalMs[Math.min(index, 5)] ?? 0;
            expect(delayMs).toBeLessThanOrEqual(nominal * 1.2);
            if (index < 9) expect(delayMs).toBeGreaterThanOrEqual(Math.floor(nominal * 0.8));
          },
        );
      }),
    );
  });

  test('recovery that gave up does not change its mind later', () => {
    fc.assert(
      fc.property(turns(...fast, ...slow, ...final), fc.integer({ min: 0, max: 10_000_000 }), (story, laterMs) => {
        const { outcome, budget, nowMs, last } = carryOut(story);
        fc.pre(outcome === 'giveUp');
        if (!last) throw new Error('a story has at least one turn');
        expect(decide({ failure: last.failure, budget, nowMs: nowMs + laterMs, online: true, random: 0 }).action).toBe(
          'giveUp',
        );
      }),
    );
  });

  test('the time that is left for recovery never grows by itself', () => {
    fc.assert(
      fc.property(turns(...fast, ...slow), fc.nat(1_000_000), fc.nat(1_000_000), (story, soonMs, laterMs) => {
        const { budget, nowMs } = carryOut(story);
        const now = budgetLeftMs(budget, nowMs);
        const soon = budgetLeftMs(budget, nowMs + soonMs);
        expect(soon).toBeLessThanOrEqual(now);
        expect(budgetLeftMs(budget, nowMs + soonMs + laterMs)).toBeLessThanOrEqual(soon);
        expect(soon).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('being offline for any time leaves recovery as it was', () => {
    fc.assert(
      fc.property(turns(...fast, ...slow), fc.nat(100_000_000), (story, awayMs) => {
        const { budget, nowMs } = carryOut(story);
        const failure = fast[0] as Failure;
        const before = decide({ failure, budget, nowMs, online: true, random: 0.3 });
        const question = { failure, nowMs: nowMs + awayMs, online: true, random: 0.3 };
        const after = decide({ ...question, budget: onlineAgain(budget, awayMs) });
        const offlineMs = before.budget.offlineMs + awayMs;
        expect(after).toEqual({ ...before, budget: { ...before.budget, offlineMs } });
      }),
    );
  });

  test('the same question to recovery has the same answer, and no budget is changed', () => {
    fc.assert(
      fc.property(turns(...fast, ...once, ...slow, ...final), (story) => {
        expect(carryOut(story)).toEqual(carryOut(story));
      }),
    );
  });
});

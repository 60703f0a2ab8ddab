import { type Failure, failureOf } from '../../../machines/failure';
import {
  budgetLeftMs,
  decide,
  freshBudget,
  NO_LIMIT_MS,
  onlineAgain,
  type RecoveryBudget,
  type RecoveryDecision,
} from '../../../machines/recovery';

const disconnected = failureOf('notice', 'disconnect');
const tooMany = failureOf('http', 503);
const decryptFailed = failureOf('xp2p', -2502);
const unreadable = failureOf('xp2p', -2001);
const ended = failureOf('notice', 'eof');
const offline = failureOf('network', 'offline');
/** No jitter: the middle of chance. */
const even = 0.5;

/** Fails again and again, each try taking `tryMs`, until recovery gives up or `limit` decisions were made. */
function keepFailing(failure: Failure, tryMs: number, random = even, limit = 40) {
  let budget = freshBudget;
  let nowMs = 1_000_000;
  const decisions: RecoveryDecision[] = [];
  for (let turn = 0; turn < limit; turn += 1) {
    const decision = decide({ failure, budget, nowMs, online: true, random });
    decisions.push(decision);
    budget = decision.budget;
    if (decision.action !== 'retry') break;
    nowMs += decision.delayMs;
    nowMs += Math.min(tryMs, budgetLeftMs(budget, nowMs));
  }
  return { decisions, elapsedMs: nowMs - 1_000_000, delaysMs: decisions.flatMap(delayOf) };
}

function delayOf(decision: RecoveryDecision): number[] {
  return decision.action === 'retry' ? [decision.delayMs] : [];
}

function ask(failure: Failure, budget: RecoveryBudget, nowMs: number, online = true): RecoveryDecision {
  return decide({ failure, budget, nowMs, online, random: even });
}

describe('a connection that breaks', () => {
  test('a connection that breaks is tried again at once, then less and less often, for three minutes', () => {
    const { delaysMs, decisions } = keepFailing(disconnected, 10);
    expect(delaysMs).toEqual([0, 300, 1_200, 2_700, 4_800, ...Array.from({ length: 24 }, () => 7_000)]);
    expect(decisions.at(-1)).toMatchObject({ action: 'giveUp', canRetry: true });
  });

  test('a connection that breaks is given up after three minutes when each try takes long, trying included', () => {
    const { delaysMs, elapsedMs, decisions } = keepFailing(disconnected, 12_000);
    expect(delaysMs).toEqual([0, 300, 1_200, 2_700, 4_800, ...Array.from({ length: 6 }, () => 7_000)]);
    expect(elapsedMs).toBe(180_000);
    expect(decisions.at(-1)?.action).toBe('giveUp');
  });

  test('a connection that breaks is given up when the next try would begin as the time ends: it could only fail', () => {
    const late = { ...freshBudget, attempts: 5, firstFailureAtMs: 0 };
    expect(ask(disconnected, late, 172_999)).toMatchObject({ action: 'retry', delayMs: 7_000 });
    expect(ask(disconnected, late, 173_000)).toMatchObject({ action: 'giveUp', canRetry: true });
  });

  test('a connection that breaks is tried a little earlier or later by chance, except at once', () => {
    expect(keepFailing(disconnected, 0, 0).delaysMs.slice(0, 4)).toEqual([0, 240, 960, 2_160]);
    expect(keepFailing(disconnected, 0, 0.999_999).delaysMs.slice(0, 4)).toEqual([0, 360, 1_440, 3_240]);
  });

  test('a connection that breaks is not given up early because the phone’s clock was set back', () => {
    const running = { ...freshBudget, attempts: 1, firstFailureAtMs: 1_000_000 };
    expect(ask(disconnected, running, 0)).toMatchObject({ action: 'retry', delayMs: 300 });
    expect(budgetLeftMs(running, 0)).toBe(180_000);
  });
});

describe('a camera that has too many viewers', () => {
  test('a camera that has too many viewers is asked after 10, 20, then every 30 seconds, for five minutes since it first refused', () => {
    const { delaysMs, elapsedMs, decisions } = keepFailing(tooMany, 0);
    expect(delaysMs).toEqual([10_000, 20_000, ...Array.from({ length: 8 }, () => 30_000)]);
    expect(elapsedMs).toBe(270_000);
    expect(decisions.at(-1)).toMatchObject({ action: 'giveUp', canRetry: true });
  });

  test('a camera that has too many viewers is not asked any more when the next time would be the end of the five minutes', () => {
    const late = { ...freshBudget, slowAttempts: 4, firstRefusalAtMs: 0, slowSinceMs: 0 };
    expect(ask(tooMany, late, 269_999)).toMatchObject({ schedule: 'slow', delayMs: 30_000 });
    expect(ask(tooMany, late, 270_000)).toMatchObject({ action: 'giveUp', canRetry: true });
  });

  test('a camera that has too many viewers is counted down without chance in it', () => {
    expect(keepFailing(tooMany, 0, 0).delaysMs).toEqual(keepFailing(tooMany, 0, 0.9).delaysMs);
  });

  test('a camera that has too many viewers and breaks in between has a count and a clock for each schedule', () => {
    const broken = ask(disconnected, freshBudget, 0);
    const refused = ask(tooMany, broken.budget, 1_000);
    expect(refused).toMatchObject({ schedule: 'slow', delayMs: 10_000, budget: { attempts: 1, slowAttempts: 1 } });
    const refusedAgain = ask(tooMany, refused.budget, 121_000);
    expect(refusedAgain).toMatchObject({ schedule: 'slow', delayMs: 20_000 });
    const brokenAgain = ask(disconnected, refusedAgain.budget, 151_000);
    expect(brokenAgain).toMatchObject({ schedule: 'fast', delayMs: 300, budget: { attempts: 2, slowAttempts: 2 } });
    expect(budgetLeftMs(brokenAgain.budget, 151_000)).toBe(179_000);
    expect(ask(tooMany, brokenAgain.budget, 301_000)).toMatchObject({ action: 'giveUp', canRetry: true });
  });
});

describe('a failure that deserves one more try', () => {
  test('a failure that deserves one more try gets one, and then a person decides', () => {
    const first = ask(decryptFailed, freshBudget, 0);
    expect(first).toMatchObject({ action: 'retry', schedule: 'fast', delayMs: 0 });
    expect(ask(decryptFailed, first.budget, 10)).toMatchObject({ action: 'giveUp', canRetry: true });
  });

  test('a failure that deserves one more try gets no second one because something else failed in between', () => {
    const first = ask(decryptFailed, freshBudget, 0);
    const between = ask(disconnected, first.budget, 10);
    expect(between.action).toBe('retry');
    expect(ask(decryptFailed, between.budget, 20).action).toBe('giveUp');
  });

  test('a failure that deserves one more try keeps it while the network is away, and gets none when the time is over', () => {
    const away = ask(decryptFailed, freshBudget, 0, false);
    expect(away).toMatchObject({ action: 'waitForNetwork', budget: { triedOnce: [] } });
    expect(ask(decryptFailed, away.budget, 181_000)).toMatchObject({ action: 'giveUp', budget: { triedOnce: [] } });
  });
});

describe('a failure that trying again cannot mend', () => {
  test('a failure that trying again cannot mend is left to the person when it may help later, and offers nothing when it cannot', () => {
    expect(ask(ended, freshBudget, 0)).toMatchObject({ action: 'giveUp', canRetry: true });
    expect(ask(unreadable, freshBudget, 0)).toMatchObject({ action: 'giveUp', canRetry: false });
  });

  test('a failure that trying again cannot mend does not wait for the network, and costs nothing', () => {
    const decision = ask(unreadable, freshBudget, 0, false);
    expect(decision).toEqual({
      action: 'giveUp',
      canRetry: false,
      budget: freshBudget,
    });
  });
});

describe('a phone without a network', () => {
  test('a failure on a phone without a network waits for it, whatever schedule would have run', () => {
    expect(ask(offline, freshBudget, 0, false).action).toBe('waitForNetwork');
    expect(ask(disconnected, freshBudget, 0, false).action).toBe('waitForNetwork');
    expect(ask(tooMany, freshBudget, 0, false).action).toBe('waitForNetwork');
  });

  test('a failure on a phone without a network waits also when nothing was left to try: the network changes that', () => {
    const spent = { ...freshBudget, attempts: 30, firstFailureAtMs: 0 };
    expect(ask(disconnected, spent, 70_000, false).action).toBe('waitForNetwork');
    expect(ask(disconnected, spent, 70_000, true).action).toBe('giveUp');
  });

  test('a failure loses none of its three minutes to the wait for a network', () => {
    const waiting = ask(disconnected, freshBudget, 0, false);
    const back = onlineAgain(waiting.budget, 3_600_000);
    expect(budgetLeftMs(back, 3_600_000)).toBe(180_000);
    expect(ask(disconnected, back, 3_605_000)).toMatchObject({ action: 'retry', delayMs: 0 });
    expect(budgetLeftMs(back, 3_610_000)).toBe(170_000);
  });

  test('a failure loses none of the five minutes to the wait for a network, and a wait of less than nothing is none', () => {
    const waiting = ask(tooMany, freshBudget, 0, false);
    expect(budgetLeftMs(onlineAgain(waiting.budget, 50_000), 60_000)).toBe(290_000);
    expect(onlineAgain(waiting.budget, -5)).toEqual(waiting.budget);
  });
});

describe('the time that is left', () => {
  test('the time that is left for recovery is without limit while nothing is being recovered', () => {
    expect(budgetLeftMs(freshBudget, 123)).toBe(NO_LIMIT_MS);
    expect(budgetLeftMs(ask(ended, freshBudget, 0).budget, 99_999_999)).toBe(2 ** 31 - 1);
  });

  test('the time that is left for recovery goes by the numbers that it is given', () => {
    const limits = {
      retryDelaysMs: [50],
      retryJitterShare: 0,
      maxAttempts: 1,
      maxRecoveryMs: 100,
      slowRetryDelaysMs: [],
      maxSlowRecoveryMs: 10,
    };
    const question = { failure: disconnected, budget: freshBudget, nowMs: 0, online: true, random: 0.1 };
    const first = decide(question, limits);
    expect(first).toMatchObject({ delayMs: 50 });
    expect(budgetLeftMs(first.budget, 30, limits)).toBe(70);
    expect(decide({ ...question, budget: first.budget }, limits).action).toBe('giveUp');
    expect(decide({ ...question, failure: tooMany }, limits)).toMatchObject({ schedule: 'slow', delayMs: 0 });
  });
});

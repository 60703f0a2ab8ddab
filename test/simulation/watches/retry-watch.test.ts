import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { Violations } from '../violations';
import { RetryWatch } from './retry-watch';

/** A session whose tries all fail at once. */
class Bench {
  private nowMs = 0;
  private readonly violations = new Violations(() => this.nowMs);
  private readonly watch = new RetryWatch(this.violations, () => this.nowMs);
  private readonly session = {};

  constructor() {
    this.see({ showing: 'working' }, 'xstate.init');
  }

  /** It fails, waits for so long, and tries again. */
  failsAndWaits(waitMs: number): void {
    this.see({ retrying: 'counting' }, 'picture.failed');
    this.nowMs += waitMs;
    this.see({ showing: 'working' }, 'xstate.after.retryDelay');
  }

  does(type: string): void {
    this.see({ showing: 'working' }, type);
  }

  get found(): readonly string[] {
    return this.violations.found.map(({ what }) => what);
  }

  private see(playing: object, type: string): void {
    const context = { failure: failureOf('iot', 'StreamError'), decision: { action: 'retry', schedule: 'fast' } };
    this.watch.observe(this.session, { status: 'active', value: { viewing: { watch: { playing } } }, context }, type);
  }
}

test('a try that begins before its time is noticed', () => {
  const bench = new Bench();
  for (const waitMs of config.retryDelaysMs.slice(0, 3)) bench.failsAndWaits(waitMs);
  bench.failsAndWaits(0);
  expect(bench.found).toEqual([`waited 0 ms before fast try 4, not ${config.retryDelaysMs[3]} ms`]);
});

test.each(['CHANGE_QUALITY', 'CHANGE_CHANNEL'])('a new wish begins with the first try again (%s)', (type) => {
  const bench = new Bench();
  for (const waitMs of config.retryDelaysMs.slice(0, 3)) bench.failsAndWaits(waitMs);
  bench.does(type);
  bench.failsAndWaits(0);
  expect(bench.found).toEqual([]);
});

import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { otherCamera, World } from '../../support/world';
import { contextOf, failing, offline, online } from './failing';
import { expectNothingLeft, record, statusText, timesOf } from './story';

/** The waits between the end of one try and the begin of the next. */
function waitsOf(world: World, tryMs = 10): number[] {
  const starts = timesOf(world, 'startService');
  return starts.slice(1).map((atMs, index) => atMs - (starts[index] as number) - tryMs);
}

describe('what may mend itself is tried again by itself', () => {
  test('at once, then less and less often, for three minutes; then a person is told', async () => {
    const world = failing();
    world.open();
    await world.advance(config.maxRecoveryMs + 10_000);
    expect(waitsOf(world)).toEqual([0, 300, 1_200, 2_700, 4_800, ...Array.from({ length: 24 }, () => 7_000)]);
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet?.primary.event).toBe('RETRY');
    await expectNothingLeft(world);
  });

  test.each([
    [0, [0, 240, 960, 2_160, 3_840]],
    [0.999_999, [0, 360, 1_440, 3_240, 5_760]],
  ])('with the jitter that chance gives (%d)', async (chance, waits) => {
    const world = failing();
    world.chance = chance;
    world.open();
    await world.advance(15_000);
    expect(waitsOf(world).slice(0, 5)).toEqual(waits);
    await expectNothingLeft(world);
  });

  test('for three minutes since the first failure, trying included', async () => {
    const world = failing(-2402, 9_000);
    world.open();
    await world.advance(9_000);
    expect(contextOf(world).budget.attempts).toBe(1);
    expect(world.view().failure).toBeNull();
    await world.advance(config.maxRecoveryMs);
    expect(world.stream()).toBe('failed');
    expect(world.view().failure).toEqual({ source: 'xp2p', code: -2402 });
    expect(Math.max(...timesOf(world, 'startService', 1_009_000))).toBeLessThanOrEqual(config.maxRecoveryMs);
    expect(world.view().sheet?.title).toBe('The picture cannot be fetched right now');
    await expectNothingLeft(world);
  });

  test('and the module is reset after tries in vain, also when others held it at first', async () => {
    const world = new World();
    await world.watch(otherCamera, 'other');
    world.plugin.answer('startService', { afterMs: 10, code: -2402 });
    world.open();
    await world.advance(2_000);
    expect(contextOf(world).budget.attempts).toBeGreaterThan(config.doubtModuleAfterTries);
    world.send({ type: 'STOP' }, 'other');
    world.leave('other');
    await world.advance(10_000);
    expect(world.plugin.count('reset')).toBeGreaterThan(0);
    expect(world.plugin.violations).toEqual([]);
  });

  test('and the time that is up ends a try that hangs in the middle', async () => {
    const world = new World((prepared) => prepared.plugin.answer('startService', { afterMs: 100, code: -2402 }));
    world.open();
    await world.advance(300);
    world.plugin.answer('startService', { afterMs: null });
    await world.advance(config.maxRecoveryMs);
    expect(world.stream()).toBe('failed');
    await expectNothingLeft(world);
  });

  test('a wait that nobody notices shows in the pill alone', async () => {
    const world = failing();
    world.open();
    await world.advance(200);
    expect(world.stream()).toBe('counting');
    expect(world.view()).toMatchObject({ status: { text: 'Reconnecting…', tone: 'warn' }, sheet: null });
    await expectNothingLeft(world);
  });

  test('a wait of a second or more is told with its reason, and counted down', async () => {
    const world = failing();
    world.open();
    await world.advance(340);
    expect(world.view()).toMatchObject({
      status: { text: 'Reconnecting in 1 s' },
      sheet: { kind: 'failure', primary: { event: 'RETRY' } },
      waiting: false,
    });
    await world.advance(1_260);
    expect(world.stream()).toBe('counting');
    const texts = record(world, statusText);
    await world.advance(2_600);
    expect(texts).toEqual(['Reconnecting in 3 s', 'Reconnecting in 2 s', 'Reconnecting in 1 s']);
    await expectNothingLeft(world);
  });
});

describe('a wait is cancelled', () => {
  /** Every wait of the fast schedule, and one of the slow. */
  const waits = [
    ['0.3 s', 100],
    ['1.2 s', 800],
    ['2.7 s', 3_000],
    ['4.8 s', 7_000],
    ['7 s', 12_000],
  ] as const;

  test.each(waits)('by STOP, in the wait of %s', async (_which, atMs) => {
    const world = failing();
    world.open();
    await world.advance(atMs);
    expect(world.stream()).toBe('counting');
    const tries = timesOf(world, 'startService').length;
    world.send({ type: 'STOP' });
    expect(world.view()).toMatchObject({ sheet: { kind: 'stopped' }, status: { text: 'Stopped', tone: 'idle' } });
    await world.advance(60_000);
    expect(timesOf(world, 'startService')).toHaveLength(tries);
    expect(world.stream()).toBe('idle');
    await expectNothingLeft(world);
  });

  test.each(waits)('by leaving, in the wait of %s', async (_which, atMs) => {
    const world = failing();
    world.open();
    await world.advance(atMs);
    const tries = timesOf(world, 'startService').length;
    world.leave();
    await expectNothingLeft(world);
    expect(timesOf(world, 'startService')).toHaveLength(tries);
  });

  test.each(['STOP', 'LEAVE'] as const)('by %s, in the slow schedule', async (type) => {
    const world = failing();
    world.plugin.answer('startService');
    world.open();
    await world.advance(500);
    world.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure: failureOf('http', 503) });
    await world.advance(2_000);
    expect(contextOf(world).decision).toMatchObject({ schedule: 'slow' });
    const tries = timesOf(world, 'startService').length;
    if (type === 'STOP') world.send({ type });
    else world.leave();
    await world.advance(60_000);
    expect(timesOf(world, 'startService')).toHaveLength(tries);
    await expectNothingLeft(world);
  });

  test.each(['STOP', 'LEAVE'] as const)('by %s, offline', async (type) => {
    const world = new World();
    await world.watch();
    world.tell(offline);
    await world.advance(2_000);
    expect(world.stream()).toBe('offline');
    if (type === 'STOP') world.send({ type });
    else world.leave();
    world.tell(online());
    await world.advance(5_000);
    expect(world.plugin.count('startService')).toBe(1);
    await expectNothingLeft(world);
  });
});

describe('a wait is cut short', () => {
  const waiting = async () => {
    const world = failing();
    world.open();
    await world.advance(12_000);
    expect(world.stream()).toBe('counting');
    world.plugin.answer('startService');
    return world;
  };

  test('by RETRY', async () => {
    const world = await waiting();
    world.send({ type: 'RETRY' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('when the app is shown again', async () => {
    const world = await waiting();
    world.tell({ type: 'app.hidden' });
    await world.advance(500);
    expect(world.stream()).toBe('counting');
    world.tell({ type: 'app.shown' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('by another network', async () => {
    const world = failing();
    world.tell(online('wifi'));
    world.open();
    await world.advance(12_000);
    world.plugin.answer('startService');
    world.tell(online('4g'));
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

import { config } from '../../../machines/kernel/config';
import { flvHeader, frame, join, keyFrame, videoSequence } from '../../support/flv-builder';
import { World } from '../../support/world';
import { expectNothingLeft, record, statusText } from './story';

/** A camera whose chunks come at these gaps, in every pull; the last gap goes on for ever. */
function camera(...gapsMs: readonly number[]): World {
  return new World(({ plugin, clock }) => {
    plugin.flows = false;
    const start = plugin.startStream.bind(plugin);
    plugin.startStream = (source, params, tell, write) => {
      const isRunning = () => plugin.streams.get(source.id)?.write === write;
      const send = (turn: number, timeMs: number) => {
        if (!isRunning()) return;
        write((turn === 0 ? join(flvHeader(), videoSequence(), keyFrame(0)) : join(frame(timeMs))).buffer);
        const gapMs = gapsMs[Math.min(turn + 1, gapsMs.length - 1)] ?? 0;
        clock.setTimeout(() => send(turn + 1, timeMs + gapMs), gapMs);
      };
      clock.setTimeout(() => tell({ type: 'stream.headerArrived' }), 20);
      clock.setTimeout(() => send(0, 0), gapsMs[0] ?? 0);
      return start(source, params, tell, write);
    };
  });
}

describe('a slow camera', () => {
  test.each([
    ['of one frame a second, give or take 40 %', [600, 1_400, 600, 1_400, 1_000]],
    ['of one frame in two seconds', [2_000]],
    ['that sends a group of pictures every three seconds', [3_000]],
  ])('%s is live, and steady on the screen', async (_, gapsMs) => {
    const world = camera(...gapsMs);
    world.open();
    await world.advance(10_000);
    const texts = record(world, statusText);
    await world.advance(120_000);
    expect(texts).toEqual(['Live']);
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });

  test('that sends a group of pictures every six seconds is steady once that is known', async () => {
    const world = camera(6_000);
    world.open();
    await world.advance(30_000);
    const texts = record(world, statusText);
    await world.advance(120_000);
    expect(texts).toEqual(['Live']);
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });

  test.each([
    6_000, 10_000,
  ])('whose second chunk comes %d ms after the first one of every pull plays in the end', async (gapMs) => {
    const world = camera(100, gapMs, 100);
    world.open();
    await world.advance(90_000);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test.each([10_000, 14_000])('whose first byte comes %d ms after each pull plays in the end', async (firstMs) => {
    const world = camera(firstMs, 100);
    world.open();
    await world.advance(config.maxRecoveryMs);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('that stops is still noticed as soon as ever when it was a steady one', async () => {
    const world = new World();
    await world.watch();
    await world.advance(5_000);
    world.plugin.flows = false;
    await world.advance(config.stallAfterMs + 2 * config.probeIntervalMs);
    expect(world.view().status.text).toBe('Weak network');
    await world.advance(config.maxStallMs);
    expect(world.plugin.count('startStream')).toBe(2);
    await expectNothingLeft(world);
  });
});

test.each([7_000, 10_000])('a phone whose player is ready after %d ms plays in the end', async (readyAfterMs) => {
  const world = new World(({ players }) => {
    players.habits.readyAfterMs = readyAfterMs;
  });
  world.open();
  await world.advance(90_000);
  expect(world.view().status.text).toBe('Live');
  await expectNothingLeft(world);
});

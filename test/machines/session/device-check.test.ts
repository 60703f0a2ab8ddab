import type { Camera } from '../../../machines/cameras';
import { camera, World } from '../../support/world';
import { expectNothingLeft } from './story';

const checked: Camera = { ...camera, deviceCheck: true };

/** A world whose camera answers with these statuses, one a check; `null` never answers. */
function worldOf(...answers: (number | null | Error)[]): { world: World; asked: () => number } {
  let asked = 0;
  const world = new World((prepared) => {
    prepared.plugin.checkDevice = () => {
      const answer = answers[Math.min(asked, answers.length - 1)];
      asked += 1;
      if (answer === null) return new Promise(() => undefined);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as number);
    };
  });
  return { world, asked: () => asked };
}

describe('the device check before the first pull', () => {
  test('is made once a connection when the camera accepts', async () => {
    const { world, asked } = worldOf(0);
    world.open(checked);
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
    world.players.node().say({ type: 'node.closed', reason: 'livePlayer' });
    world.players.node().say({ type: 'node.pullStarted' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(asked()).toBe(1);
    expect(world.view().timeline.map(({ step }) => step)).toContain('checkDevice');
  });

  test('is not made for a camera that does not ask for it', async () => {
    const { world, asked } = worldOf(1);
    await world.watch(camera);
    expect(world.stream()).toBe('playing');
    expect(asked()).toBe(0);
  });

  test.each([
    [1, 'busy'],
    [405, 'too many people'],
  ])('status %d: told, and tried again slowly', async (status, word) => {
    const { world } = worldOf(status, status, 0);
    world.open(checked);
    await world.advance(2_000);
    expect(world.stream()).toBe('counting');
    expect(world.view().status.text.toLowerCase()).toContain(word);
    expect(world.plugin.count('startStream')).toBe(0);
    await world.advance(10_000);
    expect(world.stream()).toBe('counting');
    await world.advance(21_000);
    expect(world.stream()).toBe('playing');
  });

  test('an unknown status is told with a way out', async () => {
    const { world } = worldOf(999);
    world.open(checked);
    await world.advance(90_000);
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet?.title).not.toBe('');
  });

  test('no answer is no refusal', async () => {
    const { world } = worldOf(null);
    world.open(checked);
    await world.advance(1_000);
    expect(world.stream()).toBe('checkingDevice');
    expect(world.view().status.text).toBe('Asking the camera… 4/4');
    await world.advance(4_000);
    expect(world.stream()).toBe('playing');
  });

  test('a command that fails is no refusal', async () => {
    const { world } = worldOf(new Error('no such command'));
    world.open(checked);
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
  });

  test.each(['STOP', 'LEAVE'] as const)('%s while the camera is asked leaves nothing behind', async (type) => {
    const { world } = worldOf(null);
    world.open(checked);
    await world.advance(1_000);
    world.send({ type });
    await world.advance(60_000);
    expect(world.plugin.held).toEqual([]);
    expect(world.plugin.violations).toEqual([]);
    expect(world.plugin.count('startStream')).toBe(0);
  });

  test('a change of quality while the camera is asked pulls once, in the new quality', async () => {
    const { world } = worldOf(null);
    world.open(checked);
    await world.advance(1_000);
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    await world.advance(5_000);
    expect(world.stream()).toBe('playing');
    expect(
      world.plugin.calls.filter((call) => call.includes('startStream')).map((call) => call.split(' ').at(-1)),
    ).toEqual(['standard']);
  });
});

test('who leaves while the camera is asked leaves no pull behind for the next one', async () => {
  const world = new World(({ plugin, clock }) => {
    plugin.checkDevice = () => new Promise((resolve) => clock.setTimeout(() => resolve(0), 5_000));
  });
  world.open(checked);
  await world.advance(400);
  expect(world.stream()).toBe('checkingDevice');
  world.leave();
  await world.advance(100);
  world.players.habits.readies = false;
  world.open(checked, 'again');
  await world.advance(4_000);
  expect(world.plugin.count('startStream')).toBe(0);
  world.leave('again');
  await expectNothingLeft(world);
});

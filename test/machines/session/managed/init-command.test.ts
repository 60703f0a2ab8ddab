import { failureOf } from '../../../../machines/failure';
import { secret } from '../../../../machines/privacy/secret';
import { atDevice } from '../../../support/addresses';
import { camera, World } from '../../../support/world';
import { callsOf, expectNothingLeft, record, statusText } from '../story';
import { managedWorld } from './managed-world';

const wanting = { ...camera, address: atDevice({ initCommand: secret('action=user_define&cmd=never-told-2') }) };
const refused = failureOf('iot', 'initCommand', { step: 'initCamera', message: 'busy' });

/** A plugin that takes the command 300 ms later, or not; `sent` counts. */
function worldOf(answers: readonly boolean[]) {
  const sent = { count: 0 };
  const world = managedWorld({}, (made) => {
    made.plugin.initCamera = () => {
      const takes = answers[sent.count] ?? answers.at(-1);
      sent.count += 1;
      return new Promise((resolve, reject) => {
        made.clock.setTimeout(() => (takes ? resolve() : reject(refused)), 300);
      });
    };
  });
  return { world, sent };
}

describe('a camera with an init command', () => {
  test('is sent it before any node is mounted, which is told and stands in the timeline', async () => {
    const { world } = worldOf([true]);
    world.open(wanting);
    const told = record(world, statusText);
    await world.advance(250);
    expect(world.view()).toMatchObject({ playerKey: 0, status: { text: 'Preparing the camera… 2/4' } });
    await world.advance(2_000);
    expect(told).toContain('Connecting to the camera… 2/4');
    expect(world.view()).toMatchObject({ playerKey: 1, status: { text: 'Live' } });
    const steps = world.view().timeline.map(({ step }) => step);
    expect(steps.slice(1, 4)).toEqual(['initModule', 'startService', 'initCamera']);
    expect(world.view().timeline.find(({ step }) => step === 'initCamera')?.ms).toBe(300);
    await expectNothingLeft(world);
  });

  test('is sent it once for two pages, and not again after a pause', async () => {
    const { world, sent } = worldOf([true]);
    world.open(wanting, 'a');
    world.open(wanting, 'b');
    await world.advance(2_000);
    world.send({ type: 'PAUSE' }, 'a');
    world.leave('b');
    await world.advance(2_000);
    world.send({ type: 'RESUME' }, 'a');
    await world.advance(2_000);
    expect(world.view('a').status.text).toBe('Live');
    expect([sent.count, callsOf(world)]).toEqual([1, ['init all camera', 'startService door']]);
    await expectNothingLeft(world);
  });

  test('that refuses it is tried again by itself, over another holding', async () => {
    const { world, sent } = worldOf([false, true]);
    world.open(wanting);
    await world.advance(10_000);
    expect([sent.count, world.view().status.text]).toEqual([2, 'Live']);
    await expectNothingLeft(world);
  });

  test('that takes it neither at the second try says so in words, with what it answered and a way to its settings; no node was ever mounted', async () => {
    const { world, sent } = worldOf([false]);
    world.open(wanting);
    await world.advance(20_000);
    expect(world.view().sheet).toMatchObject({
      title: 'The camera did not take its init command',
      advice: 'Try again, or check the command. Answer: busy.',
    });
    expect(JSON.stringify(world.view())).not.toContain('never-told-2');
    expect([sent.count, world.managedNodes.count()]).toEqual([2, 0]);
    await expectNothingLeft(world);
  });
});

test('where bytes are pulled no init command is sent: the picture comes, and the diagnosis says what could send it', async () => {
  const world = new World();
  await world.watch(wanting);
  world.send({ type: 'SHOW_DIAGNOSIS' });
  expect(world.view().status.text).toBe('Live');
  expect(world.view().diagnosis).toContainEqual({
    key: 'initCommand',
    label: 'Init command',
    value: 'needs XP2P 3.2 (--way managed)',
  });
  await expectNothingLeft(world);
});

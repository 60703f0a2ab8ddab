import { simulatedCameras } from '../../miniprogram/runtime/simulated-cameras';
import { FAULTS } from '../../miniprogram/simulator';
import type { PluginGeneration } from '../../miniprogram/simulator/generations';
import type { Platform } from '../../miniprogram/simulator/world';
import { SimulatedPhone } from '../support/simulated-phone';

const [camera, , serverStream] = simulatedCameras('zh');
if (!camera || !serverStream) throw new Error('no simulated cameras');

/** The oldest and the newest plugin; `ALL_PHONES=1` tries more of them, which takes minutes. */
const phones: readonly { generation: PluginGeneration; platform: Platform }[] = [
  { generation: 'beta', platform: 'ios' },
  { generation: '3.1', platform: 'android' },
  ...(process.env.ALL_PHONES
    ? ([
        { generation: '1.0', platform: 'ios' },
        { generation: '1.3', platform: 'android' },
        { generation: '2.0', platform: 'ios' },
        { generation: '3.0', platform: 'android' },
        { generation: '3.1', platform: 'ios' },
      ] as const)
    : []),
];

/** Says what happened (or nothing is wrong), and offers a way out wherever it does not go on by itself. */
function unclear(phone: SimulatedPhone): string[] {
  const { status, sheet, controls } = phone.view();
  const problems: string[] = [];
  if (status.text === '') problems.push('no status');
  if (sheet && (sheet.title === '' || sheet.advice === '')) problems.push(`sheet without words: ${status.text}`);
  if (sheet?.kind === 'failure' && sheet.details === '') problems.push(`failure without details: ${sheet.title}`);
  if (!controls.canPlay && !controls.canStop && sheet?.kind !== 'failure')
    problems.push(`no way out of ${status.text}`);
  return problems;
}

/** The player plugin of the beta's time has no `reset()`: a dead local server stays dead until WeChat is reopened. */
const needReset: readonly string[] = [
  'network.natAborted',
  'player.error.now',
  'player.killLocalServer',
  'player.state.serverGone',
];

/** What the plugin forbids. Stopping what ended by itself is no harm: the vendor's own page does it. */
function misusesOf(phone: SimulatedPhone): readonly string[] {
  return phone.simulation.world.misuses.filter((misuse) => !misuse.startsWith('stop of no'));
}

describe.each(phones)('plugin $generation on $platform', ({ generation, platform }) => {
  test.each([
    ['a camera', camera],
    ['a server stream', serverStream],
  ])('%s is watched', async (_, watched) => {
    const phone = new SimulatedPhone({ generation, platform });
    phone.open(watched);
    await phone.clock.advance(4_000);
    expect(phone.view().status).toEqual({ text: '直播', tone: 'live' });
    expect(await phone.isWatched()).toBe(true);
    expect(misusesOf(phone)).toEqual([]);

    phone.leave();
    await phone.clock.advance(60_000);
    expect(phone.simulation.resources()).toMatchObject({ services: [], streams: [], players: [] });
    expect(phone.errors).toEqual([]);
  });

  describe.each(FAULTS.map((fault) => [fault.id, fault] as const))('%s', (_, fault) => {
    test.each(['while it plays', 'before it starts'])('%s: told, and can be left', async (moment) => {
      const phone = new SimulatedPhone({ generation, platform });
      if (moment === 'before it starts') fault.run(phone.simulation.faults);
      phone.open(camera);
      await phone.clock.advance(4_000);
      if (moment === 'while it plays') fault.run(phone.simulation.faults);

      const problems: string[] = [];
      for (const waitMs of [0, 300, 1_500, 6_000, 20_000, 45_000]) {
        await phone.clock.advance(waitMs);
        problems.push(...unclear(phone));
      }
      expect(problems).toEqual([]);

      const isForEver = generation === 'beta' && needReset.includes(fault.id);
      if (isForEver) return expect(phone.view().sheet?.title).not.toBe('');

      // All is well again: a person who stops and plays gets a picture.
      phone.simulation.faults.clear();
      phone.send({ type: 'STOP' });
      await phone.clock.advance(3_000);
      phone.send({ type: 'PLAY' });
      await phone.clock.advance(20_000);
      expect({
        watched: await phone.isWatched(),
        status: phone.view().status.text,
        why: phone.view().sheet?.details,
      }).toEqual({
        watched: true,
        status: '直播',
        why: undefined,
      });

      phone.leave();
      await phone.clock.advance(60_000);
      expect(phone.simulation.resources()).toMatchObject({ services: [], streams: [], players: [] });
      expect(misusesOf(phone)).toEqual([]);
      expect(phone.errors).toEqual([]);
    });
  });
});

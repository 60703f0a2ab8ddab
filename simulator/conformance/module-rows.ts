import type { ModuleFact, ModuleGeneration } from '../../machines/kernel/ports';
import {
  answered,
  expectFailure,
  expectThat,
  refused,
  type Script,
  SILENCE_MS,
  type Stage,
  script,
  unanswered,
  until,
} from './stage';
import { initAll } from './viewer';

const firstOf = ({ ports }: Stage): ModuleGeneration => ports.xp2p.generations[0] ?? 'all';
const deaf = (): void => undefined;
const initOf = (stage: Stage) => () => stage.ports.xp2p.init(firstOf(stage), 'camera', deaf);
const resetOf = (stage: Stage) => () => stage.ports.xp2p.reset(firstOf(stage));

export const moduleScripts: readonly Script[] = [
  script(
    'xp2p',
    'module: generations are "all", or device versions, and stay the same',
    async ({ ports: { xp2p } }) => {
      const { generations } = xp2p;
      const known = generations.join() === 'all' || generations.every((each) => each === '2.3' || each === '2.4');
      expectThat(known && generations.length > 0, `generations are [${generations}].`);
      expectThat(typeof xp2p.sourceBelongsToModule === 'boolean', 'sourceBelongsToModule is neither true nor false.');
      expectThat(generations.join() === xp2p.generations.join(), 'generations were others when asked again.');
    },
  ),
  script('xp2p', 'module: init resolves with the local peer name', async (stage) => {
    const { localPeerName } = await answered(stage.world, 'init', initOf(stage));
    expectThat(typeof localPeerName === 'string', `The peer name is ${String(localPeerName)}.`);
  }),
  script('xp2p', 'module: an init that is refused rejects with a Failure', async (stage) => {
    stage.world.meet('init', 'refused');
    await refused(stage.world, 'init', initOf(stage));
  }),
  script('xp2p', 'module: an init that throws behind the port rejects with a Failure', async (stage) => {
    stage.world.meet('init', 'throws');
    await refused(stage.world, 'init', initOf(stage));
  }),
  script('xp2p', 'module: an init that hangs is left to the deadline of who calls', async (stage) => {
    stage.world.meet('init', 'hangs');
    await unanswered(stage.world, 'init', initOf(stage));
  }),
  script('xp2p', 'module: after an init that failed, destroy and another init go well', async (stage) => {
    stage.world.meet('init', 'refused');
    await refused(stage.world, 'init', initOf(stage));
    stage.ports.xp2p.destroy();
    await answered(stage.world, 'init', initOf(stage));
  }),
  script('xp2p', 'module: a change of the network is told each time, with its generation', async (stage) => {
    const facts: ModuleFact[] = [];
    await initAll(stage, (fact) => void facts.push(fact));
    if (!stage.world.say('natChanged', '')) return;
    await until(stage.world, () => facts.length > 0, 'A change of the network was not told');
    const once = facts.length;
    stage.world.say('natChanged', '');
    await until(stage.world, () => facts.length > once, 'A second change of the network was not told');
    const { generations } = stage.ports.xp2p;
    const isRight = facts.every((fact) => fact.type === 'nat.changed' && generations.includes(fact.generation));
    expectThat(isRight, `Of a change of the network was told: ${JSON.stringify(facts)}.`);
  }),
  script(
    'xp2p',
    'module: a network that failed is told with a Failure, and whether the local server is gone',
    async (stage) => {
      const facts: ModuleFact[] = [];
      await initAll(stage, (fact) => void facts.push(fact));
      if (!stage.world.say('natError', '')) return;
      await until(stage.world, () => facts.length > 0, 'A network that failed was not told');
      const [fact] = facts;
      expectThat(fact?.type === 'nat.failed', `Of a network that failed was told: ${JSON.stringify(fact)}.`);
      expectFailure('nat.failed', fact.failure);
      expectThat(
        typeof fact.localServerGone === 'boolean',
        'nat.failed does not say whether the local server is gone.',
      );
    },
  ),
  script('xp2p', 'module: reset resolves with the peer name, and who was told before still is', async (stage) => {
    const facts: ModuleFact[] = [];
    await initAll(stage, (fact) => void facts.push(fact));
    for (const generation of stage.ports.xp2p.generations) {
      const { localPeerName } = await answered(stage.world, 'reset', () => stage.ports.xp2p.reset(generation));
      expectThat(typeof localPeerName === 'string', `The peer name is ${String(localPeerName)}.`);
    }
    if (!stage.world.say('natChanged', '')) return;
    await until(stage.world, () => facts.length > 0, 'After a reset a change of the network was not told');
  }),
  script('xp2p', 'module: a reset before init rejects with a Failure', async (stage) => {
    await refused(stage.world, 'reset', resetOf(stage));
  }),
  script('xp2p', 'module: a reset that is refused rejects with a Failure', async (stage) => {
    await initAll(stage);
    stage.world.meet('reset', 'refused');
    await refused(stage.world, 'reset', resetOf(stage));
  }),
  script('xp2p', 'module: destroy throws nothing, before init and twice', async (stage) => {
    const { xp2p } = stage.ports;
    xp2p.destroy();
    await initAll(stage);
    xp2p.destroy();
    xp2p.destroy();
  }),
  script('xp2p', 'module: after destroy nobody is told of the network, and init goes well', async (stage) => {
    const facts: ModuleFact[] = [];
    await initAll(stage, (fact) => void facts.push(fact));
    stage.ports.xp2p.destroy();
    await initAll(stage);
    stage.world.say('natChanged', '');
    await stage.world.advance(SILENCE_MS);
    expectThat(facts.length === 0, 'Who was told until destroy was told after it.');
  }),
];

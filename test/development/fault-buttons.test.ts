import { faultButtons } from '../../development/fault-buttons';
import { CATALOGUE } from '../../simulator';
import { createSimulation } from '../../simulator/simulation';
import { VirtualClock } from '../support/virtual-clock';

const groups = ['module', 'connection', 'stream', 'player', 'network', 'app', 'camera'] as const;

function buttons() {
  const { faults, resources } = createSimulation({ clock: new VirtualClock(), random: () => 0.5 });
  const run: string[] = [];
  const catalogue = groups.map((group) => ({
    id: `${group}.breaks`,
    group,
    title: { zh: '坏', en: 'Breaks' },
    explanation: { zh: '坏了', en: 'It broke' },
    run: () => void run.push(group),
  }));
  return { run, faults: faultButtons({ faults, resources, catalogue: catalogue.slice().reverse() }) };
}

test('the faults of a simulation are buttons, in groups with a title in the language of the person', () => {
  const { faults } = buttons();
  expect(faults.groups('en').map(({ group, title }) => [group, title])).toEqual([
    ['module', 'Module'],
    ['connection', 'Connection'],
    ['stream', 'Stream'],
    ['player', 'Player'],
    ['network', 'Network'],
    ['app', 'App'],
    ['camera', 'Camera'],
  ]);
  expect(faults.groups('zh').map(({ title }) => title)).toEqual([
    '模块',
    '连接',
    '码流',
    '播放器',
    '网络',
    '小程序',
    '摄像头',
  ]);
  expect(faults.groups('zh')[0]?.actions).toEqual([{ id: 'module.breaks', title: '坏', explanation: '坏了' }]);
});

test('a button does what it says, and one that there is not is told', () => {
  const { faults, run } = buttons();
  faults.run('network.breaks');
  expect(run).toEqual(['network']);
  expect(() => faults.run('moon.breaks')).toThrow('There is no fault "moon.breaks"');
});

test('a fault that lasts has a button that ends it, and one that ends it says which', () => {
  const { faults, resources, world } = createSimulation({ clock: new VirtualClock(), random: () => 0.5 });
  const buttons = faultButtons({ faults, resources, catalogue: CATALOGUE });
  const actions = buttons.groups('en').flatMap((group) => group.actions);
  expect(actions.find(({ id }) => id === 'stream.stall')).toMatchObject({ end: 'stream.stall.end' });
  expect(actions.find(({ id }) => id === 'stream.flow')).toMatchObject({ ends: ['stream.stall'] });
  expect(actions.find(({ id }) => id === 'stream.notice.eof')).not.toHaveProperty('end');
  buttons.run('stream.stall');
  expect(world.streamFaults.isStalled('door')).toBe(true);
  buttons.run('stream.stall.end');
  expect(world.streamFaults.isStalled('door')).toBe(false);
  expect(() => buttons.run('stream.notice.eof.end')).toThrow('There is no fault "stream.notice.eof.end"');
});

test('there is no fault button without a simulation', () => {
  const faults = faultButtons(undefined);
  expect(faults.groups('en')).toEqual([]);
  expect(() => faults.run('network.breaks')).toThrow('There is no fault');
  expect(() => faults.clear()).not.toThrow();
});

import { createDevtools } from '../../development/devtools';
import type { FaultAction, Faults } from '../../simulator/fault.types';

describe('the fault panel', () => {
  const done: string[] = [];
  const faults = { clear: () => done.push('clear'), stall: () => done.push('stall') } as unknown as Faults;
  const stall: FaultAction = {
    id: 'stream.stall',
    group: 'stream',
    title: { zh: '断流', en: 'Stall' },
    explanation: { zh: '不再有数据。', en: 'No more bytes.' },
    run: (world) => world.stall(true),
  };
  const resources = { module: 'inited', services: ['door'], streams: [], players: [] };
  const simulation = { faults, catalogue: [stall], resources: () => resources };
  const simulated = createDevtools(simulation);

  test('the fault panel has a group for each thing that faults hit, without empty ones, in the language asked for', () => {
    const button = { id: 'stream.stall', title: '断流', explanation: '不再有数据。' };
    expect(simulated.faults.groups('zh')).toEqual([{ group: 'stream', title: '码流', actions: [button] }]);
    expect(simulated.faults.groups('en')[0]?.actions[0]?.title).toBe('Stall');
  });

  test('the fault panel runs a fault by its id, and takes all back', () => {
    simulated.faults.run('stream.stall');
    simulated.faults.clear();
    expect(done).toEqual(['stall', 'clear']);
  });

  test('the fault panel refuses a fault that there is not', () => {
    expect(() => simulated.faults.run('stream.explode')).toThrow('There is no fault "stream.explode"');
  });

  test('the fault panel shows what the simulated plugins still hold', () => {
    expect(simulated.resources()).toEqual(resources);
  });

  test('of real plugins is empty', () => {
    const { faults: none, resources: nothing } = createDevtools(undefined);
    expect(none.groups('en')).toEqual([]);
    expect(() => none.run('stream.stall')).toThrow('There is no fault');
    expect(() => none.clear()).not.toThrow();
    expect(nothing()).toEqual({ module: '', services: [], streams: [], players: [] });
  });
});

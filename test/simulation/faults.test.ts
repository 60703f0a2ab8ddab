import { FAULTS } from '../../simulator';
import { BYTES_GENERATIONS, type PluginGeneration } from '../../simulator/generations';
import type { Platform } from '../../simulator/world';
import { play } from './play';
import type { Setup, Step } from './scenario.types';

/** The oldest plugin on iOS and the newest on Android; `ALL_PHONES=1` tries every plugin on both. */
const phones: readonly (readonly [PluginGeneration, Platform])[] = process.env.ALL_PHONES
  ? BYTES_GENERATIONS.flatMap((generation) => [[generation, 'ios'] as const, [generation, 'android'] as const])
  : [
      ['beta', 'ios'],
      ['3.1', 'android'],
    ];

const setupOf = (generation: PluginGeneration, platform: Platform): Setup => ({
  generation,
  platform,
  network: 'wifi',
  assumptions: {},
  slowness: 1,
  lateShare: 0,
  latestMs: 0,
  chance: 4_711,
});

const step = (deed: string, waitMs: number): Step => ({ deed, waitMs, a: 0, b: 0.9 });
const openDoor = step('person.open', 100);
/** Longer than any deadline and than recovery's minute: whatever it says at the end, it says for good. */
const muchLater = step('person.mute', 75_000);
const moments = {
  'before it starts': (fault: string) => [step(fault, 1_000), openDoor, muchLater],
  'while it starts': (fault: string) => [openDoor, step(fault, 150), muchLater],
  'while it plays': (fault: string) => [openDoor, step(fault, 4_000), muchLater],
} as const;

describe.each(phones)('plugin %s on %s', (generation, platform) => {
  describe.each(FAULTS.map(({ id }) => id))('%s', (fault) => {
    test.each(Object.entries(moments))('%s: told, can be left, and plays again when it is over', async (_, stepsOf) => {
      const scenario = {
        profile: 'hostile',
        seed: 0,
        setup: setupOf(generation, platform),
        steps: stepsOf(fault),
      } as const;
      expect((await play(scenario)).violations).toEqual([]);
    });
  });
});

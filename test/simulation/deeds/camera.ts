import { FAULTS } from '../../../simulator';
import type { Deed } from './deed.types';
import { faultsOn } from './world';

/** It is watched like this for so long at most; then it goes on. */
const LONGEST_LOOK_MS = 40_000;

/** What a camera does of itself, until it is as usual again: its picture freezes, falls behind, or is none any more. */
export const cameraDeeds: Readonly<Record<string, Deed>> = {
  ...Object.fromEntries(
    FAULTS.filter(({ group }) => group === 'camera').map((fault): [string, Deed] => [
      fault.id,
      async (phone, chance) => {
        fault.run(faultsOn(phone, chance));
        await phone.advance(Math.round(chance.a * LONGEST_LOOK_MS));
      },
    ]),
  ),
  'camera.asUsual': (phone, chance) => faultsOn(phone, chance).cameraSends('usual'),
};

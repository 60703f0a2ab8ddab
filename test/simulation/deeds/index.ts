import { cameraDeeds } from './camera';
import type { Deed } from './deed.types';
import { lostDeeds } from './lost';
import { besideDeeds, personDeeds, wilfulDeeds } from './person';
import { soundDeeds } from './sound';
import { catalogueDeeds, hostileDeeds, worldDeeds } from './world';

export { type Deed, pick } from './deed.types';

/** Everything that can be done, by name. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  ...personDeeds,
  ...wilfulDeeds,
  ...besideDeeds,
  ...worldDeeds,
  ...soundDeeds,
  ...hostileDeeds,
  ...lostDeeds,
  ...cameraDeeds,
  ...catalogueDeeds,
};

const namesOf = (deeds: Readonly<Record<string, Deed>>): readonly string[] => Object.keys(deeds);

export const PERSON = namesOf(personDeeds);
export const BESIDE = namesOf(besideDeeds);
export const WILFUL = namesOf(wilfulDeeds);
export const WORLD = namesOf({ ...worldDeeds, ...soundDeeds });
export const HOSTILE = namesOf(hostileDeeds);
export const CAMERA = namesOf(cameraDeeds);
export const LOST = namesOf(lostDeeds);
export const CATALOGUE = namesOf(catalogueDeeds);

import { type Abilities, type Lack, plainAbilities } from '../../../machines/kernel/abilities';
import { turns } from '../../../machines/kernel/framing';
import type { StreamSource } from '../../../machines/kernel/ports';
import { quietly } from '../xp2p/quietly';
import { deviceParamsOf } from './device-params';
import { type Feature, floors, supports } from './feature-floors';

/** What the app would have of the plugin for any source, and for the pictures of a picture device alone. */
const wanted: readonly (readonly [Lack['feature'], Feature])[] = [
  ['networkEvents', 'networkEvents'],
  ['fill', 'fill'],
  ['snapshotAnswer', 'snapshotAnswer'],
];
const wantedForPictures: typeof wanted = [
  ['fullScreen', 'pictureFullScreen'],
  ['rotate', 'rotate'],
];

/** What the plugin's components can do: `rotate` is for the pictures of a picture device, `orientation` for video (managed contract 4.1). */
export const iotAbilities: Abilities = (source) => {
  const isPictures = sendsPictures(source);
  const features = isPictures ? [...wantedForPictures, ...wanted] : wanted;
  return {
    turns: isPictures ? turns : plainAbilities().turns,
    lacks: (version) =>
      features.flatMap(([feature, floor]) => (supports(floor, version) ? [] : [{ feature, since: floors[floor] }])),
  };
};

export const sendsPictures = (source: StreamSource): boolean =>
  quietly(() => deviceParamsOf(source, 'player').deviceInfo.isMjpgDevice) === true;

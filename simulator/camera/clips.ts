import type { Quality } from '../../machines/kernel/ports';
import carPark from '../media/car-park.flv';
import fishTank from '../media/fish-tank.flv';
import frontDoor from '../media/front-door.flv';
import frontDoorStandard from '../media/front-door-standard.flv';
import garden from '../media/garden.flv';
import livingRoom from '../media/living-room.flv';
import lobby from '../media/lobby.flv';

/** The bytes of a clip; in the development build the place of its file in the package, which is read when it is played. */
export type Clip = Uint8Array | string;

export type Clips = Readonly<Record<Quality, Clip>>;

/** There is no third quality, and a second one of the first camera alone. */
const inOneQuality = (clip: Clip): Clips => ({ standard: clip, high: clip, super: clip });

/** What the first camera films. */
export const frontDoorClips = { standard: frontDoorStandard, high: frontDoor, super: frontDoor };

/** What there is to be seen, by a word in the id of the camera that sees it. */
const scenes: readonly (readonly [RegExp, Clips])[] = [
  [/door|porch|gate/, frontDoorClips],
  [/garden|yard/, inOneQuality(garden)],
  [/lobby|hall|office/, inOneQuality(lobby)],
  [/car|park|street|night/, inOneQuality(carPark)],
  [/fish|tank|pet/, inOneQuality(fishTank)],
  // the last one is H.265, which not every phone decodes: nobody gets it by chance
  [/living|room|h265|hevc/, inOneQuality(livingRoom)],
];

/** What a camera films: by its id, and always the same. */
export function clipsOf(camera: string): Clips {
  const named = scenes.find(([word]) => word.test(camera.toLowerCase()));
  const sum = [...camera].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  const [, clips] = named ?? (scenes[sum % (scenes.length - 1)] as (typeof scenes)[number]);
  return clips;
}

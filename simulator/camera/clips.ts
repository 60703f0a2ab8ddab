import type { Quality } from '../../machines/kernel/ports';
import carPark from '../media/car-park.flv';
import fishTank from '../media/fish-tank.flv';
import frontDoor from '../media/front-door.flv';
import frontDoorNight from '../media/front-door-night.flv';
import frontDoorRain from '../media/front-door-rain.flv';
import frontDoorStandard from '../media/front-door-standard.flv';
import frontDoorStandardNight from '../media/front-door-standard-night.flv';
import frontDoorStandardRain from '../media/front-door-standard-rain.flv';
import garden from '../media/garden.flv';
import gardenNight from '../media/garden-night.flv';
import gardenRain from '../media/garden-rain.flv';
import livingRoom from '../media/living-room.flv';
import livingRoomNight from '../media/living-room-night.flv';
import lobby from '../media/lobby.flv';
import lobbyNight from '../media/lobby-night.flv';
import privacy from '../media/privacy.flv';
import privacyH265 from '../media/privacy-h265.flv';
import privacyStandard from '../media/privacy-standard.flv';
import type { Light } from './camera.types';

/** The bytes of a clip; in the development build the place of its file in the package, which is read when it is played. */
export type Clip = Uint8Array | string;

type Clips = Readonly<Record<Quality, Clip>>;

/** What a camera sees of a scene. What is not there looks as usual. */
export interface Scene extends Partial<Readonly<Record<Light, Clips>>> {
  readonly usual: Clips;
}

/** What is sent: the picture of one clip, the sound of another or of the same. */
export interface Shown {
  readonly picture: Clip | null;
  readonly sound: Clip;
}

/** There is no third quality, and a second one of the first camera alone. */
const inOneQuality = (clip: Clip): Clips => ({ standard: clip, high: clip, super: clip });
const inTwo = (standard: Clip, high: Clip): Clips => ({ standard, high, super: high });

/** What the first camera films. */
export const frontDoorClips = { standard: frontDoorStandard, high: frontDoor, super: frontDoor };

const black = { privacy: inOneQuality(privacy) };

/** What there is to be seen, by a word in the id of the camera that sees it. */
const scenes: readonly (readonly [RegExp, Scene])[] = [
  [
    /door|porch|gate/,
    {
      usual: frontDoorClips,
      night: inTwo(frontDoorStandardNight, frontDoorNight),
      rain: inTwo(frontDoorStandardRain, frontDoorRain),
      privacy: inTwo(privacyStandard, privacy),
    },
  ],
  [
    /garden|yard/,
    { usual: inOneQuality(garden), night: inOneQuality(gardenNight), rain: inOneQuality(gardenRain), ...black },
  ],
  [/lobby|hall|office/, { usual: inOneQuality(lobby), night: inOneQuality(lobbyNight), ...black }],
  [/car|park|street|night/, { usual: inOneQuality(carPark), ...black }],
  [/fish|tank|pet/, { usual: inOneQuality(fishTank), ...black }],
  // the last one is H.265, which not every phone decodes: nobody gets it by chance
  [
    /living|room|h265|hevc/,
    { usual: inOneQuality(livingRoom), night: inOneQuality(livingRoomNight), privacy: inOneQuality(privacyH265) },
  ],
];

/** What a camera films: by its id, and always the same; each further channel sees the next scene. */
export function sceneOf(camera: string, channel = 0): Scene {
  const named = scenes.findIndex(([word]) => word.test(camera.toLowerCase()));
  const sum = [...camera].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  const byChance = scenes.length - 1;
  const first = named < 0 ? sum % byChance : named;
  const [, scene] = scenes[channel === 0 ? first : (first + channel) % byChance] as (typeof scenes)[number];
  return scene;
}

/** What a camera sends now. One whose id begins with `sound-` has a microphone alone. */
export function shownBy(camera: string, quality: Quality, light: Light, channel = 0): Shown {
  const scene = sceneOf(camera, channel);
  const sound = scene.usual[quality];
  return { picture: /^sound-/i.test(camera) ? null : (scene[light] ?? scene.usual)[quality], sound };
}

import { type Abilities, plainAbilities } from '../../../machines/kernel/abilities';
import { turns } from '../../../machines/kernel/framing';
import type { StreamSource } from '../../../machines/kernel/ports';
import { quietly } from '../xp2p/quietly';
import { deviceParamsOf } from './device-params';

/** What the plugin's components can do: `rotate` is for the pictures of a picture device, `orientation` for video (managed contract 4.1). */
export const iotAbilities: Abilities = {
  turnsOf: (source) => (sendsPictures(source) ? turns : plainAbilities.turnsOf()),
};

const sendsPictures = (source: StreamSource): boolean =>
  quietly(() => deviceParamsOf(source, 'player').deviceInfo.isMjpgDevice) === true;

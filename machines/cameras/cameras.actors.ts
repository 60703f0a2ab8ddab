import { type AnyEventObject, fromCallback } from 'xstate';
import type { Storage } from '../kernel/ports';
import { readCameras, writeCameras } from './cameras.storage';
import type { Camera, CamerasFact, CamerasInput } from './cameras.types';

export interface WriteInput {
  readonly storage: Storage;
  readonly cameras: readonly Camera[];
  readonly mustSetAside: boolean;
}

/** Reads the list at once, so that no page is ever shown without it. Fails with what storage throws. */
export const read = fromCallback<AnyEventObject, CamerasInput>(({ input, sendBack }) => {
  const fact: CamerasFact = { type: 'list.read', list: readCameras(input.storage, input.builtIn) };
  sendBack(fact);
});

/** Writes the list at once. Fails with what storage throws; the list that is shown is then the one before. */
export const write = fromCallback<AnyEventObject, WriteInput>(({ input, sendBack }) => {
  writeCameras(input.storage, input.cameras, input.mustSetAside);
  const fact: CamerasFact = { type: 'list.written', cameras: input.cameras };
  sendBack(fact);
});

import type { Quality } from '../../machines/kernel/ports';
import high from '../media/camera-high.flv';
import standard from '../media/camera-standard.flv';

/** The sample clips that the simulated cameras film (simulator/media); there is no third quality. */
export const cameraClips: Readonly<Record<Quality, Uint8Array>> = { standard, high, super: high };

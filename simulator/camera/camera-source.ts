import type { Quality } from '../../machines/kernel/ports';
import type { CameraSource, CameraSourceOptions } from './camera.types';
import { openPull } from './camera-pull';
import { createFilm, type Film } from './film';

/** A film always has a past: whoever comes first finds a key frame before now. */
export const FILM_AGE_MS = 60_000;

/**
 * A camera that films for ever: real http-flv bytes out of clips, as a live camera sends them. All viewers and qualities
 * see the same moment. Throws when a clip is not FLV.
 */
export function createCameraSource({ clips, bornAtMs, ...options }: CameraSourceOptions): CameraSource {
  const { clock } = options;
  const beganAtMs = (bornAtMs ?? clock.now()) - FILM_AGE_MS;
  const filmOf = (clip: Uint8Array): Film => createFilm({ picture: clip, sound: clip });
  const films: Record<Quality, Film> = {
    standard: filmOf(clips.standard),
    high: filmOf(clips.high),
    super: filmOf(clips.super),
  };
  const filmTimeMs = () => clock.now() - beganAtMs;
  return {
    open: (quality, write, _onEnd, sender) =>
      openPull({ ...options, film: () => films[quality], filmTimeMs, write, sender }),
  };
}

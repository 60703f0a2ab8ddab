import type { FailureKind } from '../failure';
import type { Quality } from '../kernel/ports';
import { qualities } from '../words/quality.texts';
import type { SessionContext } from './session.types';

/** What may be better in another quality: whatever advises one, and a picture that stands. */
const ofThisQuality: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'noPicture',
  'pictureStandsStill',
  'undecodable',
  'noDecoder',
  'streamDamaged',
  'streamNotFound',
  'deviceBadRequest',
  'deviceUnsupported',
  'paramsMalformed',
]);

type Known = Pick<SessionContext, 'quality' | 'triedQualities' | 'failure'>;

/**
 * The quality that is offered: one that was not tried in this view, the lowest first. A picture that comes too late has
 * need of a lower one; null where none is left, or none would help. Pure.
 */
export function otherQuality({ quality, triedQualities, failure }: Known): Quality | null {
  if (failure && !ofThisQuality.has(failure.kind)) return null;
  const candidates = failure ? qualities : qualities.slice(0, qualities.indexOf(quality));
  return candidates.find((candidate) => !triedQualities.includes(candidate)) ?? null;
}

/** Changes to a quality, which counts as tried from now on. */
export const withQuality = ({ triedQualities }: Known, quality: Quality) => ({
  quality,
  triedQualities: triedQualities.includes(quality) ? triedQualities : [...triedQualities, quality],
});

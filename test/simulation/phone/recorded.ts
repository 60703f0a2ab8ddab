import type { Inspect } from '../../../development/inspector';
import { createInspector } from '../../../development/inspector/inspector';
import type { Clock } from '../../../machines/kernel/ports';
import { recordTo } from '../../../tools/inspector/recording.mjs';

/** What is told is written within this much, in milliseconds. */
export const RECORDED_WITHIN_MS = 40;

/**
 * Writes a session as the inspector's recordings are (docs/inspector.md). Neither the app's clock nor its chance is used, so
 * that the session is the same as without.
 */
export const recordedBy =
  (write: (text: string) => void, clock: Clock): Inspect =>
  (app) =>
    createInspector({
      ...app,
      clock,
      random: () => 0.5,
      title: 'xp2p-statecharts',
      build: 'devtools',
      connect: recordTo(write, clock.now()),
    });

import type { ShownApp } from './apps';
import type { ShownActor } from './moment';

/** Why nothing can be sent. */
export type WhyNot = 'file' | 'lost' | 'sendingOff' | 'appAway' | 'lookingBack' | 'noActor' | 'gone';

/** How the way to the app stands. */
export interface Way {
  readonly isConnected: boolean;
  /** The server lets this page send. */
  readonly isSendingOn: boolean;
}

/** Why nothing can be sent to an app; null when it can. */
export function whyNotToApp(
  app: Pick<ShownApp, 'source' | 'isLive'> | undefined,
  { isConnected, isSendingOn }: Way,
): WhyNot | null {
  if (app?.source === 'file') return 'file';
  if (!isConnected) return 'lost';
  if (!isSendingOn) return 'sendingOff';
  if (!app || app.source === 'away') return 'appAway';
  return app.isLive ? null : 'lookingBack';
}

/** Why nothing can be sent to one actor of it; null when it can. */
export function whyNotToActor(
  app: Pick<ShownApp, 'source' | 'isLive'> | undefined,
  actor: Pick<ShownActor, 'isGone'> | undefined,
  way: Way,
): WhyNot | null {
  const whyNot = whyNotToApp(app, way);
  if (whyNot) return whyNot;
  if (!actor) return 'noActor';
  return actor.isGone ? 'gone' : null;
}

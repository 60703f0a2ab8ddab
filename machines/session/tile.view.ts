import type { SnapshotFrom } from 'xstate';
import type { SessionMachine } from './session.machine';
import { sessionView } from './session.view';
import type { SessionView } from './session.view.types';

/** What one of several pictures shows of its session: nothing that changes with every step or measure. */
export type TileView = Pick<
  SessionView,
  | 'playerKey'
  | 'autoplay'
  | 'muted'
  | 'playerMode'
  | 'streamQuality'
  | 'framing'
  | 'status'
  | 'waiting'
  | 'hint'
  | 'notice'
  | 'sheet'
>;

/** The part of a session's view that a wall of pictures renders. Pure. */
export function tileView(snapshot: SnapshotFrom<SessionMachine>): TileView {
  const { playerKey, autoplay, muted, playerMode, streamQuality, framing, status, waiting, hint, notice, sheet } =
    sessionView(snapshot);
  return { playerKey, autoplay, muted, playerMode, streamQuality, framing, status, waiting, hint, notice, sheet };
}

import type { SnapshotFrom } from 'xstate';
import type { SessionMachine } from './session.machine';
import { sessionView } from './session.view';
import type { TileView } from './session.view.types';

/** The part of a session's view that a wall of pictures renders. Pure. */
export function tileView(snapshot: SnapshotFrom<SessionMachine>): TileView {
  const {
    playerKey,
    autoplay,
    muted,
    playerMode,
    streamQuality,
    streamChannel,
    framing,
    status,
    waiting,
    hint,
    notice,
    sheet,
  } = sessionView(snapshot);
  return {
    playerKey,
    autoplay,
    muted,
    playerMode,
    streamQuality,
    streamChannel,
    framing,
    status,
    waiting,
    hint,
    notice,
    sheet,
  };
}

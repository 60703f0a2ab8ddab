import type { Actor, SnapshotFrom } from 'xstate';
import type { appMachine } from '../../machines/app';
import type { Camera } from '../../machines/cameras';
import { config } from '../../machines/kernel/config';
import { type sessionMachine, sessionView, tileView } from '../../machines/session';
import { chartOf } from './chart';
import type { OpenView, RunningApp } from './running-app';

/**
 * Names come round again after so many views, as XState keeps something for every actor's name there ever was. By then
 * nothing of the earlier view is left that could be taken for the later one's.
 */
const viewNames = 100;

interface ViewKind<ViewModel> {
  /** What its views are called, before their number. */
  readonly name: string;
  /** It begins without sound. */
  readonly muted: boolean;
  view(snapshot: SnapshotFrom<typeof sessionMachine>): ViewModel;
}

const single = { name: 'live', muted: false, view: sessionView };
const tile = { name: 'wall', muted: true, view: tileView };

/** Opens cameras of the list for pages, each with a session of its own. */
export function createViewOpener(actor: Actor<typeof appMachine>): Pick<RunningApp, 'openView' | 'openWall'> {
  let viewCount = 0;
  const list = (): readonly Camera[] => actor.getSnapshot().context.cameras.getSnapshot().context.cameras;
  const camerasWith = (id: string): readonly Camera[] => list().filter((camera) => camera.id === id);

  function freeName(kindName: string): string {
    viewCount = (viewCount % viewNames) + 1;
    const name = `${kindName}-${viewCount}`;
    return actor.getSnapshot().context.sessions[name] ? freeName(kindName) : name;
  }

  function open<ViewModel>(camera: Camera, kind: ViewKind<ViewModel>): readonly OpenView<ViewModel>[] {
    const view = freeName(kind.name);
    actor.send({ type: 'view.opened', view, camera, muted: kind.muted });
    const session = actor.getSnapshot().context.sessions[view];
    if (!session) return [];
    return [
      {
        view,
        cameraName: camera.name,
        session: chartOf(session, kind.view),
        hide: () => actor.send({ type: 'view.hidden', view }),
        show: () => actor.send({ type: 'view.shown', view }),
        focus: () => actor.send({ type: 'view.focused', view }),
        close: () => actor.send({ type: 'view.closed', view }),
      },
    ];
  }

  return {
    openView: (cameraId) => camerasWith(cameraId).flatMap((camera) => open(camera, single))[0],
    openWall: (cameraIds) => {
      const wanted = cameraIds.length > 0 ? cameraIds.flatMap(camerasWith) : list();
      return wanted.slice(0, config.maxTiles).flatMap((camera) => open(camera, tile));
    },
  };
}

import type { Actor, SnapshotFrom } from 'xstate';
import type { appMachine } from '../../machines/app';
import { type Camera, sourceOf } from '../../machines/cameras';
import { config } from '../../machines/kernel/config';
import { type SessionMachine, sessionView, tileView } from '../../machines/session';
import { chartOf } from './chart';
import type { OpenView, RunningApp } from './running-app';
import { ownWatchWay } from './watch-way';

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
  view(snapshot: SnapshotFrom<SessionMachine>): ViewModel;
}

const single = { name: 'live', muted: false, view: sessionView };
const tile = { name: 'wall', muted: true, view: tileView };

/** Nothing was changed but how its picture stands, which its view knows. */
const isWatchedAlike = (camera: Camera, listed: Camera): boolean =>
  Object.entries({ ...listed, framing: camera.framing }).every(
    ([name, value]) => camera[name as keyof Camera] === value,
  );

/** Opens cameras of the list for pages, each with a session of its own. */
export function createViewOpener(
  actor: Actor<typeof appMachine>,
  logic = ownWatchWay.viewLogic,
): Pick<RunningApp, 'openView' | 'openWall'> {
  const { watching, cameras } = actor.getSnapshot().context;
  let viewCount = 0;
  const list = (): readonly Camera[] => cameras.getSnapshot().context.cameras;
  /** By the id that it has, or had before it was edited. */
  function camerasWith(id: string): readonly Camera[] {
    const found = list().filter((camera) => camera.id === id);
    const moved = cameras.getSnapshot().context.movedTo.get(id);
    return found.length === 0 && moved !== undefined ? camerasWith(moved) : found;
  }

  function freeName(kindName: string): string {
    viewCount = (viewCount % viewNames) + 1;
    const name = `${kindName}-${viewCount}`;
    return watching.getSnapshot().context.views.has(name) ? freeName(kindName) : name;
  }

  function open<ViewModel>(camera: Camera, kind: ViewKind<ViewModel>): readonly OpenView<ViewModel>[] {
    const view = freeName(kind.name);
    watching.send({
      type: 'view.opened',
      view,
      source: sourceOf(camera),
      quality: camera.quality,
      playerMode: camera.playerMode ?? 'live',
      ...(camera.framing && { framing: camera.framing }),
      muted: kind.muted,
      logic,
    });
    const opened = watching.getSnapshot().context.views.get(view);
    if (!opened) return [];
    return [
      {
        view,
        cameraId: camera.id,
        cameraName: camera.name,
        session: chartOf(opened.session, kind.view),
        isOutdated: () => !list().some((listed) => isWatchedAlike(camera, listed)),
        hide: () => watching.send({ type: 'view.hidden', view }),
        show: () => watching.send({ type: 'view.shown', view }),
        focus: () => watching.send({ type: 'view.focused', view }),
        close: () => watching.send({ type: 'view.closed', view }),
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

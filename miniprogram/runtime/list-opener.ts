import type { Actor } from 'xstate';
import type { appMachine } from '../../machines/app';
import { type Camera, sourceOf } from '../../machines/cameras';
import { config } from '../../machines/kernel/config';
import type { ViewLogic } from '../../machines/watching';
import type { ListedView, RunningApp } from './running-app';
import { single, tile, viewsIn } from './view-opener';
import { ownWatchWay } from './watch-way';

/** Nothing was changed but how its picture stands, which its view knows. */
const isWatchedAlike = (camera: Camera, listed: Camera): boolean =>
  Object.entries({ ...listed, framing: camera.framing }).every(
    ([name, value]) => camera[name as keyof Camera] === value,
  );

/** Opens cameras of the app's list for its pages. */
export function createListOpener(
  actor: Actor<typeof appMachine>,
  logic: () => ViewLogic = ownWatchWay.viewLogic,
): Pick<RunningApp, 'openView' | 'openWall'> {
  const { watching, cameras } = actor.getSnapshot().context;
  const openIn = viewsIn(watching, logic);
  const list = (): readonly Camera[] => cameras.getSnapshot().context.cameras;
  /** By the id that it has, or had before it was edited. */
  function camerasWith(id: string): readonly Camera[] {
    const found = list().filter((camera) => camera.id === id);
    const moved = cameras.getSnapshot().context.movedTo.get(id);
    return found.length === 0 && moved !== undefined ? camerasWith(moved) : found;
  }

  function open<ViewModel>(camera: Camera, kind: Parameters<typeof openIn<ViewModel>>[1]): ListedView<ViewModel>[] {
    const { name, quality, playerMode = 'live', framing } = camera;
    const wanted = { source: sourceOf(camera), name, quality, playerMode, ...(framing && { framing }) };
    const opened = openIn(wanted, kind);
    return opened ? [{ ...opened, isOutdated: () => !list().some((listed) => isWatchedAlike(camera, listed)) }] : [];
  }

  return {
    openView: (cameraId) => camerasWith(cameraId).flatMap((camera) => open(camera, single))[0],
    openWall: (cameraIds) => {
      const wanted = cameraIds.length > 0 ? cameraIds.flatMap(camerasWith) : list();
      return wanted.slice(0, config.maxTiles).flatMap((camera) => open(camera, tile));
    },
  };
}

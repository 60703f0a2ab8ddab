import type { Actor } from 'xstate';
import type { appMachine } from '../../machines/app';
import { type Camera, sourceOf } from '../../machines/cameras';
import { config } from '../../machines/kernel/config';
import { channelText } from '../../machines/words/channel.texts';
import type { ListedView, RunningApp } from './running-app';
import { single, tile, viewsIn } from './view-opener';
import { ownWatchWay } from './watch-way';
import type { WatchWay } from './way.types';

/** Nothing was changed but how its picture stands, which its view knows. */
const isWatchedAlike = (camera: Camera, listed: Camera): boolean =>
  Object.entries({ ...listed, framing: camera.framing }).every(
    ([name, value]) => camera[name as keyof Camera] === value,
  );

/** Opens cameras of the app's list for its pages. */
export function createListOpener(
  actor: Actor<typeof appMachine>,
  { severalChannels, ...way }: Pick<WatchWay, 'viewLogic' | 'recording' | 'severalChannels'> = ownWatchWay,
): Pick<RunningApp, 'openView' | 'openWall'> {
  const { watching, cameras } = actor.getSnapshot().context;
  const { language } = watching.getSnapshot().context;
  const openIn = viewsIn(watching, way);
  const list = (): readonly Camera[] => cameras.getSnapshot().context.cameras;
  /** By the id that it has, or had before it was edited. */
  function camerasWith(id: string): readonly Camera[] {
    const found = list().filter((camera) => camera.id === id);
    const moved = cameras.getSnapshot().context.movedTo.get(id);
    return found.length === 0 && moved !== undefined ? camerasWith(moved) : found;
  }

  /** Those that a view of this camera can show. Where there is one pull a device, that is the first one. */
  const channelsOf = ({ channels = [0] }: Camera): readonly number[] =>
    severalChannels ? channels : channels.slice(0, 1);

  /** `channels`: the one to begin with first. */
  function open<ViewModel>(
    camera: Camera,
    kind: Parameters<typeof openIn<ViewModel>>[1],
    channels: readonly number[],
    name = camera.name,
  ): ListedView<ViewModel>[] {
    const { quality, playerMode = 'live', framing } = camera;
    const wanted = {
      ...{ source: sourceOf(camera), name, quality, playerMode },
      ...(camera.channels && { channels }),
      ...(framing && { framing }),
    };
    const opened = openIn(wanted, kind);
    return opened ? [{ ...opened, isOutdated: () => !list().some((listed) => isWatchedAlike(camera, listed)) }] : [];
  }

  /** A picture of its own for each channel. */
  function tilesOf(camera: Camera) {
    const channels = channelsOf(camera);
    const nameOf = (channel: number) =>
      channels.length > 1 ? `${camera.name} · ${channelText(channel)[language]}` : camera.name;
    return channels.map((channel) => () => open(camera, tile, [channel], nameOf(channel)));
  }

  return {
    openView: (cameraId) => camerasWith(cameraId).flatMap((camera) => open(camera, single, channelsOf(camera)))[0],
    openWall: (cameraIds) => {
      const wanted = cameraIds.length > 0 ? cameraIds.flatMap(camerasWith) : list();
      return wanted
        .flatMap(tilesOf)
        .slice(0, config.maxTiles)
        .flatMap((openTile) => openTile());
    },
  };
}

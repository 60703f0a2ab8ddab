import { watchingView } from '../../machines/watching';
import type { RunningCameras } from './cameras.types';
import { chartOf } from './chart';
import type { LateNodes } from './late-nodes';
import { packageVersion } from './package-version';
import { createCameraOpener, type OpenerParts } from './view-opener';
import type { WatchWay } from './way.types';

/** What a system that watches is made of. */
export interface CamerasParts extends OpenerParts, Pick<RunningCameras, 'way' | 'warn' | 'end' | 'isMadeWith'> {
  readonly ports: Pick<LateNodes, 'players' | 'managedNodes'>;
}

/** What may be touched of a system that watches cameras, whatever app is around it. */
export function camerasOf(
  parts: CamerasParts,
  watchWay: Pick<WatchWay, 'viewLogic' | 'recording' | 'severalChannels'>,
): RunningCameras {
  const { watching, ports, language, find, ...own } = parts;
  return {
    ...own,
    ...createCameraOpener({ watching, language, find }, watchWay),
    version: packageVersion,
    language,
    module: chartOf(watching, watchingView),
    playerNodes: ports.players,
    managedNodes: ports.managedNodes,
  };
}

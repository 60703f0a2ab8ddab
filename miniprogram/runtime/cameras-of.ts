import { watchingView } from '../../machines/watching';
import type { CamerasParts, RunningCameras } from './cameras.types';
import { chartOf } from './chart';
import { packageVersion } from './package-version';
import { createCameraOpener } from './view-opener';
import type { WatchWay } from './way.types';

/** What may be touched of a system that watches cameras, whatever app is around it. */
export function camerasOf(parts: CamerasParts, { viewLogic }: Pick<WatchWay, 'viewLogic'>): RunningCameras {
  const { watching, ports, language, find, ...own } = parts;
  return {
    ...own,
    ...createCameraOpener({ watching, language, find }, viewLogic),
    version: packageVersion,
    language,
    module: chartOf(watching, watchingView),
    playerNodes: ports.players,
    managedNodes: ports.managedNodes,
  };
}

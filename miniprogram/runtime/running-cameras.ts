import type { RunningCameras } from './cameras.types';
import { camerasKey } from './cameras-key';
import { packageVersion } from './package-version';

interface HasCameras {
  /** Empty before it can open cameras. */
  [camerasKey]?: Partial<RunningCameras> | undefined;
}

/** Where there is no `getApp` (Node), or it gives nothing. */
const ownPlace: HasCameras = {};

/** `allowDefault`: also before, or without, a call of `App`, which takes over what was kept until then. */
function place(): HasCameras {
  try {
    return getApp<HasCameras>({ allowDefault: true }) ?? ownPlace;
  } catch {
    return ownPlace;
  }
}

const toldOf = new Set<string>();

/**
 * The one system that watches cameras in this mini-program; undefined before there is one that can open a camera. It may be of
 * another copy of this package, which is said where their versions differ.
 */
export function runningCameras(): RunningCameras | undefined {
  const found = place()[camerasKey] ?? ownPlace[camerasKey];
  if (!found || !canOpen(found)) return undefined;
  const { version } = found;
  if (version !== packageVersion && !toldOf.has(version)) {
    toldOf.add(version);
    found.warn({
      zh: `小程序里有两份 xp2p-statecharts：正在使用 ${version}，另一份是 ${packageVersion}。请让它们版本一致`,
      en: `There are two copies of xp2p-statecharts: ${version} is in use, the other is ${packageVersion}. Make them one version`,
    });
  }
  return found;
}

const canOpen = (cameras: Partial<RunningCameras>): cameras is RunningCameras => cameras.openView !== undefined;

export function keepRunning(cameras: RunningCameras): void {
  place()[camerasKey] = cameras;
}

/** Another may be kept there by now, which stays. */
export function forgetRunning(cameras: RunningCameras): void {
  for (const kept of [place(), ownPlace]) if (kept[camerasKey] === cameras) kept[camerasKey] = undefined;
}

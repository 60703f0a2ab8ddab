import { type Failure, failureOf } from '../../../machines/failure';
import type { Xp2p } from '../../../machines/kernel/ports';
import { readField, readText } from '../player/read-field';
import { unsupportedXp2p } from '../xp2p/unsupported';
import { applySettings, type IotSettings } from './iot-settings';
import { type IotVersions, ManagerServices } from './manager-services';
import type { IotPlugin } from './surface';

/** The plugin's manager as the machines know it; where there is none, why not, and an `Xp2p` that says so to every call. */
export interface SelectedIot {
  readonly xp2p: Xp2p;
  /** What the plugins call themselves, as far as is known by now: more once the module is up. */
  versions(): IotVersions;
  /** Setters that were asked for and that this version has not: a word for log and diagnosis, no failure. */
  readonly missingSetters: readonly string[];
  /** For the environment check. */
  readonly obstacle?: Failure;
}

/**
 * Looks for `.iot` in what `requirePlugin('xp2p')` returned, and for nothing else: `.p2p` beside it is for the settings alone, as
 * the two ways never go together (managed contract 2). The manager is got by `init`, the settings are made here, before it.
 */
export function selectIot(plugin: unknown, settings: IotSettings = {}): SelectedIot {
  const [iot, p2p] = [readField(plugin, 'iot'), readField(plugin, 'p2p')];
  const version = [iot, p2p, plugin].map((of) => readText(of, 'XP2PVersion')).find((text) => text !== undefined) ?? '';
  const message = version === '' ? {} : { message: version };
  if (!iot) {
    return without(p2p ? failureOf('iot', 'iotMissing', message) : failureOf('environment', 'pluginMissing'), version);
  }
  if (typeof readField(iot, 'getXp2pManager') !== 'function')
    return without(failureOf('iot', 'managerMissing', message), version);
  const missingSetters = applySettings(plugin as IotPlugin, settings);
  const services = new ManagerServices(iot);
  return { xp2p: services, versions: () => withVersion(services.versions(), version), missingSetters };
}

const withVersion = (versions: IotVersions, xp2p: string): IotVersions => ({
  ...versions,
  xp2p: versions.xp2p || xp2p,
});

function without(obstacle: Failure, xp2p: string): SelectedIot {
  return {
    xp2p: unsupportedXp2p(obstacle),
    versions: () => ({ xp2p, player: '', uuid: '' }),
    missingSetters: [],
    obstacle,
  };
}

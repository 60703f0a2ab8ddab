import { type Failure, failureOf } from '../../../machines/failure';
import type { Clock, PluginVersions, Xp2p } from '../../../machines/kernel/ports';
import type { Text } from '../../../machines/words/text';
import { readField, readText } from '../player/read-field';
import { unsupportedXp2p } from '../xp2p/unsupported';
import { applySettings, type IotSettings } from './iot-settings';
import { ManagerServices } from './manager-services';
import type { IotPlugin, Xp2pManager } from './surface';

/** The plugin's manager as the machines know it; where there is none, why not, and an `Xp2p` that says so to every call. */
export interface SelectedIot {
  readonly xp2p: Xp2p;
  /** The manager, once the module is up: commands go through it. */
  readonly commander?: () => Xp2pManager | undefined;
  /** What the plugins call themselves, as far as is known by now: more once the module is up. */
  versions(): PluginVersions;
  /** For the log: what was asked for and this version cannot do. Nothing fails by it. */
  readonly notes: readonly Text[];
  /** For the environment check. */
  readonly obstacle?: Failure;
}

/** What a build says of the plugin. */
interface SelectIotOptions {
  readonly settings?: IotSettings;
  /** Developers look at the app: the plugin may tell them what it does, which costs performance. */
  readonly isDevelopment?: boolean;
  /** Absent where nobody waits for the module. */
  readonly clock?: Clock;
}

/**
 * Looks for `.iot` in what `requirePlugin('xp2p')` returned, and for nothing else: `.p2p` beside it is for the settings alone, as
 * the two ways never go together (managed contract 2). The manager is got by `init`, the settings are made here, before it.
 */
export function selectIot(
  plugin: unknown,
  { settings = {}, isDevelopment = false, clock }: SelectIotOptions = {},
): SelectedIot {
  const [iot, p2p] = [readField(plugin, 'iot'), readField(plugin, 'p2p')];
  const version = [iot, p2p, plugin].map((of) => readText(of, 'XP2PVersion')).find((text) => text !== undefined) ?? '';
  const message = version === '' ? {} : { message: version };
  if (!iot) {
    return without(p2p ? failureOf('iot', 'iotMissing', message) : failureOf('environment', 'pluginMissing'), version);
  }
  if (typeof readField(iot, 'getXp2pManager') !== 'function')
    return without(failureOf('iot', 'managerMissing', message), version);
  const { logger, ...others } = settings;
  const asked = isDevelopment && logger ? settings : others;
  const notes = applySettings(plugin as IotPlugin, asked).map(noteOf);
  const services = new ManagerServices(iot, clock);
  return {
    xp2p: services,
    commander: () => services.manager,
    versions: () => withVersion(services.versions(), version),
    notes,
  };
}

const noteOf = ([setter, since]: readonly [string, string]): Text => ({
  zh: `插件没有 ${setter}（${since} 起才有），这项设置不起作用`,
  en: `The plugin has no ${setter} (${since} and later do): what was set by it has no effect`,
});

const withVersion = (versions: PluginVersions, xp2p: string): PluginVersions => ({
  ...versions,
  xp2p: versions.xp2p || xp2p,
});

function without(obstacle: Failure, xp2p: string): SelectedIot {
  return {
    xp2p: unsupportedXp2p(obstacle),
    versions: () => ({ xp2p, player: '', uuid: '' }),
    notes: [],
    obstacle,
  };
}

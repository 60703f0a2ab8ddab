import type { RequiredPlugins } from '../../../miniprogram/plugins/required-plugins.types';
import type { MiniProgramPackage } from './packed';

/** As WeChat has it: also with callbacks, and as a promise. */
export interface RequirePlugin {
  (name: string, loaded?: (plugin: unknown) => void, failed?: (error: unknown) => void): unknown;
  async(name: string): Promise<unknown>;
}

/** What the modules of the simulated plugins export: what those of the packages do. */
interface XP2PModule {
  requirePlugins(): RequiredPlugins;
}
interface PlayerModule {
  requirePlayer(): unknown;
}

/** What can be done to the simulated plugins of a mini-program that was built without them; undefined where it has its own, or none. */
export function simulationOf(
  { simulated }: MiniProgramPackage,
  load: (module: string) => unknown,
): RequiredPlugins['simulation'] {
  return simulated && (load(simulated.scripts.xp2p) as XP2PModule).requirePlugins().simulation;
}

/** `requirePlugin` of a mini-program: finds what is simulated, by the alias that app.json gives it. */
export function requirePluginOf(packed: MiniProgramPackage, load: (module: string) => unknown): RequirePlugin {
  const required = (alias: string): unknown => {
    const { simulated } = packed;
    const name = simulated?.plugins[alias];
    if (!name) throw new Error(notSimulated(alias));
    const module = load(simulated.scripts[name]);
    return name === 'player' ? (module as PlayerModule).requirePlayer() : (module as XP2PModule).requirePlugins().xp2p;
  };
  const requirePlugin = (alias: string, loaded?: (plugin: unknown) => void, failed?: (error: unknown) => void) => {
    if (!loaded) return required(alias);
    requirePlugin.async(alias).then(loaded, failed);
    return undefined;
  };
  requirePlugin.async = async (alias: string) => required(alias);
  return requirePlugin;
}

const notSimulated = (alias: string): string =>
  [
    `插件“${alias}”没有在 app.json 里声明，或这里没有模拟`,
    `plugin "${alias}" is not declared in app.json, or nobody simulates it here`,
  ].join('\n');

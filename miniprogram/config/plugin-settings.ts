import type { IotSettings } from '../plugins/iot';

/**
 * What is asked of an XP2P plugin that plays by itself (`--way managed`; managed contract 1 and 2). What is absent is not set: the
 * plugin has its own way then, which is what the vendor tries. The plugin reads all of it once, before it begins.
 */
export interface PluginSettings extends IotSettings {
  /** Encrypts what goes over P2P; the plugin does unless told not to. */
  readonly enableCrypto?: boolean;
  /** Signs for the device; the plugin does not unless told to. Plugins of 2025-11 and later. */
  readonly enableDeviceSig?: boolean;
}

export const pluginSettings: PluginSettings = {};

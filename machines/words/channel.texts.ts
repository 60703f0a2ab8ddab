import type { Text } from './text';

/** One of a device's pictures, by the number that the device has for it. */
export const channelText = (channel: number): Text => ({ zh: `通道 ${channel}`, en: `Channel ${channel}` });

import { isOlder } from '../minimum-versions';

/**
 * The first version of the plugin that is known to have it (managed contract 10), for what cannot be seen by looking: whether a
 * method answers, whether an event will come, whether a property does anything. What the app would have is said with its version.
 */
export const floors = {
  /** `.iot`, the components, `retry`. */
  managed: '3.2.0',
  acceptPlayerEvents: '3.2.2',
  /** Of picture devices. */
  pictureFullScreen: '3.2.2',
  /** NAT and local server events. */
  networkEvents: '3.2.4',
  soundMode: '3.2.4',
  rotate: '3.2.4',
  fill: '3.2.8',
  /** Several over one connection. */
  channels: '3.2.12',
  userId: '4.0.1',
  /** `snapshotAndSave` gives a promise, and takes `showResult`. */
  snapshotAnswer: '4.1.2',
  systemPermissionEvent: '4.2.5',
  /** At the latest: it came after 4.2.5. */
  recording: '4.4.8',
  /** As `recording`. */
  tcpFirst: '4.4.8',
  stunSettings: '4.6.0',
} as const;

export type Feature = keyof typeof floors;

/** Whether a plugin of this version has it. One that tells no version is not called too old. */
export const supports = (feature: Feature, version: string): boolean => !isOlder(version, floors[feature]);

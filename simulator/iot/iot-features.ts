/** What sets one version of the managed plugin apart from the next (docs/plugin-contract-managed.md, floors). */
export interface IotFeatures {
  /** `acceptPlayerEvents`: only what it names comes through; before, everything does. */
  readonly choosesEvents: boolean;
  /** Events of network and local servers, `isP2PService…`, `domready`. */
  readonly tellsOfNetwork: boolean;
  /** Of pictures. */
  readonly rotates: boolean;
  /** Its picture can fill the stage. */
  readonly fills: boolean;
  /** Several channels over one connection: before, a second node of a device is one too many, whatever its channel. */
  readonly hasChannels: boolean;
  readonly hasUserId: boolean;
  readonly hasReporter: boolean;
  /** `snapshotAndSave` answers with a promise, and need not show a dialogue of its own. */
  readonly answersSnapshot: boolean;
  readonly hasTcpFirst: boolean;
  /** `setCrossStunTurn`, `updateStunPort`, `setUseDeliveryConfig`. */
  readonly hasStunSettings: boolean;
  readonly hasCryptoSwitch: boolean;
}

/** By the version's own number. */
export function iotFeaturesOf(version: string): IotFeatures {
  const since = (first: string): boolean => numberOf(version) >= numberOf(first);
  return {
    choosesEvents: since('3.2.2'),
    tellsOfNetwork: since('3.2.4'),
    rotates: since('3.2.4'),
    fills: since('3.2.8'),
    hasChannels: since('3.2.12'),
    hasUserId: since('4.0.1'),
    hasReporter: since('3.2.6') && !since('4.0.1'),
    answersSnapshot: since('4.1.2'),
    hasTcpFirst: since('4.3.0'),
    hasStunSettings: since('4.6.0'),
    hasCryptoSwitch: since('4.6.8'),
  };
}

const numberOf = (version: string): number =>
  version.split('.').reduce((sum, part) => sum * 1_000 + Number.parseInt(part, 10), 0);

/** Where the app pulls the bytes by itself: the export `p2p`. */
export const BYTES_GENERATIONS = ['beta', '1.0', '1.3', '2.0', '3.0', '3.1'] as const;

/** Where components of the plugin pull and play by themselves: the export `iot`. */
export const MANAGED_GENERATIONS = ['3.2', '4.1', '4.6', 'latest'] as const;

/** The generations of the XP2P plugin that the simulation speaks. */
export const PLUGIN_GENERATIONS = [...BYTES_GENERATIONS, ...MANAGED_GENERATIONS] as const;

export type ManagedGeneration = (typeof MANAGED_GENERATIONS)[number];
export type PluginGeneration = (typeof PLUGIN_GENERATIONS)[number];

/** Who pulls: the app, or the plugin. A mini-program is built for one of the two. */
export type Way = 'bytes' | 'managed';

export const isManaged = (generation: PluginGeneration): generation is ManagedGeneration =>
  MANAGED_GENERATIONS.some((known) => known === generation);

export const wayOf = (generation: PluginGeneration): Way => (isManaged(generation) ? 'managed' : 'bytes');

/** What the phone has where nobody says. */
export const USUAL_GENERATION: Readonly<Record<Way, PluginGeneration>> = { bytes: '3.1', managed: 'latest' };

/** What a mini-program that is built so can be shown with. */
export const generationsOf = (way: Way): readonly PluginGeneration[] =>
  way === 'managed' ? MANAGED_GENERATIONS : BYTES_GENERATIONS;

/** What sets one generation apart from the next (contract 2). */
export interface GenerationFeatures {
  readonly version: string;
  /** Beta: `source` is required by `init`, and a module serves that kind of source alone. */
  readonly takesSource: boolean;
  /** 1.0 and later: `appParams.appid` is required. */
  readonly takesAppid: boolean;
  /** 1.1.1 and later. */
  readonly hasEventHandler: boolean;
  /** 3.x: a module for each device version, and module objects instead of numbers. */
  readonly hasDeviceVersions: boolean;
  /** 3.x, though not in its first versions. */
  readonly hasGetModule: boolean;
  /** Who starts the pull: the service always (beta), the service when it is given a `dataCallback` (1.0 – 2.x), or `startStream`. */
  readonly servicePulls: 'always' | 'whenAsked' | 'never';
  readonly streamCalls: 'none' | 'startP2PStream' | 'startStream';
  readonly stopServiceCall: 'stopServiceById' | 'stopP2PService';
  /** `parsed` tells status and headers. */
  readonly headerHasStatus: boolean;
  /** A camera with a `liveStreamDomain` falls over to one to many when it takes no more direct viewers. */
  readonly fallsOver: boolean;
  /** Failures come as rejections with `{ errcode, errmsg }` instead of numbers. */
  readonly rejects: boolean;
  readonly streamsPerService: 'one' | 'onePerAction';
  /** 3.1: the service's own callback hears `ServiceNotify` alone. */
  readonly serviceHearsAll: boolean;
  /** Answers of commands end with a NUL. */
  readonly answersEndWithNul: boolean;
}

const beta: GenerationFeatures = {
  version: '',
  takesSource: true,
  takesAppid: false,
  hasEventHandler: false,
  hasDeviceVersions: false,
  hasGetModule: false,
  servicePulls: 'always',
  streamCalls: 'none',
  stopServiceCall: 'stopServiceById',
  headerHasStatus: false,
  fallsOver: false,
  rejects: false,
  streamsPerService: 'one',
  serviceHearsAll: true,
  answersEndWithNul: true,
};

const one: GenerationFeatures = {
  ...beta,
  version: '1.0.1',
  takesSource: false,
  takesAppid: true,
  servicePulls: 'whenAsked',
  streamCalls: 'startP2PStream',
};

const oneThree: GenerationFeatures = {
  ...one,
  version: '1.3.2',
  hasEventHandler: true,
  streamCalls: 'startStream',
  stopServiceCall: 'stopP2PService',
  answersEndWithNul: false,
};

const two: GenerationFeatures = { ...oneThree, version: '2.0.3', headerHasStatus: true, fallsOver: true };

const three: GenerationFeatures = {
  ...two,
  version: '3.0.1',
  hasDeviceVersions: true,
  servicePulls: 'never',
  rejects: true,
};

const threeOne: GenerationFeatures = {
  ...three,
  version: '3.1.10',
  hasGetModule: true,
  streamsPerService: 'onePerAction',
  serviceHearsAll: false,
};

/** What is below the manager has not been seen since 3.1: it is taken to be as it was (i). */
const managed = (version: string): GenerationFeatures => ({ ...threeOne, version });

export const GENERATION_FEATURES: Readonly<Record<PluginGeneration, GenerationFeatures>> = {
  beta,
  '1.0': one,
  '1.3': oneThree,
  '2.0': two,
  '3.0': three,
  '3.1': threeOne,
  '3.2': managed('3.2.0'),
  '4.1': managed('4.1.3'),
  '4.6': managed('4.6.9'),
  // no newer number is known
  latest: managed('4.9.0'),
};

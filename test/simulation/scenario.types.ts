import type { Assumptions } from '../../simulator/assumptions';
import type { Sending } from '../../simulator/camera/camera.types';
import type { ManagedGeneration, PluginGeneration } from '../../simulator/generations';
import type { IotAssumptions } from '../../simulator/iot/iot-assumptions';
import type { PlayerAssumptions } from '../../simulator/p2p-player/player-assumptions';
import type { Timings } from '../../simulator/timings';
import type { Platform } from '../../simulator/world';
import type { Kind } from './deeds/kinds';

/**
 * - `documented`: only what the contract says happens
 * - `late`: and callbacks late, twice and in another order, calls that hang, stops that fail
 * - `hostile`: anything at any time
 * - `soak`: hostile, one session after another in one app
 */
const PROFILES = ['documented', 'late', 'hostile', 'soak'] as const;

export type Profile = (typeof PROFILES)[number];

/** How the simulated cameras send what they film. */
export interface CameraHabits {
  /** Of a tenth of a second each. */
  readonly framesPerChunk: number;
  readonly chunksPerKeyFrame: number;
  /** In how many callbacks one after another a chunk comes. */
  readonly piecesPerChunk: number;
  /** So many bytes of each chunk come with the next one: tags straddle chunks. */
  readonly bytesHeldBack: number;
  /** In which rhythm, where nothing is wrong. */
  readonly sending: Extract<Sending, 'usual' | 'slowFrames' | 'groupsOf3s' | 'groupsOf6s'>;
}

/** What differs between one WeChat and another. */
export interface WechatHabits {
  readonly language: 'zh' | 'en';
  /** Whether WeChat answers which network there is. */
  readonly networkAnswer: 'answers' | 'fails' | 'silent';
  /** It still answers with the network before for so long. */
  readonly networkLagMs: number;
  /** A change of the network is told once, twice, or as one to none and one from none. */
  readonly networkTold: 'once' | 'twice' | 'throughNone';
  /** Share of the events by which WeChat tells that the network changed or that the app is shown which never come. */
  readonly lostShare: number;
  /** Who hears first that the app is shown or hidden. */
  readonly appOrPageFirst: 'app' | 'page';
  /** One function of `wx` that is not as it should be, and how. */
  readonly troubled: string;
  readonly trouble: 'none' | 'is missing' | 'throws' | 'is refused' | 'rejects' | 'never answers';
}

/** What differs between one plugin that plays by itself and another. */
export interface IotHabits extends IotAssumptions {
  readonly generation: ManagedGeneration;
}

/** What lies outside of the app before a session begins. What is absent is as usual. */
export interface Setup {
  /** Also says which of the two ways the app was built for. */
  readonly generation: PluginGeneration;
  readonly platform: Platform;
  readonly network: 'wifi' | '4g' | 'none';
  readonly assumptions: Partial<Assumptions>;
  /** Everything takes this much of the usual time. */
  readonly slowness: number;
  /** Share of the plugin's callbacks that come late, and by how much at most, in milliseconds. */
  readonly lateShare: number;
  readonly latestMs: number;
  /** How much longer than that each step takes. */
  readonly stretch?: Partial<Timings>;
  readonly player?: Partial<PlayerAssumptions>;
  /** Where components of the plugin pull by themselves. */
  readonly iot?: Partial<IotHabits>;
  readonly camera?: Partial<CameraHabits>;
  readonly wechat?: Partial<WechatHabits>;
  /** The kinds of deeds that this session has. */
  readonly kinds?: readonly Kind[];
  /** Chance inside the world and the app comes from here. */
  readonly chance: number;
}

/** One thing that a person or the world does, some time after the one before. */
export interface Step {
  readonly waitMs: number;
  /** A name of `deeds`. */
  readonly deed: string;
  /** Numbers in [0, 1) by which the deed chooses what it is done to. */
  readonly a: number;
  readonly b: number;
}

/** A session from beginning to end; the same scenario is the same session, always. */
export interface Scenario {
  readonly profile: Profile;
  readonly seed: number;
  readonly setup: Setup;
  readonly steps: readonly Step[];
}

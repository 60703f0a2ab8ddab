import type { Clock } from '../../../machines/kernel/ports';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import type { WatchWay, Way } from '../../../miniprogram/runtime/way.types';
import type { Simulation } from '../../../simulator';
import type { FakeWechat } from '../../miniprogram/runtime/fake-wechat';
import type { Chance } from '../deeds/deed.types';
import type { Violations } from '../violations';
import type { Diary } from './diary';
import type { Ledger } from './ledger.types';
import type { SimulatedNode } from './node.types';
import type { NumberedCamera } from './numbered-stream';
import type { Tile } from './simulated-page';

/** live-player's cache is looked at twice a second instead of ten times: a session costs half as much. */
export const LOOK_EVERY_MS = 500;

/** What a way to the plugin needs of the phone that it is on. */
export interface PhoneAround {
  readonly clock: Clock;
  readonly violations: Violations;
  readonly diary: Diary;
  readonly simulation: Simulation;
  readonly camera: NumberedCamera;
  readonly wechat: FakeWechat;
  app(): RunningApp;
  tiles(): readonly Tile[];
  /** Carries a callback of the plugin to the app, at once or late. */
  post(deliver: () => void): void;
  /** The next one of these was to be lost, and this is it. */
  isDropped(event: string): boolean;
  /** For the trace. */
  note(what: string): void;
}

/** What belongs to an earlier life, and says something now; null where there has been none. */
export interface Stale {
  readonly what: string;
  say(): void;
}

/** The half of a phone that differs by who pulls: the app, or components of the plugin. */
export interface PhoneWay {
  /** What its app was built with. */
  readonly app: { readonly way: Way; readonly watchWay: WatchWay };
  /** What `requirePlugin('xp2p')` gives to it. */
  readonly plugin: unknown;
  readonly ledger: Ledger;
  /** What a node says and what can be lost. */
  readonly nodeEvents: readonly string[];
  /** Null where nothing can be played. */
  createNode(tile: Tile, key: number): SimulatedNode | null;
  staleBytes(chance: Chance): Stale | null;
  staleMessage(chance: Chance): Stale | null;
  /** An older node of this view's speaks. */
  staleNode(tile: Tile, chance: Chance): Stale | null;
}

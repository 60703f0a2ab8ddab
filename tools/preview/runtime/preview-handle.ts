import type { Devtools } from '../../../development/devtools.types';
import type { DecoderStats } from './decoder/chunk-decoder';
import type { PreviewError } from './errors';
import type { PackageDelivery } from './packages';
import type { PhoneFiles } from './wechat/files';
import type { PhoneRecord } from './wechat/odds-and-ends';

/** What the panel and the browser tests can ask of the phone (`window.__preview`) and do to it. */
export interface PreviewHandle {
  /** True once the first page is shown, or it is said that it did not come. */
  readonly isReady: boolean;
  /** Which build runs. */
  readonly revision: number;
  /** The mini-program's time: milliseconds since the epoch, at its speed. */
  now(): number;
  /** What nobody caught, oldest first. */
  readonly errors: readonly PreviewError[];
  /** How inspectors know it; empty before it connected to any. */
  inspectedAs(): string;
  /** What the mini-program's `App({ … })` gave. */
  getApp(): unknown;
  /** What can be done to the simulated plugins, and what they hold; undefined while nothing is simulated. */
  devtools(): Devtools | undefined;
  /** The stack of pages, the visible one last. */
  pages(): readonly {
    readonly route: string;
    readonly title: string;
    readonly options: Readonly<Record<string, string>>;
    /** It is the first one of app.json. */
    readonly isFirst: boolean;
  }[];
  /** Pictures saved to the album, as urls. */
  readonly album: readonly string[];
  /** What the mini-program has written (`stored`), and where the browser finds it. */
  readonly files: PhoneFiles;
  readonly record: Readonly<PhoneRecord>;
  /** One for each video that is mounted. */
  decoders(): readonly DecoderStats[];
  /** Called after every change of pages and errors. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;

  /** Names of the sub-packages that are on the phone. */
  packages(): readonly string[];
  /** From now on they come in this way. */
  deliverPackages(delivery: PackageDelivery): void;
  setNetwork(type: string): void;
  /** To the background and back. */
  setShown(isShown: boolean): void;
  setTheme(theme: 'light' | 'dark'): void;
  warnOfMemory(): void;
}

declare global {
  interface Window {
    __preview?: PreviewHandle;
  }
}

/** What the release commands pass to each other. Types only. */
import type { BuiltSource, Diagnostic } from '../build/build.types.ts';

/** A built package, as it would be uploaded, and what it was made of. */
export interface BuiltPackage {
  /** Project root. */
  root: string;
  /** Absolute path of the build's output. */
  folder: string;
  /** Every file that WeChat would get: path from the folder, with forward slashes → contents. */
  files: ReadonlyMap<string, Buffer>;
  /** Script sources that have bytes in it. */
  sources: readonly BuiltSource[];
}

/** One thing that was looked at. Failed when any of `found` is an error. */
export interface CheckResult {
  name: string;
  /** What was looked at, in figures: what a person reads when nothing is wrong. */
  seen: string;
  found: readonly Diagnostic[];
}

/** Bytes of one package of the mini-program: the main one, or a subpackage. */
export interface PackageSize {
  /** `main`, or the subpackage's root. */
  name: string;
  bytes: number;
  maxBytes: number;
}

export interface ReleaseReport {
  /** It compiles, is complete and small enough: nothing is wrong with what is there. */
  ok: boolean;
  /** What a person has yet to give (appid, credentials), each in Chinese and English: while there is any, it is not to be shipped. */
  missing: readonly string[];
  /** Absolute path of what was checked. */
  folder: string;
  /** All packages, in bytes. */
  bytes: number;
  sizes: readonly PackageSize[];
  checks: readonly (CheckResult & { ok: boolean })[];
}

/** Says what happens now: it takes more than a second. */
export type Tell = (sentence: string) => void;

/** What `preview:device` and `upload` need to know, checked. */
export interface UploadSettings {
  appid: string;
  /** Absolute path of the upload key: WeChat's program reads it, nothing else does. */
  privateKeyPath: string;
  /** 1 to 30: under which of the robots' names the version appears. */
  robot: number;
  version: string;
  desc: string;
}

/** One of WeChat's own programs, run in a process of its own. */
export type OfficialTask =
  | { kind: 'compile'; folder: string }
  | { kind: 'npm'; folder: string }
  | { kind: 'upload'; folder: string; settings: UploadSettings }
  | { kind: 'preview'; folder: string; settings: UploadSettings /** Absolute path of the PNG. */; picture: string };

/** What it says while it runs, and at its end. */
export type OfficialMessage =
  | { kind: 'progress'; sentence: string }
  | { kind: 'done'; outcome: OfficialOutcome }
  | { kind: 'failed'; failure: OfficialFailure };

export interface OfficialOutcome {
  /** Compile: how many files it made of the package. */
  files?: number;
  /** Npm: what it has to say of packages, in its own words. */
  warnings?: string[];
  /** Upload and preview: bytes of each package, as WeChat counts them. */
  packages?: { name: string; bytes: number }[];
  /** Preview: the QR code in characters; empty where it could not be drawn. */
  drawing?: string;
}

export interface OfficialFailure {
  message: string;
  /** miniprogram-ci's number, or Node's word (`ENOTFOUND`). */
  code?: number | string;
  /** The file that it is about. */
  path?: string;
}

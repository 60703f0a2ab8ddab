import { createTagTracker, type FlvTrouble, type TagTracker } from '../flv';
import type { Write } from '../kernel/ports';

/** Whoever a sink belongs to: compared, never looked into. */
type Owner = object;

export interface StreamCount {
  readonly bytes: number;
  readonly videoFrames: number;
  /** Of the latest video frame, in milliseconds of the stream's own clock. */
  readonly videoTimeMs: number;
  /** Before the first video frame; later ones are not counted. */
  readonly audioFrames: number;
  readonly keyFrames: number;
}

/**
 * One pull's bytes on their way to every viewer. A viewer who was there from the first byte gets everything; one who
 * joins later gets the FLV header, scripts and sequence tags, then data from the next key frame: a player cannot start in
 * the middle of a tag or between key frames (contract 2.3).
 */
export interface Relay {
  /** The hot path: called for every chunk. */
  readonly write: Write;
  add(owner: Owner, sink: Write): void;
  remove(owner: Owner): void;
  /**
   * Somebody who only listens in, as one who joins later, and behind all viewers: they have had each chunk before. `begin` is asked once, with its first
   * bytes, where they are to go. Whoever throws is removed, and hurts nobody.
   */
  tap(owner: Owner, begin: () => Write): void;
  /** Nothing is written any more. */
  close(): void;
  /** How many chunks came: a probe compares it, so that the hot path reads no clock. */
  chunks(): number;
  count(): StreamCount;
  /** The stream's own time of its latest sound, in milliseconds; null where none has come. */
  soundTimeMs(): number | null;
  /** Why nobody can see anything of these bytes, as far as they tell. */
  trouble(): FlvTrouble | null;
}

/** Who listens in. */
interface Tap {
  readonly owner: Owner;
  readonly begin: () => Write;
  /** From its first bytes on. */
  sink?: Write;
}

/**
 * `onFlowing` hears of each owner when its first byte was written, also of those who listen in; `onTapFailed`, of one of these, what it threw.
 */
export function createRelay(
  onFlowing: (owner: Owner) => void,
  onTapFailed: (owner: Owner, reason: unknown) => void = () => undefined,
): Relay {
  const tracker: TagTracker = createTagTracker();
  let chunks = 0;
  let open: { readonly owner: Owner; readonly sink: Write }[] = [];
  let sinks: Write[] = [];
  /** Viewers who wait for a key frame, or for the very first byte. */
  let gated: { readonly owner: Owner; readonly sink: Write }[] = [];
  let taps: readonly Tap[] = [];

  const admit = (viewer: { readonly owner: Owner; readonly sink: Write }) => {
    open = [...open, viewer];
    sinks = open.map(({ sink }) => sink);
    onFlowing(viewer.owner);
  };

  /** What whoever begins with this chunk is given; null while nobody can. */
  const beginning = (chunk: ArrayBuffer): readonly ArrayBuffer[] | null => {
    if (chunks === 1) return [chunk];
    const { preamble, keyFrameOffset, pendingKeyFrame } = tracker;
    if (!preamble || keyFrameOffset < 0) return null;
    const rest = keyFrameOffset === 0 ? chunk : chunk.slice(keyFrameOffset);
    return pendingKeyFrame ? [...preamble, pendingKeyFrame, rest] : [...preamble, rest];
  };

  const openGates = (chunk: ArrayBuffer) => {
    const parts = beginning(chunk);
    if (!parts) return;
    const waiting = gated;
    gated = [];
    for (const viewer of waiting) {
      for (const part of parts) viewer.sink(part);
      admit(viewer);
    }
  };

  const writeTap = (tap: Tap, chunk: ArrayBuffer) => {
    if (tap.sink) return tap.sink(chunk);
    const parts = beginning(chunk);
    if (!parts) return;
    const sink = tap.begin();
    tap.sink = sink;
    for (const part of parts) sink(part);
    onFlowing(tap.owner);
  };

  const writeTaps = (chunk: ArrayBuffer) => {
    for (const tap of taps) {
      // what another one did may have removed it
      if (!taps.includes(tap)) continue;
      try {
        writeTap(tap, chunk);
      } catch (reason) {
        removeTap(tap.owner);
        onTapFailed(tap.owner, reason);
      }
    }
  };

  const removeTap = (owner: Owner) => {
    taps = taps.filter((tap) => tap.owner !== owner);
  };

  return {
    write: (chunk) => {
      chunks += 1;
      tracker.push(chunk);
      for (let index = 0; index < sinks.length; index += 1) (sinks[index] as Write)(chunk);
      if (gated.length > 0) openGates(chunk);
      if (taps.length > 0) writeTaps(chunk);
    },
    add: (owner, sink) => {
      gated = [...gated, { owner, sink }];
    },
    remove: (owner) => {
      gated = gated.filter((viewer) => viewer.owner !== owner);
      open = open.filter((viewer) => viewer.owner !== owner);
      sinks = open.map(({ sink }) => sink);
      removeTap(owner);
    },
    tap: (owner, begin) => {
      taps = [...taps, { owner, begin }];
    },
    close: () => {
      taps = [];
      gated = [];
      open = [];
      sinks = [];
    },
    chunks: () => chunks,
    soundTimeMs: () => tracker.audioTimeMs,
    trouble: () => tracker.trouble,
    count: () => {
      const { bytes, videoFrames, videoTimeMs, audioFrames, keyFrames } = tracker;
      return { bytes, videoFrames, videoTimeMs, audioFrames, keyFrames };
    },
  };
}

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

/** `onFlowing` hears of each owner when its first byte was written. */
export function createRelay(onFlowing: (owner: Owner) => void): Relay {
  const tracker: TagTracker = createTagTracker();
  let chunks = 0;
  let open: { readonly owner: Owner; readonly sink: Write }[] = [];
  let sinks: Write[] = [];
  /** Viewers who wait for a key frame, or for the very first byte. */
  let gated: { readonly owner: Owner; readonly sink: Write }[] = [];

  const admit = (viewer: { readonly owner: Owner; readonly sink: Write }) => {
    open = [...open, viewer];
    sinks = open.map(({ sink }) => sink);
    onFlowing(viewer.owner);
  };

  const openGates = (chunk: ArrayBuffer) => {
    const waiting = gated;
    if (chunks === 1) {
      gated = [];
      for (const viewer of waiting) {
        viewer.sink(chunk);
        admit(viewer);
      }
      return;
    }
    const { preamble, keyFrameOffset, pendingKeyFrame } = tracker;
    if (!preamble || keyFrameOffset < 0) return;
    gated = [];
    for (const viewer of waiting) {
      for (const part of preamble) viewer.sink(part);
      if (pendingKeyFrame) viewer.sink(pendingKeyFrame);
      viewer.sink(keyFrameOffset === 0 ? chunk : chunk.slice(keyFrameOffset));
      admit(viewer);
    }
  };

  return {
    write: (chunk) => {
      chunks += 1;
      tracker.push(chunk);
      for (let index = 0; index < sinks.length; index += 1) (sinks[index] as Write)(chunk);
      if (gated.length > 0) openGates(chunk);
    },
    add: (owner, sink) => {
      gated = [...gated, { owner, sink }];
    },
    remove: (owner) => {
      gated = gated.filter((viewer) => viewer.owner !== owner);
      open = open.filter((viewer) => viewer.owner !== owner);
      sinks = open.map(({ sink }) => sink);
    },
    close: () => {
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

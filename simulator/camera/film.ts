import { type FlvTag, parseFlv, writeTimestampMs } from '../flv/flv-tags';

interface FilmFrame {
  /** Since the beginning of the clip, in milliseconds. */
  readonly offsetMs: number;
  readonly keyFrame: boolean;
  /** The whole tag, as it is in the clip. */
  readonly tag: Uint8Array;
}

/**
 * A clip as a film without end. Frames are counted through all its loops: position `n` is frame `n` modulo the clip's
 * length, and its time goes on growing.
 */
export interface Film {
  /** FLV header, metadata and sequence headers: what each new viewer gets first. */
  readonly startUp: ArrayBuffer;
  /** When the frame at this position is filmed, in milliseconds since the film began. */
  timeOfMs(position: number): number;
  /** The newest key frame at or before that time, or the film's first one. */
  keyFrameAt(timeMs: number): number;
  /** The tags from one position up to another, with timestamps counted from `originMs`. */
  cut(from: number, until: number, originMs: number): Uint8Array<ArrayBuffer>;
}

/** Makes a film of an FLV clip; throws when it is none, or when it holds no key frame. */
export function createFilm(clip: Uint8Array): Film {
  const file = parseFlv(clip);
  if (!file) throw new Error('The clip is not FLV');
  const periodMs = periodOf(file.tags);
  const frames = framesOf(clip, file.tags, periodMs);
  const keyFrames = frames.flatMap((frame, index) => (frame.keyFrame ? [index] : []));
  const firstKeyFrame = keyFrames[0];
  if (firstKeyFrame === undefined) throw new Error('The clip holds no key frame');

  const frameAt = (position: number) => frames[position % frames.length] as FilmFrame;
  const timeOfMs = (position: number) => Math.floor(position / frames.length) * periodMs + frameAt(position).offsetMs;

  return {
    startUp: startUpOf(clip, file.tags, file.header.length),
    timeOfMs,
    keyFrameAt(timeMs) {
      let newest = firstKeyFrame;
      const loop = Math.max(0, Math.floor(timeMs / periodMs) - 1);
      for (const start of [loop * frames.length, (loop + 1) * frames.length]) {
        for (const index of keyFrames) if (timeOfMs(start + index) <= timeMs) newest = start + index;
      }
      return newest;
    },
    cut(from, until, originMs) {
      let length = 0;
      for (let position = from; position < until; position += 1) length += frameAt(position).tag.length;
      const bytes = new Uint8Array(length);
      let at = 0;
      for (let position = from; position < until; position += 1) {
        bytes.set(frameAt(position).tag, at);
        writeTimestampMs(bytes, at, timeOfMs(position) - originMs);
        at += frameAt(position).tag.length;
      }
      return bytes;
    },
  };
}

/** How long a loop lasts: as long as its video frames, the last one's own duration included. */
function periodOf(tags: readonly FlvTag[]): number {
  const video = tags.filter((tag) => tag.frame && tag.type === 'video');
  const first = video[0]?.timestampMs ?? 0;
  const last = video[video.length - 1]?.timestampMs ?? 0;
  return Math.max(1, Math.round(((last - first) * video.length) / Math.max(1, video.length - 1)));
}

/** Sound that is longer than the picture would overlap with the next loop's: it is left out. */
function framesOf(clip: Uint8Array, tags: readonly FlvTag[], periodMs: number): FilmFrame[] {
  const frames = tags.filter((tag) => tag.frame);
  const startMs = frames[0]?.timestampMs ?? 0;
  return frames
    .map((tag) => ({
      offsetMs: tag.timestampMs - startMs,
      keyFrame: tag.keyFrame,
      tag: clip.subarray(tag.offset, tag.offset + tag.length),
    }))
    .filter((frame) => frame.offsetMs < periodMs);
}

function startUpOf(clip: Uint8Array, tags: readonly FlvTag[], headerLength: number): ArrayBuffer {
  const startUp = tags.filter((tag) => tag.type === 'script' || tag.sequenceHeader);
  const bytes = new Uint8Array(startUp.reduce((length, tag) => length + tag.length, headerLength));
  bytes.set(clip.subarray(0, headerLength));
  let at = headerLength;
  for (const tag of startUp) {
    bytes.set(clip.subarray(tag.offset, tag.offset + tag.length), at);
    at += tag.length;
  }
  return bytes.buffer;
}

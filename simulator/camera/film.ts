import { type FlvTag, parseFlv, writeTimestampMs } from '../flv/flv-tags';

/** What a film is made of: clips of the same length, or one clip twice. */
export interface Reel {
  /** Null where there is nothing to be seen. */
  readonly picture: Uint8Array | null;
  /** Its sound is heard, if it has any. */
  readonly sound: Uint8Array;
}

interface FilmFrame {
  /** Since the beginning of the clip, in milliseconds. */
  readonly offsetMs: number;
  /** Viewers may begin here. */
  readonly keyFrame: boolean;
  readonly isVideo: boolean;
  /** The whole tag, as it is in the clip. */
  readonly tag: Uint8Array;
}

/** A frame of a film that is cut out of it. */
interface CutFrame extends Pick<FilmFrame, 'keyFrame' | 'isVideo'> {
  readonly timeMs: number;
}

/** A tag, and its bytes. */
interface ReadTag extends FlvTag {
  readonly bytes: Uint8Array;
}

/**
 * A clip as a film without end. Frames are counted through all its loops: position `n` is frame `n` modulo the clip's
 * length, and its time goes on growing.
 */
export interface Film {
  /** FLV header, metadata and sequence headers: what each new viewer gets first. */
  readonly startUp: ArrayBuffer;
  /** What a viewer of another film needs before a key frame of this one, with this timestamp. */
  headers(timestampMs: number): Uint8Array<ArrayBuffer>;
  /** When the frame at this position is filmed, in milliseconds since the film began. */
  timeOfMs(position: number): number;
  /** The newest key frame at or before that time, or the film's first one. */
  keyFrameAt(timeMs: number): number;
  /** The first key frame at or after that time. */
  keyFrameFrom(timeMs: number): number;
  /** The tags from one position up to another, those that are wanted, with timestamps counted from `originMs`. */
  cut(from: number, until: number, originMs: number, isWanted: (frame: CutFrame) => boolean): Uint8Array<ArrayBuffer>;
}

/** In the file header: there is sound, there is video. */
const AUDIO_FLAG = 4;
const VIDEO_FLAG = 1;

/** Makes a film of FLV clips; throws when one is none, or when there is nothing to begin with. */
export function createFilm({ picture, sound }: Reel): Film {
  const tags = tagsOf(picture, sound);
  const periodMs = periodOf(tags);
  const frames = framesOf(tags, periodMs, picture !== null);
  const keyFrames = frames.flatMap((frame, index) => (frame.keyFrame ? [index] : []));
  const firstKeyFrame = keyFrames[0];
  if (firstKeyFrame === undefined) throw new Error('The clip holds no key frame');

  const frameAt = (position: number) => frames[position % frames.length] as FilmFrame;
  const timeOfMs = (position: number) => Math.floor(position / frames.length) * periodMs + frameAt(position).offsetMs;
  const keyFramesAround = (timeMs: number): readonly number[] => {
    const loop = Math.max(0, Math.floor(timeMs / periodMs) - 1);
    return [0, 1, 2].flatMap((next) => keyFrames.map((index) => (loop + next) * frames.length + index));
  };

  return {
    startUp: join([headerOf(sound, tags), ...tags.filter(isStartUp).map(({ bytes }) => bytes)]).buffer,
    headers(timestampMs) {
      const told = tags.filter((tag) => isStartUp(tag) && tag.type !== 'audio').map(({ bytes }) => bytes.slice());
      for (const bytes of told) writeTimestampMs(bytes, 0, timestampMs);
      return join(told);
    },
    timeOfMs,
    keyFrameAt: (timeMs) =>
      [...keyFramesAround(timeMs)].reverse().find((position) => timeOfMs(position) <= timeMs) ?? firstKeyFrame,
    keyFrameFrom: (timeMs) => keyFramesAround(timeMs).find((position) => timeOfMs(position) >= timeMs) ?? firstKeyFrame,
    cut(from, until, originMs, isWanted) {
      const cut = Array.from({ length: until - from }, (_, index) => {
        const { tag, keyFrame, isVideo } = frameAt(from + index);
        return { tag, keyFrame, isVideo, timeMs: timeOfMs(from + index) };
      }).filter(isWanted);
      const bytes = join(cut.map(({ tag }) => tag));
      let at = 0;
      for (const { tag, timeMs } of cut) {
        writeTimestampMs(bytes, at, timeMs - originMs);
        at += tag.length;
      }
      return bytes;
    },
  };
}

/** All of one clip, or the picture of one with the sound of another, in the order of time. */
function tagsOf(picture: Uint8Array | null, sound: Uint8Array): readonly ReadTag[] {
  if (picture === sound) return readTags(sound);
  const seen = picture ? readTags(picture).filter(({ type }) => type !== 'audio') : [];
  const heard = readTags(sound).filter(({ type }) => type === 'audio');
  return [...seen, ...heard].sort((one, other) => one.timestampMs - other.timestampMs);
}

function readTags(clip: Uint8Array): readonly ReadTag[] {
  const file = parseFlv(clip);
  if (!file) throw new Error('The clip is not FLV');
  return file.tags.map((tag) => ({ ...tag, bytes: clip.subarray(tag.offset, tag.offset + tag.length) }));
}

/** How long a loop lasts: as long as its video frames, the last one's own duration included; else as its sound. */
function periodOf(tags: readonly FlvTag[]): number {
  const frames = tags.filter(({ frame }) => frame);
  const video = frames.filter(({ type }) => type === 'video');
  const counted = video.length > 0 ? video : frames;
  const first = counted[0]?.timestampMs ?? 0;
  const last = counted[counted.length - 1]?.timestampMs ?? 0;
  return Math.max(1, Math.round(((last - first) * counted.length) / Math.max(1, counted.length - 1)));
}

/** Sound that is longer than the picture would overlap with the next loop's: it is left out. */
function framesOf(tags: readonly ReadTag[], periodMs: number, hasPicture: boolean): FilmFrame[] {
  const frames = tags.filter(({ frame }) => frame);
  const startMs = frames[0]?.timestampMs ?? 0;
  return frames
    .map(({ type, timestampMs, keyFrame, bytes }) => ({
      offsetMs: timestampMs - startMs,
      keyFrame: keyFrame || !hasPicture,
      isVideo: type === 'video',
      tag: bytes,
    }))
    .filter((frame) => frame.offsetMs < periodMs);
}

const isStartUp = ({ type, sequenceHeader }: FlvTag): boolean => type === 'script' || sequenceHeader;

/** The clip's own, which says what there is of sound and picture. */
function headerOf(clip: Uint8Array, tags: readonly FlvTag[]): Uint8Array {
  const header = clip.slice(0, parseFlv(clip)?.header.length);
  const has = (wanted: FlvTag['type']) => tags.some(({ type }) => type === wanted);
  header[4] = (has('audio') ? AUDIO_FLAG : 0) | (has('video') ? VIDEO_FLAG : 0);
  return header;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

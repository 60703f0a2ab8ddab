import {
  AUDIO_TAG,
  EX_AUDIO,
  EX_VIDEO,
  EX_VIDEO_BIT,
  FLV_HEADER_LENGTH,
  isEncryptedTagType,
  isEncryptedVideo,
  isFlvHeader,
  isTagType,
  MAX_TAG_BYTES,
  MAX_UNKNOWN_TAG_BYTES,
  payloadLength,
  readExHeader,
  SCRIPT_TAG,
  TAG_HEADER_LENGTH,
  TAG_KIND,
  TAG_OVERHEAD,
  tagKind,
  tagTimeMs,
} from '../flv';
import { audioConfig, type CodecConfig, videoConfig } from './codec-configs';
import { recordingLimits } from './recording-limits';

/** One frame of picture or sound, as a decoder takes it. */
export interface Sample {
  readonly track: 'video' | 'audio';
  /** When it is decoded, in milliseconds of the stream's own clock, and how much later it is shown: that may be less than nothing. */
  readonly dtsMs: number;
  readonly ctsMs: number;
  /** It needs no other one. */
  readonly isKey: boolean;
  /** Whoever keeps it changes nothing in it. */
  readonly bytes: Uint8Array;
}

/** Why nothing of these bytes can be recorded. */
export type SampleTrouble = 'encrypted' | 'codec' | 'soundOnly' | 'damaged';

interface Hears {
  config(config: CodecConfig): void;
  sample(sample: Sample): void;
  /** Its sound is in a codec that no file here takes: told once a stream, and the picture goes on. */
  soundLeftOut(codec: string): void;
  /** Said once, and nothing after it: `detail` names the codec. */
  trouble(trouble: SampleTrouble, detail: string): void;
}

/** The bytes of one pull, split anywhere, as samples and what a decoder must know of them. */
export interface FlvSamples {
  push(chunk: ArrayBuffer): void;
}

const H264 = 7;
const H265 = 12;
const AAC = 10;
/** `SoundFormat.ExHeader`. */
const EX_SOUND = 9;
const CODED_FRAMES = 1;
/** A FourCC and a track's number: with its length behind them, other tracks follow in the same tag. */
const ONE_TRACK_LENGTH = 5;

/** By `CodecID` and `SoundFormat` of FLV, for a person who looks into it. */
const VIDEO_NAMES: Readonly<Record<number, string>> = { 2: 'H.263', 3: 'Screen', 4: 'VP6', 5: 'VP6', 13: 'AV1' };
const SOUND_NAMES: Readonly<Record<number, string>> = {
  0: 'PCM',
  1: 'ADPCM',
  2: 'MP3',
  3: 'PCM',
  7: 'G.711 A-law',
  8: 'G.711 µ-law',
  11: 'Speex',
  13: 'Opus',
  14: 'MP3',
};

export function createFlvSamples(hear: Hears): FlvSamples {
  /** The tag, or the header, that is being put together: how much of it is there, and how long it is as far as is known. */
  let whole: Uint8Array<ArrayBuffer> = new Uint8Array(FLV_HEADER_LENGTH);
  let have = 0;
  let wanted = FLV_HEADER_LENGTH;
  let hasBegun = false;
  let isOver = false;
  let hasPicture = false;
  let isSoundLeftOut = false;
  let soundSinceMs: number | null = null;

  const end = (trouble: SampleTrouble, detail = '') => {
    isOver = true;
    hear.trouble(trouble, detail);
  };
  const leaveSoundOut = (codec: string) => {
    if (isSoundLeftOut) return;
    isSoundLeftOut = true;
    hear.soundLeftOut(codec);
  };

  /** How long it is what begins at `at` of the bytes; 0 where that is nothing that is known. Its header is there. */
  const lengthAt = (bytes: Uint8Array, at: number): number => {
    if (isFlvHeader(bytes, at)) return FLV_HEADER_LENGTH;
    if (!hasBegun) return 0;
    const payload = payloadLength(bytes, at);
    const most = isTagType(bytes[at]) ? MAX_TAG_BYTES : MAX_UNKNOWN_TAG_BYTES;
    return payload > most ? 0 : payload + TAG_OVERHEAD;
  };

  const video = (tag: Uint8Array, payload: number) => {
    const at = TAG_HEADER_LENGTH;
    const first = tag[at] as number;
    const kind = tagKind(tag, 0, payload);
    const isHeader = kind === TAG_KIND.videoSequence;
    if (!isHeader && kind !== TAG_KIND.keyFrame && kind !== TAG_KIND.frame) return;
    let codec: 'avc' | 'hevc' | undefined;
    let name: string;
    let body = at + 5;
    let timeAt = at + 2;
    if ((first & EX_VIDEO_BIT) !== 0) {
      const header = readExHeader(tag, at, at + payload, 'video');
      if (typeof header === 'number' || header.track > 0) return;
      if (header.bodyAt - header.fourCcAt > ONE_TRACK_LENGTH) return end('codec', 'multitrack');
      name = fourCc(tag, header.fourCcAt);
      codec = name === 'avc1' ? 'avc' : name === 'hvc1' ? 'hevc' : undefined;
      body = header.bodyAt;
      timeAt = -1;
      if (header.packet === EX_VIDEO.codedFrames) {
        timeAt = body;
        body += 3;
      }
    } else {
      const id = first & 0x0f;
      name = VIDEO_NAMES[id] ?? String(id);
      codec = id === H264 ? 'avc' : id === H265 ? 'hevc' : undefined;
    }
    if (!codec) return end('codec', name);
    const bytes = tag.subarray(body, at + payload);
    if (bytes.length === 0) return;
    hasPicture = true;
    if (isHeader) {
      const config = videoConfig(codec, bytes);
      return config ? hear.config(config) : end('damaged');
    }
    const isKey = kind === TAG_KIND.keyFrame;
    hear.sample({ track: 'video', dtsMs: tagTimeMs(tag, 0), ctsMs: timeAt < 0 ? 0 : int24(tag, timeAt), isKey, bytes });
  };

  const sound = (tag: Uint8Array, payload: number) => {
    const at = TAG_HEADER_LENGTH;
    const dtsMs = tagTimeMs(tag, 0);
    soundSinceMs ??= dtsMs;
    if (!hasPicture && dtsMs - soundSinceMs >= recordingLimits.soundOnlyAfterMs) return end('soundOnly');
    const format = (tag[at] as number) >> 4;
    let packet = tag[at + 1] as number;
    let body = at + 2;
    let name = SOUND_NAMES[format] ?? String(format);
    let isAac = format === AAC;
    if (format === EX_SOUND) {
      const header = readExHeader(tag, at, at + payload, 'audio');
      if (typeof header === 'number' || header.track > 0) return;
      if (header.bodyAt - header.fourCcAt > ONE_TRACK_LENGTH) return leaveSoundOut('multitrack');
      if (header.packet !== EX_AUDIO.sequenceStart && header.packet !== EX_AUDIO.codedFrames) return;
      name = fourCc(tag, header.fourCcAt);
      isAac = name === 'mp4a';
      ({ packet, bodyAt: body } = header);
    }
    if (!isAac) return leaveSoundOut(name);
    const bytes = tag.subarray(body, at + payload);
    if (packet === CODED_FRAMES) {
      if (bytes.length > 0) hear.sample({ track: 'audio', dtsMs, ctsMs: 0, isKey: true, bytes });
      return;
    }
    const config = audioConfig(bytes);
    if (config) hear.config(config);
    else leaveSoundOut('AAC');
  };

  /** A whole tag, or a header. */
  const take = (tag: Uint8Array) => {
    if (isFlvHeader(tag, 0)) {
      hasBegun = true;
      return;
    }
    const type = tag[0] as number;
    const payload = payloadLength(tag, 0);
    if (!isTagType(type)) {
      // a tag of an unknown type is one if its length stands behind it once more
      if (uint32(tag, tag.length - 4) !== payload + TAG_HEADER_LENGTH) end('damaged');
      else if (isEncryptedVideo(type)) end('encrypted');
      else if (isEncryptedTagType(type) && type !== (SCRIPT_TAG | 0x20)) leaveSoundOut('encrypted');
      return;
    }
    if (payload < 2 || type === SCRIPT_TAG) return;
    if (type === AUDIO_TAG) sound(tag, payload);
    else video(tag, payload);
  };

  return {
    push(chunk) {
      const bytes = new Uint8Array(chunk);
      let at = 0;
      while (at < bytes.length && !isOver) {
        if (have === 0 && bytes.length - at >= FLV_HEADER_LENGTH) {
          const length = lengthAt(bytes, at);
          if (length === 0) return end('damaged');
          if (at + length <= bytes.length) {
            take(bytes.subarray(at, at + length));
            at += length;
            continue;
          }
        }
        const taken = Math.min(wanted - have, bytes.length - at);
        whole.set(bytes.subarray(at, at + taken), have);
        have += taken;
        at += taken;
        if (have < wanted) return;
        const length = lengthAt(whole, 0);
        if (length === 0) return end('damaged');
        if (length > wanted) {
          const wider = new Uint8Array(length);
          wider.set(whole.subarray(0, have));
          whole = wider;
          wanted = length;
          continue;
        }
        const tag = whole;
        whole = new Uint8Array(FLV_HEADER_LENGTH);
        wanted = FLV_HEADER_LENGTH;
        have = 0;
        take(tag);
      }
    },
  };
}

const fourCc = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

const int24 = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8)) >> 8;

const uint32 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) * 0x1000000 +
  (((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number));

import { createFile, type ISOFile, MP4BoxBuffer } from 'mp4box';

/** A sample of an MP4, as a player would find it. */
export interface FoundSample {
  /** In milliseconds of the film, edits included: when it is decoded, and when it is shown. */
  readonly decodedMs: number;
  readonly shownMs: number;
  readonly isKey: boolean;
  readonly bytes: Uint8Array;
}

interface FoundTrack {
  /** As the web names it: `avc1.64001f`, `hvc1.1.6.L93.B0`, `mp4a.40.2`. */
  readonly codec: string;
  readonly samples: readonly FoundSample[];
  readonly width: number;
  readonly height: number;
  readonly sampleRate: number;
}

export interface FoundFilm {
  readonly durationMs: number;
  readonly boxes: readonly string[];
  readonly video: FoundTrack | undefined;
  readonly audio: FoundTrack | undefined;
}

/** Reads a whole MP4 with what somebody else wrote for that. Throws where it is none. */
export function readMp4(bytes: Uint8Array<ArrayBuffer>): FoundFilm {
  const file = createFile();
  let isReady = false;
  file.onReady = () => {
    isReady = true;
  };
  file.onError = (_module: string, message: string) => {
    throw new Error(message);
  };
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(bytes.slice().buffer, 0));
  file.flush();
  if (!isReady) throw new Error('there is no film in it');
  const { duration, timescale, tracks } = file.getInfo();
  const found = tracks.map(({ id, codec, video, audio }) => ({
    kind: video ? 'video' : 'audio',
    track: {
      codec,
      samples: samplesOf(file, id, bytes, timescale),
      width: video?.width ?? 0,
      height: video?.height ?? 0,
      sampleRate: audio?.sample_rate ?? 0,
    },
  }));
  const trackOf = (wanted: string) => found.find(({ kind }) => kind === wanted)?.track;
  return {
    durationMs: (duration * 1_000) / timescale,
    boxes: file.boxes.map(({ type }) => String(type)),
    video: trackOf('video'),
    audio: trackOf('audio'),
  };
}

function samplesOf(file: ISOFile, id: number, whole: Uint8Array, filmTimescale: number): FoundSample[] {
  const entries = file.getTrackById(id)?.edts?.elst?.entries ?? [];
  // nothing is shown first
  const delayMs = entries
    .filter(({ media_time }) => media_time === -1)
    .reduce((sum, { segment_duration }) => sum + (segment_duration * 1_000) / filmTimescale, 0);
  return file.getTrackSamplesInfo(id).map(({ dts, cts, timescale, is_sync, offset, size }) => ({
    decodedMs: delayMs + (dts * 1_000) / timescale,
    shownMs: delayMs + (cts * 1_000) / timescale,
    isKey: is_sync,
    bytes: whole.subarray(offset, offset + size),
  }));
}

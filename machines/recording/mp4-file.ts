import type { OpenFile } from '../kernel/ports';
import { type CodecConfig, sameConfig, type VideoConfig } from './codec-configs';
import type { Sample } from './flv-samples';
import { ftyp, moov, type TrackTables, u32 } from './mp4-boxes';
import { recordingLimits } from './recording-limits';

/**
 * One MP4 that is written while its samples come: first `ftyp` and the head of `mdat`, then the samples as they are, and at the end `moov`,
 * which tells where each of them is. So a file is whole once it is closed, and what was written at any time can be closed.
 */
export interface Mp4File {
  /** So many bytes have been taken, written or not; what closes it comes on top. */
  readonly bytes: number;
  /** From its first sample on to the end of its last. */
  durationMs(): number;
  /** A codec may come while it is written, of a track that has none yet. False where it would be another one. */
  config(config: CodecConfig): boolean;
  /** Of a track that has its codec; times of a track never go back. Throws what `OpenFile.write` throws, and can be closed then. */
  add(sample: Sample): void;
  /** Writes what is still to be written, and closes it. Where there is no more room, the end of the film makes some. */
  close(nowMs: number): void;
}

interface Track {
  readonly config: CodecConfig;
  readonly timescale: number;
  firstMs: number;
  /** In its own units, from its first sample on. */
  readonly times: number[];
  readonly offsets: number[];
  readonly sizes: number[];
  readonly isKey: boolean[];
  readonly chunks: { readonly at: number; readonly samples: number }[];
  /** Samples that are taken and not written. */
  waiting: Uint8Array[];
}

/** The same clock as the stream's: every time of a picture is kept as it is. */
const MS = 1_000;
/** A stream rounds its times to milliseconds: sound that is no further off goes on without a gap. */
const ROUNDED_MS = 1.5;
/** How long the last frame is shown, where it is the only one. */
const ONE_FRAME_MS = 40;
/** Its length and its name, of four bytes each. */
const BOX_HEAD = 8;
const MDAT = [0x6d, 0x64, 0x61, 0x74] as const;
const FREE = [0x66, 0x72, 0x65, 0x65] as const;

export function createMp4File(file: OpenFile, picture: VideoConfig): Mp4File {
  const head = ftyp(picture.codec);
  const mdatAt = head.length;
  const tracks: Track[] = [];
  /** Where the next byte of a sample goes, and how long the file is at least. */
  let end = mdatAt + BOX_HEAD;
  let length = end;
  let waitingBytes = 0;
  let waitingSinceMs: number | null = null;

  const trackOf = (name: Sample['track']) => tracks.find(({ config }) => config.track === name);
  const taken = (track: Track) => track.sizes.length;

  const config = (given: CodecConfig): boolean => {
    const known = trackOf(given.track)?.config;
    if (known) return sameConfig(known, given);
    const timescale = given.track === 'video' ? MS : given.sampleRate;
    tracks.push({
      config: given,
      timescale,
      firstMs: 0,
      times: [],
      offsets: [],
      sizes: [],
      isKey: [],
      chunks: [],
      waiting: [],
    });
    return true;
  };
  config(picture);
  file.write(join([head, [...u32(BOX_HEAD), ...MDAT]]), 0);

  /** When a sample is decoded, in the units of its track. */
  const timeOf = ({ config, timescale, firstMs, times }: Track, dtsMs: number): number => {
    const exact = ((dtsMs - firstMs) * timescale) / MS;
    const last = times[times.length - 1];
    if (config.track === 'video' || last === undefined) return Math.round(exact);
    const next = last + config.frameSamples;
    return Math.abs(next - exact) <= (ROUNDED_MS * timescale) / MS ? next : Math.max(last + 1, Math.round(exact));
  };

  const write = (bytes: Uint8Array, at: number) => {
    file.write(bytes, at);
    length = Math.max(length, at + bytes.length);
  };

  /** Writes what waits, the samples of a track behind each other. What was not written is in no table. */
  const flush = () => {
    const full = tracks.filter(({ waiting }) => waiting.length > 0);
    if (full.length === 0) return;
    const groups = full.map((track) => ({ track, samples: track.waiting }));
    waitingBytes = 0;
    waitingSinceMs = null;
    for (const track of full) track.waiting = [];
    try {
      write(join(groups.flatMap(({ samples }) => samples)), end);
    } catch (reason) {
      for (const { track, samples } of groups) forgetLast(track, samples.length);
      throw reason;
    }
    for (const { track, samples } of groups) {
      track.chunks.push({ at: end, samples: samples.length });
      end += samples.reduce((sum, { length: bytes }) => sum + bytes, 0);
    }
  };

  const tablesOf = (originMs: number): readonly TrackTables[] =>
    tracks
      .filter((track) => taken(track) > 0)
      .map((track) => ({ ...track, delayMs: track.firstMs - originMs, durations: durationsOf(track) }));

  const made = (nowMs: number): Uint8Array => {
    const firsts = tracks.filter((track) => taken(track) > 0).map(({ firstMs }) => firstMs);
    return moov(tablesOf(Math.min(...firsts)), nowMs);
  };

  const writeHead = (nowMs: number, isFull: boolean) => {
    let tables = made(nowMs);
    // over the film's own end, where there is room in any case
    while (isFull && end + tables.length + BOX_HEAD > length && dropLastChunk()) tables = made(nowMs);
    // the samples' box ends where this begins, and what is left behind it is nothing
    write(Uint8Array.from(u32(end - mdatAt)), mdatAt);
    const rest = length - end - tables.length;
    write(rest >= BOX_HEAD ? join([tables, u32(rest), FREE]) : tables, end);
  };

  /** The last samples that were written make room. False where there are none to spare. */
  const dropLastChunk = (): boolean => {
    const last = tracks
      .flatMap((track) => ({ track, chunk: track.chunks[track.chunks.length - 1] }))
      .reduce((one, other) => ((other.chunk?.at ?? 0) > (one.chunk?.at ?? 0) ? other : one));
    if (!last.chunk || taken(last.track) === last.chunk.samples) return false;
    last.track.chunks.pop();
    forgetLast(last.track, last.chunk.samples);
    end = last.chunk.at;
    return true;
  };

  return {
    get bytes() {
      return end + waitingBytes;
    },
    durationMs: () => {
      const used = tracks.filter((track) => taken(track) > 0);
      const originMs = Math.min(...used.map(({ firstMs }) => firstMs));
      return Math.max(0, ...used.map((track) => track.firstMs - originMs + lengthMs(track)));
    },
    config,
    add({ track: name, dtsMs, ctsMs, isKey, bytes }) {
      const track = trackOf(name);
      if (!track) return;
      if (taken(track) === 0) track.firstMs = dtsMs;
      const time = timeOf(track, dtsMs);
      waitingSinceMs ??= dtsMs;
      track.times.push(time);
      track.offsets.push(ctsMs);
      track.sizes.push(bytes.length);
      track.isKey.push(isKey);
      track.waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes >= recordingLimits.writeEveryBytes || dtsMs - waitingSinceMs >= recordingLimits.writeEveryMs)
        flush();
    },
    close(nowMs) {
      try {
        flush();
        writeHead(nowMs, false);
      } catch {
        writeHead(nowMs, true);
      }
      file.close();
    },
  };
}

function forgetLast(track: Track, count: number): void {
  const left = track.sizes.length - count;
  for (const column of [track.times, track.offsets, track.sizes, track.isKey]) column.length = left;
}

/** Each sample lasts until the next; the last one of a picture as long as the one before it. */
function durationsOf(track: Track): number[] {
  const { times } = track;
  const durations = times.slice(1).map((time, index) => time - (times[index] as number));
  durations.push(lastDuration(track));
  return durations;
}

function lastDuration({ config, timescale, times }: Track): number {
  if (config.track === 'audio') return config.frameSamples;
  const [before, last] = times.slice(-2);
  return last === undefined || before === undefined ? (ONE_FRAME_MS * timescale) / MS : last - before;
}

function lengthMs(track: Track): number {
  return (((track.times[track.times.length - 1] ?? 0) + lastDuration(track)) * MS) / track.timescale;
}

function join(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

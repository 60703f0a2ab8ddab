import { recordingFailure } from '../failure/recording-failure';
import type { Clock, Files } from '../kernel/ports';
import { type AudioConfig, type CodecConfig, sameConfig, type VideoConfig } from './codec-configs';
import type { Sample } from './flv-samples';
import { createMp4File, type Mp4File } from './mp4-file';
import { recordingLimits } from './recording-limits';

/** A file that is whole. */
export interface Closed {
  readonly name: string;
  readonly bytes: number;
  readonly durationMs: number;
}

/** The samples of one recording, in as many files as they need. */
export interface Parts {
  /** A pull begins: what comes now may have other times, and has its codecs told anew. */
  beginPull(): void;
  config(config: CodecConfig): void;
  /** Throws a `Failure` where it cannot be written: then `close` saves what was. */
  sample(sample: Sample): void;
  /** What is known of the time of the latest sample: it has come since this was asked last. */
  look(): Written;
  /** Closes the file that is open, if any, by the time it returns. Throws a `Failure` where it could not be closed. */
  close(): void;
}

/** All files of it together. */
interface Written {
  readonly bytes: number;
  readonly durationMs: number;
}

interface Given {
  readonly files: Files;
  readonly clock: Pick<Clock, 'now'>;
  /** Of the first file, without its suffix. */
  readonly name: string;
  closed(file: Closed): void;
}

/** A file that is being written. */
interface Open {
  readonly name: string;
  readonly mp4: Mp4File;
  /** Of all files that there were before. */
  readonly usedBytes: number;
  readonly firstMs: number;
  /** Of each track. */
  readonly lastMs: { video: number; audio: number | null };
}

export function createParts({ files, clock, name, closed }: Given): Parts {
  const { maxPartMs, maxPartBytes, maxBytesWithoutKeyFrame, maxFilesBytes, maxGapMs, clocksAgreeMs } = recordingLimits;
  let video: VideoConfig | null = null;
  let audio: AudioConfig | null = null;
  let open: Open | null = null;
  let count = 0;
  let before: Written = { bytes: 0, durationMs: 0 };
  let samples = 0;
  let seenSamples = 0;
  let seenAtMs = clock.now();
  /** A pull has begun, so long after the last sample: whether its times go on is to be found out. */
  let pauseMs: number | null = null;

  const close = (): void => {
    if (!open) return;
    const { mp4, name: called } = open;
    open = null;
    const durationMs = mp4.durationMs();
    mp4.close(clock.now());
    before = { bytes: before.bytes + mp4.bytes, durationMs: before.durationMs + durationMs };
    closed({ name: called, bytes: mp4.bytes, durationMs });
  };

  const begin = (picture: VideoConfig, dtsMs: number): Open => {
    count += 1;
    const called = `${name}${count === 1 ? '' : `-${count}`}.mp4`;
    const usedBytes = files.usedBytes();
    if (usedBytes > maxFilesBytes - recordingLimits.leastRoomBytes)
      throw recordingFailure('full', { step: 'openFile' });
    const mp4 = createMp4File(files.create(called), picture);
    if (audio) mp4.config(audio);
    return { name: called, mp4, usedBytes, firstMs: dtsMs, lastMs: { video: dtsMs, audio: null } };
  };

  /** Whether a sample stands where those before it lead. */
  const goesOn = ({ lastMs }: Open, { track, dtsMs }: Sample): boolean => {
    const last = lastMs[track] ?? lastMs.video - maxGapMs;
    if (dtsMs < last || dtsMs - lastMs.video > maxGapMs) return false;
    if (pauseMs === null) return true;
    return Math.abs(dtsMs - lastMs.video - pauseMs) <= clocksAgreeMs;
  };

  const isLong = ({ mp4, firstMs }: Open, dtsMs: number): boolean =>
    dtsMs - firstMs >= maxPartMs || mp4.bytes >= maxPartBytes;

  const mustStop = ({ mp4, usedBytes }: Open): boolean => usedBytes + mp4.bytes > maxFilesBytes;

  return {
    beginPull() {
      pauseMs = clock.now() - seenAtMs;
    },
    config(config) {
      const known = config.track === 'video' ? video : audio;
      if (config.track === 'video') video = config;
      else audio = config;
      if (known && !sameConfig(known, config)) close();
      else open?.mp4.config(config);
    },
    sample(sample) {
      const { track, dtsMs, isKey, bytes } = sample;
      samples += 1;
      const isPicture = track === 'video';
      if (open && !goesOn(open, sample)) close();
      else if (open && isPicture && isKey && isLong(open, dtsMs)) close();
      else if (open && open.mp4.bytes + bytes.length > maxBytesWithoutKeyFrame) close();
      pauseMs = null;
      if (!open) {
        // a film begins with a picture that needs no other one
        if (!isPicture || !isKey || !video) return;
        open = begin(video, dtsMs);
      }
      if (track === 'audio' && dtsMs < open.firstMs) return;
      open.lastMs[track] = dtsMs;
      open.mp4.add(sample);
      if (mustStop(open)) throw recordingFailure('full', { step: 'writeFile' });
    },
    look() {
      if (samples !== seenSamples) seenAtMs = clock.now();
      seenSamples = samples;
      return {
        bytes: before.bytes + (open?.mp4.bytes ?? 0),
        durationMs: before.durationMs + (open?.mp4.durationMs() ?? 0),
      };
    },
    close,
  };
}

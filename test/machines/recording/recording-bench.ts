import type { Files } from '../../../machines/kernel/ports';
import { createFlvSamples, type SampleTrouble } from '../../../machines/recording/flv-samples';
import { type Closed, createParts, type Parts } from '../../../machines/recording/parts';
import { createFiles } from '../../../miniprogram/runtime/files';
import { fakeWechat } from '../../miniprogram/runtime/fake-wechat';
import { type FoundFilm, readMp4 } from '../../support/read-mp4';

/** Files as on a phone, in memory. */
export function phoneFiles() {
  const wechat = fakeWechat();
  const files = createFiles(wechat.calls) as Files;
  /** What is in a kept file. */
  const contents = (name: string): Uint8Array<ArrayBuffer> => {
    const bytes = wechat.files.contents(files.pathOf(name));
    if (!bytes) throw new Error(`there is no ${name}`);
    return bytes;
  };
  return { files, simulated: wechat.files, contents, film: (name: string): FoundFilm => readMp4(contents(name)) };
}

/** Records bytes into such files: what a test says comes, pull by pull. */
export class RecordingBench {
  readonly phone = phoneFiles();
  readonly closed: Closed[] = [];
  readonly troubles: [SampleTrouble, string][] = [];
  readonly leftOut: string[] = [];
  readonly parts: Parts;
  nowMs = 1_700_000_000_000;

  constructor() {
    const clock = { now: () => this.nowMs };
    const closed = (file: Closed) => void this.closed.push(file);
    this.parts = createParts({ files: this.phone.files, clock, name: 'door', closed });
  }

  /** One pull, in these chunks. */
  pull(...chunks: readonly ArrayBuffer[]): void {
    this.parts.beginPull();
    const samples = createFlvSamples({
      config: (config) => this.parts.config(config),
      sample: (sample) => this.parts.sample(sample),
      soundLeftOut: (codec) => this.leftOut.push(codec),
      trouble: (trouble, detail) => this.troubles.push([trouble, detail]),
    });
    for (const chunk of chunks) samples.push(chunk);
    this.parts.look();
  }

  /** Ends it, and reads what there is. */
  films(): FoundFilm[] {
    this.parts.close();
    return this.closed.map(({ name }) => this.phone.film(name));
  }
}

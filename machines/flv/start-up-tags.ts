import { payloadLength, TAG_HEADER_LENGTH, type TagKind } from './flv-bytes';

/** A start-up tag that is longer than this is passed on but not kept. */
export const MAX_START_UP_TAG_BYTES = 65_536;
/** As many scripts of different names are kept: `onMetaData` always, the oldest others make room. */
const MAX_SCRIPTS = 8;
/** As many sequence headers and the like are kept: one a track and kind. */
const MAX_SEQUENCES = 16;

const MAX_TRACKS = 256;
const MAX_NAME_LENGTH = 128;
const META_DATA_NAME = 'onMetaData';

/** Tags, each whole, the newest of its kind, in the order in which each kind came first. */
interface Kept {
  readonly scripts: Map<string, ArrayBuffer>;
  /** By kind and track. */
  readonly sequences: Map<number, ArrayBuffer>;
}

const nothing = (): Kept => ({ scripts: new Map(), sequences: new Map() });

/** What a player must have had before its first frame: scripts and sequence headers. */
export class StartUpTags {
  private kept = nothing();
  /** Those from before the newest file header, which may be repeated alone. */
  private former = nothing();

  list(): ArrayBuffer[] {
    return [...this.kept.scripts.values(), ...this.kept.sequences.values()];
  }

  keepScript(tag: ArrayBuffer): void {
    const { scripts } = this.kept;
    const name = scriptName(tag);
    if (scripts.size === MAX_SCRIPTS && !scripts.has(name)) {
      const oldest = [...scripts.keys()].find((other) => other !== META_DATA_NAME);
      if (oldest !== undefined) scripts.delete(oldest);
    }
    scripts.set(name, tag);
  }

  keepSequence(kind: TagKind, track: number, tag: ArrayBuffer): void {
    const { sequences } = this.kept;
    const key = kind * MAX_TRACKS + track;
    if (sequences.has(key) || sequences.size < MAX_SEQUENCES) sequences.set(key, tag);
  }

  /** A file header came: what came before holds only as far as nothing else comes. */
  beginAnew(): void {
    this.former = {
      scripts: new Map([...this.former.scripts, ...this.kept.scripts]),
      sequences: new Map([...this.former.sequences, ...this.kept.sequences]),
    };
    this.kept = nothing();
  }

  forget(): void {
    this.kept = nothing();
    this.former = nothing();
  }

  /** The first frame after a file header came: what was not told again since is as it was. */
  settle(): void {
    const { scripts, sequences } = this.former;
    this.former = nothing();
    if (this.kept.scripts.size === 0) for (const [name, tag] of scripts) this.kept.scripts.set(name, tag);
    for (const [key, tag] of sequences) if (!this.kept.sequences.has(key)) this.kept.sequences.set(key, tag);
  }
}

/** A script begins with an AMF string, its name: a type byte, two bytes of length, and its letters. Empty where it does not. */
function scriptName(tag: ArrayBuffer): string {
  const bytes = new Uint8Array(tag);
  const [type = 0, high = 0, low = 0] = bytes.subarray(TAG_HEADER_LENGTH);
  const from = TAG_HEADER_LENGTH + 3;
  const to = Math.min(from + ((high << 8) | low), TAG_HEADER_LENGTH + payloadLength(bytes, 0));
  return type === 2 ? String.fromCharCode(...bytes.subarray(from, Math.min(to, from + MAX_NAME_LENGTH))) : '';
}

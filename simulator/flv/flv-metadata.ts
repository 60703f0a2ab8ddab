import { TAG_HEADER_LENGTH } from '../../machines/flv';

/** What `onMetaData` tells of a stream; a camera may leave out any of it. */
export interface FlvMetadata {
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
  /** What a simulated camera films where that is not as usual: its own word. */
  readonly light?: string;
}

const NUMBER = 0;
const TEXT = 2;
/** One type byte and a 64-bit float. */
const NUMBER_LENGTH = 9;

/** Reads size, frame rate and light out of a whole script tag; what cannot be found stays missing. Never throws. */
export function readMetadata(scriptTag: ArrayBuffer): FlvMetadata {
  const bytes = new Uint8Array(scriptTag);
  const width = numberNamed(bytes, 'width');
  const height = numberNamed(bytes, 'height');
  const framesPerSecond = numberNamed(bytes, 'framerate');
  const light = textNamed(bytes, 'light');
  return {
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(framesPerSecond !== undefined && { framesPerSecond }),
    ...(light !== undefined && { light }),
  };
}

function numberNamed(bytes: Uint8Array, name: string): number | undefined {
  const at = valueNamed(bytes, name, NUMBER);
  if (at === undefined || at + NUMBER_LENGTH > bytes.length) return undefined;
  const found = new DataView(bytes.buffer, bytes.byteOffset + at + 1, 8).getFloat64(0);
  return Number.isFinite(found) ? found : undefined;
}

/** Short and in ASCII: of a length of two bytes the first is 0. */
function textNamed(bytes: Uint8Array, name: string): string | undefined {
  const at = valueNamed(bytes, name, TEXT);
  const length = at === undefined ? undefined : bytes[at + 2];
  if (at === undefined || length === undefined) return undefined;
  return String.fromCharCode(...bytes.subarray(at + 3, at + 3 + length));
}

/** AMF writes a property as two bytes of length, its name, and a typed value: enough to find one without a parser. */
function valueNamed(bytes: Uint8Array, name: string, type: number): number | undefined {
  const last = bytes.length - 2 - name.length;
  for (let at = TAG_HEADER_LENGTH; at < last; at += 1) {
    const value = at + 2 + name.length;
    if (bytes[at] !== 0 || bytes[at + 1] !== name.length || bytes[value] !== type) continue;
    if (isNameAt(bytes, at + 2, name)) return value;
  }
  return undefined;
}

function isNameAt(bytes: Uint8Array, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if (bytes[at + index] !== name.charCodeAt(index)) return false;
  }
  return true;
}

import { TAG_HEADER_LENGTH } from '../../machines/flv';

/** Numbers that `onMetaData` tells of a stream; a camera may leave out any of them. */
export interface FlvMetadata {
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
}

const NUMBER = 0;
/** One type byte and a 64-bit float. */
const NUMBER_LENGTH = 9;

/** Reads size and frame rate out of a whole script tag; what cannot be found stays missing. Never throws. */
export function readMetadata(scriptTag: ArrayBuffer): FlvMetadata {
  const bytes = new Uint8Array(scriptTag);
  const width = numberNamed(bytes, 'width');
  const height = numberNamed(bytes, 'height');
  const framesPerSecond = numberNamed(bytes, 'framerate');
  return {
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(framesPerSecond !== undefined && { framesPerSecond }),
  };
}

/** AMF writes a property as two bytes of length, its name, and a typed value: enough to find a number without a parser. */
function numberNamed(bytes: Uint8Array, name: string): number | undefined {
  const last = bytes.length - 2 - name.length - NUMBER_LENGTH;
  for (let at = TAG_HEADER_LENGTH; at <= last; at += 1) {
    const value = at + 2 + name.length;
    if (bytes[at] !== 0 || bytes[at + 1] !== name.length || bytes[value] !== NUMBER) continue;
    if (!isNameAt(bytes, at + 2, name)) continue;
    const found = new DataView(bytes.buffer, bytes.byteOffset + value + 1, 8).getFloat64(0);
    return Number.isFinite(found) ? found : undefined;
  }
  return undefined;
}

function isNameAt(bytes: Uint8Array, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if (bytes[at + index] !== name.charCodeAt(index)) return false;
  }
  return true;
}

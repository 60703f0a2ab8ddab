import mpegts from 'mpegts.js';

/** mpegts.js's base class as it is; its types leave out what a subclass needs. */
interface LoaderBase {
  _status: number;
  _needStash: boolean;
  _onDataArrival: ((chunk: ArrayBuffer, byteStart: number, receivedLength: number) => void) | null;
}
const BaseLoader = mpegts.BaseLoader as unknown as new (type: string) => LoaderBase;

const BUFFERING = 2;
const COMPLETE = 4;

export type Feed = (chunk: ArrayBuffer) => void;

/**
 * A loader class that opens no connection: whoever owns the bytes gets a function to feed them in.
 * mpegts.js makes the instance itself, so that the function comes through `onOpen`.
 */
export function chunkLoader(onOpen: (feed: Feed) => void): typeof mpegts.BaseLoader {
  class ChunkLoader extends BaseLoader {
    private receivedBytes = 0;

    constructor() {
      super('chunks');
      this._needStash = true;
    }

    open(): void {
      this._status = BUFFERING;
      onOpen((chunk) => {
        const byteStart = this.receivedBytes;
        this.receivedBytes += chunk.byteLength;
        this._onDataArrival?.(chunk, byteStart, this.receivedBytes);
      });
    }

    abort(): void {
      this._status = COMPLETE;
    }
  }
  return ChunkLoader as unknown as typeof mpegts.BaseLoader;
}

import type { Picture } from './player.types';
import type { ChunkDecoder } from './preview-wechat';

/** The picture as a browser's decoder shows it; the decoder is made with the first pull. */
export class DecoderPicture implements Picture {
  private decoder: ChunkDecoder | null = null;
  private isMuted = false;
  private isDestroyed = false;

  constructor(
    private readonly createDecoder: () => ChunkDecoder,
    readonly decodesH265 = true,
  ) {}

  restart(): void {
    if (this.isDestroyed) return;
    this.decoder ??= this.createDecoder();
    this.decoder.setMuted(this.isMuted);
    this.decoder.resume();
  }

  push(chunk: ArrayBuffer): void {
    this.decoder?.addChunk(chunk);
  }

  freeze(): void {
    this.decoder?.pause();
  }

  unfreeze(): void {
    this.decoder?.resume();
  }

  setMuted(muted: boolean): void {
    this.isMuted = muted;
    this.decoder?.setMuted(muted);
  }

  async snapshot(): Promise<string> {
    if (!this.decoder) throw { errMsg: 'there is no picture yet' };
    return this.decoder.snapshot();
  }

  destroy(): void {
    this.isDestroyed = true;
    this.decoder?.destroy();
    this.decoder = null;
  }
}

/** A decoder of the browser, shown in an element of a component. It begins anew with each FLV header. */
export interface ChunkDecoder {
  addChunk(chunk: ArrayBuffer): void;
  setMuted(muted: boolean): void;
  pause(): void;
  resume(): void;
  snapshot(): Promise<string>;
  destroy(): void;
}

/** What the preview's `wx` has beyond WeChat's. */
export interface PreviewWechat {
  /** Absent in WeChat DevTools, and in the preview with `?decoder=none`. */
  createChunkDecoder?(request: { readonly component: object; readonly selector: string }): ChunkDecoder;
  /** Whether the browser has a decoder for H.265: some have. */
  readonly decodesH265?: boolean;
  setPreviewFullScreen?(component: object, on: boolean, direction: number): void;
}

import type { Clock } from '../../machines/kernel/ports';
import { DecoderPicture } from './decoder-picture';
import { type Drawing, DrawnPicture } from './drawn-picture';
import type { Picture } from './player.types';
import type { PreviewWechat } from './preview-wechat';

/** The element that a decoder fills. */
const SCREEN = '.screen';

/** By what a camera's metadata say. */
type Named = Readonly<Record<string, string>>;

/** What is said of a picture that nobody decodes. */
const words = {
  zh: {
    picture: '模拟画面',
    frames: '帧',
    keyFrames: '关键帧',
    lights: { night: '夜间红外', rain: '下雨', privacy: '隐私模式，画面为黑' } as Named,
  },
  en: {
    picture: 'simulated picture',
    frames: 'frames',
    keyFrames: 'key frames',
    lights: { night: 'infrared', rain: 'rain', privacy: 'privacy mode: black' } as Named,
  },
};

/** What a component that shows a picture has as its data. */
export const pictureData = {
  /** What there is to see without a decoder. */
  drawing: null as Drawing | null,
  words: words.zh,
};

interface Node {
  setData(changes: object): void;
}

/** What `node` shows: the real picture where the preview has a decoder, elsewhere what the FLV tags tell. */
export function pictureOf(node: Node, clock: Clock): Picture {
  const { createChunkDecoder, decodesH265, getAppBaseInfo } = previewWechat();
  if (/^en/.test(getAppBaseInfo?.().language ?? '')) node.setData({ words: words.en });
  if (createChunkDecoder)
    return new DecoderPicture(() => createChunkDecoder({ component: node, selector: SCREEN }), decodesH265);
  return new DrawnPicture(clock, (drawing) => node.setData({ drawing }));
}

export function setFullScreen(node: object, on: boolean, direction: number): void {
  previewWechat().setPreviewFullScreen?.(node, on, direction);
}

function previewWechat(): PreviewWechat & { getAppBaseInfo?(): { readonly language: string } } {
  return wx as unknown as PreviewWechat;
}

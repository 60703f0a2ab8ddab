import type { GeneralComponent } from 'glass-easel';
import { ChunkDecoder, type DecoderListeners } from '../decoder/chunk-decoder';
import type { PreviewOptions } from '../options';
import type { FullScreen } from '../phone/full-screen';

/** `this` of one of the mini-program's components. */
interface ComponentCaller {
  readonly _$: GeneralComponent;
}

interface DecoderRequest extends DecoderListeners {
  readonly component: ComponentCaller;
  /** Finds the element inside the component that the video fills. */
  readonly selector: string;
}

/** The decoders that are in use, for tests and the panel. */
export type Decoders = Set<ChunkDecoder>;

/**
 * What a simulated player needs of the browser and WeChat has not: its code asks whether they are there.
 * Without a decoder `createChunkDecoder` is absent, as in WeChat DevTools.
 */
export function playerApi(
  options: PreviewOptions,
  fullScreen: FullScreen,
  decoders: Decoders,
): Record<string, unknown> {
  const createChunkDecoder = ({ component, selector, ...listeners }: DecoderRequest) => {
    const decoder = new ChunkDecoder(elementIn(component, selector), options.speed, listeners);
    decoders.add(decoder);
    const destroy = () => {
      decoders.delete(decoder);
      decoder.destroy();
    };
    return {
      addChunk: (chunk: ArrayBuffer) => decoder.addChunk(chunk),
      setMuted: (isMuted: boolean) => decoder.setMuted(isMuted),
      pause: () => decoder.pause(),
      resume: () => decoder.resume(),
      snapshot: () => decoder.snapshot(),
      stats: () => decoder.stats(),
      destroy,
    };
  };
  return {
    setPreviewFullScreen: (component: ComponentCaller, isOn: boolean, direction = 0) => {
      const host = component._$.getBackendElement() as unknown as HTMLElement;
      if (isOn) fullScreen.enter(host, direction, () => leave(component));
      else fullScreen.leave(host);
    },
    ...(options.hasDecoder && canDecode() ? { createChunkDecoder, decodesH265: canDecodeH265() } : {}),
  };
}

/** A browser that cannot shows what the stream tells, as WeChat DevTools do. */
const canDecode = (): boolean =>
  'MediaSource' in window &&
  MediaSource.isTypeSupported('video/mp4; codecs="avc1.42E01F"') &&
  'requestVideoFrameCallback' in HTMLVideoElement.prototype;

/** Some browsers do, where the computer has a decoder. jsdom has no pictures at all. */
const canDecodeH265 = (): boolean =>
  'MediaSource' in window && MediaSource.isTypeSupported('video/mp4; codecs="hvc1.1.6.L93.B0"');

function elementIn(component: ComponentCaller, selector: string): HTMLElement {
  const found = component._$.getShadowRoot()?.querySelector(selector);
  if (!found) throw new Error(`createChunkDecoder: there is no "${selector}" in ${component._$.is}`);
  return found.getBackendElement() as unknown as HTMLElement;
}

/** The person left full screen with the phone's own button: the player should know. */
function leave(component: ComponentCaller): void {
  const caller = component as unknown as { leaveFullScreen?: () => void };
  if (caller.leaveFullScreen) caller.leaveFullScreen();
  else component._$.triggerEvent('fullscreenchange', { fullScreen: false, direction: 0 });
}

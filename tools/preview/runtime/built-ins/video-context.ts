import type { FullScreen } from '../phone/full-screen';

/** What a context asks of its `video`. */
interface Video {
  /** What covers the phone in full screen. */
  readonly host: HTMLElement;
  readonly element: HTMLVideoElement;
  readonly fullScreen: FullScreen;
  /** The property `direction`. */
  direction(): unknown;
  /** It came into full screen, or left it. */
  fullScreenChanged(isOn: boolean, direction: number): void;
}

/** Rates that WeChat plays; it passes over any other. */
const RATES: readonly number[] = [0.5, 0.8, 1, 1.25, 1.5, 2, 3, 4];

/** Ways of WeChat that a browser, or this preview, has not. */
const LEFT_OUT = [
  'sendDanmu',
  'showStatusBar',
  'hideStatusBar',
  'requestBackgroundPlayback',
  'exitBackgroundPlayback',
  'exitPictureInPicture',
  'startCasting',
  'switchCasting',
  'reconnectCasting',
  'exitCasting',
] as const;

/** What a context can be asked, by its names in WeChat. */
export const videoCalls = [
  'play',
  'pause',
  'stop',
  'seek',
  'playbackRate',
  'requestFullScreen',
  'exitFullScreen',
  ...LEFT_OUT,
] as const;

/** The calls of one `video`. They answer nothing in WeChat, either. */
export type VideoContext = Readonly<Record<(typeof videoCalls)[number], (given?: unknown) => void>>;

const leftOut = Object.fromEntries(LEFT_OUT.map((name) => [name, () => console.warn(notHere(name))])) as Pick<
  VideoContext,
  (typeof LEFT_OUT)[number]
>;

const contexts = new WeakMap<object, VideoContext>();

/** The context of the `video` that this element of the document is; undefined for any other element. */
export const videoContextOf = (host: object): VideoContext | undefined => contexts.get(host);

/** Gives a `video` its context. */
export function makeVideoContext({ host, element, fullScreen, direction, fullScreenChanged }: Video): void {
  let turned = 0;
  const left = () => fullScreenChanged(false, 0);
  contexts.set(host, {
    play: () => void element.play().catch(refused),
    pause: () => element.pause(),
    stop() {
      element.pause();
      element.currentTime = 0;
    },
    seek(position) {
      if (Number.isFinite(Number(position))) element.currentTime = Number(position);
      else console.warn(`VideoContext.seek：${position} 不是秒数。\n${position} is no number of seconds.`);
    },
    playbackRate(rate) {
      if (RATES.includes(Number(rate))) element.playbackRate = Number(rate);
      else console.warn(`VideoContext.playbackRate：只能是 ${RATES.join('、')}。\nIt is one of ${RATES.join(', ')}.`);
    },
    requestFullScreen(given) {
      const wanted = (given as { direction?: unknown } | undefined)?.direction ?? direction();
      turned = wanted === 0 || wanted === 90 || wanted === -90 ? wanted : directionOf(element);
      fullScreen.enter(host, turned, left);
      fullScreenChanged(true, turned);
    },
    exitFullScreen() {
      if (fullScreen.leave(host)) left();
    },
    ...leftOut,
  });
}

/** As WeChat chooses it where nobody says: a wide picture lies on its side. */
const directionOf = ({ videoWidth, videoHeight }: HTMLVideoElement): number => (videoWidth > videoHeight ? 90 : 0);

const notHere = (name: string): string =>
  `VideoContext.${name}：预览里没有，什么也不做。\nIt is not in the preview: the call does nothing.`;

function refused(reason: unknown): void {
  // it was paused before it began, or what it should play is wrong, which its own event tells
  if (!(reason instanceof DOMException) || reason.name !== 'NotAllowedError') return;
  console.warn(
    'VideoContext.play：浏览器不让有声视频自己播放，先点按页面，或设 muted。微信里可以。\n' +
      'The browser plays nothing with sound by itself: tap the page first, or set muted. WeChat plays it.',
  );
}

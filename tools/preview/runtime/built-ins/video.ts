import { type BuiltIn, type BuiltInDefinition, hostOf, ownerPathOf, type PhoneServices } from './built-in';
import videoTemplate from './video.wxml';
import { makeVideoContext, videoContextOf } from './video-context';

/** The browser's event → WeChat's, with what it tells. */
const TOLD: Readonly<Record<string, (video: HTMLVideoElement) => readonly [string, object]>> = {
  play: () => ['play', {}],
  pause: () => ['pause', {}],
  ended: () => ['ended', {}],
  waiting: () => ['waiting', {}],
  seeked: ({ currentTime }) => ['seekcomplete', { position: currentTime }],
  timeupdate: ({ currentTime, duration }) => ['timeupdate', { currentTime, duration }],
  loadedmetadata: ({ videoWidth: width, videoHeight: height, duration }) => [
    'loadedmetadata',
    { width, height, duration },
  ],
  error: ({ error }) => ['error', { errMsg: error?.message || 'MEDIA_ERR' }],
};

export function video(services: PhoneServices): BuiltInDefinition {
  return {
    template: videoTemplate,
    properties: {
      src: String,
      poster: String,
      controls: { type: Boolean, value: true },
      autoplay: Boolean,
      loop: Boolean,
      muted: Boolean,
      initialTime: { type: Number, value: 0 },
      objectFit: { type: String, value: 'contain' },
      direction: { type: null, value: null },
    },
    data: { canLeave: false, leaveLabel: services.backLabel },
    observers: {
      src(source) {
        setUrl(this, 'src', source, services);
      },
      poster(source) {
        setUrl(this, 'poster', source, services);
      },
      'controls, autoplay, loop, muted, objectFit'() {
        applyProperties(this);
      },
    },
    methods: {
      leave() {
        videoContextOf(hostOf(this))?.exitFullScreen();
      },
    },
    attached() {
      const element = videoOf(this);
      if (!element) return;
      // observers hear of changes alone
      applyProperties(this);
      makeVideoContext({
        host: hostOf(this),
        element,
        fullScreen: services.fullScreen,
        direction: () => this.data.direction,
        fullScreenChanged: (fullScreen, direction) => {
          this.setData({ canLeave: fullScreen && this.data.controls });
          this.triggerEvent('fullscreenchange', { fullScreen, direction: direction === 0 ? 'vertical' : 'horizontal' });
        },
      });
      for (const [type, tell] of Object.entries(TOLD))
        element.addEventListener(type, () => this.triggerEvent(...tell(element)));
      element.addEventListener('loadedmetadata', () => {
        if (Number(this.data.initialTime) > 0) element.currentTime = Number(this.data.initialTime);
      });
    },
  };
}

const videoOf = (builtIn: BuiltIn): HTMLVideoElement | null => hostOf(builtIn).querySelector(':scope > video');

function applyProperties(builtIn: BuiltIn): void {
  const element = videoOf(builtIn);
  if (!element) return;
  const { controls, autoplay, loop, muted, objectFit } = builtIn.data;
  // a browser plays by itself only what is silent
  Object.assign(element, { controls, autoplay, loop, muted, playsInline: true });
  element.style.objectFit = String(objectFit);
}

function setUrl(builtIn: BuiltIn, name: 'src' | 'poster', source: unknown, services: PhoneServices): void {
  const element = videoOf(builtIn);
  if (!element) return;
  if (source) element[name] = services.assetUrl(String(source), ownerPathOf(builtIn));
  else element.removeAttribute(name);
}
